"""Tables drawn with bars and plus signs (SURVEY 4.6)."""

from __future__ import annotations

import re

from mskb.body.rule import Body, dedent
from mskb.inline.parser import parse_inlines
from mskb.model.blocks import Row, Table
from mskb.source.cursor import LineCursor

_RULE = re.compile(r"\s*\+[-=]{2,}[-=+]*\+?\s*")
_ROW = re.compile(r"\s*\|")
_DRAWN = re.compile(r"\+[-=]{2}")
_MOST_LINES_OF_A_ROW = 40
_FEWEST_COLUMNS = 2


def read_pipe_table(cursor: LineCursor, body: Body) -> Table | None:
    """Read a table between rules, one under each row; the first of several rows is the header.

    table = RULE 1*( row RULE )
    row   = 1*( "|" cell *( "|" cell ) "|" ) | a row whose cells go on without a bar at the line's start

    A cell's text may have held line breaks: its row goes on over lines that lack the first bar (SURVEY 4.6).
    """
    del body
    lines, start = cursor.lines, cursor.position
    if not _RULE.fullmatch(lines[start]):
        return None
    rows: list[list[str]] = []
    end = index = start + 1
    while index < len(lines) and _ROW.match(lines[index]):
        stop = index + 1
        while stop < len(lines) and stop - index < _MOST_LINES_OF_A_ROW and not _RULE.fullmatch(lines[stop]):
            stop += 1
        if stop == len(lines) or not _RULE.fullmatch(lines[stop]):
            return None
        if any(map(_DRAWN.search, lines[index:stop])):
            return None  # boxes inside a box
        cells = _cells(lines[index:stop])
        if cells is None:
            return None
        rows.append(cells)
        end = index = stop + 1
    columns = max(map(len, rows), default=0)
    if columns < _FEWEST_COLUMNS or any(len(row) != columns for row in rows):
        return None
    cursor.position = end
    if len(rows) == 1:  # nothing to be the header of
        rows.insert(0, [""] * columns)
    made = [Row(tuple(map(parse_inlines, row))) for row in rows]
    return Table(cursor.span(start, end), made[0], tuple(made[1:]))


def _cells(lines: list[str]) -> list[str] | None:
    """The cells of one row: the lines of a row that is drawn in full are joined column by column."""
    lines = [line.strip() for line in dedent(lines)]
    if all(line.startswith("|") and line.endswith("|") for line in lines):
        parts = [[cell.strip() for cell in line[1:-1].split("|")] for line in lines]
        if len({len(part) for part in parts}) != 1:
            return None
        return [" ".join(filter(None, column)) for column in zip(*parts, strict=True)]
    text = " ".join(" ".join(line.split()) for line in lines if line)
    return [cell.strip() for cell in text[1:].removesuffix("|").split("|")]
