"""Read the blocks of a body."""

from __future__ import annotations

from mskb.body.addresses import read_addresses
from mskb.body.citations import read_citations
from mskb.body.code import read_code
from mskb.body.headings import read_heading
from mskb.body.lists import read_list
from mskb.body.margin import estimate_margin
from mskb.body.notices import read_banner, read_note
from mskb.body.paragraphs import read_paragraph
from mskb.body.pipe_tables import read_pipe_table
from mskb.body.preformatted import read_preformatted
from mskb.body.quotations import read_quotation
from mskb.body.rule import Body, Rule
from mskb.body.rules import read_thematic_break
from mskb.body.tables import read_table
from mskb.body.titles import read_title
from mskb.model.blocks import Block
from mskb.source.cursor import LineCursor

# Tried in this order; the first to return a block wins.
_RULES: tuple[Rule, ...] = (
    read_heading,  # before the rest: only a heading looks at the line below
    read_title,
    read_thematic_break,
    read_banner,
    read_note,  # before lists: a note may hold one
    read_citations,  # before lists and indented text: a citation may stand at any column
    read_addresses,  # before code: a path on a server is much like one on a disk
    read_list,
    read_pipe_table,
    read_table,  # before code: certain columns are no code
    read_quotation,  # before preformatted text, which takes all that is indented
    read_preformatted,
    read_code,
    read_paragraph,  # takes anything
)


def parse_body(lines: list[str]) -> tuple[Block, ...]:
    """Read all blocks of a body.

    Args:
        lines: Without trailing blanks and TABs. Line 1 of every block's span is the first of them.
    """

    def read_blocks(cursor: LineCursor) -> tuple[Block, ...]:
        blocks: list[Block] = []
        cursor.skip_blank_lines()
        while not cursor.at_end:
            for rule in _RULES:
                block = rule(cursor, body)
                if block is not None:
                    blocks.append(block)
                    break
            cursor.skip_blank_lines()
        return tuple(blocks)

    body = Body(estimate_margin(lines), read_blocks)
    return read_blocks(LineCursor(lines))
