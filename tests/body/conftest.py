"""A short form of what a body was read as, for the tests of the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

import pytest

from mskb.body.parser import parse_body
from mskb.model.blocks import (
    Block,
    BulletList,
    Citations,
    Heading,
    Note,
    NumberedList,
    Paragraph,
    Preformatted,
    Quotation,
    Table,
    ThematicBreak,
    label_of,
)
from mskb.model.inlines import Inlines, text_of

Outline: TypeAlias = Callable[[str], list[str]]


@pytest.fixture(scope="session")
def outline() -> Outline:
    """Reads a body and tells its blocks, one to a line, ` / ` for each line break that has a meaning.

    `h2` heading, `p` paragraph, `pre` preformatted, `table`, `note` (or `warning` ...), `quote`, `cite`, `-` or the
    item's number, `hr`; what a block holds follows, one step deeper.
    """

    def read(text: str) -> list[str]:
        return list(_outline(parse_body(text.strip("\n").split("\n"))))

    return read


def _outline(blocks: Iterable[Block], step: str = "") -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading():
                yield f"{step}h{block.level} {_text(block.inlines)}"
            case Paragraph():
                yield f"{step}p {_text(block.inlines)}"
            case Preformatted():
                yield f"{step}pre{f':{block.language}' if block.language else ''} {block.text.replace(chr(10), ' / ')}"
            case Table():
                rows = (" | ".join(map(_text, row.cells)) for row in (block.header, *block.rows))
                yield f"{step}table {' ; '.join(rows)}"
            case Note():
                yield f"{step}{block.kind} {block.label}{' (closed)' if block.collapsed else ''}"
                yield from _outline(block.blocks, step + "  ")
            case Quotation():
                yield f"{step}quote"
                yield from _outline(block.blocks, step + "  ")
            case Citations():
                yield from (f"{step}cite {_text(item)}" for item in block.items)
            case BulletList():
                for item in block.items:
                    yield f"{step}-"
                    yield from _outline(item.blocks, step + "  ")
            case NumberedList():
                for ordinal, item in enumerate(block.items, start=block.start):
                    yield f"{step}{label_of(block, ordinal)}"
                    yield from _outline(item.blocks, step + "  ")
            case ThematicBreak():
                yield f"{step}hr"


def _text(inlines: Inlines) -> str:
    return text_of(inlines).replace("\n", " / ")
