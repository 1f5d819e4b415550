"""What the catalog keeps of an article: small values that cross processes; the text stays behind."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from mskb.catalog.kinds import status_of, types_of
from mskb.catalog.titles import cited_titles
from mskb.model.article import Article, Dialect, Product
from mskb.model.defects import Defect

# A bullet below `on platform(s):` names what a product runs on, which is not what the article is about.
_PLATFORM_LABELS = ("the operating system:", "the hardware:")
# The parts of the Programmer's Library CD, and what it calls them.
_LIBRARY_SOURCES = {
    "mspl13_basic": "Programmer's Library: Basic",
    "mspl13_c": "Programmer's Library: C",
    "mspl13_masm": "Programmer's Library: Macro Assembler",
}


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """One article as the catalog knows it, from one file."""

    id: str
    title: str
    dialect: Dialect
    file: str
    """Where the system finds its file, to read it again when its page is made."""
    path: str
    """The file's path for people, as `Source.path`."""
    sha256: str
    modified: str
    """ISO date, empty where it is not known."""
    product_code: str
    product_name: str
    applies_to: tuple[tuple[str, tuple[str, ...]], ...]
    """Product names, each with its versions; the platforms that they run on are left out."""
    keywords: tuple[str, ...]
    types: tuple[str, ...]
    status: tuple[str, ...]
    references: tuple[str, ...]
    defects: tuple[Defect, ...]
    fingerprint: str
    """Equal for editions that say the same, in whatever dialect."""
    cited_titles: tuple[tuple[str, str], ...] = ()
    """Ids, each with a title under which the article cites it."""
    versions: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Of the version field, platforms with their versions; kept only where no product is named."""
    words: int = 0
    """How many words its text has, its title among them."""


def facts_of(article: Article, file: str) -> ArticleFacts:
    """The facts of an article that was read from a file."""
    facts = article.facts
    product = _bucket(article)
    words = f"{article.title}\n{article.text}".split()
    applies_to = tuple(
        (entry.name, entry.versions)
        for entry in facts.applies_to
        if entry.name and not entry.text.casefold().startswith(_PLATFORM_LABELS)
    )
    return ArticleFacts(
        id=article.id,
        title=article.title,
        dialect=article.dialect,
        file=file,
        path=article.source.path,
        sha256=article.source.sha256,
        modified=facts.modified.isoformat() if facts.modified else "",
        product_code=product.code,
        product_name=product.name,
        applies_to=applies_to,
        keywords=facts.keywords,
        types=types_of(article),
        status=status_of(article),
        references=article.references,
        defects=article.defects,
        fingerprint=_fingerprint(words),
        cited_titles=cited_titles(article),
        versions=()
        if applies_to
        else tuple((platform.platform, platform.items) for platform in facts.versions.platforms),
        words=len(words),
    )


def _bucket(article: Article) -> Product:
    """What the article was filed under; the Programmer's Library tells it after its keywords (SURVEY 1.6)."""
    if article.dialect is not Dialect.LIBRARY or article.facts.product.code:
        return article.facts.product
    source = article.facts.raw.get("Keyword(s)", "").rpartition("|")[2].strip().casefold()
    name = _LIBRARY_SOURCES.get(source)
    return Product(source, name) if name else article.facts.product


def _fingerprint(words: Sequence[str]) -> str:
    return hashlib.sha1(" ".join(words).encode(), usedforsecurity=False).hexdigest()
