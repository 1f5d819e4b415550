"""What changed in an archive's files since they were read, and the facts of what did.

The system is asked for the stamps of files, and never told to watch them: MkDocs' way of watching asks for each file
twice a second, which takes 75 % of a core for 60,000.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mskb.catalog.facts import ArticleFacts
from mskb.model.defects import Defect
from mskb.pipeline.cache import UNSETTLED
from mskb.pipeline.changes import read_facts
from mskb.pipeline.read import Refused
from mskb.source.scan import FoundFile, scan


class Stamp(NamedTuple):
    """What tells whether a file changed; times are in nanoseconds since 1970."""

    modified: int
    changed: int
    """When it was put where it is, or its attributes were set; a copy may bring along the time of its original."""
    size: int


class Watch:
    """Holds what was read of each file of an archive, and reads again what changed.

    Several threads may ask: while one looks at all files, others need not wait to look at a few.
    """

    def __init__(self, sources: Sequence[str], facts: Iterable[ArticleFacts], since: int) -> None:
        """Begin with an archive as it was read.

        Args:
            sources: The folders that hold the archive.
            facts: Of all articles.
            since: When the reading began, in nanoseconds since 1970: what changed later may not have been read.
        """
        self.looked = 0.0
        """When all files were looked at last, on the clock of `time.monotonic`; 0 before the first time."""
        self.cost = 0.0
        """How long that took, in seconds."""
        self._sources = sources
        self._since = since - UNSETTLED
        self._lock = threading.Lock()
        self._looking = threading.Lock()
        self._facts = {known.file: known for known in facts}
        self._stamps: dict[str, Stamp] = {}
        self._problems: list[tuple[str, Defect]] = []

    @property
    def facts(self) -> list[ArticleFacts]:
        """The facts of all articles."""
        with self._lock:
            return list(self._facts.values())

    def take_problems(self) -> list[tuple[str, Defect]]:
        """What could not be read since this was asked last: paths and reasons."""
        with self._lock:
            problems, self._problems = self._problems, []
            return problems

    def look_at(self, files: Iterable[str]) -> bool:
        """Look at some of the files that hold articles; whether anything was found to tell of."""
        with self._lock:
            known = [FoundFile(file, self._facts[file].path) for file in files if file in self._facts]
            changed = [found for found in known if self._is_changed(found.file, _stamp_of(found.file))]
            news = [self._take(found.file, *_read(found)) for found in changed]
            return any(news)

    def look_around(self) -> bool:
        """Look at all files below the archive's folders, also for new ones; whether anything was found to tell of."""
        with self._looking:
            begun = time.monotonic()
            found = scan(self._sources).files
            stamps = [_stamp_of(file.file) for file in found]
            with self._lock:
                seen = dict(self._stamps)
                changed = [
                    file for file, stamp in zip(found, stamps, strict=True) if self._is_changed(file.file, stamp)
                ]
            # Others may look while files are read, which may be many: git may have put another branch in their place.
            readings = [(file.file, *_read(file)) for file in changed]
            with self._lock:
                news = [
                    self._take(file, stamp, result)
                    for file, stamp, result in readings
                    if self._stamps.get(file) == seen.get(file)  # else it was read in the meantime
                ]
                order = {file.file: place for place, file in enumerate(found)}
                gone = [file for file in self._facts if file not in order]
                for file in gone:
                    self._take(file, None, None)
                if any(news):
                    self._facts = dict(sorted(self._facts.items(), key=lambda item: order[item[0]]))
                if not self.looked:  # what could not be read at the start was told then
                    self._problems.clear()
            self.looked = time.monotonic()
            self.cost = self.looked - begun
            return any(news) or bool(gone)

    def _is_changed(self, file: str, stamp: Stamp | None) -> bool:
        """Whether a file is not what was read; one that holds an article is first seen here after it was read."""
        if stamp is None:
            return file in self._facts
        if file in self._facts and file not in self._stamps and max(stamp.modified, stamp.changed) < self._since:
            self._stamps[file] = stamp
        return self._stamps.get(file) != stamp

    def _take(self, file: str, stamp: Stamp | None, result: ArticleFacts | Refused | None) -> bool:
        """Keep what was read of a file; whether that is something else than before."""
        before = self._facts.get(file)
        if stamp is None:
            self._stamps.pop(file, None)
        else:
            self._stamps[file] = stamp
        if stamp is not None and isinstance(result, ArticleFacts):
            self._facts[file] = result
            return result != before
        if stamp is not None and isinstance(result, Refused) and result.defect is not None:
            self._problems.append((result.path, result.defect))
        return self._facts.pop(file, None) is not None


def _read(found: FoundFile) -> tuple[Stamp | None, ArticleFacts | Refused]:
    """Read a file; the stamp is from before, so that what is written meanwhile is seen as a change."""
    return _stamp_of(found.file), read_facts(found)


def _stamp_of(file: str) -> Stamp | None:
    try:
        status = os.stat(file)  # noqa: PTH116 - for 60,000 files a path object each would double the time
    except OSError:
        return None
    return Stamp(status.st_mtime_ns, status.st_ctime_ns, status.st_size)
