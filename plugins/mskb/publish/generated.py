"""Files and pages that are made, not read."""

from __future__ import annotations

import html
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page


def generated_file(config: MkDocsConfig, path: str, content: str | bytes = "") -> File:
    """A file that is made; it need not stand in the navigation."""
    return File.generated(config, path, content=content, inclusion=InclusionLevel.NOT_IN_NAV)


def add_page(files: Files, config: MkDocsConfig, path: str, source: str) -> None:
    """Add a page that is read and built like those of `docs/`; somebody's own at its path stays as it is."""
    if files.get_file_from_path(path) is None:
        page = generated_file(config, path, source)
        page.edit_uri = None
        files.append(page)


class GeneratedPage(Page):
    """A page whose Markdown and metadata are made, not read from a file.

    Themes take titles and descriptions for HTML and write them as they are: an article's are escaped here.
    """

    def __init__(self, title: str, file: File, config: MkDocsConfig, markdown: str, meta: dict[str, Any]) -> None:
        super().__init__(html.escape(title), file, config)
        shown: dict[str, Any] = {name: html.escape(meta[name]) for name in ("title", "description") if name in meta}
        self._made = markdown, {**meta, **shown}

    def read_source(self, config: MkDocsConfig) -> None:
        """Take what was made."""
        del config
        self.markdown, self.meta = self._made
