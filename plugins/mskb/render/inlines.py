"""Inlines to Markdown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from mskb.model.inlines import ArticleLink, Inline, Inlines, LineBreak, Text, WebLink
from mskb.render.escape import escape_inline, escape_line_start, escape_title, escape_url
from mskb.render.urls import article_path, relative

TitleOf: TypeAlias = Callable[[str], str | None]
"""The title of the article that has an id; an empty one where the article is there and its title is not told."""


@dataclass(frozen=True, slots=True)
class Links:
    """What decides how a reference is written."""

    page: str
    """The page in the Markdown tree that the links stand on."""
    own: str
    """The id of the article on that page, which is not linked to itself."""
    title_of: TitleOf


def every_article(article_id: str) -> str | None:
    """A `TitleOf` for an article on its own: all it cites is linked, and nothing is known of it."""
    del article_id
    return ""


def render_inlines(inlines: Inlines, links: Links) -> str:
    """Inlines as Markdown, a line of it for each line that a line break makes."""
    lines: list[list[str]] = [[]]
    for inline in inlines:
        if isinstance(inline, LineBreak):
            lines.append([])
        else:
            lines[-1].append(_render_inline(inline, links))
    # two blanks at the end of a line are the hard break that all readers of Markdown know
    return "  \n".join(escape_line_start("".join(line).strip()) for line in lines)


def _render_inline(inline: Inline, links: Links) -> str:
    match inline:
        case Text():
            return escape_inline(inline.text)
        case ArticleLink():
            return _render_article_link(inline, links)
        case WebLink():
            return f"[{escape_inline(inline.text)}]({escape_url(inline.url)})"
        case LineBreak():
            return "\n"
        case _:
            assert_never(inline)


def _render_article_link(link: ArticleLink, links: Links) -> str:
    text = escape_inline(link.text)
    title = None if link.target == links.own else links.title_of(link.target)
    if title is None:
        return text
    destination = relative(article_path(link.target), links.page)
    return f'[{text}]({destination} "{escape_title(title)}")' if title else f"[{text}]({destination})"
