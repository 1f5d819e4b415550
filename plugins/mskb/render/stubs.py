"""Stubs: the pages of articles that are cited and that the archive lacks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence

from mskb.catalog.catalog import Catalog, number_of
from mskb.render.escape import escape_inline
from mskb.render.index_pages import IndexPage
from mskb.render.urls import article_path, relative

_NEAREST = 3
_MOST_CITING = 200
# Microsoft's own address of an article in 2002, as the web archive has it.
_WEB_ARCHIVE = "https://web.archive.org/web/2002*/support.microsoft.com/default.aspx?scid=kb;en-us;{id}"


def stub_pages(catalog: Catalog) -> Iterator[IndexPage]:
    """A page for each article that is cited and absent, at the address that the article would have."""
    numbers = [number_of(article_id) for article_id in catalog.entries]
    ids = list(catalog.entries)
    for article_id in catalog.wanted:
        place = bisect_left(numbers, number_of(article_id))
        nearest = ids[max(0, place - _NEAREST) : place + _NEAREST]
        path = article_path(article_id)
        count = len(catalog.citing[article_id])
        yield IndexPage(
            path,
            f"{article_id} is not in this archive",
            f"{article_id} is cited by {count} {'article' if count == 1 else 'articles'} and is not in this archive.",
            (("kb/index.md", "Articles by number"),),
            _make_stub(article_id, path, nearest, catalog),
            absent=True,
        )


def _make_stub(article_id: str, path: str, nearest: Sequence[str], catalog: Catalog) -> Callable[[], str]:
    def make() -> str:
        citing = catalog.citing[article_id]
        parts = [
            f"Articles of this archive cite {article_id}, and the archive does not hold it.",
            f"[Look it up in the Internet Archive]({_WEB_ARCHIVE.format(id=article_id)})",
            "## Cited by",
            _links(citing[:_MOST_CITING], path, catalog),
        ]
        if len(citing) > _MOST_CITING:
            parts.append(f"and {len(citing) - _MOST_CITING} more.")
        if nearest:
            parts += ["## Nearest numbers", _links(nearest, path, catalog)]
        return "\n\n".join(parts)

    return make


def _links(ids: Sequence[str], path: str, catalog: Catalog) -> str:
    return "\n".join(
        f"-   [{article_id} {escape_inline(catalog.entries[article_id].facts.title)}]"
        f"({relative(article_path(article_id), path)})"
        for article_id in ids
    )
