"""Pages about who cites whom: the most cited articles, those that are wanted, and all that cite one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from mskb.catalog.catalog import Catalog
from mskb.catalog.links import by_product
from mskb.render.connections import MOST
from mskb.render.escape import escape_inline
from mskb.render.list_pages import ArticleList, IndexPage, article_rows, articles, list_pages
from mskb.render.urls import article_folder, article_path, cited_by_address, relative

_MOST_CITED = 1000
_NO_PRODUCT = "No product named"


def citation_pages(catalog: Catalog) -> Iterator[IndexPage]:
    """The pages of a catalog that tell of citations."""
    ranked = catalog.by_citations
    wanted = [article_id for article_id in ranked if article_id not in catalog.entries]
    about = "What articles cite and this archive lacks, most cited first"
    yield from list_pages(ArticleList("/wanted/", "Wanted articles", about, wanted, rows=_ranked_rows), catalog)
    cited = [article_id for article_id in ranked if article_id in catalog.entries]
    about = f"The articles that most others cite, of {len(cited):,} that are cited at all"
    most = cited[:_MOST_CITED]
    yield from list_pages(ArticleList("/most-cited/", "Most cited articles", about, most, rows=_ranked_rows), catalog)
    for article_id in ranked:
        if len(catalog.citing[article_id]) <= MOST:
            break
        yield from _cited_by(article_id, catalog)


def _ranked_rows(ids: Sequence[str], path: str, catalog: Catalog) -> str:
    return "\n".join(
        f"-   {_link(article_id, path, catalog)}, cited by {articles(len(catalog.citing[article_id]))}"
        for article_id in ids
    )


def _cited_by(article_id: str, catalog: Catalog) -> Iterator[IndexPage]:
    ordered = [source for _, ids in by_product(catalog.citing[article_id], catalog) for source in ids]
    parents = [("kb/index.md", "Articles by number")]
    if article_id in catalog.entries:
        folder = article_folder(article_id)
        parents.append((f"kb/{folder}/index.md", f"Q{int(folder)}000 to Q{int(folder)}999"))

    def make_rows(ids: Sequence[str], path: str, catalog: Catalog) -> str:
        parts = [f"They cite {_link(article_id, path, catalog)}."]
        for product, members in groupby(ids, lambda source: _product_of(source, catalog)):
            parts.append(f"## {escape_inline(product)}\n\n{article_rows(members, path, catalog)}")
        return "\n\n".join(parts)

    title = f"Articles that cite {article_id}"
    listed = ArticleList(
        cited_by_address(article_id), title, f"{title}, by product", ordered, tuple(parents), rows=make_rows
    )
    yield from list_pages(listed, catalog)


def _product_of(article_id: str, catalog: Catalog) -> str:
    return catalog.entries[article_id].facts.product_name or _NO_PRODUCT


def _link(article_id: str, path: str, catalog: Catalog) -> str:
    """A link with number and title; what is absent has the title under which it is cited most."""
    entry = catalog.entries.get(article_id)
    cited = () if entry else catalog.titles_cited(article_id)
    title = entry.title if entry else next(iter(cited), "")
    text = escape_inline(f"{article_id} {title}".strip())
    return f"[{text}]({relative(article_path(article_id), path)})"
