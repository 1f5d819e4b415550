"""The figures of the page of statistics: charts, each with its numbers as a table beside it."""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from mskb.catalog.catalog import Catalog
from mskb.catalog.indexes import Indexes
from mskb.catalog.statistics import Count, Statistics, count_archive
from mskb.render.charts import bars, columns
from mskb.render.list_pages import articles
from mskb.render.urls import article_address

_NOTHING = "<p>There is nothing to count.</p>"


@dataclass(frozen=True, slots=True)
class _Figure:
    """A chart and what belongs to it."""

    title: str
    """What is counted; the table's caption and the chart's name."""
    of: str
    """The heading of the first column."""
    counts: Sequence[Count]
    total: int
    """What shares are of; 0 where there are none to tell."""
    said: str = ""
    """What the numbers say, in a sentence or two, as HTML."""
    draw: Callable[[str, str, str, Sequence[Count]], str] = bars
    counted: str = "Articles"
    """The heading of the second column."""


def statistics_figures(catalog: Catalog, indexes: Indexes, root: str) -> dict[str, str]:
    """The figures as HTML, by their names.

    Args:
        catalog: The archive.
        indexes: Its indexes.
        root: The way from the page to the site's root.
    """
    counted = count_archive(catalog, indexes)
    figures = {**_filed(counted), **_linked(counted, catalog), **_read(counted, root)}
    return {name: _write(name, figure, root) for name, figure in figures.items()}


def _filed(counted: Statistics) -> dict[str, _Figure]:
    total = counted.articles
    said = ""
    if counted.busiest is not None:
        said = f"The month with the most is {counted.busiest.label}: {articles(counted.busiest.count)}."
    if counted.undated:
        said += f" Without a date, and so not shown: {articles(counted.undated)}."
    return {
        "years": _Figure("Articles by the year of their last change", "Year", counted.years, total, said, columns),
        "products": _Figure("Articles by product", "Product", counted.products, total),
        "kinds": _Figure("Articles by type", "Type", counted.kinds, total),
        "states": _Figure("Articles by fix state", "Fix state", counted.states, total),
    }


def _linked(counted: Statistics, catalog: Catalog) -> dict[str, _Figure]:
    citations, links, total = counted.citations, counted.citations.links, counted.articles
    cited = [
        Count(article_id, count, article_address(article_id), catalog.entries[article_id].title)
        for article_id, count in citations.most_cited
    ]
    targets = (
        Count("in this archive", links.resolved, "/most-cited/"),
        Count("missing from it", links.wanted, "/wanted/"),
    )
    every = links.resolved + links.wanted
    said = (
        f"{every:,} times one article cites another, and {links.resolved / every:.1%} of these citations lead to an"
        f" article of this archive. The others name {articles(links.wanted_articles)} that it lacks."
        if every
        else ""
    )
    return {
        "resolved": _Figure(
            "Citations by where they lead", "The cited article is", targets if every else (), every, said,
            counted="Citations",
        ),
        "citing": _Figure("Articles by how many others they cite", "Cites", citations.citing, total),
        "cited": _Figure("Articles by how many others cite them", "Cited by", citations.cited, total),
        "most-cited": _Figure("The most cited articles", "Article", cited, 0, counted="Cited by"),
    }  # fmt: skip


def _read(counted: Statistics, root: str) -> dict[str, _Figure]:
    sizes, total = counted.sizes, counted.articles
    said = ""
    if sizes.longest:
        said = (
            f"{sizes.total:,} words in all; half of the articles have {sizes.median:,} or fewer."
            f' The longest is <a href="{root}{article_address(sizes.longest)}">{sizes.longest}</a>.'
        )
    return {
        "sizes": _Figure("Articles by how many words they have", "Words", sizes.classes, total, said),
        "dialects": _Figure("Articles by dialect", "Dialect", counted.dialects, total),
        "defects": _Figure("Articles by kind of defect", "Defect", counted.defects, total),
    }


def _write(name: str, figure: _Figure, root: str) -> str:
    """A figure as HTML, in one piece: blank lines would end it in Markdown."""
    if not any(count.count for count in figure.counts):
        return _NOTHING
    most = max(figure.counts, key=lambda count: count.count)
    described = (
        f"{len(figure.counts)} bars; the longest is “{most.label}” with {most.count:,}. The table has all numbers."
    )
    chart = figure.draw(f"mskb-{name}", figure.title, described, figure.counts)
    said = f"<p>{figure.said}</p>\n" if figure.said else ""
    return f'{said}<div class="mskb-figure">\n{chart}\n{_table(figure, root)}\n</div>'


def _table(figure: _Figure, root: str) -> str:
    share = '<th scope="col">Share</th>' if figure.total else ""
    head = f'<tr><th scope="col">{figure.of}</th><th scope="col">{figure.counted}</th>{share}</tr>'
    rows = "\n".join(_row(count, figure.total, root) for count in figure.counts)
    return (
        f'<table class="mskb-numbers"><caption>{figure.title}</caption>\n<thead>{head}</thead>\n'
        f"<tbody>\n{rows}\n</tbody></table>"
    )


def _row(count: Count, total: int, root: str) -> str:
    label = html.escape(count.label, quote=False)
    if count.address:
        label = f'<a href="{root}{count.address}">{label}</a>'
    meaning = f"<br><small>{html.escape(count.meaning, quote=False)}</small>" if count.meaning else ""
    share = f"<td>{_share(count.count, total)}</td>" if total else ""
    return f'<tr><th scope="row">{label}{meaning}</th><td>{count.count:,}</td>{share}</tr>'


def _share(count: int, total: int) -> str:
    """In percent; what is there is never told as nothing."""
    share = f"{count / total:.1%}"
    return "&lt;0.1%" if count and share == "0.0%" else share
