"""Lists: bullets, numbers and letters, each item with blocks of its own (SURVEY 4.3)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mskb.body.citations import is_citation
from mskb.body.headings import is_rule
from mskb.body.rule import Body, indent_of
from mskb.model.blocks import BulletList, ListItem, NumberedList
from mskb.source.cursor import LineCursor

_MARKER = re.compile(
    r"""
    (?P<indent>\ {0,3})
    (?: (?P<bullet>[-·•]) | (?P<number>\d{1,3})\. | (?P<letter>[a-z])\. )
    \ + (?=\S)
    """,
    re.VERBOSE,
)
# What follows a marker stands at column 3, whatever the number's length: `10. ` too (SURVEY 4).
_CONTENT = 3
_FURTHEST_SIBLING = 400


@dataclass(frozen=True, slots=True)
class Marker:
    """What an item of a list begins with."""

    kind: str
    """`bullet`, `number` or `letter`."""
    ordinal: int
    """The number, or the letter's place in the alphabet; 0 for a bullet."""
    indent: int
    content: int
    """The column of the text after it."""


def read_marker(line: str) -> Marker | None:
    """The marker that a line begins with."""
    if line[:4].isspace():
        return None
    match = _MARKER.match(line)
    if match is None:
        return None
    indent = len(match["indent"])
    if match["number"]:
        return Marker("number", int(match["number"]), indent, match.end())
    if match["letter"]:
        return Marker("letter", ord(match["letter"]) - ord("a") + 1, indent, match.end())
    return Marker("bullet", 0, indent, match.end())


def read_list(cursor: LineCursor, body: Body) -> BulletList | NumberedList | None:
    """Read a list whose first item stands at the cursor.

    list = item *( *BLANK item )
    item = MARKER text NEWLINE *( line at the text's column or deeper | BLANK )
    """
    first = read_marker(cursor.peek())
    if first is None or not _may_start(first, cursor):
        return None
    start = cursor.position
    items: list[ListItem] = []
    marker: Marker | None = first
    while marker is not None and marker.kind == first.kind and _follows(marker, first, len(items)):
        items.append(_read_item(cursor, marker, body))
        end = cursor.position
        cursor.skip_blank_lines()
        marker = None if cursor.at_end else read_marker(cursor.peek())
    cursor.position = end
    span = cursor.span(start, end)
    if first.kind == "bullet":
        return BulletList(span, tuple(items))
    return NumberedList(span, tuple(items), first.ordinal, lettered=first.kind == "letter")


def interrupts_paragraph(line: str) -> bool:
    """Whether a line in the middle of a run of text begins a list: a bullet does; a number may be a year's."""
    marker = read_marker(line)
    return marker is not None and marker.kind == "bullet" and marker.indent > 0


def _follows(marker: Marker, first: Marker, count: int) -> bool:
    if abs(marker.indent - first.indent) > 1:
        return False
    return marker.kind == "bullet" or marker.ordinal == first.ordinal + count


def _may_start(marker: Marker, cursor: LineCursor) -> bool:
    """A list starts with 1, or goes on where the one before it was interrupted; a lone `1996. ` starts none."""
    if marker.kind == "bullet":
        return True
    if marker.ordinal == 1:
        return marker.kind == "number" or _has_sibling(marker, cursor)
    return _has_sibling(marker, cursor, step=1) or _has_sibling(marker, cursor, step=-1)


def _has_sibling(marker: Marker, cursor: LineCursor, step: int = 1) -> bool:
    lines, position = cursor.lines, cursor.position
    label = str(marker.ordinal + step) if marker.kind == "number" else chr(ord("a") + marker.ordinal + step - 1)
    sign = f"{' ' * marker.indent}{label}. "
    if step > 0:
        return any(line.startswith(sign) for line in lines[position + 1 : position + _FURTHEST_SIBLING])
    return any(line.startswith(sign) for line in lines[max(0, position - _FURTHEST_SIBLING) : position])


def _read_item(cursor: LineCursor, marker: Marker, body: Body) -> ListItem:
    start = cursor.position
    column = marker.indent + (2 if marker.kind == "bullet" else _CONTENT)
    end = _item_end(cursor, marker, body)
    text = cursor.lines[start][marker.content :]
    lines = [text, *(line[min(column, indent_of(line)) :] for line in cursor.lines[start + 1 : end])]
    # the first paragraph may be wrapped to a column of its own
    for index in range(1, len(lines)):
        if not lines[index] or read_marker(lines[index]) or indent_of(lines[index]) > 2:  # noqa: PLR2004
            break
        lines[index] = lines[index].lstrip()
    cursor.position = end
    inner = LineCursor(lines, cursor.first + start, cursor.indent + column)
    return ListItem(cursor.span(start, end), body.read_blocks(inner))


def _item_end(cursor: LineCursor, marker: Marker, body: Body) -> int:
    """The index of the line after the item, trailing blank lines left out."""
    lines = cursor.lines
    least = marker.indent + 2
    end = index = cursor.position + 1
    while index < len(lines):
        line = lines[index]
        if not line:
            index += 1
            continue
        inside = indent_of(line) >= least
        tight = index == end  # no blank line before it
        if not inside and not (tight and _goes_on(lines, index, body.margin - cursor.indent)):
            break
        index += 1
        end = index
    return end


def _goes_on(lines: list[str], index: int, margin: int) -> bool:
    """Whether a line left of the item's text goes on with it: wrapped by hand to column 0 (906 items, SURVEY 4.3)."""
    line, previous = lines[index], lines[index - 1]
    if (
        read_marker(line)
        or is_rule(line)
        or is_citation(line.strip())
        or is_rule("".join(lines[index + 1 : index + 2]))
    ):
        return False
    return len(previous) + 1 + len(line.lstrip().partition(" ")[0]) > margin - 12
