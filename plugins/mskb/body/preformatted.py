"""Preformatted text: what is set off by an indent and is nothing else (SURVEY 4.4)."""

from __future__ import annotations

from mskb.body.citations import read_citations
from mskb.body.lists import read_marker
from mskb.body.rule import Body, chunk_end, indent_of
from mskb.model.blocks import Preformatted
from mskb.source.cursor import LineCursor


def read_preformatted(cursor: LineCursor, body: Body) -> Preformatted | None:
    """Read indented lines, across the blank lines between them.

    preformatted = 1*INDENTED *( 1*BLANK 1*INDENTED )    # no list, no citation among them
    """
    if cursor.peek()[0] != " ":
        return None
    lines, start = cursor.lines, cursor.position
    end = _indented_end(lines, start)
    if end < len(lines) and lines[end] and end == start + 1:
        return None  # the first line of a paragraph is indented, as in a book
    while True:
        ahead = LineCursor(lines)
        ahead.position = end
        ahead.skip_blank_lines()
        if ahead.at_end or ahead.peek()[0] != " " or _is_other(ahead, body):
            break
        stop = _indented_end(lines, ahead.position)
        if stop < len(lines) and lines[stop]:
            break
        end = stop
    cursor.position = end
    return preformatted(cursor, start, end)


def preformatted(cursor: LineCursor, start: int, end: int) -> Preformatted:
    """The lines from `start` to before `end` as they stand, less the indent that all share."""
    lines = cursor.lines[start:end]
    indent = min(indent_of(line) for line in lines if line)
    return Preformatted(cursor.span(start, end), "\n".join(line[indent:] for line in lines))


def _indented_end(lines: list[str], start: int) -> int:
    end = start
    stop = chunk_end(lines, start)
    while end < stop and lines[end][0] == " ":
        end += 1
    return end


def _is_other(cursor: LineCursor, body: Body) -> bool:
    return read_marker(cursor.peek()) is not None or read_citations(cursor, body) is not None
