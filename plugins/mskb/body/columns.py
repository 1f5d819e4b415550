"""Columns: where text that was aligned by blanks is to be cut (SURVEY 4.6)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_GROUPS = re.compile(r"\S+(?: \S+)*")
_NARROWEST = 2


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of some lines."""

    starts: tuple[int, ...]
    """Where each column begins; the first at 0 or wherever its text does."""

    def cut(self, line: str) -> list[str]:
        """The cells of a line, empty ones included."""
        bounds = [0, *self.starts[1:], None]
        return [line[start:stop].strip() for start, stop in zip(bounds, bounds[1:], strict=False)]


def find_columns(lines: Sequence[str], narrowest: int = _NARROWEST) -> Columns:
    """Cut lines where all of them are blank, over at least `narrowest` columns."""
    width = max(map(len, lines), default=0)
    filled = bytearray(width + narrowest)
    for line in lines:
        for match in _GROUPS.finditer(line):
            filled[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
    starts: list[int] = []
    blank = narrowest
    for index in range(width):
        if filled[index]:
            if blank >= narrowest:
                starts.append(index)
            blank = 0
        else:
            blank += 1
    return Columns(tuple(starts))


def groups_of(line: str) -> list[str]:
    """The parts of a line that two blanks or more keep apart."""
    return _GROUPS.findall(line)
