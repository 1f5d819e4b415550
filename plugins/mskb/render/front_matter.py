"""Front matter of a page: an article's facts as YAML, for Hugo, GitHub and whoever reads the tree."""

from __future__ import annotations

from collections.abc import Mapping

import frontmatter

from mskb.model.article import Article
from mskb.render.urls import article_address

_WIDE = 10_000


def front_matter_of(article: Article, tags: tuple[str, ...] = ()) -> dict[str, object]:
    """The facts of an article by their front matter names; empty ones are left out.

    Args:
        article: The article.
        tags: The addresses of the index pages that list it.
    """
    facts = article.facts
    names = [entry.name for entry in facts.applies_to if entry.name]
    versions = [item for platform in facts.versions.platforms for item in platform.items]
    values: dict[str, object] = {
        "title": article.title,
        "id": article.id,
        "permalink": article_address(article.id),
        "product": facts.product.name,
        "products": list(dict.fromkeys(names)),
        "versions": list(dict.fromkeys(versions)),
        "platforms": [platform.platform for platform in facts.versions.platforms if platform.platform],
        "operating_systems": list(facts.operating_systems),
        "keywords": list(facts.keywords),
        "technology": list(facts.technology),
        "hardware": list(facts.hardware),
        "component": facts.component,
        "issue_type": list(facts.issue_type),
        "solution_type": list(facts.solution_type),
        "query_words": list(facts.query_words),
        "modified": facts.modified.isoformat() if facts.modified else "",
        "tags": list(tags),
        "dialect": article.dialect.value,
        "source": article.source.path,
    }
    return {name: value for name, value in values.items() if value}


def with_front_matter(values: Mapping[str, object], markdown: str) -> str:
    """A page as text: front matter, a blank line, the Markdown, a newline."""
    post = frontmatter.Post(markdown)
    post.metadata.update(values)
    return frontmatter.dumps(post, sort_keys=False, allow_unicode=True, width=_WIDE) + "\n"
