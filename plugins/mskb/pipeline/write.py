"""Write what a collection holds: a tree of Markdown, or a file of records."""

from __future__ import annotations

import json
from collections.abc import Generator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from mskb.catalog.catalog import Catalog, Entry
from mskb.catalog.indexes import Indexes
from mskb.model.defects import Defect, DefectKind
from mskb.pipeline.pool import map_in_order
from mskb.pipeline.read import Refused, read_again
from mskb.pipeline.record import record_of
from mskb.pipeline.whole import write_text
from mskb.render.citation_pages import citation_pages
from mskb.render.front_matter import front_matter_of, with_front_matter
from mskb.render.page import render_article
from mskb.render.stubs import stub_pages
from mskb.render.urls import article_path


@dataclass(frozen=True, slots=True)
class _TreeWriter:
    """Writes an article's page into a Markdown tree; made before the workers are."""

    folder: Path
    catalog: Catalog
    indexes: Indexes

    def __call__(self, entry: Entry) -> Refused | str:
        article = read_again(entry.facts.file, entry.facts.path, entry.facts.id)
        if isinstance(article, Refused):
            return article
        tags = tuple(tag.address for tag in self.indexes.tags.get(article.id, ()))
        page = with_front_matter(front_matter_of(article, tags), render_article(article, self.catalog.title_of))
        path = article_path(article.id)
        write_text(self.folder / path, page)
        return path


@dataclass(frozen=True, slots=True)
class _RecordMaker:
    """Makes an article's record as a line of JSON."""

    indexes: Indexes

    def __call__(self, entry: Entry) -> Refused | str:
        article = read_again(entry.facts.file, entry.facts.path, entry.facts.id)
        if isinstance(article, Refused):
            return article
        if article.source.sha256 != entry.facts.sha256:  # catalog and record would tell different things
            return Refused(article.source.path, Defect(DefectKind.UNREADABLE, detail="it changed while it was read"))
        record = record_of(article, self.indexes.tags.get(article.id, ()), entry)
        return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def write_tree(catalog: Catalog, indexes: Indexes, folder: Path, workers: int = 0) -> Generator[Refused | str]:
    """Write `kb/NNN/Qn.md` for each article below a folder; yields each path, or why there is none.

    Articles that are cited and absent get a page as well, so that each link leads somewhere, and there are lists of
    who cites whom; these are not yielded.
    """
    yield from map_in_order(_TreeWriter(folder, catalog, indexes), list(catalog), workers)
    for page in chain(stub_pages(catalog), citation_pages(catalog) if catalog.citing else ()):
        values = {"title": page.title, "description": page.description}
        write_text(folder / page.path, with_front_matter(values, page.make()))


def records(catalog: Catalog, indexes: Indexes, workers: int = 0) -> Generator[Refused | str]:
    """Each article's record as a line of JSON, in the order of the numbers, or why there is none."""
    return map_in_order(_RecordMaker(indexes), list(catalog), workers)
