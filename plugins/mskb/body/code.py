"""Code that nothing sets off: at column 0 of a body, or at the text's own column in an item (SURVEY 4.4)."""

from __future__ import annotations

import re

from mskb.body.citations import is_citation
from mskb.body.headings import is_rule
from mskb.body.lists import read_marker
from mskb.body.preformatted import preformatted
from mskb.body.prose import announces_entry, announces_message, has_file_name, is_code, is_literal_line, reads_as_prose
from mskb.body.quotations import is_quoted, quotation
from mskb.body.rule import Body, chunk_end, lead_of, next_text
from mskb.model.blocks import Preformatted, Quotation
from mskb.source.cursor import LineCursor

_LONGEST_ENTRY = 4
_SENTENCE_ENDS = (".", ":", "?")
_LINE_NUMBER = re.compile(r"\s*\d{1,4}[.:]?(?:\s+|$)")


def read_code(cursor: LineCursor, body: Body) -> Preformatted | Quotation | None:
    """Read runs of lines most of which are code, and short of the margin, with what stands between them.

    In an item, where an indent of its own is rare, a short text after a line that leads in to it is literal, too.
    """
    lines, start = cursor.lines, cursor.position
    stop = chunk_end(lines, start)
    chunk = lines[start:stop]
    if not _is_code(chunk):
        return _read_entry(cursor, chunk, body)
    end = stop
    while (first := next_text(lines, end)) < len(lines):
        stop = chunk_end(lines, first)
        chunk = lines[first:stop]
        if chunk[0][0] != " " and not _is_code(chunk):
            break
        if is_rule(chunk[-1]) or read_marker(chunk[0]) or reads_as_prose(chunk) or is_citation(chunk[0].strip()):
            break
        end = stop
    cursor.position = end
    return preformatted(cursor, start, end)


def _is_code(chunk: list[str]) -> bool:
    if chunk[-1].endswith(_SENTENCE_ENDS) and not is_code(chunk[0]) and not _LINE_NUMBER.match(chunk[0]):
        return False  # it does not begin like code and ends like a sentence
    listing = all(map(_LINE_NUMBER.match, chunk))
    lines = [_LINE_NUMBER.sub("", line, count=1) for line in chunk] if listing else chunk
    code = sum(1 for line in lines if not line or is_code(line))
    if code * 3 < len(chunk) or (read_marker(chunk[0]) and not listing) or reads_as_prose(chunk):
        return False
    return code * 2 > len(chunk) or (code > 1 and any(line[0] == " " for line in chunk))


def _read_entry(cursor: LineCursor, chunk: list[str], body: Body) -> Preformatted | Quotation | None:
    lead = lead_of(cursor)
    if not lead.endswith((":", ",")) or len(chunk) > _LONGEST_ENTRY or cursor.peek(-1):
        return None
    start, end = cursor.position, cursor.position + len(chunk)
    last = next_text(cursor.lines, end) == len(cursor.lines)
    if read_marker(chunk[0]) or is_citation(chunk[0]) or (chunk[-1].endswith(":") and not last):
        return None
    if not cursor.indent:
        if len(chunk) > 1 or " " in chunk[0] or not has_file_name(chunk[0]):
            return None
    elif announces_message(lead) and is_quoted(chunk, message=True):
        return quotation(cursor, [(start, end)], body)
    elif reads_as_prose(chunk) or not (announces_entry(lead) or all(map(is_literal_line, chunk))):
        return None
    cursor.position = end
    return preformatted(cursor, start, end)
