"""Read the blocks of a body."""

from __future__ import annotations

import string
from dataclasses import dataclass

from mskb.body.addresses import read_addresses
from mskb.body.citations import read_citations
from mskb.body.code import read_code
from mskb.body.headings import read_heading
from mskb.body.language_lines import ASCII
from mskb.body.lists import read_list
from mskb.body.margin import estimate_margin
from mskb.body.notices import read_banner, read_note
from mskb.body.paragraphs import read_paragraph
from mskb.body.pipe_tables import read_pipe_table
from mskb.body.quotations import read_indented
from mskb.body.rule import Body, Rule, next_text
from mskb.body.rules import read_thematic_break
from mskb.body.tables import read_table
from mskb.body.titles import read_title
from mskb.inline.web_links import may_hold_address
from mskb.model.blocks import Block
from mskb.source.cursor import LineCursor


@dataclass(frozen=True, slots=True)
class _Entry:
    """A rule, and which lines can begin what it reads: others are never shown to it."""

    rule: Rule
    flush: str = ""
    """The characters that a line at column 0 may begin with."""
    indented: str = ""
    """The characters that may follow the indent of another line."""


_MARKERS = f"-·•*{string.digits}{string.ascii_lowercase}"

# Tried in this order; the first to return a block wins.
_RULES: tuple[_Entry, ...] = (
    _Entry(read_heading, flush=ASCII),  # before the rest: only a heading looks at the line below
    _Entry(read_title, flush="ACEIMOPQRSTW"),
    _Entry(read_thematic_break, flush="-=_*.", indented="-=_*."),
    _Entry(read_banner, flush="*"),
    _Entry(read_note, flush="(*CINPTW", indented="(CINPTW"),  # before lists: a note may hold one
    _Entry(read_citations, flush="AaQq", indented="AaQq"),  # before lists and indented text: at any column
    _Entry(read_addresses, flush="(<FfHhWw", indented=ASCII),  # before code: a server's path is much like a disk's
    _Entry(read_list, flush=_MARKERS, indented=_MARKERS),
    _Entry(read_pipe_table, flush="+", indented="+"),
    _Entry(read_table, flush=ASCII, indented=ASCII),  # before code: certain columns are no code
    _Entry(read_indented, indented=ASCII),
    _Entry(read_code, flush=ASCII, indented=ASCII),
    _Entry(read_paragraph, flush=ASCII, indented=ASCII),  # takes anything
)
_ALL = tuple(entry.rule for entry in _RULES)
# The rules for each character that a line may begin with; for those outside ASCII, which are few, all of them.
_FLUSH = {sign: tuple(entry.rule for entry in _RULES if sign in entry.flush) for sign in ASCII}
_INDENTED = {sign: tuple(entry.rule for entry in _RULES if sign in entry.indented) for sign in ASCII}


def parse_body(lines: list[str]) -> tuple[Block, ...]:
    """Read all blocks of a body.

    Args:
        lines: Without trailing blanks and TABs. Line 1 of every block's span is the first of them.
    """

    def read_blocks(cursor: LineCursor) -> tuple[Block, ...]:
        blocks: list[Block] = []
        lines, end = cursor.lines, len(cursor.lines)
        while (position := next_text(lines, cursor.position)) < end:
            cursor.position = position
            for rule in _rules_for(lines[position]):
                block = rule(cursor, body)
                if block is not None:
                    blocks.append(block)
                    break
        cursor.position = end
        return tuple(blocks)

    body = Body(estimate_margin(lines), may_hold_address("\n".join(lines)), read_blocks)
    return read_blocks(LineCursor(lines))


def _rules_for(line: str) -> tuple[Rule, ...]:
    """The rules that may read what begins with a line."""
    sign = line[0]
    if sign == " ":
        return _INDENTED.get(line.lstrip(" ")[:1], _ALL)
    return _FLUSH.get(sign, _ALL)
