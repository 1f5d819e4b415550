"""Notes, warnings and their like: paragraphs that a word sets apart (SURVEY 4.5)."""

from __future__ import annotations

import re

from mskb.body.lists import interrupts_paragraph, read_list
from mskb.body.margin import join_lines
from mskb.body.prose import announces_message
from mskb.body.rule import Body, chunk_end, indent_of, lead_of
from mskb.inline.parser import parse_inlines
from mskb.model.blocks import Block, Note, Paragraph
from mskb.source.cursor import LineCursor

_LABEL = re.compile(
    r"""
    (?P<label>
      \(?(?:PLEASE\ )?
      (?P<kind>NOTE|WARNING|IMPORTANT|CAUTION|TIP|Note|Warning|Important|Caution|Tip)(?:[Ss]|\ NOTE|\ Note)?
      \ ?(?::|--?(?=\s|$))
    )
    (?:\ +|$)
    """,
    re.VERBOSE,
)
# The paragraph that hundreds of articles open with before they tell how to edit the registry.
_REGISTRY = re.compile(r"modifying the registry|Registry Editor (?:incorrectly|can cause)|using Registry Editor")
_LONG = 300


def read_note(cursor: LineCursor, body: Body) -> Note | None:
    """Read a paragraph that begins with such a word and a colon; a word on a line of its own takes what follows.

    note = LABEL text NEWLINE *LINE | LABEL NEWLINE *BLANK ( list | paragraph )
    """
    lines, start = cursor.lines, cursor.position
    match = _LABEL.match(lines[start].lstrip())
    if match is None:
        return None
    indent = indent_of(lines[start])
    if indent and match["kind"] == "Warning" and announces_message(lead_of(cursor)):
        return None  # what a program says
    end = start + 1
    stop = chunk_end(lines, start)
    while end < stop and not interrupts_paragraph(lines, end) and (indent_of(lines[end]) <= indent or end == start + 1):
        end += 1
    text = [line.strip() for line in lines[start:end]]
    blocks: tuple[Block, ...]
    if len(text) > 1 or match.end() < len(text[0]):
        joined = join_lines(text, body.margin, cursor.indent)[match.end() :].lstrip()
        cursor.position = end
        blocks = (Paragraph(cursor.span(start, end), parse_inlines(joined)),)
    else:
        cursor.position = end
        cursor.skip_blank_lines()
        following = None if cursor.at_end else read_list(cursor, body)
        if following is None:
            cursor.position = start
            return None
        blocks, joined = (following,), ""
    kind = match["kind"].lower()
    collapsed = len(joined) > _LONG and _REGISTRY.search(joined) is not None
    return Note(cursor.span(start, cursor.position), kind, match["label"], blocks, collapsed)
