"""The pages of support buckets, of types and fix states, and of years and months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from mskb.catalog.catalog import Catalog
from mskb.catalog.filing_index import Bucket, Year
from mskb.catalog.groups import Group
from mskb.model.tags import Tag
from mskb.render.escape import escape_inline
from mskb.render.list_pages import (
    ArticleList,
    IndexPage,
    articles,
    group_rows,
    list_pages,
    page_link,
    path_of,
)

_PRODUCTS = ("products/index.md", "Products as they were filed")
_TYPES = ("types/index.md", "Types and fix states")
_YEARS = ("years/index.md", "Years of the last change")
_MOST_PRODUCTS = 40
_ABOUT = {
    "Bugs": "Articles that tell of a bug",
    "Problems": "Articles that tell of a problem",
    "How to do something": "Articles that tell how to do something",
    "Information": "Articles that inform",
    "Errors in documentation": "Articles that tell of an error in documentation",
    "No type told": "Articles that do not tell their type",
    "Fixed": "Articles that tell of something that was fixed",
    "Pending": "Articles that tell of something whose fix was pending",
    "Not fixed": "Articles that tell of something that was not to be fixed",
}


def bucket_pages(catalog: Catalog, buckets: Sequence[Bucket]) -> Iterator[IndexPage]:
    """The pages of support buckets, each with the products that its articles are about."""
    description = f"The {len(buckets)} headings under which articles were filed, which need not be what they are about."
    yield IndexPage(*_PRODUCTS, description, (), partial(_make_buckets, buckets, description))
    for bucket in buckets:
        group = bucket.group
        title, about = group.tag.label, f"Articles filed under {group.tag.label}"
        if not bucket.code and group.tag.label == "not filed":
            title, about = "Not filed", "Articles that were filed under no product"
        lead = partial(_products, bucket.products) if bucket.products else None
        yield from list_pages(ArticleList(group.tag.address, title, about, group.ids, (_PRODUCTS,), lead), catalog)


def type_pages(catalog: Catalog, types: Sequence[Group], states: Sequence[Group]) -> Iterator[IndexPage]:
    """The pages of types and of fix states."""
    description = "Articles by what they tell of, and by whether it was fixed."
    yield IndexPage(*_TYPES, description, (), partial(_make_types, types, states, description))
    for groups in (types, states):
        for group in groups:
            about = _ABOUT[group.tag.label]
            yield from list_pages(ArticleList(group.tag.address, group.tag.label, about, group.ids, (_TYPES,)), catalog)


def year_pages(catalog: Catalog, years: Sequence[Year], undated: Group | None) -> Iterator[IndexPage]:
    """The pages of years and months: those of an article's last change, since none tells when it was written."""
    description = "Articles by the year in which they were last changed; when they were written is not known."
    yield IndexPage(*_YEARS, description, (), partial(_make_years, years, undated, description))
    for year in years:
        path, label = path_of(year.tag.address), year.tag.label
        title = f"Last modified in {label}"
        about = f"{articles(year.count)} last modified in {label}, by month."
        yield IndexPage(path, title, about, (_YEARS,), partial(_make_year, year, about))
        for month in year.months:
            title = f"Last modified in {month.tag.label}"
            parents = (_YEARS, (path, label))
            listed = ArticleList(
                month.tag.address, title, f"Articles last modified in {month.tag.label}", month.ids, parents
            )
            yield from list_pages(listed, catalog)
    if undated is not None:
        about = "Articles without a date of their last change"
        yield from list_pages(ArticleList(undated.tag.address, "No date", about, undated.ids, (_YEARS,)), catalog)


def _make_buckets(buckets: Sequence[Bucket], description: str) -> str:
    rows = [
        f"-   {page_link(bucket.group.tag.address, bucket.group.tag.label, _PRODUCTS[0])}"
        f"{f', {escape_inline(bucket.code)}' if bucket.code else ''} ({articles(len(bucket.group.ids))})"
        for bucket in sorted(buckets, key=lambda bucket: (bucket.group.tag.label.casefold(), bucket.code))
    ]
    return f"{description}\n\n" + "\n".join(rows)


def _products(products: Sequence[tuple[Tag, int]], path: str) -> str:
    rows = [
        f"-   {page_link(tag.address, tag.label, path)} ({articles(count)})" for tag, count in products[:_MOST_PRODUCTS]
    ]
    if len(products) > _MOST_PRODUCTS:
        rows.append(f"-   and {len(products) - _MOST_PRODUCTS} others")
    return "## What they are about\n\n" + "\n".join(rows) + "\n\n## Articles"


def _make_types(types: Sequence[Group], states: Sequence[Group], description: str) -> str:
    parts = [description]
    for heading, groups in (("Types", types), ("Fix states", states)):
        if groups:
            parts.append(f"## {heading}\n\n{group_rows(groups, _TYPES[0])}")
    return "\n\n".join(parts)


def _make_years(years: Sequence[Year], undated: Group | None, description: str) -> str:
    rows = [f"-   {page_link(year.tag.address, year.tag.label, _YEARS[0])} ({articles(year.count)})" for year in years]
    if undated is not None:
        rows.append(group_rows([undated], _YEARS[0]))
    return f"{description}\n\n" + "\n".join(rows)


def _make_year(year: Year, description: str) -> str:
    return f"{description}\n\n{group_rows(year.months, path_of(year.tag.address))}"
