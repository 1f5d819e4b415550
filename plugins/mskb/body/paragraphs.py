"""Paragraphs: the rest. Any line that no other rule takes is text."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile

from mskb.body.lists import interrupts_paragraph, read_marker
from mskb.body.margin import is_full, join_lines
from mskb.body.preformatted import preformatted
from mskb.body.prose import reads_as_prose
from mskb.body.rule import Body, chunk_end, indent_of, lead_of
from mskb.body.rules import is_break
from mskb.inline.parser import parse_inlines
from mskb.model.blocks import Paragraph, Preformatted
from mskb.source.cursor import LineCursor

_COLUMNS = re.compile(r"\S {3,}\S")
# The parts of a value of the registry (SURVEY 4.3).
_VALUE = re.compile(
    r"(?:(?:Value|Data|Key)[ -]?(?:Name|Type|Data|Range)?|Type|Name|String|Radix|Default|Range)\s?:", re.IGNORECASE
)
_POSTAL = re.compile(
    r"""
      \b[A-Z]{2}\.?,?\ +\d{5}\b | \(\d{3}\)\ ?\d{3}-\d{4} | \bP\.?\ ?O\.?\ Box\b
    | ^\d+\ .*\b(?:Street|Avenue|Ave|Road|Way|Drive|Blvd|St)\b
    """,
    re.VERBOSE,
)
_FEWEST_BROKEN = 3
_LINES_BELOW_A_RULE = 8
# Longer runs of lines are listings.
_LONGEST_TEXT = 200
_SENTENCE_ENDS = (".", "?", "!", ":")


def read_paragraph(cursor: LineCursor, body: Body) -> Paragraph | Preformatted:
    """Read a run of lines up to a blank one, a bullet, or an indented block.

    paragraph = 1*LINE    # aligned in columns, it is preformatted text
    """
    lines, start = cursor.lines, cursor.position
    end = start + 1
    stop = _end_of_text(lines, start)
    while end < stop and lines[end][0] != " " and not interrupts_paragraph(lines, end):
        end += 1
    listed = end < stop and interrupts_paragraph(lines, end)
    if end < stop and not listed:
        room = body.margin - cursor.indent
        if _hangs(lines[start:stop], room):
            end = stop
        elif any(line[0] != " " for line in lines[end:stop]) and not _opens_paragraph(
            lines[start:stop], end - start, room
        ):
            end = stop  # lines at several columns
            cursor.position = end
            if not any(map(_is_bullet, lines[start:end])):
                return preformatted(cursor, start, end)
    text = lines[start:end]
    literal = len(text) > 1 and (_is_broken(text, cursor, body) or _is_aligned(text) or _is_drawn(text))
    cursor.position = end
    if literal:
        return preformatted(cursor, start, end)
    joined = join_lines([line.strip() for line in text], body.margin, cursor.indent)
    return Paragraph(cursor.span(start, end), parse_inlines(joined))


def _end_of_text(lines: list[str], start: int) -> int:
    """The index of the blank line that ends the run of lines from `start`, or of a rule inside running text."""
    stop = start + 1
    while stop < len(lines) and lines[stop] and not is_break(lines[stop]):
        stop += 1
    if stop == len(lines) or not lines[stop]:
        return stop
    around = list(takewhile(bool, lines[start : stop + _LINES_BELOW_A_RULE]))
    running = all(line[0] != " " for line in around) and not _is_aligned(around)
    end = chunk_end(lines, stop)
    return stop if running and end - start < _LONGEST_TEXT else end


def _is_aligned(lines: list[str]) -> bool:
    aligned = sum(1 for line in lines if "   " in line and _COLUMNS.search(line))
    return aligned > 1 and aligned * 2 >= len(lines)


def _is_drawn(lines: list[str]) -> bool:
    drawn = sum(1 for line in lines if line.startswith(("|", "+-")))
    return drawn > 1 and drawn * 2 >= len(lines)


def _hangs(chunk: list[str], room: int) -> bool:
    """Whether all lines but the first are indented, and are where a wrapper would have put them: `Q. Why ...`."""
    hanging = indent_of(chunk[1])
    if not hanging or any(indent_of(line) != hanging for line in chunk[1:]):
        return False
    return all(is_full(line, following, room) for line, following in pairwise(chunk)) and reads_as_prose(chunk)


def _opens_paragraph(chunk: list[str], index: int, room: int) -> bool:
    """Whether an indented line begins a paragraph as in a book, and text at column 0 goes on with it (SURVEY 3.4)."""
    line, following = chunk[index], "".join(chunk[index + 1 : index + 2])
    wrapped = line.endswith(_SENTENCE_ENDS) if following[:1] == " " else is_full(line, following, room)
    return wrapped and not chunk[0].lstrip().startswith("/*") and reads_as_prose(chunk)


def _is_broken(text: list[str], cursor: LineCursor, body: Body) -> bool:
    """Whether each line is one by itself, and a line leads in to them: `ALL  00:00:00  1993/06/30`."""
    if ":" in text[0] and all(map(_VALUE.match, text)):
        return True
    room = body.margin - cursor.indent
    if len(text) < _FEWEST_BROKEN or any(is_full(line, following, room) for line, following in pairwise(text)):
        return False
    if not lead_of(cursor).endswith(":") or any(map(_POSTAL.search, text)):
        return False  # an address is text, and its breaks stay
    return not reads_as_prose(text)


def _is_bullet(line: str) -> bool:
    marker = read_marker(line)
    return marker is not None and marker.kind == "bullet" and marker.indent > 0
