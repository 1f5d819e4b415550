"""Pages that are made, not read from a file."""

from __future__ import annotations

import html
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page


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
