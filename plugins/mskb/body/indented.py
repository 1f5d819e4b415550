"""Indented text: which lines belong together, across the blank lines between them (SURVEY 4.4)."""

from __future__ import annotations

from mskb.body.addresses import read_addresses
from mskb.body.citations import read_citations
from mskb.body.lists import read_marker
from mskb.body.margin import is_full
from mskb.body.notices import read_note
from mskb.body.prose import reads_as_prose
from mskb.body.rule import Body, chunk_end, is_separator, next_text
from mskb.body.tables import has_ruled_header
from mskb.source.cursor import LineCursor


def indented_chunks(cursor: LineCursor, body: Body) -> list[tuple[int, int]]:
    """The runs of indented lines from the cursor on, each as first index and index after the last.

    chunks = 1*INDENTED *( 1*BLANK 1*INDENTED )    # no list, no citation, no text that only begins indented
    """
    lines = cursor.lines
    if cursor.peek()[0] != " ":
        return []
    chunks: list[tuple[int, int]] = []
    start = cursor.position
    while start < len(lines) and lines[start][0] == " ":
        if chunks and _is_other(lines, start, body):
            break
        end = start
        stop = chunk_end(lines, start)
        while end < stop and lines[end][0] == " ":
            end += 1
        if end < stop and (chunks or end == start + 1 or _as_in_a_book(lines[start:stop], end - start, body.margin)):
            break
        chunks.append((start, end))
        if end < stop:
            break
        start = next_text(lines, end)
    return chunks


def _as_in_a_book(chunk: list[str], indented: int, margin: int) -> bool:
    """Whether the last of some indented lines is the first of a paragraph that goes on at column 0."""
    return is_full(chunk[indented - 1], chunk[indented], margin) and reads_as_prose(chunk)


def _is_other(lines: list[str], start: int, body: Body) -> bool:
    ahead = LineCursor(lines)
    ahead.position = start
    return (
        is_separator(lines[start])
        or read_marker(lines[start]) is not None
        or has_ruled_header(lines, start)
        or read_note(ahead, body) is not None
        or read_citations(ahead, body) is not None
        or read_addresses(ahead, body) is not None
    )
