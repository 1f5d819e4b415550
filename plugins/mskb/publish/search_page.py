"""The search page: a page without text, whose template has all of it."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

_PATH = "search.md"
_SOURCE = "---\ntitle: Search\ntemplate: mskb/search.html\nhide: [navigation, toc]\n---\n"


def add_search_page(files: Files, config: MkDocsConfig) -> None:
    """Add the search page, which needs no place in the navigation; a hand-written `search.md` stays as it is."""
    if files.get_file_from_path(_PATH) is None:
        page = File.generated(config, _PATH, content=_SOURCE, inclusion=InclusionLevel.NOT_IN_NAV)
        page.edit_uri = None
        files.append(page)
