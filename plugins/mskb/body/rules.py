"""Rules on a line of their own, between parts of a text."""

from __future__ import annotations

import re
from itertools import takewhile

from mskb.body.prose import reads_as_prose
from mskb.body.rule import Body
from mskb.model.blocks import ThematicBreak
from mskb.source.cursor import LineCursor

_BREAK = re.compile(r" *([-=_*.])\1{4,} *")
_SIGNS = (" ", "-", "=", "_", "*", ".")
_FEW = 8


def is_break(line: str) -> bool:
    """Whether a line is a rule and nothing else."""
    return line.startswith(_SIGNS) and _BREAK.fullmatch(line) is not None


def read_thematic_break(cursor: LineCursor, body: Body) -> ThematicBreak | None:
    """Read a rule that stands between two blank lines, or between two parts of running text.

    break = ( BLANK | text NEWLINE ) RULE ( BLANK | prose )
    """
    del body
    lines, start = cursor.lines, cursor.position
    if not is_break(lines[start]):
        return None
    following = list(takewhile(bool, lines[start + 1 : start + 1 + _FEW]))
    alone = not following and not cursor.peek(-1)
    if not alone and (lines[start][0] == " " or not (cursor.peek(-1) or reads_as_prose(following))):
        return None
    cursor.advance()
    return ThematicBreak(cursor.span(start, start + 1))
