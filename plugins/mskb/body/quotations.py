"""Quotations: prose that the source sets off, most of it error messages (SURVEY 4.8)."""

from __future__ import annotations

from mskb.body.indented import indented_chunks
from mskb.body.margin import join_lines
from mskb.body.prose import announces_message, has_fields, is_literal_line, reads_as_prose
from mskb.body.rule import Body, dedent, lead_of
from mskb.inline.parser import parse_inlines
from mskb.model.blocks import Paragraph, Quotation
from mskb.source.cursor import LineCursor

_MOST_LINES_UNSURE = 6


def read_quotation(cursor: LineCursor, body: Body) -> Quotation | None:
    """Read indented prose, or whatever short text follows a line that leads in to a message.

    quotation = 1*( 1*INDENTED *BLANK )    # each run of lines a paragraph
    """
    chunks = indented_chunks(cursor, body)
    if not chunks:
        return None
    message = announces_message(lead_of(cursor))
    taken: list[tuple[int, int]] = []
    for start, end in chunks:
        if not is_quoted(cursor.lines[start:end], message=message):
            break
        taken.append((start, end))
    if not taken:
        return None
    return quotation(cursor, taken, body)


def quotation(cursor: LineCursor, chunks: list[tuple[int, int]], body: Body) -> Quotation:
    """The quotation of some runs of lines, each a paragraph; the cursor is moved beyond the last."""
    start, stop = chunks[0][0], chunks[-1][1]
    paragraphs = []
    for first, end in chunks:
        lines = dedent(cursor.lines[first:end])
        text = join_lines([line.strip() for line in lines], body.margin, cursor.indent)
        paragraphs.append(Paragraph(cursor.span(first, end), parse_inlines(text)))
    cursor.position = stop
    return Quotation(cursor.span(start, stop), tuple(paragraphs))


def is_quoted(lines: list[str], *, message: bool) -> bool:
    """Whether a run of lines is quoted prose, given whether the text led in to a message."""
    if reads_as_prose(lines):
        return True
    if not message or len(lines) > _MOST_LINES_UNSURE:
        return False
    return not has_fields(lines) and not any(map(is_clearly_literal, lines))


def is_clearly_literal(line: str) -> bool:
    """Whether a line is literal even after `error message:`: a lone word there is a message as well."""
    return is_literal_line(line) and " " in line.strip()
