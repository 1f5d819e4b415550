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
      \(?(?:\*{1,3}\ ?)?(?:PLEASE\ )?
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
_STARS = re.compile(r"\*{10,}")
_BANNER_TITLE = re.compile(r"[- ]*(?P<kind>NOTE|WARNING|IMPORTANT|CAUTION|TIP)[-:! ]*")
_FEWEST_LINES_OF_A_BANNER = 4
_MOST_LINES_OF_A_BANNER = 20


def read_banner(cursor: LineCursor, body: Body) -> Note | None:
    """Read a notice in a box of stars, as the articles have it that were published unedited.

    banner = STARS 1*( "**" text "**" ) STARS    # the first line holds the word alone
    """
    del body
    lines, start = cursor.lines, cursor.position
    end = chunk_end(lines[: start + _MOST_LINES_OF_A_BANNER], start)
    if end - start < _FEWEST_LINES_OF_A_BANNER or not (
        _STARS.fullmatch(lines[start]) and _STARS.fullmatch(lines[end - 1])
    ):
        return None
    text = [line.strip("* ") for line in lines[start + 1 : end - 1]]
    title = _BANNER_TITLE.fullmatch(text[0])
    if title is None or not all(line.startswith("*") for line in lines[start:end]):
        return None
    cursor.position = end
    paragraph = Paragraph(cursor.span(start, end), parse_inlines(" ".join(filter(None, text[1:]))))
    return Note(cursor.span(start, end), title["kind"].lower(), title["kind"], (paragraph,))


def read_note(cursor: LineCursor, body: Body) -> Note | None:
    """Read a paragraph that begins with such a word and a colon; a word on a line of its own takes what follows.

    note = LABEL text NEWLINE *LINE | LABEL NEWLINE *BLANK ( list | paragraph )
    """
    lines, start = cursor.lines, cursor.position
    match = _LABEL.match(lines[start].lstrip())
    if match is None:
        return None
    indent = indent_of(lines[start])
    if indent and match["label"].startswith("*"):
        return None  # a comment in code
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
