"""The search page: a page without text, whose template has all of it."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mskb.publish.generated import add_page

_PATH = "search.md"
_SOURCE = "---\ntitle: Search\nrobots: noindex\ntemplate: mskb/search.html\nhide: [navigation, toc]\n---\n"


def add_search_page(files: Files, config: MkDocsConfig) -> None:
    """Add the search page, which needs no place in the navigation; a hand-written `search.md` stays as it is."""
    add_page(files, config, _PATH, _SOURCE)
