"""Records on their way from the processes that make pages to the index: files in a scratch folder.

Each process appends to a file of its own, so nobody waits; the order is that of the records, whoever wrote them.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mskb.publish.search.record import SearchRecord, page_of


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a record stands in a spool."""

    order: tuple[int, str]
    file: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Spool:
    """A scratch folder of records."""

    folder: Path

    def add(self, record: SearchRecord) -> None:
        """Append a record, in whatever process. Nothing is buffered: a worker may end without a word.

        Raises:
            OSError: the disk is full.
        """
        head = json.dumps([*record.order, record.title, record.modified, record.filters, record.sort_keys])
        page = page_of(record).encode("utf-8", errors="replace")
        line = head.encode() + b"\t" + json.dumps(page.decode()).encode() + b"\n"
        with (self.folder / f"{os.getpid()}.records").open("ab", buffering=0) as stream:
            written = 0
            while written < len(line):
                written += stream.write(line[written:])

    def places(self) -> list[Place]:
        """All records, in their order."""
        found: list[Place] = []
        for path in sorted(self.folder.glob("*.records")):
            offset = 0
            with path.open("rb") as stream:
                for line in stream:
                    number, url = json.loads(line[: line.index(b"\t")])[:2]
                    found.append(Place((number, url), str(path), offset, len(line)))
                    offset += len(line)
        return sorted(found)


@dataclass(frozen=True, slots=True)
class Spooled:
    """A record as it comes out of a spool."""

    url: str
    page: bytes
    """The page that is indexed, as JSON: so it goes on to Pagefind."""
    title: str
    modified: str
    filters: Sequence[tuple[str, Sequence[str]]]
    sort_keys: dict[str, str]


def read(places: Sequence[Place]) -> Iterator[Spooled]:
    """Records at given places, one after another."""
    streams: dict[str, Any] = {}
    try:
        for place in places:
            if place.file not in streams:
                streams[place.file] = Path(place.file).open("rb")  # noqa: SIM115 - closed below
            stream = streams[place.file]
            stream.seek(place.offset)
            head, _, page = stream.read(place.length).partition(b"\t")
            _, url, title, modified, filters, sort_keys = json.loads(head)
            yield Spooled(url, page.rstrip(), title, modified, filters, sort_keys)
    finally:
        for stream in streams.values():
            stream.close()
