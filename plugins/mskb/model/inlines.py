"""Inlines: the pieces that the text of a block is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text, one line; whatever it holds is meant to be seen, never to act."""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A line break that has a meaning: in an address, a list without markers, a path."""


@dataclass(frozen=True, slots=True)
class ArticleLink:
    """A reference to an article of the Knowledge Base, with the words that cite it."""

    target: str
    """The id, such as `Q236325`."""
    text: str


@dataclass(frozen=True, slots=True)
class WebLink:
    """An address on the web or of a mailbox, with the text that stood for it."""

    url: str
    """With its scheme, which is http, https, ftp or mailto."""
    text: str


Inline: TypeAlias = Text | LineBreak | ArticleLink | WebLink
Inlines: TypeAlias = tuple[Inline, ...]


def text_of(inlines: Inlines) -> str:
    """The plain text of inlines; a line break is a newline."""
    return "".join("\n" if isinstance(inline, LineBreak) else inline.text for inline in inlines)
