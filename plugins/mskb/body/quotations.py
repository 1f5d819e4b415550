"""Quotations: prose that the source sets off, most of it error messages (SURVEY 4.8)."""

from __future__ import annotations

from mskb.body.indented import indented_chunks
from mskb.body.margin import join_lines
from mskb.body.preformatted import read_preformatted
from mskb.body.prose import announces_message, has_fields, has_words, is_literal_line, reads_as_prose
from mskb.body.rule import Body, dedent, indent_of, is_separator, lead_of, lead_of_run
from mskb.body.titles import is_label
from mskb.inline.parser import parse_inlines
from mskb.model.blocks import Paragraph, Preformatted, Quotation
from mskb.source.cursor import LineCursor

_MOST_LINES_UNSURE = 6
_LEADS = (":", ",", ";")


def read_indented(cursor: LineCursor, body: Body) -> Quotation | Paragraph | Preformatted | None:
    """Read indented text: a quotation if it is one, else preformatted text, which takes all that is indented."""
    chunks = indented_chunks(cursor, body)
    if not chunks:
        return None
    return _read_quotation(cursor, chunks, body) or read_preformatted(cursor, chunks)


def _read_quotation(cursor: LineCursor, chunks: list[tuple[int, int]], body: Body) -> Quotation | Paragraph | None:
    """Read indented prose, or whatever short text follows a line that leads in to a message.

    Indented prose that nothing leads in to goes on with the text: it is a paragraph.

    quotation = 1*( 1*INDENTED *BLANK )    # each run of lines a paragraph
    """
    first = cursor.lines[slice(*chunks[0])]
    lead = lead_of(cursor)
    message = announces_message(lead)
    if not message and announces_message(above := lead_of_run(cursor)):
        lead, message = above, True
    if is_separator(first[0]) or _is_term(cursor.lines, chunks):
        return _paragraph(cursor, *chunks[0], body)
    if lead and not message and (is_label(lead) or not lead.endswith(_LEADS)) and reads_as_prose(first):
        return _paragraph(cursor, *chunks[0], body)
    taken: list[tuple[int, int]] = []
    for start, end in chunks:
        if not is_quoted(cursor.lines[start:end], message=message):
            break
        taken.append((start, end))
    if taken and len(taken) < len(chunks) and _leads_in(cursor.lines[slice(*taken[-1])]):
        taken.pop()  # the first line of what a screen shows
    if not taken:
        return None
    return quotation(cursor, taken, body)


def _leads_in(lines: list[str]) -> bool:
    return len(lines) == 1 and lines[0].endswith(":") and not reads_as_prose(lines)


def _is_term(lines: list[str], chunks: list[tuple[int, int]]) -> bool:
    """Whether the first run is a line that names what the deeper prose below it explains."""
    if len(chunks) < 2 or chunks[0][1] - chunks[0][0] > 1:  # noqa: PLR2004 - the term and what explains it
        return False
    term, explanation = lines[chunks[0][0]], lines[slice(*chunks[1])]
    deeper = min(map(indent_of, explanation)) > indent_of(term)
    return deeper and not has_fields([term]) and not is_clearly_literal(term) and reads_as_prose(explanation)


def quotation(cursor: LineCursor, chunks: list[tuple[int, int]], body: Body) -> Quotation:
    """The quotation of some runs of lines, each a paragraph; the cursor is moved beyond the last."""
    paragraphs = tuple(_paragraph(cursor, start, end, body) for start, end in chunks)
    return Quotation(cursor.span(chunks[0][0], chunks[-1][1]), paragraphs)


def _paragraph(cursor: LineCursor, start: int, end: int, body: Body) -> Paragraph:
    lines = dedent(cursor.lines[start:end])
    text = join_lines([line.strip() for line in lines], body.margin, cursor.indent)
    cursor.position = end
    return Paragraph(cursor.span(start, end), parse_inlines(text))


def is_quoted(lines: list[str], *, message: bool) -> bool:
    """Whether a run of lines is quoted prose, given whether the text led in to a message."""
    if reads_as_prose(lines):
        return True
    if not message or len(lines) > _MOST_LINES_UNSURE:
        return False
    return not has_fields(lines) and not any(map(is_clearly_literal, lines))


def is_clearly_literal(line: str) -> bool:
    """Whether a line is literal even after `error message:`: a lone word there is a message as well."""
    return " " in line.strip() and (is_literal_line(line) or not has_words(line))
