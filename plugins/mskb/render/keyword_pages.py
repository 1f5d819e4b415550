"""The pages of keywords."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from mskb.catalog.catalog import Catalog
from mskb.catalog.groups import Group
from mskb.catalog.keyword_index import BY_FREQUENCY, LIBRARY, KeywordIndex
from mskb.render.list_pages import ArticleList, IndexPage, group_rows, letters, list_pages, page_link

_TOP = ("keywords/index.md", "Keywords")
_BY_FREQUENCY = (f"keywords/{BY_FREQUENCY}/index.md", "Keywords by frequency")
_LIBRARY = (f"keywords/{LIBRARY}/index.md", "Keywords of the Programmer's Library")
# Keywords with at least so many articles stand under a heading of their own.
_STEPS = (1000, 100, 10, 2, 1)
_HEADINGS = {"buglist": "Lists of bugs", "fixlist": "Lists of fixes", "sr# ": "Service requests"}


def keyword_pages(catalog: Catalog, index: KeywordIndex) -> Iterator[IndexPage]:
    """The pages of all keywords: three lists of them, and a list of articles for each."""
    description = f"The {len(index.exported):,} keywords under which articles were filed, by letter."
    yield IndexPage(*_TOP, description, (), partial(_make_top, index, description))
    description = f"The {len(index.exported):,} keywords under which articles were filed, the commonest first."
    yield IndexPage(*_BY_FREQUENCY, description, (_TOP,), partial(_make_by_frequency, index.exported, description))
    description = f"The {len(index.library):,} keywords that only articles of the Programmer's Library have."
    yield IndexPage(*_LIBRARY, description, (_TOP,), partial(_make_library, index.library, description))
    for groups, parents in ((index.exported, (_TOP,)), (index.library, (_TOP, _LIBRARY))):
        for group in groups:
            keyword, meaning = group.tag.label, group.tag.meaning
            about = f"Articles with the keyword {keyword}{f' ({meaning})' if meaning else ''}"
            title = f"{keyword}: {meaning}" if meaning else keyword
            yield from list_pages(ArticleList(group.tag.address, title, about, group.ids, parents), catalog)
    if index.none is not None:
        about = "Articles that have no keyword but editors' marks"
        yield from list_pages(
            ArticleList(index.none.tag.address, "No keyword", about, index.none.ids, (_TOP,)), catalog
        )


def _make_top(index: KeywordIndex, description: str) -> str:
    path = _TOP[0]
    more = [
        f"-   {page_link(f'/keywords/{BY_FREQUENCY}/', 'The commonest first', path)}",
        f"-   {page_link(f'/keywords/{LIBRARY}/', _LIBRARY[1], path)} ({len(index.library):,} keywords)",
    ]
    if index.none is not None:
        more.append(group_rows([index.none], path))
    return "\n\n".join(filter(None, (description, "\n".join(more), letters(index.exported, path))))


def _make_by_frequency(groups: Sequence[Group], description: str) -> str:
    ordered = sorted(groups, key=lambda group: (-len(group.ids), group.tag))
    parts = [description]
    for step, members in groupby(ordered, key=lambda group: next(step for step in _STEPS if len(group.ids) >= step)):
        heading = f"{step:,} articles and more" if step > 1 else "1 article"
        parts.append(f"## {heading}\n\n{group_rows(members, _BY_FREQUENCY[0])}")
    return "\n\n".join(parts)


def _make_library(groups: Sequence[Group], description: str) -> str:
    kinds: dict[str, list[Group]] = {"": [], **{beginning: [] for beginning in _HEADINGS}}
    for group in groups:
        beginning = next((start for start in _HEADINGS if group.tag.label.casefold().startswith(start)), "")
        kinds[beginning].append(group)
    parts = [description, letters(kinds[""], _LIBRARY[0])]
    parts += [
        f"## {heading}\n\n{group_rows(kinds[beginning], _LIBRARY[0])}"
        for beginning, heading in _HEADINGS.items()
        if kinds[beginning]
    ]
    return "\n\n".join(filter(None, parts))
