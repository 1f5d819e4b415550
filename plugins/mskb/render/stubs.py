"""Stubs: the pages of articles that are cited and that the archive lacks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from mskb.catalog.catalog import Catalog
from mskb.catalog.resolve import nearest_ids
from mskb.render.connections import MOST
from mskb.render.escape import escape_inline, escape_line_start
from mskb.render.list_pages import IndexPage, article_rows
from mskb.render.urls import article_path, cited_by_address, relative

_MOST_TITLES = 5
# Microsoft's own address of an article in 2002, as the web archive has it.
_WEB_ARCHIVE = "https://web.archive.org/web/2002*/support.microsoft.com/default.aspx?scid=kb;en-us;{id}"
_PARENTS = (("kb/index.md", "Articles by number"), ("wanted/index.md", "Wanted articles"))


def stub_pages(catalog: Catalog) -> Iterator[IndexPage]:
    """A page for each article that is cited and absent, at the address that the article would have."""
    ids = list(catalog.entries)
    for article_id in catalog.wanted:
        path = article_path(article_id)
        count = len(catalog.citing[article_id])
        citing = f"{count} {'article' if count == 1 else 'articles'}"
        yield IndexPage(
            path,
            f"{article_id} is not in this archive",
            f"{article_id} is cited by {citing} and is not in this archive.",
            _PARENTS,
            _make_stub(article_id, path, nearest_ids(ids, article_id), catalog),
            absent=True,
        )


def _make_stub(article_id: str, path: str, nearest: Sequence[str], catalog: Catalog) -> Callable[[], str]:
    def make() -> str:
        citing, titles = catalog.citing[article_id], catalog.titles_cited(article_id)
        parts = [f"Articles of this archive cite {article_id}, and the archive does not hold it."]
        if titles:
            parts += [
                "They call it:",
                "\n".join(f"-   {escape_line_start(escape_inline(title))}" for title in titles[:_MOST_TITLES]),
            ]
        parts += [
            f"[Look it up in the Internet Archive]({_WEB_ARCHIVE.format(id=article_id)})",
            "## Cited by",
            article_rows(citing[:MOST], path, catalog),
        ]
        if len(citing) > MOST:
            address = f"{cited_by_address(article_id).strip('/')}/index.md"
            parts.append(f"[All {len(citing):,} that cite it]({relative(address, path)})")
        if nearest:
            parts += ["## Nearest numbers", article_rows(nearest, path, catalog)]
        return "\n\n".join(parts)

    return make
