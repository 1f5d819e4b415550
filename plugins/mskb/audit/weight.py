"""What a built site weighs, by part, and the chrome of its article pages."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean, median

_NUMBERED = re.compile(r"kb/\d{3,4}/Q\d{1,7}/index\.html")
_BODY = re.compile(rb"<div\b[^>]*\bmskb-body\b[^>]*>")
_DIVISION = re.compile(rb"<(?P<end>/?)div\b[^>]*>")


@dataclass(slots=True)
class Part:
    """The files of one part of a site."""

    files: int = 0
    bytes: int = 0


@dataclass(frozen=True, slots=True)
class Chrome:
    """The bytes of an article's page that are not the HTML of its text."""

    mean: float
    median: float
    percentile_95: float
    most: int
    heaviest: str
    """The page that has most."""


@dataclass(slots=True)
class Weight:
    """A site in bytes; a sum of the sizes of files, not of what they take on a disk."""

    parts: dict[str, Part] = field(default_factory=dict)
    """`articles`, `stubs`, `indexes`, `assets`."""
    chrome: Chrome | None = None
    """None where there is no article."""
    largest: int = 0
    """The bytes of the largest page of any kind."""
    largest_page: str = ""

    @property
    def files(self) -> int:
        """How many files there are."""
        return sum(part.files for part in self.parts.values())

    @property
    def bytes(self) -> int:
        """The size of the whole."""
        return sum(part.bytes for part in self.parts.values())

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return self.files - self.parts["assets"].files

    @property
    def articles(self) -> int:
        """How many pages of articles there are."""
        return self.parts["articles"].files


def weigh(site: Path) -> Weight:
    """Weigh a site that mkdocs built. Reads all of its article pages.

    Raises:
        OSError: a file or a folder cannot be read.
    """
    parts = {name: Part() for name in ("articles", "stubs", "indexes", "assets")}
    chromes: list[tuple[int, str]] = []
    largest = (0, "")
    for file in _files(site):
        path = file.relative_to(site).as_posix()
        size = file.stat().st_size
        name = "indexes" if path.endswith(".html") else "assets"
        if name == "indexes":
            largest = max(largest, (size, path))
        if _NUMBERED.fullmatch(path):
            text = body_size(file.read_bytes())
            name = "stubs" if text is None else "articles"
            if text is not None:
                chromes.append((size - text, path))
        parts[name].files += 1
        parts[name].bytes += size
    return Weight(parts, _chrome(chromes) if chromes else None, *largest)


def count_files(site: Path) -> tuple[Part, Part]:
    """All files of a site of any kind, and the pages among them."""
    every, pages = Part(), Part()
    for file in _files(site):
        size = file.stat().st_size
        for part in (every, pages) if file.suffix == ".html" else (every,):
            part.files += 1
            part.bytes += size
    return every, pages


def body_size(page: bytes) -> int | None:
    """The bytes inside `<div class="mskb-body">`, the HTML of an article's text; None where there is none.

    The division ends where as many have ended as have begun in it. Text never holds a bare `<`, so a tag is one.
    """
    start = _BODY.search(page)
    if start is None:
        return None
    depth = 1
    for tag in _DIVISION.finditer(page, start.end()):
        depth += -1 if tag["end"] else 1
        if depth == 0:
            return tag.start() - start.end()
    return None


def percentile(values: Sequence[int], share: float) -> int:
    """The least of some values that at least such a share of them does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)]


def _chrome(chromes: Sequence[tuple[int, str]]) -> Chrome:
    sizes = [size for size, _ in chromes]
    most, heaviest = max(chromes)
    return Chrome(fmean(sizes), median(sizes), percentile(sizes, 0.95), most, heaviest)


def _files(site: Path) -> Iterator[Path]:
    for folder, _, names in os.walk(site, onerror=_raise):
        for name in names:
            yield Path(folder, name)


def _raise(error: OSError) -> None:
    raise error
