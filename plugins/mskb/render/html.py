"""An article's text as HTML, without the way through Markdown: the fast path of a site's build.

It is written before the archive is known: links to other articles stay open (`render/draft.py` closes them). What comes
of it is what Python-Markdown, with the extensions of `mkdocs.yml` and the site's own, makes of the article's Markdown
(`render/page.py`). A test of the corpus holds the two against each other: who changes one changes the other.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import assert_never

import pygments
from pygments.formatters import HtmlFormatter
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name

from mskb.model.article import Article
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
    Row,
    Table,
    ThematicBreak,
)
from mskb.model.inlines import ArticleLink, Inline, Inlines, LineBreak, Text, WebLink
from mskb.render.blocks import shown_title
from mskb.render.escape import escape_url
from mskb.render.heading_ids import HeadingIds

_LISTS = (BulletList, NumberedList, Citations)
PERMALINK = '<a class="headerlink" href="#{id}">&para;</a>'
"""What stands behind a heading, with its id."""
OPEN_LINK = "<article-link {target}>{text}</article-link>"
"""A link to an article before it is known where it leads: an article's own text holds no `<` that is not escaped."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A heading, for a table of contents."""

    level: int
    id: str
    title: str
    """As HTML."""


@dataclass(slots=True)
class HtmlWriter:
    """Writes the text of one article."""

    own: str
    """The article's id: it does not link to itself."""
    anchors: list[Anchor] = field(default_factory=list)
    """The headings, as they are written."""
    _ids: HeadingIds = field(default_factory=HeadingIds)

    def write(self, article: Article) -> str:
        """The article's text as HTML with open links."""
        return self._blocks(article.blocks)

    def _blocks(self, blocks: Iterable[Block]) -> str:
        return "\n".join(self._separated(blocks))

    def _separated(self, blocks: Iterable[Block]) -> Iterator[str]:
        previous: Block | None = None
        for block in blocks:
            if isinstance(block, _LISTS) and isinstance(previous, _LISTS):
                yield "<!-- -->"
            previous = block
            yield self._block(block)

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return f"<p>{self._inlines(block.inlines)}</p>"
            case Preformatted():
                return highlight(block.text, block.language)
            case Table():
                return self._table(block)
            case Note():
                return self._note(block)
            case Quotation():
                return f"<blockquote>\n{self._blocks(block.blocks)}\n</blockquote>"
            case Citations():
                return self._citations(block)
            case BulletList():
                return self._list("<ul>", "</ul>", block.items, nothing="&#8203;")
            case NumberedList():
                kind = "a" if block.lettered else "1"
                start = f' start="{block.start}"' if block.start != 1 else ""
                nothing = "" if block.lettered else "&#8203;"
                return self._list(f'<ol{start} type="{kind}">', "</ol>", block.items, nothing)
            case ThematicBreak():
                return "<hr />"
            case _:
                assert_never(block)

    def _heading(self, heading: Heading) -> str:
        title = html.escape(shown_title(heading), quote=False)
        anchor = Anchor(heading.level, self._ids.take(shown_title(heading)), title)
        self.anchors.append(anchor)
        return f'<h{heading.level} id="{anchor.id}">{title}{PERMALINK.format(id=anchor.id)}</h{heading.level}>'

    def _citations(self, citations: Citations) -> str:
        if len(citations.items) == 1:
            return f"<p>{self._inlines(citations.items[0])}</p>"
        items = "\n".join(f"<li>{self._inlines(item)}</li>" for item in citations.items)
        return f"<ul>\n{items}\n</ul>"

    def _list(self, opening: str, closing: str, items: tuple[ListItem, ...], nothing: str) -> str:
        alone = len(items) == 1
        return "\n".join([opening, *(self._item(item, nothing, alone=alone) for item in items), closing])

    def _item(self, item: ListItem, nothing: str, *, alone: bool) -> str:
        """An item; where it begins with no text, there is `nothing` for its marker to stand beside."""
        content = self._blocks(item.blocks)
        textual = (Paragraph, *_LISTS) if nothing else (Paragraph,)
        if not isinstance(item.blocks[0], textual):
            return f"<li>\n<p>{nothing}</p>\n{content}\n</li>"
        if alone and len(item.blocks) == 1 and content.startswith("<p>"):
            return f"<li>{content.removeprefix('<p>').removesuffix('</p>')}</li>"
        return f"<li>\n{content}\n</li>"

    def _table(self, table: Table) -> str:
        rows = "\n".join(self._row(row, "td") for row in table.rows)
        head = f"<thead>\n{self._row(table.header, 'th')}\n</thead>"
        return f"<table>\n{head}\n<tbody>\n{rows}\n</tbody>\n</table>"

    def _row(self, row: Row, tag: str) -> str:
        return "\n".join(["<tr>", *(f"<{tag}>{self._inlines(cell)}</{tag}>" for cell in row.cells), "</tr>"])

    def _note(self, note: Note) -> str:
        content = self._blocks(note.blocks)
        if note.label.rstrip(":").casefold() != note.kind:
            label = html.escape(note.label, quote=False)
            begins = isinstance(note.blocks[0], Paragraph)
            content = f"<p>{label} {content.removeprefix('<p>')}" if begins else f"<p>{label}</p>\n{content}"
        title = note.kind.title()
        if note.collapsed:
            return f'<details class="{note.kind}">\n<summary>{title}</summary>\n{content}\n</details>'
        return f'<div class="admonition {note.kind}">\n<p class="admonition-title">{title}</p>\n{content}\n</div>'

    def _inlines(self, inlines: Inlines) -> str:
        lines: list[list[str]] = [[]]
        for inline in inlines:
            if isinstance(inline, LineBreak):
                lines.append([])
            else:
                lines[-1].append(self._inline(inline))
        return "<br />\n".join("".join(line).strip() for line in lines)

    def _inline(self, inline: Inline) -> str:
        match inline:
            case Text():
                return html.escape(inline.text, quote=False)
            case ArticleLink():
                return self._article_link(inline)
            case WebLink():
                return f'<a href="{escape_url(inline.url)}">{html.escape(inline.text, quote=False)}</a>'
            case LineBreak():
                return "<br />"
            case _:
                assert_never(inline)

    def _article_link(self, link: ArticleLink) -> str:
        text = html.escape(link.text, quote=False)
        return text if link.target == self.own else OPEN_LINK.format(target=link.target, text=text)


def highlight(text: str, language: str) -> str:
    """Preformatted text, coloured by Pygments where its language is known."""
    if not language:
        return f'<div class="highlight"><pre><span></span><code>{html.escape(text, quote=False)}\n</code></pre></div>'
    return str(pygments.highlight(text, _lexer(language), _formatter())).rstrip("\n")


@cache
def _lexer(language: str) -> Lexer:
    return get_lexer_by_name(language)


@lru_cache(maxsize=1)
def _formatter() -> HtmlFormatter:
    return HtmlFormatter(cssclass="highlight", wrapcode=True)
