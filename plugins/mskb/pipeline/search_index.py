"""Make the search index of an archive: their words from the cache, or else from the files."""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mskb.catalog.catalog import Catalog, Entry
from mskb.catalog.facts import ArticleFacts
from mskb.catalog.indexes import Indexes
from mskb.model.article import Article
from mskb.pipeline.cache import Cache
from mskb.pipeline.code_version import code_version
from mskb.pipeline.pool import map_in_order
from mskb.pipeline.read import read_again
from mskb.pipeline.site_size import measure_site
from mskb.search.archive import documents_of, filters_of
from mskb.search.build import build_index
from mskb.search.files import ENTRY, FOLDER, folder_name, write_index
from mskb.search.index import Index
from mskb.search.names import load_names
from mskb.search.ranking import Answer, Ranker, first_articles
from mskb.search.sequences import NO_WORDS, pack_words


@dataclass(frozen=True, slots=True)
class SearchReport:
    """What was made."""

    articles: int
    files: int
    bytes: int
    seconds: float
    kept: bool
    """Whether the index of an earlier build was taken."""

    @property
    def line(self) -> str:
        """The report as one line."""
        made = "unchanged" if self.kept else "made"
        return (
            f"Search index of {self.articles:,} articles {made}: {self.files:,} files, {self.bytes / 1e6:.1f} MB, "
            f"{self.seconds:.1f} s"
        )


def index_archive(catalog: Catalog, cache: Cache | None, workers: int) -> Index:
    """Builds the index of a catalog.

    Args:
        catalog: The catalog.
        cache: Knows the words of articles; those that it does not know are read again.
        workers: As `map_in_order` has it.

    Raises:
        WorkerLostError: a process was killed.
    """
    known = {} if cache is None else dict(cache.words(entry.facts for entry in catalog))
    missing = [entry.facts for entry in catalog if entry.facts.id not in known]
    known.update(zip((facts.id for facts in missing), map_in_order(_read_words, missing, workers), strict=True))

    def words_of_entry(entry: Entry) -> bytes:
        return known.pop(entry.facts.id)

    return build_index(documents_of(catalog, words_of_entry))


def write_search_index(
    catalog: Catalog, indexes: Indexes, cache: Cache | None, site_dir: Path, workers: int
) -> SearchReport:
    """Writes the index of a catalog into a site. What an earlier build made of the same articles is taken as it is.

    Raises:
        OSError: it cannot be written; the site has none then.
        WorkerLostError: a process was killed.
    """
    begun = time.monotonic()
    target = site_dir / FOLDER
    key = _key(catalog)
    kept = None if cache is None else cache.folder / "search"
    taken = kept is not None and _take(kept, key, target)
    if not taken:
        index = index_archive(catalog, cache, workers)
        write_index(index, filters_of(catalog, indexes), load_names(), target)
        if kept is not None:
            _keep(kept, key, target)
    size = measure_site(target)
    return SearchReport(len(catalog), size.files, size.bytes, time.monotonic() - begun, taken)


@dataclass(frozen=True, slots=True)
class Found:
    """What a query found."""

    articles: list[tuple[str, float]]
    """Ids and scores, the best match first."""
    answer: Answer
    """What was done to find them."""


def find_articles(catalog: Catalog, query: str, count: int, workers: int) -> Found:
    """Returns the best articles for a query, as a site's search has them.

    Raises:
        WorkerLostError: a process was killed.
    """
    answer = Ranker(index_archive(catalog, None, workers)).search(query)
    ids = list(catalog.entries)

    def text_of(article: int) -> str:
        entry = catalog.entries[ids[article]]
        read = read_again(entry.facts.file, entry.facts.path, entry.facts.id)
        return f"{entry.title} . {read.text if isinstance(read, Article) else ''}"

    found = first_articles(answer, text_of)
    if not answer.query.phrases:
        found += [(article, float(answer.scores[article])) for article in answer.articles[len(found) :].tolist()]
    return Found([(ids[article], score) for article, score in found[:count]], answer)


def told_of(answer: Answer) -> Iterator[str]:
    """Yields what was done to find an answer, a sentence each."""
    for typed, meant in answer.corrected.items():
        yield f"Showing results for {meant!r} instead of {typed!r}."
    for meant in answer.widened.values():
        yield f"Also searched for {meant!r}."
    if answer.missing:
        yield f"Not found: {', '.join(map(repr, answer.missing))}."


def _read_words(facts: ArticleFacts) -> bytes:
    article = read_again(facts.file, facts.path, facts.id)
    if not isinstance(article, Article):  # it is gone since it was read: it is found by its title
        return NO_WORDS
    return pack_words(article)


def _key(catalog: Catalog) -> str:
    """What the index depends on: the articles, their titles and citations, and the code."""
    digest = hashlib.sha256(code_version().encode())
    for article_id, entry in catalog.entries.items():
        cited = len(catalog.citing.get(article_id, ()))
        digest.update(json.dumps([article_id, entry.facts.sha256, entry.facts.path, entry.title, cited]).encode())
    return digest.hexdigest()


def _take(kept: Path, key: str, target: Path) -> bool:
    """Copies a kept index into a site, if it was made of the same articles and is not damaged."""
    try:
        if (kept / "key").read_text(encoding="ascii") != key:
            return False
        folder = json.loads((kept / "index" / ENTRY).read_bytes())["folder"]
        files = {path.name: path.read_bytes() for path in sorted((kept / "index" / folder).iterdir())}
    except (OSError, ValueError, KeyError, TypeError):
        return False
    if folder_name(files) != folder:
        return False
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(kept / "index", target)
    return True


def _keep(kept: Path, key: str, target: Path) -> None:
    """Keeps an index for the next build, where the cache's folder can be written."""
    with suppress(OSError):
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(target, kept / "index")
        (kept / "key").write_text(key, encoding="ascii")  # last: without it nothing is kept
