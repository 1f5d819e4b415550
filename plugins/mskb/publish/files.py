"""MkDocs' collection of files, which also knows the pages that are made from the catalog."""

from __future__ import annotations

from pathlib import PurePath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from mskb.publish.archive import Archive
from mskb.publish.generated import generated_file
from mskb.publish.legal_page import add_legal_page
from mskb.publish.search_description import add_search_description
from mskb.publish.search_page import add_search_page
from mskb.publish.statistics_page import add_statistics_page


class CatalogFiles(Files):
    """Answers for generated pages without holding them, so that links to them resolve and are validated.

    They are not iterated over: MkDocs neither reads nor lists 60,000 articles.
    """

    def __init__(self, files: Files, archive: Archive, config: MkDocsConfig) -> None:
        super().__init__(files)
        self._archive = archive
        self._config = config
        self._index_files: dict[str, File] = {}
        add_legal_page(self, config)
        add_search_page(self, config)
        add_search_description(self, config)
        add_statistics_page(self, config)

    def get_file_from_path(self, path: str) -> File | None:
        """The file at a path, one made for it where a generated page stands there."""
        if path in self._archive.articles and path not in self.src_uris:  # most of all questions, answered first
            return self._generated(path)
        src_uri = PurePath(path).as_posix()
        file = super().get_file_from_path(src_uri)
        if file is not None:
            return file
        if src_uri in self._archive.articles:
            return self._generated(src_uri)
        if src_uri in self._archive.index_pages:  # kept, for the navigation shares them
            if src_uri not in self._index_files:
                self._index_files[src_uri] = self._generated(src_uri)
            return self._index_files[src_uri]
        return None

    def _generated(self, src_uri: str) -> File:
        file = generated_file(self._config, src_uri)
        file.generated_by = "mskb"
        return file
