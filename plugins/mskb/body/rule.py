"""What a block rule is given."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from mskb.model.blocks import Block
from mskb.source.cursor import LineCursor

_SEPARATOR = re.compile(r"\s*-+ ?(?:or|and|OR|AND|Or|And|and/or) ?-+\s*")
_LONE_CONJUNCTION = re.compile(r"\s*(?:or|and|OR|AND|Or|And):?\s*")
# An alternative is as long as a message or a command, and there are few of them.
_LONGEST_ALTERNATIVE = 12
_MOST_ALTERNATIVES = 8
_LONGEST_RUN = 60


@dataclass(frozen=True, slots=True)
class Body:
    """What holds for the whole body that a rule reads in."""

    margin: int
    """The column at which the article's paragraphs were wrapped."""
    has_addresses: bool
    """Whether there may be any address of the web in the body."""
    read_blocks: Callable[[LineCursor], tuple[Block, ...]]
    """Reads all blocks of a run of lines: what an item of a list holds is read with it."""


Rule: TypeAlias = Callable[[LineCursor, Body], Block | None]
"""Reads one block at the cursor, which stands on a line that is not blank.

It returns a block and has moved the cursor beyond it, or returns None and has touched nothing.
"""


def indent_of(line: str) -> int:
    """The number of blanks that a line begins with."""
    return len(line) - len(line.lstrip(" "))


def is_separator(line: str) -> bool:
    """Whether a line stands between alternatives: `-or-` (4,950 of them, SURVEY 4.1)."""
    return _SEPARATOR.fullmatch(line) is not None


def is_conjunction(line: str) -> bool:
    """Whether a line holds `-or-`, or the word alone."""
    return is_separator(line) or _LONE_CONJUNCTION.fullmatch(line) is not None


def chunk_end(lines: list[str], start: int) -> int:
    """The index of the blank line that ends the run of lines from `start`, or of the end."""
    end = start
    while end < len(lines) and lines[end]:
        end += 1
    return end


def next_text(lines: list[str], index: int) -> int:
    """The index of the first line from `index` that is not blank, or of the end."""
    while index < len(lines) and not lines[index]:
        index += 1
    return index


def lead_of(cursor: LineCursor) -> str:
    """The two last lines of the text above the cursor, joined: what leads in to the block at the cursor.

    What leads in to the first of some alternatives leads in to all of them.
    """
    lines = cursor.lines
    index = _text_above(lines, cursor.position)
    for _ in range(_MOST_ALTERNATIVES):
        if index < 0 or not is_conjunction(lines[index]):
            break
        index = _before_alternative(lines, _text_above(lines, index))
    if index < 0:
        return ""
    above = lines[index - 1] if index and lines[index - 1] and indent_of(lines[index]) == 0 else ""
    return f"{above} {lines[index]}".strip()


def lead_of_run(cursor: LineCursor) -> str:
    """The line that leads in to the indented text that the cursor is in, whatever indented text is between them."""
    lines, position = cursor.lines, cursor.position
    indent = indent_of(lines[position])
    for index in range(position - 1, max(position - _LONGEST_RUN, -1), -1):
        if lines[index] and indent_of(lines[index]) < indent:
            return lines[index].strip() if lines[index].endswith(":") else ""
    return ""


def _text_above(lines: list[str], index: int) -> int:
    """The index of the last line above an index that is not blank; -1 where there is none."""
    index -= 1
    while index >= 0 and not lines[index]:
        index -= 1
    return index


def _before_alternative(lines: list[str], last: int) -> int:
    """The index of the last line of text above an alternative that ends at `last`."""
    top = max(last - _LONGEST_ALTERNATIVE, -1)
    index = last
    while index > top and lines[index]:
        index -= 1
    above = _text_above(lines, index + 1)
    while above > top and indent_of(lines[above]) > 0 and indent_of(lines[last]) > 0:
        above = _text_above(lines, above)
    return above


def dedent(lines: list[str]) -> list[str]:
    """Lines without the indent that all of them share."""
    indent = min([len(line) - len(line.lstrip(" ")) for line in lines if line], default=0)
    return [line[indent:] for line in lines] if indent else lines
