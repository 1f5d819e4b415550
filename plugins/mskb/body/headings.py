"""Headings: a title and the rule under it (SURVEY 3)."""

from __future__ import annotations

import re

from mskb.body.rule import Body, next_text
from mskb.inline.parser import parse_inlines
from mskb.model.blocks import Heading
from mskb.source.cursor import LineCursor

_LEVELS = {"=": 2, "-": 3}
_SECTION_NUMBER = re.compile(r"(?:\d+\.)+\d*\.? |[A-Z]\. ")
_COLUMNS = re.compile(r"\S {2,}\S")
# What stands above a rule and is no title: a row of a table, a bullet, a line of a reference of settings (SURVEY 3.1).
_NO_TITLE = ("|", "+", "- ", "To change:", "Purpose:", "Default:")
_GAP = re.compile(r" {2,}")
_SLACK = 1
_LONGEST_CAPITALISED = 60
# The archive's own have two lines at most. What is longer is no title, and its id would be as long.
_LONGEST = 300


def read_heading(cursor: LineCursor, body: Body) -> Heading | None:
    """Read a title of one or two lines and the rule under it, with a blank line above.

    heading = BLANK [RULE] TITLE [TITLE] UNDERLINE    # as long as the title, or as the two joined
    """
    del body
    start = cursor.position
    below = cursor.peek(1)
    if not below or not (is_rule(below) or is_rule(cursor.peek(2))):
        return None
    if is_rule(cursor.peek()) and _is_between_rules(cursor):
        cursor.advance()
    first, second = cursor.peek(), cursor.peek(1)
    if not second or first[0] == " " or (cursor.peek(-1) and cursor.position == start):
        return None
    if is_rule(second):
        titles = [first]
    elif is_rule(cursor.peek(2)) and second[0] != " " and not is_rule(first):
        titles = [first, second]
    else:
        return None
    title, underline = " ".join(titles), cursor.peek(len(titles))
    lengths = {len(title)} if len(titles) == 1 else {len(title), len(first)}
    fits = any(abs(len(underline) - length) <= _SLACK for length in lengths)
    if not (fits or (len(titles) == 1 and _is_capitalised(title))) or not _is_title(title):
        return None
    if _COLUMNS.search(title) and not _SECTION_NUMBER.match(title) and not (fits and _has_no_rows(cursor, len(titles))):
        return None
    cursor.advance(len(titles) + 1)
    return Heading(cursor.span(start, cursor.position), _LEVELS[underline[0]], parse_inlines(title))


def _is_between_rules(cursor: LineCursor) -> bool:
    """Whether the rule at the cursor, the title below it and the rule below that make a heading."""
    rule, title, below = cursor.peek(), cursor.peek(1), cursor.peek(2)
    return (
        not cursor.peek(-1)
        and is_rule(below)
        and abs(len(rule) - len(below)) <= _SLACK
        and abs(len(title) - len(below)) <= _SLACK
        and title[:1] not in ("", " ")
        and _is_title(title)
        and not _COLUMNS.search(title)
    )


def is_rule(line: str) -> bool:
    """Whether a line is all `=` or all `-`."""
    return line.startswith(("=", "-")) and line == line[0] * len(line)


def _is_title(title: str) -> bool:
    return len(title) <= _LONGEST and not is_rule(title) and not title.startswith(_NO_TITLE)


def _is_capitalised(title: str) -> bool:
    """Whether all longer words of a title begin with a capital: its rule may have any length (SURVEY 3.1)."""
    words = re.findall(r"[A-Za-z]{4,}", title)
    return bool(words) and len(title) <= _LONGEST_CAPITALISED and all(word[0].isupper() for word in words)


def _has_no_rows(cursor: LineCursor, titles: int) -> bool:
    """Whether a title with columns of blanks is no head of a table: nothing below stands in its columns."""
    lines = cursor.lines
    below = next_text(lines, cursor.position + titles + 1)
    if below == len(lines):
        return True
    columns = {match.end() for match in _GAP.finditer(cursor.peek(titles - 1))}
    return not any(match.end() in columns for match in _GAP.finditer(lines[below]))
