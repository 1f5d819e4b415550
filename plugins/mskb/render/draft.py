"""An article's page before the rest of the archive is known: all of it that needs the article alone.

A build reads each article once. What it made of it then is kept until the catalog can tell where its links lead.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from mskb.model.article import Article
from mskb.render.description import description_of
from mskb.render.html import OPEN_LINK, Anchor, HtmlWriter
from mskb.render.inlines import TitleOf
from mskb.render.urls import MISSING

_OPEN_LINK = re.compile(OPEN_LINK.format(target=r"(?P<target>Q\d{1,7})", text=r"(?P<text>[^<]*)"))


@dataclass(frozen=True, slots=True)
class Draft:
    """What an article's page shows of the article."""

    article: Article
    """Without its blocks, its text, and its facts as they were found."""
    html: str
    """Its text as HTML, whose links to other articles are open."""
    anchors: tuple[Anchor, ...]
    """Its headings."""
    description: str
    """Its first sentence."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a link to an article leads."""

    url: str
    absent: bool = False
    """Whether the archive lacks the article."""


def draft_of(article: Article) -> Draft:
    """Write an article's text."""
    writer = HtmlWriter(article.id)
    text = writer.write(article)
    shown = replace(article, blocks=(), text="", facts=replace(article.facts, raw={}))
    return Draft(shown, text, tuple(writer.anchors), description_of(article.blocks))


def close_links(text: str, title_of: TitleOf, target_of: Callable[[str], Target]) -> str:
    """Give the open links of a draft's HTML their addresses; those that lead nowhere become plain text.

    Args:
        text: HTML with open links.
        title_of: Tells which articles can be linked to, and their titles.
        target_of: Tells where they are.
    """

    def close(match: re.Match[str]) -> str:
        title = title_of(match["target"])
        if title is None:
            return match["text"]
        target = target_of(match["target"])
        missing = f'class="{MISSING}" ' if target.absent else ""
        named = f' title="{html.escape(" ".join(title.split()))}"' if title else ""
        return f'<a {missing}href="{target.url}"{named}>{match["text"]}</a>'

    return _OPEN_LINK.sub(close, text)
