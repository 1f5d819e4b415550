"""Headings: a title and the rule under it (SURVEY 3)."""

from __future__ import annotations

import re

from mskb.body.rule import Body
from mskb.inline.parser import parse_inlines
from mskb.model.blocks import Heading
from mskb.source.cursor import LineCursor

_LEVELS = {"=": 2, "-": 3}
_SECTION_NUMBER = re.compile(r"(?:\d+\.)+\d*\.? |[A-Z]\. ")
_COLUMNS = re.compile(r"\S {2,}\S")
# What stands above a rule and is no title: a row of a table, a bullet, a line of a reference of settings (SURVEY 3.1).
_NO_TITLE = ("|", "+", "- ", "To change:", "Purpose:", "Default:")
_SLACK = 1


def read_heading(cursor: LineCursor, body: Body) -> Heading | None:
    """Read a title of one or two lines and the rule under it, with a blank line above.

    heading = BLANK [RULE] TITLE [TITLE] UNDERLINE    # as long as the title, or as the two joined
    """
    del body
    start = cursor.position
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
    if not any(abs(len(underline) - length) <= _SLACK for length in lengths) or not _is_title(title):
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
        and title[:1] != " "
        and _is_title(title)
    )


def is_rule(line: str) -> bool:
    """Whether a line is all `=` or all `-`."""
    return bool(line) and line[0] in _LEVELS and line == line[0] * len(line)


def _is_title(title: str) -> bool:
    if is_rule(title) or title.startswith(_NO_TITLE):
        return False
    return _COLUMNS.search(title) is None or _SECTION_NUMBER.match(title) is not None
