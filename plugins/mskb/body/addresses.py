"""Addresses on lines of their own, with or without the words of a link above them (SURVEY 4.9)."""

from __future__ import annotations

from mskb.body.languages import is_code_line
from mskb.body.rule import Body, chunk_end, next_text
from mskb.inline.parser import parse_inlines
from mskb.inline.web_links import ADDRESS, trim_address
from mskb.model.blocks import Paragraph
from mskb.model.inlines import Inline, Inlines, LineBreak, WebLink
from mskb.source.cursor import LineCursor

_BROKEN_AFTER = ("/", "-", ".", "=", "?", "&", "_")
_MOST_LINES = 8


def read_addresses(cursor: LineCursor, body: Body) -> Paragraph | None:
    """Read lines of which some are addresses and the others what these are called.

    addresses = 1*( [words NEWLINE] ["("] address [")"] ) | words ":"    # above such lines
    """
    lines, start = cursor.lines, cursor.position
    if not body.has_addresses or (lines[start][0] != " " and not is_address(lines[start])):
        return None
    end = chunk_end(lines, start)
    if end - start > _MOST_LINES:
        return None
    chunk = [line.strip() for line in lines[start:end]]
    if len(chunk) == 1 and chunk[0].endswith(":") and _is_above_addresses(lines, end):
        cursor.position = end
        return Paragraph(cursor.span(start, end), parse_inlines(chunk[0]))
    if not any(map(is_address, chunk)) or any(is_code_line(line) and not is_address(line) for line in chunk):
        return None
    cursor.position = end
    return Paragraph(cursor.span(start, end), _inlines(chunk))


def _is_above_addresses(lines: list[str], end: int) -> bool:
    """Whether the next lines are addresses that a line such as `Alpha:` tells apart from others."""
    first = next_text(lines, end)
    stop = chunk_end(lines[: first + _MOST_LINES], first)
    return any(map(is_address, lines[first:stop]))


def is_address(line: str) -> bool:
    """Whether a line holds an address and nothing else but brackets around it."""
    if "." not in line:
        return False
    text = line.strip().removeprefix("(").removeprefix("<")
    match = ADDRESS.match(text)
    return match is not None and not match["mail"] and not text[match.end() :].strip(")>. ")


def _inlines(chunk: list[str]) -> Inlines:
    """Each line on its own; an address that the wrapping broke is one link again (89 in the archive)."""
    inlines: list[Inline] = []
    index = 0
    while index < len(chunk):
        line, broken = chunk[index], chunk[index].endswith(_BROKEN_AFTER) and is_address(chunk[index])
        if inlines:
            inlines.append(LineBreak())
        if broken and index + 1 < len(chunk) and " " not in chunk[index + 1] and not is_address(chunk[index + 1]):
            index += 1
            inlines.extend(_mended(line, chunk[index]))
        else:
            inlines.extend(parse_inlines(line))
        index += 1
    return tuple(inlines)


def _mended(first: str, second: str) -> Inlines:
    inlines = parse_inlines(first + trim_address(second))
    rest = second[len(trim_address(second)) :]
    if isinstance(inlines[-1], WebLink) and inlines[-1].text.endswith(trim_address(second)):
        return (*inlines, *parse_inlines(rest)) if rest else inlines
    return (*parse_inlines(first), LineBreak(), *parse_inlines(second))
