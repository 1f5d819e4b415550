"""Preformatted text: what is set off by an indent and is nothing else (SURVEY 4.4)."""

from __future__ import annotations

from mskb.body.languages import language_of
from mskb.body.prose import reads_as_prose
from mskb.body.rule import dedent, indent_of
from mskb.model.blocks import Preformatted
from mskb.source.cursor import LineCursor


def read_preformatted(cursor: LineCursor, chunks: list[tuple[int, int]]) -> Preformatted:
    """Read runs of indented lines, across the blank lines between them.

    Prose ends them where it stands no deeper than they do: inside code it is a comment or a string.
    """
    lines, start = cursor.lines, cursor.position
    indent = min(map(indent_of, lines[start : chunks[0][1]]))
    end = chunks[0][1]
    for first, after in chunks[1:]:
        text = lines[first:after]
        if min(map(indent_of, text)) <= indent and reads_as_prose(text):
            break
        end = after
    cursor.position = end
    return preformatted(cursor, start, end)


def preformatted(cursor: LineCursor, start: int, end: int) -> Preformatted:
    """The lines from `start` to before `end` as they stand, less the indent that all share."""
    text = "\n".join(dedent(cursor.lines[start:end]))
    return Preformatted(cursor.span(start, end), text, language_of(text))
