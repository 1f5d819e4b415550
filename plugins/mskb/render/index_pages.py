"""Index pages: lists of articles by number, keyword, and product and version, as Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from mskb.catalog.catalog import Catalog
from mskb.catalog.indexes import Group, Indexes, ProductGroup
from mskb.render.escape import escape_inline
from mskb.render.urls import article_folder, article_path, relative

ROWS = 200
"""How many articles a page lists at most."""


@dataclass(frozen=True, slots=True)
class IndexPage:
    """A page of an index, which is made when it is asked for."""

    path: str
    """In the Markdown tree."""
    title: str
    description: str
    parents: tuple[tuple[str, str], ...]
    """Paths and titles of the pages above it, the topmost first."""
    make: Callable[[], str]
    """Makes its Markdown."""
    absent: bool = False
    """Whether it stands in for an article that the archive lacks."""


def index_pages(catalog: Catalog, indexes: Indexes) -> Iterator[IndexPage]:
    """All index pages of an archive."""
    yield from _number_pages(catalog)
    yield from _keyword_pages(catalog, indexes.keywords)
    yield from _version_pages(catalog, indexes.products)


def path_of(address: str) -> str:
    """The page in the Markdown tree that has an address: `keywords/kbnetwork/index.md` for `/keywords/kbnetwork/`."""
    return f"{address.strip('/')}/index.md"


def _number_pages(catalog: Catalog) -> Iterator[IndexPage]:
    top = ("kb/index.md", "Articles by number")
    folders = [(folder, tuple(ids)) for folder, ids in groupby(catalog.entries, article_folder)]
    rows = [(f"kb/{folder}/index.md", _range(folder), len(ids)) for folder, ids in folders]
    yield IndexPage(*top, f"All {_articles(len(catalog))} of the archive, by number.", (), _make_groups(top[0], rows))
    for folder, ids in folders:
        title = _range(folder)
        yield from _list_pages(f"/kb/{folder}/", title, f"Articles {title}", ids, (top,), catalog)


def _range(folder: str) -> str:
    return f"Q{int(folder)}000 to Q{int(folder)}999" if int(folder) else "Q1 to Q999"


def _keyword_pages(catalog: Catalog, groups: Sequence[Group]) -> Iterator[IndexPage]:
    top = ("keywords/index.md", "Keywords")
    description = f"The {len(groups)} keywords under which articles were filed."
    yield IndexPage(*top, description, (), _make_letters(top[0], groups))
    for group in groups:
        about = f"Articles with the keyword {group.tag.label}"
        yield from _list_pages(group.tag.address, group.tag.label, about, group.ids, (top,), catalog)


def _version_pages(catalog: Catalog, products: Sequence[ProductGroup]) -> Iterator[IndexPage]:
    top = ("versions/index.md", "Products and versions")
    description = f"The {len(products)} products that articles apply to, each with its versions."
    yield IndexPage(*top, description, (), _make_letters(top[0], products))
    for product in products:
        path, name = path_of(product.tag.address), product.tag.label
        rows = [(path_of(group.tag.address), group.tag.label, len(group.ids)) for group in product.versions]
        about = f"{_articles(len(product.ids))} about {name}, by version."
        yield IndexPage(path, name, about, (top,), _make_groups(path, rows))
        for group in product.versions:
            title = f"{name} {group.tag.label}"
            parents = (top, (path, name))
            yield from _list_pages(group.tag.address, title, f"Articles about {title}", group.ids, parents, catalog)


def _list_pages(
    address: str,
    title: str,
    about: str,
    ids: Sequence[str],
    parents: tuple[tuple[str, str], ...],
    catalog: Catalog,
) -> Iterator[IndexPage]:
    """A list of articles, on as many pages as it takes."""
    count = max(1, -(-len(ids) // ROWS))
    paths = [path_of(address), *(f"{address.strip('/')}/{number}.md" for number in range(2, count + 1))]
    for number, path in enumerate(paths, start=1):
        part = f", page {number} of {count}" if count > 1 else ""
        rows = ids[(number - 1) * ROWS : number * ROWS]
        description = f"{about}: {_articles(len(ids))}{part}."
        yield IndexPage(
            path, f"{title}{part}", description, parents, _make_list(path, rows, paths, description, catalog)
        )


def _make_list(
    path: str, ids: Sequence[str], paths: Sequence[str], description: str, catalog: Catalog
) -> Callable[[], str]:
    def make() -> str:
        rows = (
            f"-   [{article_id} {escape_inline(catalog.entries[article_id].facts.title)}]"
            f"({relative(article_path(article_id), path)})"
            for article_id in ids
        )
        parts = [escape_inline(description), "\n".join(rows)]
        if len(paths) > 1:
            parts.append(_pager(path, paths))
        return "\n\n".join(parts)

    return make


def _pager(path: str, paths: Sequence[str]) -> str:
    return "Pages: " + " ".join(
        f"**{number}**" if other == path else f"[{number}]({relative(other, path)})"
        for number, other in enumerate(paths, start=1)
    )


def _make_groups(path: str, rows: Sequence[tuple[str, str, int]]) -> Callable[[], str]:
    """A list of groups with their sizes."""
    return lambda: "\n".join(
        f"-   [{escape_inline(label)}]({relative(target, path)}) ({_articles(count)})" for target, label, count in rows
    )


def _make_letters(path: str, groups: Iterable[Group | ProductGroup]) -> Callable[[], str]:
    """Groups under a heading for each letter that they begin with."""

    def make() -> str:
        parts = []
        for letter, members in groupby(sorted(groups, key=_sort_key), key=_letter):
            rows = [(path_of(group.tag.address), group.tag.label, len(group.ids)) for group in members]
            parts.append(f"## {letter}\n\n{_make_groups(path, rows)()}")
        return "\n\n".join(parts)

    return make


def _sort_key(group: Group | ProductGroup) -> tuple[str, str]:
    return _letter(group), group.tag.label.casefold()


def _letter(group: Group | ProductGroup) -> str:
    first = group.tag.label[:1].upper()
    return first if first.isascii() and first.isalpha() else "0–9"


def _articles(count: int) -> str:
    return "1 article" if count == 1 else f"{count:,} articles"
