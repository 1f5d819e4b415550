"""What the site makes of the Markdown beyond what all readers of it know.

Lists of letters; links to what is absent; and, on the pages of `docs/`, links where an article's number is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from mkdocs.plugins import get_plugin_logger

from mskb.catalog.catalog import Catalog
from mskb.render.urls import ARTICLE_PAGE, MISSING, article_path, relative

log = get_plugin_logger(__name__)

# An escaped full stop or bracket still is a placeholder when the tree is read: its character code between STX and ETX.
_LETTER = re.compile(r"\s*(?P<letter>[a-z])(?:[.)]|\x02(?:46|41)\x03)(?: |$)")
# Five digits and more, so that `Q3 of 1998` is left alone; neither a part of a path or a word nor the name of a file.
_NUMBER = r"\[(?P<bracketed>Q[1-9][0-9]{4,6})\](?![(\[:])|(?<![\w/.&#-])(?P<bare>Q[1-9][0-9]{4,6})(?![\w-]|\.\w)"


class ArchiveExtension(Extension):
    """Python-Markdown's share of the site."""

    def __init__(self, catalog: Callable[[], Catalog], page: Callable[[], str | None]) -> None:
        super().__init__()
        self._catalog = catalog
        """Tells the catalog, which is known when pages are made."""
        self._page = page
        """Tells the page of `docs/` that is being made; None for a generated page."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Register all: numbers after links and addresses in angle brackets, trees before MkDocs resolves links."""
        md.inlinePatterns.register(_ArticleNumbers(md, self._catalog, self._page), "mskb_numbers", 85)
        md.treeprocessors.register(_LetteredLists(md), "mskb_letters", 15)
        md.treeprocessors.register(_MissingLinks(md, self._catalog), "mskb_missing", 14)


class _ArticleNumbers(InlineProcessor):
    """A link for `Q168845` or `[Q168845]` on a page that somebody wrote; code and links are left alone."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown, catalog: Callable[[], Catalog], page: Callable[[], str | None]) -> None:
        super().__init__(_NUMBER, md)
        self._catalog = catalog
        self._page = page

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        """A link to the article; a number that is unknown stays as it is, with a warning."""
        del data
        page = self._page()
        if page is None:
            return None, None, None
        article_id, catalog = m["bracketed"] or m["bare"], self._catalog()
        title = catalog.title_of(article_id)
        if title is None:
            if article_id not in catalog.left_out:
                log.warning("Doc file '%s' names %s, which this archive does not know.", page, article_id)
            return None, None, None
        link = Element("a", {"href": relative(article_path(article_id), page), "title": title})
        link.text = article_id
        return link, m.start(), m.end()


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

    def __init__(self, md: Markdown, catalog: Callable[[], Catalog]) -> None:
        super().__init__(md)
        self._catalog = catalog

    def run(self, root: Element) -> None:
        entries = self._catalog().entries
        for link in root.iter("a"):
            match = ARTICLE_PAGE.search(link.get("href", ""))
            if match is not None and match["id"] not in entries:
                link.set("class", f"{link.get('class', '')} {MISSING}".strip())
