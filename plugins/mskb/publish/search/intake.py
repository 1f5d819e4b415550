"""What pages hand to the search index while they are made."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mskb.catalog.catalog import Entry
from mskb.catalog.indexes import Indexes
from mskb.model.tags import Tag
from mskb.publish.search.record import Filters, article_record, build_filters, index_record
from mskb.publish.search.spool import Spool
from mskb.render.index_pages import IndexPage

_RECORDS = ".records-"


@dataclass(frozen=True, slots=True)
class SearchIntake:
    """Takes records of pages, in whatever process."""

    spool: Spool
    filters: Filters

    def take_article(self, url: str, entry: Entry, tags: Sequence[Tag], words: tuple[str, ...], content: str) -> None:
        """Take an article's page, with its query words and its text as HTML."""
        self.spool.add(article_record(url, entry, tags, words, content, self.filters))

    def take_index_page(self, url: str, page: IndexPage) -> None:
        """Take a page of an index, if it is worth finding: the first of a list, and none about one article.

        A title without a letter or digit has no word; Pagefind passes over such a page, and numbers the rest otherwise.
        """
        found = any(map(str.isalnum, page.title)) and "/cited-by/" not in page.path and not page.absent
        if found and page.path.endswith("index.md"):
            self.spool.add(index_record(url, page.title))

    def close(self) -> None:
        """Take the records away."""
        shutil.rmtree(self.spool.folder, ignore_errors=True)


def open_intake(indexes: Indexes, site_dir: str) -> SearchIntake:
    """Begin to take records: 200 MB for a large archive, so not where temporary files may be held in memory.

    Raises:
        OSError: there is no place for them.
    """
    Path(site_dir).mkdir(parents=True, exist_ok=True)
    for left in Path(site_dir).glob(f"{_RECORDS}*"):  # by a build that was killed; MkDocs keeps hidden folders
        shutil.rmtree(left, ignore_errors=True)
    return SearchIntake(Spool(Path(tempfile.mkdtemp(prefix=_RECORDS, dir=site_dir))), build_filters(indexes))
