"""An archive as the site needs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property, partial
from itertools import chain
from pathlib import Path

from mskb.catalog.catalog import Catalog
from mskb.catalog.facts import ArticleFacts
from mskb.catalog.indexes import Indexes, build_indexes
from mskb.catalog.links import Relations, build_relations
from mskb.catalog.overview import overview_of
from mskb.model.article import DIALECT_NAMES
from mskb.model.defects import Severity
from mskb.pipeline.cache import Cache
from mskb.pipeline.clock import StageClock
from mskb.pipeline.progress import Progress, silent
from mskb.pipeline.read import Refused
from mskb.pipeline.report import NOTHING_READ, Summary, describe, summarize
from mskb.pipeline.run import collect, recall
from mskb.publish.legal_page import NOTICE_BEGINS
from mskb.render.citation_pages import citation_pages
from mskb.render.index_pages import IndexPage, index_pages
from mskb.render.statistics_figures import statistics_figures
from mskb.render.stubs import stub_pages
from mskb.render.urls import article_address, article_path


class Archive:
    """The catalog, its indexes, and every page that is made of them.

    What is made of the catalog is made when it is first asked for: a preview does without most of it.
    """

    def __init__(
        self,
        catalog: Catalog,
        errors: Sequence[str] = (),
        summary: Summary = NOTHING_READ,
        cache: Cache | None = None,
        facts: Sequence[ArticleFacts] = (),
        begun: int = 0,
    ) -> None:
        self.catalog = catalog
        self.errors = list(errors)
        """What could not be read: a line each."""
        self.summary = summary
        """What was read, in numbers."""
        self.cache = cache
        """What keeps the drafts of articles."""
        self.facts = list(facts)
        """Of all articles, also of those that the catalog leaves out."""
        self.begun = begun
        """When the reading began, in nanoseconds since 1970."""

    @cached_property
    def indexes(self) -> Indexes:
        """Which pages list which articles."""
        return build_indexes(self.catalog)

    @cached_property
    def relations(self) -> Relations:
        """What binds articles together without a link."""
        return build_relations(self.catalog)

    @cached_property
    def index_pages(self) -> dict[str, IndexPage]:
        """By path in the Markdown tree."""
        catalog = self.catalog
        pages = chain(index_pages(catalog, self.indexes), citation_pages(catalog), stub_pages(catalog))
        return {page.path: page for page in pages}

    @cached_property
    def articles(self) -> dict[str, str]:
        """Ids of the articles by path in the Markdown tree."""
        return {article_path(article_id): article_id for article_id in self.catalog.entries}

    @cached_property
    def neighbours(self) -> dict[str, tuple[str, str]]:
        """By id, the articles before and behind one; empty where there is none."""
        ids = ["", *self.catalog.entries, ""]
        return {own: (before, behind) for before, own, behind in zip(ids, ids[1:], ids[2:], strict=False)}

    @cached_property
    def products(self) -> dict[str, str]:
        """Names of products by the addresses of their pages."""
        return {product.tag.address: product.tag.label for product in self.indexes.products}

    def complete(self) -> Archive:
        """Make all of it now: processes that are forked later share it."""
        return self.prepare("index_pages")

    def prepare(self, *more: str) -> Archive:
        """Make what every page needs now, and some more."""
        for part in ("indexes", "products", "relations", "articles", "neighbours", *more):
            getattr(self, part)
        return self

    def turn(self, catalog: Catalog) -> None:
        """Become the archive of another catalog; whoever holds this one sees it."""
        before, self.catalog = self.catalog, catalog
        made = self.__dict__
        if "indexes" in made and not _are_filed_alike(before, catalog):
            del made["indexes"]
            made.pop("products", None)
        if "relations" in made and _are_bound_alike(before, catalog):
            made["relations"] = replace(self.relations, catalog=catalog)
        else:
            made.pop("relations", None)
        for part in ("index_pages", "articles", "neighbours"):
            made.pop(part, None)

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
            "notice_begins": NOTICE_BEGINS,
            "dialects": DIALECT_NAMES,
            "article_address": article_address,
            "overview": partial(overview_of, self.catalog, self.indexes),
            "statistics_figures": partial(statistics_figures, self.catalog, self.indexes),
        }


def load_archive(
    sources: Sequence[str | Path],
    workers: int = 0,
    only: Sequence[str] = (),
    cache: Cache | None = None,
    progress: Progress[ArticleFacts | Refused] = silent,
    clock: StageClock | None = None,
    *,
    recalled: bool = False,
) -> Archive:
    """Read an archive, or what of it the cache does not know, and gather what its site is made of.

    Args:
        sources: Files and folders.
        workers: As `collect` has it, and so the others.
        only: Product codes and Q-numbers.
        cache: Knows what was read before.
        progress: Shows how far it is.
        clock: Takes the time.
        recalled: Whether it will do as the cache has it, though files may have changed since.

    Raises:
        WorkerLostError: a process was killed.
    """
    collection = recall([str(source) for source in sources], cache, only) if recalled and cache is not None else None
    if collection is None:
        collection = collect(sources, workers=workers, only=only, progress=progress, cache=cache, clock=clock)
    errors = [describe(path, defect) for path, defect in collection.defects() if defect.severity is Severity.ERROR]
    return Archive(collection.catalog, errors, summarize(collection), cache, collection.facts, collection.begun)


def _are_filed_alike(before: Catalog, after: Catalog) -> bool:
    """Whether the indexes of two catalogs are the same: most changes are of an article's text."""
    return before.entries.keys() == after.entries.keys() and all(
        entry.facts is other.facts or _filing_of(entry.facts) == _filing_of(other.facts)
        for entry, other in zip(before, after, strict=True)
    )


def _are_bound_alike(before: Catalog, after: Catalog) -> bool:
    """Whether the relations between the articles of two catalogs are the same, but for who cites whom."""
    return before.entries.keys() == after.entries.keys() and all(
        entry.title == other.title
        and entry.facts.references == other.facts.references
        and entry.facts.keywords == other.facts.keywords
        for entry, other in zip(before, after, strict=True)
    )


def _filing_of(facts: ArticleFacts) -> tuple[object, ...]:
    """What the indexes ask of an article."""
    return (
        *(facts.id, facts.dialect, facts.product_code, facts.product_name, facts.applies_to, facts.versions),
        *(facts.keywords, facts.types, facts.status, facts.modified),
    )
