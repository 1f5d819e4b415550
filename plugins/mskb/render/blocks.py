"""Blocks to Markdown: one function to a kind of block."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from mskb.model.blocks import (
    Block,
    BulletList,
    Citations,
    Heading,
    ListItem,
    Note,
    NumberedList,
    Paragraph,
    Preformatted,
    Quotation,
    Table,
    ThematicBreak,
    label_of,
)
from mskb.model.inlines import Inlines, LineBreak, Text, text_of
from mskb.render.escape import escape_heading_end, escape_inline, fence
from mskb.render.inlines import Links, render_inlines

# The standard sections, which the archive writes in capitals (SURVEY 3.2).
_SECTIONS = {
    name.upper(): name
    for name in (
        "Symptoms",
        "Cause",
        "Resolution",
        "Workaround",
        "Status",
        "More information",
        "References",
        "Summary",
    )
}
# Python-Markdown needs the content of an item indented by four; a marker of four columns suits CommonMark as well.
_INDENT = "    "
# A zero-width space: an item begins with text, or Python-Markdown finds no item.
_NOTHING = "&#8203;"


def render_blocks(blocks: Iterable[Block], links: Links) -> str:
    """Blocks as Markdown, blank lines between them, no newline at the end."""
    return "\n\n".join(_separate(blocks, links))


def _separate(blocks: Iterable[Block], links: Links) -> Iterable[str]:
    """The Markdown of each block. Two lists on end would be read as one: a comment keeps them apart."""
    previous: Block | None = None
    for block in blocks:
        if isinstance(block, _LISTS) and isinstance(previous, _LISTS):
            yield "<!-- -->"
        previous = block
        yield _render_block(block, links)


def _render_block(block: Block, links: Links) -> str:
    match block:
        case Heading():
            return _render_heading(block, links)
        case Paragraph():
            return render_inlines(block.inlines, links)
        case Preformatted():
            return fence(block.text, block.language)
        case Table():
            return _render_table(block, links)
        case Note():
            return _render_note(block, links)
        case Quotation():
            return _quote(render_blocks(block.blocks, links))
        case Citations():
            return _render_citations(block, links)
        case BulletList():
            return "\n\n".join(_render_item("-", item, links) for item in block.items)
        case NumberedList():
            return _render_numbered(block, links)
        case ThematicBreak():
            return "---"
        case _:
            assert_never(block)


_LISTS = (BulletList, NumberedList, Citations)


def shown_title(heading: Heading) -> str:
    """A heading's title as it is shown: standard sections in sentence case, all others as they are, on one line."""
    text = " ".join(text_of(heading.inlines).split())
    return _SECTIONS.get(text, text)


def _render_heading(heading: Heading, links: Links) -> str:
    text = text_of(heading.inlines)
    title = _SECTIONS.get(text) or render_inlines(_on_one_line(heading.inlines), links).rstrip()
    return f"{'#' * heading.level} {escape_heading_end(title)}"


def _on_one_line(inlines: Inlines) -> Inlines:
    """A heading is one line, and holds no link: it is one itself, to its own place."""
    return tuple(Text(" ") if isinstance(inline, LineBreak) else Text(inline.text) for inline in inlines)


def _render_citations(citations: Citations, links: Links) -> str:
    if len(citations.items) == 1:
        return render_inlines(citations.items[0], links)
    return "\n".join(f"-   {_indent(render_inlines(item, links))}" for item in citations.items)


def _render_numbered(numbered: NumberedList, links: Links) -> str:
    """A list of numbers; letters, which CommonMark has no lists of, stand in the text, and the site makes a list."""
    labels = [label_of(numbered, ordinal) for ordinal in range(numbered.start, numbered.start + len(numbered.items))]
    if numbered.lettered:
        parts = [
            _render_item("-", item, links, f"{label[0]}\\{label[1:]}")
            for label, item in zip(labels, numbered.items, strict=True)
        ]
    else:
        parts = [_render_item(label, item, links) for label, item in zip(labels, numbered.items, strict=True)]
    return "\n\n".join(parts)


def _render_table(table: Table, links: Links) -> str:
    """A table with bars at both ends; a bar inside a cell is a character reference, which all readers know."""
    rows = [
        "| " + " | ".join(render_inlines(cell, links).replace("|", "&#124;") for cell in row.cells) + " |"
        for row in (table.header, *table.rows)
    ]
    rule = "| " + " | ".join("---" for _ in table.header.cells) + " |"
    return "\n".join([rows[0], rule, *rows[1:]])


def _render_note(note: Note, links: Links) -> str:
    """A note as GitHub and Obsidian write it. The title says what a plain label says; any other label stays."""
    content = render_blocks(note.blocks, links)
    if note.label.rstrip(":").casefold() != note.kind:
        between = " " if isinstance(note.blocks[0], Paragraph) else "\n\n"
        content = f"{escape_inline(note.label)}{between}{content}"
    return _quote(f"[!{note.kind.upper()}]{'-' if note.collapsed else ''}\n{content}")


def _quote(markdown: str) -> str:
    # blanks at the end of a line are a break
    return "\n".join(f"> {line}" if line else ">" for line in markdown.split("\n"))


def _render_item(marker: str, item: ListItem, links: Links, label: str = "") -> str:
    """An item, whose text a label may begin."""
    content = render_blocks(item.blocks, links)
    if item.blocks and isinstance(item.blocks[0], Paragraph):
        content = f"{label} {content}".lstrip()
    elif item.blocks and (label or not isinstance(item.blocks[0], _LISTS)):
        content = f"{label or _NOTHING}\n\n{content}"
    return f"{marker:<3} {_indent(content)}"


def _indent(markdown: str) -> str:
    """Indent all lines but the first, which stands after a marker."""
    return "\n".join(f"{_INDENT}{line}" if index and line else line for index, line in enumerate(markdown.split("\n")))
