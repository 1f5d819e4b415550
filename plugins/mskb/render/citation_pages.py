"""Pages about who cites whom: the most cited articles, those that are wanted, and all that cite one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from mskb.catalog.catalog import Catalog, number_of
from mskb.catalog.links import by_product
from mskb.render.connections import MOST
from mskb.render.escape import escape_inline
from mskb.render.index_pages import ROWS, IndexPage
from mskb.render.urls import article_folder, article_path, cited_by_address, list_paths, relative

_MOST_CITED = 1000
_NO_PRODUCT = "No product named"


def citation_pages(catalog: Catalog) -> Iterator[IndexPage]:
    """The pages of a catalog that tell of citations."""
    ranked = sorted(catalog.citing, key=lambda article_id: (-len(catalog.citing[article_id]), number_of(article_id)))
    wanted = [article_id for article_id in ranked if article_id not in catalog.entries]
    yield from _ranking(
        "/wanted/",
        "Wanted articles",
        f"{_articles(len(wanted))} that others cite and that this archive lacks, most cited first",
        wanted,
        catalog,
    )
    cited = [article_id for article_id in ranked if article_id in catalog.entries]
    yield from _ranking(
        "/most-cited/",
        "Most cited articles",
        f"The {_articles(len(cited[:_MOST_CITED]))} that most others cite, of {len(cited):,} that are cited at all",
        cited[:_MOST_CITED],
        catalog,
    )
    for article_id in ranked:
        if len(catalog.citing[article_id]) <= MOST:
            break
        yield from _cited_by(article_id, catalog)


def _ranking(address: str, title: str, about: str, ids: Sequence[str], catalog: Catalog) -> Iterator[IndexPage]:
    def make_rows(path: str, rows: Sequence[str]) -> str:
        return "\n".join(
            f"-   {_link(article_id, path, catalog)}, cited by {_articles(len(catalog.citing[article_id]))}"
            for article_id in rows
        )

    yield from _list(address, title, about, ids, (), make_rows)


def _cited_by(article_id: str, catalog: Catalog) -> Iterator[IndexPage]:
    citing = catalog.citing[article_id]
    ordered = [source for _, ids in by_product(citing, catalog) for source in ids]
    parents = [("kb/index.md", "Articles by number")]
    if article_id in catalog.entries:
        folder = article_folder(article_id)
        parents.append((f"kb/{folder}/index.md", f"Q{int(folder)}000 to Q{int(folder)}999"))

    def product_of(source: str) -> str:
        return catalog.entries[source].facts.product_name or _NO_PRODUCT

    def make_rows(path: str, rows: Sequence[str]) -> str:
        parts = [f"They cite {_link(article_id, path, catalog)}."]
        for product, members in groupby(rows, product_of):
            links = "\n".join(f"-   {_link(source, path, catalog)}" for source in members)
            parts.append(f"## {escape_inline(product)}\n\n{links}")
        return "\n\n".join(parts)

    title = f"Articles that cite {article_id}"
    about = f"{_articles(len(citing))} that cite {article_id}, by product"
    yield from _list(cited_by_address(article_id), title, about, ordered, tuple(parents), make_rows)


def _list(
    address: str,
    title: str,
    about: str,
    ids: Sequence[str],
    parents: tuple[tuple[str, str], ...],
    make_rows: Callable[[str, Sequence[str]], str],
) -> Iterator[IndexPage]:
    """A list on as many pages as it takes."""
    paths = list_paths(address, len(ids), ROWS)
    for number, path in enumerate(paths, start=1):
        part = f", page {number} of {len(paths)}" if len(paths) > 1 else ""
        rows = ids[(number - 1) * ROWS : number * ROWS]
        description = f"{about}{part}."
        yield IndexPage(path, f"{title}{part}", description, parents, _make(description, path, rows, paths, make_rows))


def _make(
    description: str,
    path: str,
    rows: Sequence[str],
    paths: Sequence[str],
    make_rows: Callable[[str, Sequence[str]], str],
) -> Callable[[], str]:
    def make() -> str:
        parts = [escape_inline(description), make_rows(path, rows)]
        if len(paths) > 1:
            numbers = (
                f"**{number}**" if other == path else f"[{number}]({relative(other, path)})"
                for number, other in enumerate(paths, start=1)
            )
            parts.append(f"Pages: {' '.join(numbers)}")
        return "\n\n".join(filter(None, parts))

    return make


def _link(article_id: str, path: str, catalog: Catalog) -> str:
    """A link with number and title; what is absent has the title under which it is cited most."""
    entry = catalog.entries.get(article_id)
    cited = () if entry else catalog.titles_cited(article_id)
    title = entry.title if entry else next(iter(cited), "")
    text = escape_inline(f"{article_id} {title}".strip())
    return f"[{text}]({relative(article_path(article_id), path)})"


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"
