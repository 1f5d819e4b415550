"""Paragraphs: the rest. Any line that no other rule takes is text."""

from __future__ import annotations

import re

from mskb.body.lists import interrupts_paragraph, read_marker
from mskb.body.margin import join_lines
from mskb.body.preformatted import preformatted
from mskb.body.rule import Body, chunk_end
from mskb.inline.parser import parse_inlines
from mskb.model.blocks import Paragraph, Preformatted
from mskb.source.cursor import LineCursor

_COLUMNS = re.compile(r"\S {3,}\S")


def read_paragraph(cursor: LineCursor, body: Body) -> Paragraph | Preformatted:
    """Read a run of lines up to a blank one, a bullet, or an indented block.

    paragraph = 1*LINE    # aligned in columns, it is preformatted text
    """
    lines, start = cursor.lines, cursor.position
    end = start + 1
    stop = chunk_end(lines, start)
    while end < stop and lines[end][0] != " " and not interrupts_paragraph(lines, end):
        end += 1
    listed = end < stop and interrupts_paragraph(lines, end)
    mixed = end < stop and not listed and any(line[0] != " " for line in lines[end:stop])
    if mixed:
        end = stop  # lines at several columns
    cursor.position = end
    text = lines[start:end]
    aligned = sum(1 for line in text if "   " in line and _COLUMNS.search(line))
    if (mixed and not any(map(_is_bullet, text))) or (aligned > 1 and aligned * 2 >= len(text)):
        return preformatted(cursor, start, end)
    joined = join_lines([line.strip() for line in text], body.margin, cursor.indent)
    return Paragraph(cursor.span(start, end), parse_inlines(joined))


def _is_bullet(line: str) -> bool:
    marker = read_marker(line)
    return marker is not None and marker.kind == "bullet" and marker.indent > 0
