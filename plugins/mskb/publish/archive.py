"""An archive as the site needs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path

from mskb.catalog.catalog import Catalog
from mskb.catalog.indexes import Indexes, build_indexes
from mskb.catalog.links import Relations, build_relations
from mskb.model.defects import Severity
from mskb.model.notice import LEGAL_NOTICE
from mskb.pipeline.cache import Cache
from mskb.pipeline.report import describe, summarize, summary_lines
from mskb.pipeline.run import collect
from mskb.render.citation_pages import citation_pages
from mskb.render.connections import connections_of
from mskb.render.index_pages import IndexPage, index_pages
from mskb.render.stubs import stub_pages
from mskb.render.urls import article_path


@dataclass(frozen=True, slots=True)
class Archive:
    """The catalog, its indexes, and every page that is made of them."""

    catalog: Catalog
    indexes: Indexes
    relations: Relations
    index_pages: dict[str, IndexPage]
    """By path in the Markdown tree."""
    articles: dict[str, str]
    """Ids of the articles by path in the Markdown tree."""
    errors: list[str] = field(default_factory=list)
    """What could not be read: a line each."""
    summary: list[str] = field(default_factory=list)
    """Defects by kind and the number of articles: a line each."""
    cache: Cache | None = None
    """What keeps the drafts of articles."""

    @property
    def paths(self) -> list[str]:
        """The paths of all pages, in the order in which they are made."""
        return [*self.index_pages, *self.articles]

    @property
    def variables(self) -> dict[str, object]:
        """What templates know as `mskb` on every page."""
        return {
            "catalog": self.catalog,
            "indexes": self.indexes,
            "notice": LEGAL_NOTICE,
            "connections_of": partial(connections_of, relations=self.relations),
        }


def load_archive(
    sources: Sequence[str | Path], workers: int = 0, only: Sequence[str] = (), cache: Cache | None = None
) -> Archive:
    """Read an archive, or what of it the cache does not know, and gather what its site is made of.

    Raises:
        WorkerLostError: a process was killed.
    """
    collection = collect(sources, workers=workers, only=only, cache=cache)
    errors = [describe(path, defect) for path, defect in collection.defects() if defect.severity is Severity.ERROR]
    return make_archive(collection.catalog, errors, summary_lines(summarize(collection)), cache)


def make_archive(
    catalog: Catalog, errors: Sequence[str] = (), summary: Sequence[str] = (), cache: Cache | None = None
) -> Archive:
    """Gather what the site of a catalog is made of."""
    indexes = build_indexes(catalog)
    return Archive(
        catalog,
        indexes,
        build_relations(catalog),
        {
            page.path: page
            for page in chain(index_pages(catalog, indexes), citation_pages(catalog), stub_pages(catalog))
        },
        {article_path(article_id): article_id for article_id in catalog.entries},
        list(errors),
        list(summary),
        cache,
    )
