"""What the site makes of the Markdown beyond what all readers of it know: lists of letters, links to what is absent."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

MISSING = "mskb-missing"
"""The class of links to articles that the archive lacks."""

# An escaped full stop or bracket still is a placeholder when the tree is read: its character code between STX and ETX.
_LETTER = re.compile(r"\s*(?P<letter>[a-z])(?:[.)]|\x02(?:46|41)\x03)(?: |$)")
_ARTICLE = re.compile(r"(?:^|/)(?P<id>Q\d{1,7})\.md$")


class ArchiveExtension(Extension):
    """Python-Markdown's share of the site."""

    def __init__(self, holds: Callable[[str], bool]) -> None:
        super().__init__()
        self._holds = holds
        """Whether the archive has the article with an id."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register both, after inlines are read (priority 20) and before MkDocs resolves links (0)."""
        md.treeprocessors.register(_LetteredLists(md), "mskb_letters", 15)
        md.treeprocessors.register(_MissingLinks(md, self._holds), "mskb_missing", 14)


class _LetteredLists(Treeprocessor):
    """A list of bullets whose items begin with `a.`, `b.` and so on becomes a list of letters."""

    def run(self, root: Element) -> None:
        for bullets in root.iter("ul"):
            items = bullets.findall("li")
            holders = [item if (item.text or "").strip() or not len(item) else item[0] for item in items]
            matches = [_LETTER.match(holder.text or "") for holder in holders]
            letters = [match["letter"] for match in matches if match]
            first = ord(letters[0]) if letters else 0
            if not items or letters != [chr(first + index) for index in range(len(items))]:
                continue
            bullets.tag = "ol"
            bullets.set("type", "a")
            if letters[0] != "a":
                bullets.set("start", str(first - ord("a") + 1))
            for holder, match in zip(holders, matches, strict=True):
                holder.text = (holder.text or "")[match.end() if match else 0 :]


class _MissingLinks(Treeprocessor):
    """Links to articles that the archive lacks are told apart."""

    def __init__(self, md: Markdown, holds: Callable[[str], bool]) -> None:
        super().__init__(md)
        self._holds = holds

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            match = _ARTICLE.search(link.get("href", ""))
            if match is not None and not self._holds(match["id"]):
                link.set("class", f"{link.get('class', '')} {MISSING}".strip())
