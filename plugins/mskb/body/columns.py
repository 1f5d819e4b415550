"""Columns: where text that was aligned by blanks is to be cut (SURVEY 4.6)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

_GROUPS = re.compile(r"\S+(?: \S+)*")
_SPACE = re.compile(r"\s")
# Lines lie upon each other as numbers do: a byte is 0 where a line is blank and 1 where it has a sign.
_FILLED = bytes(not chr(code).isspace() for code in range(128)) + bytes(128)
_SHOWN = b" x" + bytes(254)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of some lines."""

    starts: tuple[int, ...]
    """Where each column begins; the first at 0 or wherever its text does."""

    def cut(self, line: str) -> list[str]:
        """The cells of a line, empty ones included."""
        bounds = [0, *self.starts[1:], None]
        return [line[start:stop].strip() for start, stop in pairwise(bounds)]


def find_columns(lines: Iterable[str]) -> Columns:
    """Cut lines where all of them are blank, over two columns or more."""
    mask = mask_of(lines)
    return Columns(tuple(match.start() for match in _GROUPS.finditer(mask)))


def mask_of(lines: Iterable[str]) -> str:
    """One line that has a sign wherever one of the lines has one: it stands for all of them."""
    width = filled = 0
    for line in lines:
        width = max(width, len(line))
        plain = line if line.isascii() else _SPACE.sub(" ", line)
        filled |= int.from_bytes(plain.encode("ascii", "replace").translate(_FILLED), "little")
    return filled.to_bytes(width, "little").translate(_SHOWN).decode()


def groups_of(line: str) -> list[str]:
    """The parts of a line that two blanks or more keep apart."""
    return _GROUPS.findall(line)
