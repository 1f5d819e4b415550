"""Read what changed since the last build; of everything else, take what the cache knows."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from mskb.catalog.facts import ArticleFacts, facts_of
from mskb.model.defects import Defect, DefectKind
from mskb.pipeline.cache import Cache, Kept, Known, Stamp, stamp_of
from mskb.pipeline.packing import pack, unpack
from mskb.pipeline.pool import map_in_order
from mskb.pipeline.read import Refused, read_file
from mskb.render.draft import draft_of
from mskb.search.sequences import pack_words
from mskb.source.scan import FoundFile


@dataclass(frozen=True, slots=True)
class _Task:
    """A file whose stamp is not the one that is kept."""

    found: FoundFile
    sha256: str
    """Of what was read of it before; a fresh copy of an archive has new times and old bytes."""
    draft: bool = True
    """Whether a draft is wanted, too."""


def read_facts(found: FoundFile) -> ArticleFacts | Refused:
    """Read a file and keep the facts."""
    article = read_file(found.file, found.path)
    return article if isinstance(article, Refused) else facts_of(article, found.file)


def read_changed(files: Sequence[FoundFile], cache: Cache, workers: int) -> Generator[ArticleFacts | Refused]:
    """The facts of files, in their order; those that changed are read, and the cache keeps what came of them.

    Raises:
        WorkerLostError: a process was killed.
    """
    known = cache.known()
    unchanged = {found.file: known[found.file].facts for found in files if _is_known(found, known)}
    tasks = [_Task(found, _sha256_in(found, known), cache.drafts) for found in files if found.file not in unchanged]
    cache.begin_reading()
    cache.forget(known.keys() - {found.file for found in files})
    with closing(map_in_order(_read, tasks, workers)) as readings:
        for found in files:
            facts = unchanged.get(found.file)
            yield _take(found, next(readings), known, cache) if facts is None else facts


def _is_known(found: FoundFile, known: dict[str, Known]) -> bool:
    kept = known.get(found.file)
    return kept is not None and kept.facts.path == found.path and kept.stamp == stamp_of(found.file)


def _sha256_in(found: FoundFile, known: dict[str, Known]) -> str:
    kept = known.get(found.file)
    return kept.facts.sha256 if kept is not None and kept.facts.path == found.path else ""


def _read(task: _Task) -> Kept | Stamp | Refused:
    """What came of a file: something to keep, the new stamp of what is kept, or why it could not be read."""
    found, stamp = task.found, stamp_of(task.found.file, now=time.time_ns())
    if stamp is not None and task.sha256 and _sha256_of(found.file) == task.sha256:
        return stamp
    article = read_file(found.file, found.path)
    if isinstance(article, Refused):
        return article
    try:
        draft, words = (pack(draft_of(article)), pack_words(article)) if task.draft else (b"", b"")
        facts = pack(facts_of(article, found.file))
        return Kept(stamp or Stamp(0, -1), facts, draft, words, article.source.sha256)
    except Exception as error:  # noqa: BLE001 - one article must not stop the others; the report names the bug
        return Refused(found.path, Defect(DefectKind.READER_FAILED, detail=f"{type(error).__name__}: {error}"))


def _sha256_of(file: str) -> str:
    try:
        return hashlib.sha256(Path(file).read_bytes()).hexdigest()
    except OSError:
        return ""


def _take(
    found: FoundFile, reading: Kept | Stamp | Refused, known: dict[str, Known], cache: Cache
) -> ArticleFacts | Refused:
    if isinstance(reading, Refused):  # what could not be read is tried again each time
        cache.forget([found.file])
        return reading
    if isinstance(reading, Stamp):
        cache.touch(found.file, reading)
        return known[found.file].facts
    cache.keep(found.file, reading)
    return unpack(reading.facts, ArticleFacts)
