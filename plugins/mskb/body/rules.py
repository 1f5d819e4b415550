"""Rules on a line of their own, between parts of a text."""

from __future__ import annotations

import re

from mskb.body.rule import Body
from mskb.model.blocks import ThematicBreak
from mskb.source.cursor import LineCursor

_RULE = re.compile(r" *([-=_*.])\1{4,} *")


def read_thematic_break(cursor: LineCursor, body: Body) -> ThematicBreak | None:
    """Read a rule that stands between two blank lines.

    break = BLANK RULE BLANK
    """
    del body
    if cursor.peek(-1) or cursor.peek(1) or not _RULE.fullmatch(cursor.peek()):
        return None
    cursor.advance()
    return ThematicBreak(cursor.span(cursor.position - 1, cursor.position))
