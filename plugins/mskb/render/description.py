"""What an article is about, in a sentence: for search engines, and wherever a link to it is previewed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mskb.model.blocks import Block, BulletList, Note, NumberedList, Paragraph, Quotation
from mskb.model.inlines import text_of

LONGEST = 160
"""Of a description: search engines cut longer ones."""
_SHORTEST = 40
# A sentence ends where a capital follows, but not after one letter (`e.g. Windows`).
_END = re.compile(r"(?<=[\w)\"'][\w)\"'][.!?]) +(?=[\"'(]?[A-Z])")


def description_of(blocks: Iterable[Block]) -> str:
    """The first sentence of an article's prose, with the next where it is very short.

    Args:
        blocks: The article's text.

    Returns:
        At most 160 characters, cut after a word if need be; empty where the text has no prose.
    """
    text = next(filter(None, map(_words, _paragraphs(blocks))), "")
    for match in _END.finditer(text):
        if match.start() >= _SHORTEST:
            text = text[: match.start()]
            break
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST].rpartition(' ')[0] or text[: LONGEST - 1]}…"


def _words(paragraph: Paragraph) -> str:
    return " ".join(text_of(paragraph.inlines).split())


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Paragraphs in the order of the text; those of notes come last: many stand above what it is about."""
    notes: list[Block] = []
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case Quotation():
                yield from _paragraphs(block.blocks)
            case BulletList() | NumberedList():
                for item in block.items:
                    yield from _paragraphs(item.blocks)
            case Note():
                notes += block.blocks
            case _:
                pass
    if notes:
        yield from _paragraphs(notes)
