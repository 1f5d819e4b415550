"""Collect the facts of an archive."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, nullcontext
from dataclasses import dataclass, field

from mskb.catalog.catalog import Catalog, build_catalog
from mskb.catalog.facts import ArticleFacts
from mskb.model.article import ARTICLE_ID
from mskb.model.defects import Defect
from mskb.pipeline.cache import Cache
from mskb.pipeline.changes import read_changed, read_facts
from mskb.pipeline.clock import StageClock
from mskb.pipeline.pool import map_in_order
from mskb.pipeline.progress import Progress, silent
from mskb.pipeline.read import Refused
from mskb.source.scan import Scan, scan


@dataclass(slots=True)
class Collection:
    """An archive as it was collected."""

    catalog: Catalog
    files: int
    """Files that were looked at."""
    facts: list[ArticleFacts]
    """Of all articles, also of those that `only` leaves out."""
    begun: int = 0
    """When the reading began, in nanoseconds since 1970: what changed later may not have been read."""
    refused: list[Refused] = field(default_factory=list)
    """Files that gave no article, and should have."""
    others: int = 0
    """Files that are no articles: a README, a note."""
    outside: int = 0
    """Symbolic links that leave their folder."""

    def defects(self) -> Iterator[tuple[str, Defect]]:
        """Every defect with the path of its file, in the order of the articles' numbers; refused files come first."""
        for refused in self.refused:
            if refused.defect is not None:
                yield refused.path, refused.defect
        for entry in self.catalog:
            for edition in (entry.facts, *entry.editions):
                for defect in edition.defects:
                    yield edition.path, defect
            for defect in entry.defects:
                yield entry.facts.path, defect


def collect(
    sources: Iterable[str | os.PathLike[str]],
    *,
    workers: int = 0,
    only: Sequence[str] = (),
    progress: Progress[ArticleFacts | Refused] = silent,
    cache: Cache | None = None,
    clock: StageClock | None = None,
) -> Collection:
    """Read all articles below files and folders and build the catalog.

    Args:
        sources: Files and folders.
        workers: As `map_in_order` has it.
        only: Product codes and Q-numbers; nothing is everything. What is left out never counts as wanted.
        progress: Shows how far it is.
        cache: Knows files that were read before, and keeps facts and drafts of those that are read now.
        clock: Takes the time of `reading` and `catalog`.

    Raises:
        FileNotFoundError: a source is not there.
        WorkerLostError: a process was killed.
    """
    clock, begun = clock or StageClock(), time.time_ns()
    folders = [str(source) for source in sources]
    with clock.stage("reading"):
        found = scan(folders)
    facts: list[ArticleFacts] = []
    refused = [Refused(unread.path, unread.defect) for unread in found.unread]
    others = 0
    results = (
        map_in_order(read_facts, found.files, workers) if cache is None else read_changed(found.files, cache, workers)
    )
    with clock.stage("reading"), closing(cache) if cache is not None else nullcontext(), closing(results):
        for result in progress(results, len(found.files), "articles read"):
            if isinstance(result, ArticleFacts):
                facts.append(result)
            elif result.defect is None:
                others += 1
            else:
                refused.append(result)
        if cache is not None and not refused:
            cache.end_reading(folders, begun)
    with clock.stage("catalog"):
        catalog = narrow(build_catalog(facts), only)
    return Collection(catalog, _files(found), facts, begun, refused, others, found.outside)


def recall(sources: Sequence[str], cache: Cache, only: Sequence[str] = ()) -> Collection | None:
    """An archive as the last reading left it, without a look at its files: who takes it looks what changed since.

    Args:
        sources: Folders.
        cache: Knows what was read.
        only: As `collect` has it.

    Returns:
        None where something else was read last, or not all of it could be.
    """
    begun = cache.last_reading(sources)
    if begun is None or begun > time.time_ns():  # the clock was set back: nothing tells what came after the reading
        return None
    facts = [known.facts for known in cache.known().values()]
    cache.close()
    if not facts:
        return None
    return Collection(narrow(build_catalog(facts), only), len(facts), facts, begun)


def _files(found: Scan) -> int:
    return len(found.files) + len(found.unread)


def narrow(catalog: Catalog, only: Sequence[str]) -> Catalog:
    """The part of a catalog that is asked for; a citation of what is there but left out is no wanted one."""
    if not only:
        return catalog
    ids = {name.upper() for name in only if ARTICLE_ID.fullmatch(name.upper())}
    codes = {name.lower() for name in only}
    return part_of(
        catalog,
        (
            article_id
            for article_id, entry in catalog.entries.items()
            if article_id in ids or entry.facts.product_code in codes
        ),
    )


def part_of(catalog: Catalog, ids: Iterable[str]) -> Catalog:
    """The part of a catalog that has some articles; a citation of what is left out is no wanted one."""
    kept_ids = set(ids)
    entries = {article_id: entry for article_id, entry in catalog.entries.items() if article_id in kept_ids}
    citing = {
        target: kept
        for target, sources in catalog.citing.items()
        if (target in entries or target not in catalog.entries)
        and (kept := tuple(source for source in sources if source in entries))
    }
    return Catalog(entries, citing, frozenset(catalog.entries.keys() - entries.keys()))
