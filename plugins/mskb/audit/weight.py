"""What a built site weighs, by part, and the chrome of its article pages."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean

from mskb.pipeline.site_size import files_below

_NUMBERED = re.compile(r"kb/\d{3,4}/Q\d{1,7}/index\.html")
_BODY = re.compile(rb"<div\b[^>]*\bmskb-body\b[^>]*>")
_DIVISION = re.compile(rb"<(?P<end>/?)div\b[^>]*>")


@dataclass(slots=True)
class Part:
    """The files of one part of a site."""

    files: int = 0
    bytes: int = 0


@dataclass(slots=True)
class Weight:
    """A site in bytes; a sum of the sizes of files, not of what they take on a disk."""

    parts: dict[str, Part] = field(default_factory=dict)
    """`articles`, `stubs`, `indexes`, `assets`."""
    chromes: tuple[tuple[int, str], ...] = ()
    """For each article's page the bytes that are not the HTML of its text, and its path."""
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

    @property
    def chrome(self) -> float | None:
        """The mean bytes of an article's page that are not the HTML of its text; None where there is no article."""
        return fmean(size for size, _ in self.chromes) if self.chromes else None


def weigh(site: Path) -> Weight:
    """Weigh a site that mkdocs built. Reads all of its article pages.

    Raises:
        OSError: a file or a folder cannot be read.
    """
    parts = {name: Part() for name in ("articles", "stubs", "indexes", "assets")}
    chromes: list[tuple[int, str]] = []
    largest = (0, "")
    for file in files_below(site):
        path = Path(file.path).relative_to(site).as_posix()
        size = file.stat(follow_symlinks=False).st_size
        name = "indexes" if path.endswith(".html") else "assets"
        if name == "indexes":
            largest = max(largest, (size, path))
        if _NUMBERED.fullmatch(path):
            text = body_size(Path(file.path).read_bytes())
            name = "stubs" if text is None else "articles"
            if text is not None:
                chromes.append((size - text, path))
        parts[name].files += 1
        parts[name].bytes += size
    return Weight(parts, tuple(chromes), *largest)


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
