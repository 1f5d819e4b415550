"""Blocks: the structure of an article's text. Each tells the lines of the body that it was read from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from mskb.model.inlines import Inlines, text_of


@dataclass(frozen=True, slots=True)
class Span:
    """Lines of a body, both included, 1-based, counted from the body's first line that is not blank."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a section."""

    span: Span
    level: int
    """2 for a section, 3 for a part of one: level 1 is the article's title."""
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text that flows."""

    span: Span
    inlines: Inlines


@dataclass(frozen=True, slots=True)
class Preformatted:
    """Text whose line breaks and blanks have a meaning."""

    span: Span
    text: str
    """The lines, with the indent that all of them share taken off."""
    language: str = ""
    """As Pygments calls it; empty where it is not sure."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; it has as many cells as the table has columns, and some may be empty."""

    cells: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Text in columns."""

    span: Span
    header: Row
    """Its cells are all empty where the source names no columns."""
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A paragraph that a word such as NOTE or WARNING sets apart."""

    span: Span
    kind: str
    """`note`, `warning`, `important`, `caution` or `tip`."""
    label: str
    """The words of the source that stand before the text: `NOTE:`."""
    blocks: tuple[Block, ...]
    collapsed: bool = False
    """Whether it is one of the long notes that stand in hundreds of articles, shown closed."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Prose set off from the text: an error message, the text of a dialog, a passage of a document."""

    span: Span
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Citations:
    """Articles cited on lines of their own, one after another."""

    span: Span
    items: tuple[Inlines, ...]


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list."""

    span: Span
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list whose items have no number."""

    span: Span
    items: tuple[ListItem, ...]
    letter: str = ""
    """The letter that the source used for a bullet, if it did: `o`."""


@dataclass(frozen=True, slots=True)
class NumberedList:
    """A list of steps; its items are numbered from `start` without a gap."""

    span: Span
    items: tuple[ListItem, ...]
    start: int = 1
    lettered: bool = False
    """Whether the source counted a, b, c (start 1 is a)."""
    delimiter: str = "."
    """What follows the number: a full stop or a bracket."""


@dataclass(frozen=True, slots=True)
class ThematicBreak:
    """A rule on a line of its own, between parts of the text."""

    span: Span


Block: TypeAlias = (
    Heading
    | Paragraph
    | Preformatted
    | Table
    | Note
    | Quotation
    | Citations
    | BulletList
    | NumberedList
    | ThematicBreak
)


def label_of(numbered: NumberedList, ordinal: int) -> str:
    """What an item of a numbered list is counted by: `3.`, `c.`, `3)`."""
    return (chr(ord("a") + ordinal - 1) if numbered.lettered else str(ordinal)) + numbered.delimiter


def inlines_of(blocks: Iterable[Block]) -> Iterator[Inlines]:
    """The inlines of blocks, in the order of the text, those of list items included."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block.inlines
            case Citations():
                yield from block.items
            case Table():
                for row in (block.header, *block.rows):
                    yield from row.cells
            case Note() | Quotation():
                yield from inlines_of(block.blocks)
            case BulletList() | NumberedList():
                for item in block.items:
                    yield from inlines_of(item.blocks)
            case Preformatted() | ThematicBreak():
                pass


def texts_of(blocks: Iterable[Block]) -> Iterator[str]:
    """The text of blocks as it was read, in order: the numbers of list items are in it, rules and bullets are not."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield text_of(block.inlines)
            case Citations():
                yield from map(text_of, block.items)
            case Preformatted():
                yield block.text
            case Table():
                for row in (block.header, *block.rows):
                    yield from map(text_of, row.cells)
            case Note():
                yield block.label
                yield from texts_of(block.blocks)
            case Quotation():
                yield from texts_of(block.blocks)
            case BulletList():
                for item in block.items:
                    if block.letter:
                        yield block.letter
                    yield from texts_of(item.blocks)
            case NumberedList():
                for ordinal, item in enumerate(block.items, start=block.start):
                    yield label_of(block, ordinal)
                    yield from texts_of(item.blocks)
            case ThematicBreak():
                pass
