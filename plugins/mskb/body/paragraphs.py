"""Paragraphs: the rest. Any line that no other rule takes is text."""

from __future__ import annotations

import re
from itertools import pairwise

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
_FEWEST_BROKEN = 3
_SENTENCE_ENDS = (".", "?", "!", ":")


def read_paragraph(cursor: LineCursor, body: Body) -> Paragraph | Preformatted:
    """Read a run of lines up to a blank one, a bullet, or an indented block.

    paragraph = 1*LINE    # aligned in columns, it is preformatted text
    """
    lines, start = cursor.lines, cursor.position
    end = start + 1
    stop = chunk_end(lines, start)
    rule = next((index for index in range(end, stop) if is_break(lines[index])), stop)
    if rule < stop and not _is_aligned(lines[start:stop]) and all(line[0] != " " for line in lines[start:stop]):
        stop = rule
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
    cursor.position = end
    text = lines[start:end]
    if _is_aligned(text) or _is_drawn(text) or _is_broken(text, cursor, body):
        return preformatted(cursor, start, end)
    joined = join_lines([line.strip() for line in text], body.margin, cursor.indent)
    return Paragraph(cursor.span(start, end), parse_inlines(joined))


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
    if len(text) < _FEWEST_BROKEN or not lead_of(cursor).endswith(":"):
        return False
    room = min(body.margin - cursor.indent, max(map(len, text)) + 1)
    return not any(is_full(line, following, room) for line, following in pairwise(text)) and not reads_as_prose(text)


def _is_bullet(line: str) -> bool:
    marker = read_marker(line)
    return marker is not None and marker.kind == "bullet" and marker.indent > 0
