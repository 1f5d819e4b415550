"""Article pages whose HTML is written from the article itself, where nothing asks for the way through Markdown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.toc import AnchorLink, TableOfContents

from mskb.catalog.catalog import Catalog
from mskb.publish.extension import ArchiveExtension
from mskb.publish.generated import GeneratedPage
from mskb.render.draft import Draft, Target, close_links
from mskb.render.html import Anchor
from mskb.render.index_html import IndexWriter
from mskb.render.urls import address_of, article_path, relative_address

# The extensions that the written HTML is the same as: those of `mkdocs.yml` and MkDocs' own.
_EXTENSIONS = {
    *("toc", "tables", "fenced_code", "pymdownx.superfences", "pymdownx.highlight"),
    *("pymdownx.fancylists", "pymdownx.quotes"),
}
_SETTINGS: dict[str, dict[str, Any]] = {
    "toc": {"permalink": True, "permalink_title": ""},
    "pymdownx.highlight": {"use_pygments": True},
    "pymdownx.fancylists": {"additional_ordered_styles": []},
    "pymdownx.quotes": {"callouts": True},
}
_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content")


def may_write_directly(config: MkDocsConfig) -> bool:
    """Whether the HTML of articles may be written without Markdown.

    Another plugin may change an article's Markdown or HTML, another extension may read it otherwise: then it may not.
    """
    extensions = {name for name in config.markdown_extensions if not isinstance(name, ArchiveExtension)}
    settings = {name: values for name, values in config.mdx_configs.items() if values}
    hooked = any(config.plugins.events[event] for event in _EVENTS)
    return config.use_directory_urls and not hooked and extensions == _EXTENSIONS and settings == _SETTINGS


class WrittenPage(GeneratedPage):
    """An article's page, written from its draft."""

    def __init__(
        self, title: str, file: File, config: MkDocsConfig, meta: dict[str, Any], draft: Draft, catalog: Catalog
    ) -> None:
        super().__init__(title, file, config, "", meta)
        self._draft, self._catalog = draft, catalog

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Close the links of the draft's text and take over its headings."""
        del config, files
        self.content = close_links(self._draft.html, self._catalog.title_of, self._target_of)
        self.toc = _contents(self._draft.anchors)

    def _target_of(self, article_id: str) -> Target:
        url = relative_address(address_of(article_path(article_id)), self.file.url)
        return Target(url, absent=article_id not in self._catalog.entries)


class WrittenIndexPage(GeneratedPage):
    """A page of an index, written by the reader of their little Markdown where that knows all of it."""

    def __init__(
        self, title: str, file: File, config: MkDocsConfig, markdown: str, meta: dict[str, Any], catalog: Catalog
    ) -> None:
        super().__init__(title, file, config, markdown, meta)
        self._catalog = catalog

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Write the list and find its headings."""
        writer = IndexWriter(self.file.src_uri, self._catalog.entries.__contains__)
        self.content = writer.write(self.markdown or "")
        if self.content is None:
            super().render(config, files)
        else:
            self.toc = _contents(writer.anchors)


def _contents(anchors: Iterable[Anchor]) -> TableOfContents:
    """Headings as MkDocs' table of contents: each below the last one that is above its level."""
    top: list[AnchorLink] = []
    above: list[AnchorLink] = []
    for anchor in anchors:
        link = AnchorLink(anchor.title, anchor.id, anchor.level)
        while above and above[-1].level >= anchor.level:
            above.pop()
        (above[-1].children if above else top).append(link)
        above.append(link)
    return TableOfContents(top)
