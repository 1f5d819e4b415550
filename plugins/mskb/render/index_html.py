"""The HTML of index pages: a reader of the little Markdown that they are made of, many times as fast as a general one.

Index pages hold headings, tables, lists of one-line items, and paragraphs, with links, bold type and escaped text in
them. Pages with anything else are for a general reader. A test holds the two against each other.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from mskb.render.heading_ids import HeadingIds
from mskb.render.html import PERMALINK, Anchor
from mskb.render.urls import ARTICLE_PAGE, MISSING, address_of, relative_address

_HEADING = re.compile(r"(?P<signs>#{2,3}) (?P<title>[^\n]+)")
_INLINE = re.compile(
    r"""
      \[ (?P<text> (?: \\. | [^\]\\] )* ) \] \( (?P<url> [^)\s]* ) (?: \ "(?P<title> [^"]* )" )? \)
    | \*\* (?P<bold> [^*]+ ) \*\*
    | \\ (?P<escaped> [\\`*_{}\[\]()>\#+.!-] )
    | (?P<amp> & (?! \#?\w+; ) )
    | (?P<sign> [<>] )
    """,
    re.VERBOSE,
)
_ARTICLE_ROW = re.compile(r"-   \[(?P<text>(?:[^\]\\]|\\.)*)\]\((?P<url>\.\./[^)\s]*/(?P<id>Q\d{1,7}))\.md\)")
# Without one of these a text stands as it is.
_ACTIVE = re.compile(r"[\\*\[&<>]")
# A paragraph begins with a letter, a figure or a link, and is one line.
_PARAGRAPH = re.compile(r"(?:[^\W_]|\[|\*\*)[^\n]*")
# A link's path, and its query and anchor.
_PARTS = re.compile(r"([^?#]*)(.*)")
_NUMBERED = re.compile(r"\d+[.)] ")
_RIGHT = ' style="text-align: right;"'
_CELLS = re.compile(r"(?<!\\)\|")


@dataclass(slots=True)
class IndexWriter:
    """Writes one index page."""

    path: str
    """The page in the Markdown tree."""
    holds: Callable[[str], bool]
    """Whether the archive has the article with an id."""
    anchors: list[Anchor] = field(default_factory=list)
    """The headings, as they are written."""
    _ids: HeadingIds = field(default_factory=HeadingIds)

    def write(self, markdown: str) -> str | None:
        """A page's Markdown as HTML; None where it holds what this reader does not know."""
        blocks = [block for block in markdown.split("\n\n") if block]
        return "\n".join(self._blocks(blocks)) if all(map(_is_known, blocks)) else None

    def _blocks(self, blocks: Iterable[str]) -> Iterator[str]:
        for block in blocks:
            if heading := _HEADING.fullmatch(block):
                yield self._heading(len(heading["signs"]), self._inline(heading["title"]))
            elif block.startswith("-   "):
                items = "\n".join(map(self._item, block.split("\n")))
                yield f"<ul>\n{items}\n</ul>"
            elif block.startswith("| "):
                yield self._table(block.split("\n"))
            else:
                yield f"<p>{self._inline(block)}</p>"

    def _item(self, line: str) -> str:
        """An item; nearly all are links to articles in another folder and nothing else."""
        match = None if self.path.startswith("kb/") else _ARTICLE_ROW.fullmatch(line)
        if match is None:
            return f"<li>{self._inline(line[4:])}</li>"
        missing = "" if self.holds(match["id"]) else f'class="{MISSING}" '
        return f'<li><a {missing}href="{self._up}{match["url"]}/">{self._inline(match["text"])}</a></li>'

    def _heading(self, level: int, title: str) -> str:
        anchor = Anchor(level, self._ids.take(plain(title)), title)
        self.anchors.append(anchor)
        return f'<h{level} id="{anchor.id}">{title}{PERMALINK.format(id=anchor.id)}</h{level}>'

    def _table(self, lines: list[str]) -> str:
        head, rules, *rows = ([cell.strip() for cell in _CELLS.split(line)[1:-1]] for line in lines)
        styles = [_RIGHT if rule.endswith(":") else "" for rule in rules]
        body = "\n".join(self._row(row, "td", styles) for row in rows)
        return f"<table>\n<thead>\n{self._row(head, 'th', styles)}\n</thead>\n<tbody>\n{body}\n</tbody>\n</table>"

    def _row(self, cells: Iterable[str], tag: str, styles: Iterable[str]) -> str:
        made = (f"<{tag}{style}>{self._inline(cell)}</{tag}>" for cell, style in zip(cells, styles, strict=True))
        return "\n".join(["<tr>", *made, "</tr>"])

    def _inline(self, text: str) -> str:
        return _INLINE.sub(self._replace, text) if _ACTIVE.search(text) else text

    def _replace(self, match: re.Match[str]) -> str:
        if match["url"] is not None:
            title = f' title="{match["title"]}"' if match["title"] else ""
            article = ARTICLE_PAGE.search(match["url"])
            missing = f'class="{MISSING}" ' if article and not self.holds(article["id"]) else ""
            return f'<a {missing}href="{self._url(match["url"])}"{title}>{self._inline(match["text"])}</a>'
        if match["bold"]:
            return f"<strong>{self._inline(match['bold'])}</strong>"
        if match["escaped"]:
            return _SIGNS.get(match["escaped"], match["escaped"])
        return "&amp;" if match["amp"] else _SIGNS[match["sign"]]

    def _url(self, url: str) -> str:
        """A link in the tree as a link on the site."""
        path, rest = _PARTS.findall(url)[0]
        if not path.endswith(".md") or "://" in path:
            return url
        # Most links lead out of the page's folder, which is the address of its `index.md`, and not into it again, as
        # those from lists of who cites an article do.
        if path.startswith("../") and not self.path.startswith("kb/"):
            return f"{self._up}{path[:-3].removesuffix('index').rstrip('/')}/{rest}"
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), path))
        return f"{relative_address(address_of(target), address_of(self.path))}{rest}"

    @property
    def _up(self) -> str:
        """From the page's address to its folder."""
        return "" if self.path.endswith("index.md") else "../"


_SIGNS = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}
_TAG = re.compile(r"<[^>]*>")


def _is_known(block: str) -> bool:
    lines = block.split("\n")
    if block.startswith("-   "):
        return all(line.startswith("-   ") for line in lines)
    if block.startswith("| "):
        return all(line.startswith("| ") and line.endswith(" |") for line in lines) and len(lines) > 2  # noqa: PLR2004
    return bool(_HEADING.fullmatch(block) or (_PARAGRAPH.fullmatch(block) and not _NUMBERED.match(block)))


def plain(title: str) -> str:
    """The text of a heading's HTML."""
    return html.unescape(_TAG.sub("", title))
