"""Code that nothing sets off: at column 0 of a body, or at the text's own column in an item (SURVEY 4.4)."""

from __future__ import annotations

import re

from mskb.body.citations import is_citation
from mskb.body.headings import is_rule
from mskb.body.lists import read_marker
from mskb.body.preformatted import preformatted
from mskb.body.prose import (
    announces_entry,
    announces_message,
    has_file_name,
    has_words,
    is_code,
    is_literal_line,
    reads_as_prose,
)
from mskb.body.quotations import is_quoted, quotation
from mskb.body.rule import Body, chunk_end, is_conjunction, lead_of, next_text
from mskb.model.blocks import Preformatted, Quotation
from mskb.source.cursor import LineCursor

_LONGEST_ENTRY = 4
_SENTENCE_ENDS = (".", ":", "?")
_OPEN_ENDS = ("\\", "_", ",", ";", "(", "+")
# `to:` and `Response:` are no labels of C.
_LABEL = re.compile(r"\w*(?:[_\d]|(?i:cleanup|exit|err|done|fail|quit))\w*:")
_LINE_NUMBER = re.compile(r"\s*\d{1,4}(?::\s*|\.?(?:\s+|$))")


def read_code(cursor: LineCursor, body: Body) -> Preformatted | Quotation | None:
    """Read runs of lines most of which are code, and short of the margin, with what stands between them.

    In an item, where an indent of its own is rare, a short text after a line that leads in to it is literal, too.
    """
    lines, start = cursor.lines, cursor.position
    stop = chunk_end(lines, start)
    chunk = lines[start:stop]
    if not _is_code(chunk) or (cursor.indent and start == 0 and len(chunk) == 1):
        return _read_entry(cursor, chunk, body)  # a step of one line tells what to do, even if it names a setting
    end = stop
    while (first := next_text(lines, end)) < len(lines):
        stop = chunk_end(lines, first)
        if not _goes_on(lines[first:stop]):
            break
        end = stop
    cursor.position = end
    return preformatted(cursor, start, end)


def _is_code(chunk: list[str]) -> bool:
    if chunk[-1].endswith(_SENTENCE_ENDS) and not is_code(chunk[0]) and not _LINE_NUMBER.match(chunk[0]):
        return False  # it does not begin like code and ends like a sentence
    listing = all(map(_LINE_NUMBER.match, chunk))
    lines = [_LINE_NUMBER.sub("", line, count=1) for line in chunk] if listing else chunk
    code = _count_code(lines)
    if code * 3 < len(chunk) or (read_marker(chunk[0]) and not listing):
        return False
    enough = code * 2 > len(chunk) or (code > 1 and any(line[0] == " " for line in chunk))
    return enough and not reads_as_prose(chunk)


def _count_code(lines: list[str]) -> int:
    """How many lines are code: by themselves, or since they go on with a statement that is."""
    count = 0
    within = False
    for line in lines:
        code = not line or is_code(line) or (within and line[0] == " ")
        within = code and line.endswith(_OPEN_ENDS)
        count += code
    return count


def _goes_on(chunk: list[str]) -> bool:
    """Whether a run of lines below code goes on with it: it is indented, or code, or at least no text."""
    if is_rule(chunk[-1]) or read_marker(chunk[0]) or reads_as_prose(chunk) or is_citation(chunk[0].strip()):
        return False
    if is_conjunction(chunk[0]):
        return False
    if chunk[0][0] == " " or _is_code(chunk) or _LABEL.fullmatch(chunk[0]):
        return True
    if chunk[0].endswith(_SENTENCE_ENDS):
        return False
    literal = sum(map(_is_literal, chunk))
    return literal * 2 > len(chunk)


def _read_entry(cursor: LineCursor, chunk: list[str], body: Body) -> Preformatted | Quotation | None:
    if _is_key(chunk) and not (cursor.indent and not cursor.position):
        cursor.position += len(chunk)
        return preformatted(cursor, cursor.position - len(chunk), cursor.position)
    if len(chunk) > _LONGEST_ENTRY or cursor.peek(-1):
        return None
    if not cursor.indent and (len(chunk) > 1 or " " in chunk[0] or not has_file_name(chunk[0])):
        return None
    lead = lead_of(cursor)
    if not lead.endswith((":", ",")):
        return None
    start, end = cursor.position, cursor.position + len(chunk)
    last = next_text(cursor.lines, end) == len(cursor.lines)
    if read_marker(chunk[0]) or is_citation(chunk[0]) or (chunk[-1].endswith(":") and not last):
        return None
    if cursor.indent:
        if announces_message(lead) and is_quoted(chunk, message=True):
            return quotation(cursor, [(start, end)], body)
        if reads_as_prose(chunk) or not (announces_entry(lead) or all(map(_is_literal, chunk))):
            return None
    cursor.position = end
    return preformatted(cursor, start, end)


def _is_key(chunk: list[str]) -> bool:
    """Whether lines are nothing but a key of the registry, which may have been wrapped."""
    if not chunk[0].startswith("HKEY_") or len(chunk) > _LONGEST_ENTRY:
        return False
    return not chunk[-1].endswith(_SENTENCE_ENDS) and all("\\" in line for line in chunk)


def _is_literal(line: str) -> bool:
    return is_literal_line(line) or not has_words(line)
