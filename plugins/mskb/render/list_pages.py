"""Lists of articles as Markdown, on as many pages as they take, and lists of such lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TypeAlias

from mskb.catalog.catalog import Catalog, number_of
from mskb.catalog.groups import Group
from mskb.catalog.kinds import KINDS, kind_of
from mskb.render.escape import escape_inline
from mskb.render.urls import article_path, list_paths, relative

ROWS = 200
"""How many articles a page lists at most."""

KIND_TITLES = {
    "bug": "Bugs",
    "problem": "Problems",
    "how-to": "How-to",
    "information": "Information",
    "other": "Other",
}
"""Headings of the parts of a list by kind; in lower case they are its anchors."""

# A title is cut in lists behind this; the article's own page has it whole. The archive's longest has 250.
_LONGEST_TITLE = 300

Parents: TypeAlias = tuple[tuple[str, str], ...]
"""Paths and titles of the pages above one, the topmost first."""


@dataclass(frozen=True, slots=True)
class IndexPage:
    """A page of an index, which is made when it is asked for."""

    path: str
    """In the Markdown tree."""
    title: str
    description: str
    parents: Parents
    make: Callable[[], str]
    """Makes its Markdown."""
    absent: bool = False
    """Whether it stands in for an article that the archive lacks."""


@dataclass(frozen=True, slots=True)
class ArticleList:
    """What the pages of one list have in common."""

    address: str
    title: str
    about: str
    """What is listed, as the beginning of a sentence: `Articles about Word 6.0`."""
    ids: Sequence[str]
    parents: Parents = ()
    lead: Callable[[str], str] | None = None
    """Makes what stands above the list on its first page, for the path of that page."""
    by_kind: bool = False
    """Whether the articles stand under their kinds."""
    rows: Callable[[Sequence[str], str, Catalog], str] | None = None
    """Makes the rows for some of the articles on the page at a path, where these are no plain links."""


def list_pages(listed: ArticleList, catalog: Catalog) -> Iterator[IndexPage]:
    """The pages of a list of articles."""
    paths = list_paths(listed.address, len(listed.ids), ROWS)
    for number, path in enumerate(paths, start=1):
        part = f", page {number} of {len(paths)}" if len(paths) > 1 else ""
        description = f"{listed.about}: {articles(len(listed.ids))}{part}."
        make = _make_list(listed, number - 1, paths, description, catalog)
        title = f"{listed.title}{part}" if number > 1 else listed.title
        yield IndexPage(path, title, description, listed.parents, make)


def _make_list(
    listed: ArticleList, index: int, paths: Sequence[str], description: str, catalog: Catalog
) -> Callable[[], str]:
    def make() -> str:
        path = paths[index]
        parts = [escape_inline(description)]
        if listed.lead is not None and index == 0:
            parts.append(listed.lead(path))
        if listed.by_kind:
            ids = by_kind(listed.ids, catalog)[index * ROWS : (index + 1) * ROWS]
            for kind, members in groupby(ids, lambda article_id: kind_in(catalog, article_id)):
                parts.append(f"## {KIND_TITLES[kind]}\n\n{article_rows(members, path, catalog)}")
        else:
            make_rows = listed.rows or article_rows
            parts.append(make_rows(listed.ids[index * ROWS : (index + 1) * ROWS], path, catalog))
        if len(paths) > 1:
            parts.append(_pager(path, paths))
        return "\n\n".join(part for part in parts if part)

    return make


def article_rows(ids: Iterable[str], path: str, catalog: Catalog) -> str:
    """Links from a page to articles, by number and title."""
    rows = []
    for article_id in ids:
        title = catalog.entries[article_id].title
        if len(title) > _LONGEST_TITLE:
            title = f"{title[:_LONGEST_TITLE]}…"
        rows.append(f"-   [{article_id} {escape_inline(title)}]({relative(article_path(article_id), path)})")
    return "\n".join(rows)


def by_kind(ids: Iterable[str], catalog: Catalog) -> list[str]:
    """Articles in the order of their kinds, and in that of their numbers within each."""
    return sorted(ids, key=lambda article_id: (KINDS.index(kind_in(catalog, article_id)), number_of(article_id)))


def kind_in(catalog: Catalog, article_id: str) -> str:
    """The kind of an article."""
    return kind_of(catalog.entries[article_id].facts.types)


def group_rows(groups: Iterable[Group], path: str) -> str:
    """Links from a page to lists of articles, with what they mean and their sizes."""
    return "\n".join(group_row(group, path) for group in groups)


def group_row(group: Group, path: str) -> str:
    """A link from a page to a list of articles, with what it means and its size."""
    meaning = f" {escape_inline(group.tag.meaning)}" if group.tag.meaning else ""
    return f"-   {page_link(group.tag.address, group.short_name, path)}{meaning} ({articles(len(group.ids))})"


def page_link(address: str, label: str, path: str) -> str:
    """A link from a page to that at an address."""
    return f"[{escape_inline(label)}]({relative(path_of(address), path)})"


def letters(groups: Iterable[Group], path: str) -> str:
    """Links to lists, under a heading for each letter that their names begin with."""
    parts = []
    for letter, members in groupby(sorted(groups, key=lambda group: sort_key(group.short_name)), key=_letter):
        parts.append(f"## {letter}\n\n{group_rows(members, path)}")
    return "\n\n".join(parts)


def sort_key(name: str) -> tuple[str, str]:
    """What puts a name under its letter and in its place there."""
    return letter_of(name), name.casefold()


def letter_of(name: str) -> str:
    """The heading that a name stands under."""
    first = name[:1].upper()
    return first if first.isascii() and first.isalpha() else "0–9"


def path_of(address: str) -> str:
    """The page in the Markdown tree that has an address: `keywords/kbnetwork/index.md` for `/keywords/kbnetwork/`."""
    return f"{address.strip('/')}/index.md"


def articles(count: int) -> str:
    """A number of articles in words."""
    return "1 article" if count == 1 else f"{count:,} articles"


def _letter(group: Group) -> str:
    return letter_of(group.short_name)


def _pager(path: str, paths: Sequence[str]) -> str:
    return "Pages: " + " ".join(
        f"**{number}**" if other == path else f"[{number}]({relative(other, path)})"
        for number, other in enumerate(paths, start=1)
    )
