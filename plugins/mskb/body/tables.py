"""Tables whose columns blanks keep apart (SURVEY 4.6): made only where the columns are certain."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mskb.body.columns import Columns, find_columns, groups_of, mask_of
from mskb.body.languages import is_code_line
from mskb.body.lists import read_marker
from mskb.body.prose import reads_as_prose
from mskb.body.rule import Body, chunk_end, next_text
from mskb.inline.parser import parse_inlines
from mskb.model.blocks import Paragraph, Row, Table
from mskb.source.cursor import LineCursor

_RULE = re.compile(r" *[-=]{2,}(?: +[-=]{2,})* *")
_DRAWING = re.compile(r"[-=]{4,}|[|+][-=]|[-=][|+]|[-=]{2,}>|<[-=]{2,}|^\s*[|+]|\\$|[{};]\s*$")
_LISTING = re.compile(r"\d{1,2}[-/]\d{1,2}[-/]\d{2,4}|\d{1,2}:\d\d[ap]?\b|<DIR>|\b[0-9A-F]{4,8}\b")
_HEAD = re.compile(r"[A-Z(#][^.;=]*")
_CAPTION = re.compile(r" *[A-Z][\w/-]*(?: [\w/()-]+){0,3}:(?: [\w/().,-]+){0,8} *")
_FEWEST_ROWS = 2
_FEWEST_COLUMNS = 2
_MOST_COLUMNS = 8
_MOST_HEADER_LINES = 3


@dataclass(frozen=True, slots=True)
class _Layout:
    """Lines of a table before they are cut."""

    header: list[str]
    rows: list[list[str]]
    """Runs of lines that blank lines keep apart."""
    end: int
    """The index of the line after the table."""


def read_table(cursor: LineCursor, body: Body) -> Table | Paragraph | None:
    """Read a table: a header, perhaps with a rule under it, and rows, whose cells may go on over further lines.

    A line above it that says what it is of, such as `Component: Directory`, is a paragraph.

    table = header [RULE] 1*( [BLANK] row )
    """
    del body
    lines, start = cursor.lines, cursor.position
    if not (start + 1 < len(lines)) or read_marker(lines[start]):
        return None
    line = lines[start]
    if ":" in line and has_ruled_header(lines, next_text(lines, start + 1)) and _CAPTION.fullmatch(line):
        cursor.advance()
        return Paragraph(cursor.span(start, start + 1), parse_inlines(line.strip()))
    layout = _ruled(lines, start) or (_aligned(lines, start) if "  " in line.lstrip(" ") else None)
    if layout is None:
        return None
    columns = find_columns([line for run in layout.rows for line in run])
    if not _FEWEST_COLUMNS <= len(columns.starts) <= _MOST_COLUMNS:
        return None
    header = _header(layout.header, columns)
    rows = _rows(layout.rows, columns)
    if header is None or rows is None:
        return None
    cursor.position = layout.end
    return Table(cursor.span(start, layout.end), _row(header), tuple(map(_row, rows)))


def has_ruled_header(lines: list[str], start: int) -> bool:
    """Whether a line names columns, and the line below it is a rule."""
    return (
        start + 1 < len(lines)
        and _is_rule(lines[start + 1])
        and len(groups_of(lines[start])) >= _FEWEST_COLUMNS
        and not _DRAWING.search(lines[start])
    )


def _is_rule(line: str) -> bool:
    return line.startswith((" ", "-", "=")) and _RULE.fullmatch(line) is not None


def _row(cells: list[str]) -> Row:
    return Row(tuple(map(parse_inlines, cells)))


def _ruled(lines: list[str], start: int) -> _Layout | None:
    """A table with a rule under its header, which has up to three lines."""
    rule = start + 1
    stop = min(start + 1 + _MOST_HEADER_LINES, len(lines))
    while rule < stop and lines[rule] and not _is_rule(lines[rule]):
        rule += 1
    if (
        rule == stop
        or not lines[rule]
        or len(groups_of(lines[rule - 1])) < _FEWEST_COLUMNS
        or _DRAWING.search(lines[start])
    ):
        return None
    header = lines[start:rule]
    runs, end = _runs(lines, rule + 1, lines[start])
    return _Layout(header, runs, end) if runs else None


def _aligned(lines: list[str], start: int) -> _Layout | None:
    """A table without a rule: its first line names the columns, or it is one of terms and what they mean."""
    if len(groups_of(lines[start])) < _FEWEST_COLUMNS:
        return None
    runs, end = _runs(lines, start, lines[start])
    rows = [line for run in runs for line in run]
    if len(rows) < _FEWEST_ROWS + 1 or len(groups_of(rows[0])) != len(find_columns(rows).starts):
        return None
    if reads_as_prose(runs[0]) or any(_DRAWING.search(line) or is_code_line(line) for line in rows):
        return None
    if _is_head(rows, alone=len(runs[0]) == 1):
        rest = [runs[0][1:], *runs[1:]] if len(runs[0]) > 1 else runs[1:]
        return _Layout([rows[0]], rest, end)
    if any(_LISTING.search(line) for line in rows):
        return None  # a directory's listing, a dump: no names for columns, and none needed
    return _Layout([], runs, end)


def _runs(lines: list[str], start: int, header: str) -> tuple[list[list[str]], int]:
    """The runs of rows from an index on, as far as all of them together have the columns of the first."""
    runs: list[list[str]] = []
    taken = ""
    index, end = start, start
    width = len(groups_of(header))
    while (index := next_text(lines, index)) < len(lines):
        stop = chunk_end(lines, index)
        run = lines[index:stop]
        run = run[: next((i for i, line in enumerate(run) if _is_rule(line)), len(run))]
        first = groups_of(run[0]) if run else []
        if len(first) < _FEWEST_COLUMNS or read_marker(run[0]):
            break
        together = mask_of([taken, *run])
        if runs and len(groups_of(together)) < min(width, len(groups_of(taken))):
            break
        runs.append(run)
        taken = together
        end = index + len(run)
        if index + len(run) < stop:
            break
        index = stop
    return runs, end


def _is_head(rows: list[str], *, alone: bool) -> bool:
    """Whether the first row names columns: it stands alone, or has no figures and a column below has nothing else."""
    names = groups_of(rows[0])
    if not all(map(_HEAD.fullmatch, names)):
        return False
    if alone or re.search(r"\d", rows[0]):
        return alone
    columns = find_columns(rows)
    _, *others = zip(*map(columns.cut, rows[1:]), strict=True)
    return any(all(re.search(r"\d", cell) for cell in cells if cell) for cells in others)


def _header(lines: list[str], columns: Columns) -> list[str] | None:
    """The names of the columns; empty ones where the table has none, None where they do not fit."""
    count = len(columns.starts)
    if not lines:
        return [""] * count
    cut = [columns.cut(line) for line in lines]
    names = [" ".join(filter(None, column)) for column in zip(*cut, strict=True)]
    split = any(_splits(line, columns) for line in lines)
    if all(names) and not split:
        return names
    grouped = [groups_of(line) for line in lines]
    if all(len(groups) == count for groups in grouped):
        return [" ".join(column) for column in zip(*grouped, strict=True)]
    return names if not split and sum(map(bool, names)) > 1 else None


def _splits(line: str, columns: Columns) -> bool:
    """Whether cutting a line would cut a word."""
    return any(line[start - 1 : start].strip() and line[start : start + 1].strip() for start in columns.starts[1:])


def _rows(runs: list[list[str]], columns: Columns) -> list[list[str]] | None:
    """The rows: a line whose first cell is empty goes on with the cells of the line above it."""
    rows: list[list[str]] = []
    for run in runs:
        for number, line in enumerate(run):
            cells = columns.cut(line)
            if cells[0] or not rows or number == 0:
                rows.append(cells)
            else:
                rows[-1] = [f"{above} {cell}".strip() for above, cell in zip(rows[-1], cells, strict=True)]
    if sum(1 for row in rows if sum(map(bool, row)) > 1) * 3 < len(rows) * 2:
        return None
    return rows if len(rows) >= 1 else None
