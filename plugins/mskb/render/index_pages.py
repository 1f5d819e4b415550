"""All index pages of an archive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby

from mskb.catalog.catalog import Catalog
from mskb.catalog.indexes import Indexes
from mskb.render.filing_pages import bucket_pages, type_pages, year_pages
from mskb.render.keyword_pages import keyword_pages
from mskb.render.list_pages import ROWS, ArticleList, IndexPage, articles, list_pages, page_link
from mskb.render.urls import article_folder
from mskb.render.version_pages import version_pages

__all__ = ["ROWS", "IndexPage", "index_pages"]

_NUMBERS = ("kb/index.md", "Articles by number")


def index_pages(catalog: Catalog, indexes: Indexes) -> Iterator[IndexPage]:
    """All index pages of an archive; their Markdown is made when it is asked for."""
    yield from _number_pages(catalog)
    yield from version_pages(catalog, indexes.products)
    yield from keyword_pages(catalog, indexes.keywords)
    yield from bucket_pages(catalog, indexes.buckets)
    yield from type_pages(catalog, indexes.types, indexes.states)
    yield from year_pages(catalog, indexes.years, indexes.undated)


def _number_pages(catalog: Catalog) -> Iterator[IndexPage]:
    folders = [(folder, tuple(ids)) for folder, ids in groupby(catalog.entries, article_folder)]
    description = f"All {articles(len(catalog))} of the archive, by number."
    yield IndexPage(*_NUMBERS, description, (), partial(_make_numbers, folders))
    for folder, ids in folders:
        title = _range(folder)
        yield from list_pages(ArticleList(f"/kb/{folder}/", title, f"Articles {title}", ids, (_NUMBERS,)), catalog)


def _make_numbers(folders: Sequence[tuple[str, Sequence[str]]]) -> str:
    return "\n".join(
        f"-   {page_link(f'/kb/{folder}/', _range(folder), _NUMBERS[0])} ({articles(len(ids))})"
        for folder, ids in folders
    )


def _range(folder: str) -> str:
    return f"Q{int(folder)}000 to Q{int(folder)}999" if int(folder) else "Q1 to Q999"
