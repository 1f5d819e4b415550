"""The search index of a site: records in, files below `search/index/` out."""

from __future__ import annotations

import hashlib
import json
import logging
import shutil
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from mskb.pipeline.site_size import measure_site
from mskb.publish.search import merge
from mskb.publish.search.service import SearchFailedError, Service, check_version, find_pagefind
from mskb.publish.search.spool import Place, Spool, read

FOLDER = "search/index"
"""Where the index stands in a site."""
INCLUDE_CHARACTERS = "$+#"
"""Kept in words, besides letters, digits and `_`: `IPC$`, `C++`. What joins words (`.`, `-`, `:`, `/`, `\\`) is not
among them: Pagefind finds `shell32.dll` without, and with them takes the end of a sentence for a part of its word."""

_PART = 6_000
"""Pages that one process indexes at once: it needs 150 kB for each."""
_AT_ONCE = 2
"""Processes at the same time."""
_SCRIPTS = ("pagefind.js", "pagefind-worker.js", "wasm.en.pagefind")


@dataclass(frozen=True, slots=True)
class SearchReport:
    """What was made."""

    records: int
    words: int
    files: int
    bytes: int
    seconds: float
    parts: int
    """Processes that it took."""

    @property
    def line(self) -> str:
        """The report as one line."""
        return (
            f"search index of {self.records:,} pages: {self.words:,} words, {self.files:,} files, "
            f"{self.bytes / 1e6:.0f} MB, {self.seconds:.0f} s"
        )


@dataclass(slots=True)
class _Whole:
    """What is known of all records, by the numbers of their pages."""

    names: list[str] = field(default_factory=list)
    """Of fragments."""
    filters: defaultdict[str, defaultdict[str, list[int]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    sorts: defaultdict[str, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))
    digest: str = ""


def write_search_index(spool: Spool, site_dir: Path, part: int = _PART, at_once: int = _AT_ONCE) -> SearchReport:
    """Make the index of all records and put it into a site, in place of one that is there.

    Args:
        spool: The records; the order of the files in it makes no difference.
        site_dir: The site.
        part: How many pages one process indexes.
        at_once: How many processes run at the same time.

    Raises:
        SearchFailedError: there is no index; the site has none then, and nothing of this run is left.
    """
    start = time.monotonic()
    target = site_dir / FOLDER
    try:
        shutil.rmtree(target, ignore_errors=True)
        binary = find_pagefind()
        check_version(binary)
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".index-", dir=target.parent, ignore_cleanup_errors=True) as scratch:
            places = spool.places()
            whole = _look_through(places)
            made = Path(scratch) / "made"
            parts = _index(binary, places, whole, made, part, at_once)
            words = _put_together(parts, whole, made)
            made.rename(target)
    except OSError as error:
        shutil.rmtree(target, ignore_errors=True)
        raise SearchFailedError(f"The search index could not be written: {error.strerror or error}.") from error
    size = measure_site(target)
    return SearchReport(len(places), words, size.files, size.bytes, time.monotonic() - start, len(parts))


def finish_search(spool: Spool, site_dir: Path, log: logging.LoggerAdapter[logging.Logger]) -> None:
    """Make the index at the end of a build, and tell how that went. A site without one is still a site.

    Args:
        spool: The records.
        site_dir: The site.
        log: Where a failure is a warning, which `--strict` counts.
    """
    try:
        log.info(write_search_index(spool, site_dir).line)
    except SearchFailedError as error:
        log.warning("The site has no full-text search: %s", error)


def _look_through(places: Sequence[Place]) -> _Whole:
    whole = _Whole()
    digest = hashlib.sha256()
    for number, record in enumerate(read(places)):
        digest.update(record.page)
        whole.names.append(str(int(record.sort_keys["number"])) if record.sort_keys else f"i{number}")
        for name, values in record.filters:
            for value in values:
                whole.filters[name][value].append(number)
        for name, key in record.sort_keys.items():
            whole.sorts[name].append((key, number))
    whole.digest = digest.hexdigest()[:8]
    return whole


def _index(
    binary: str, places: Sequence[Place], whole: _Whole, made: Path, part: int, at_once: int
) -> list[merge.Part]:
    """Index the records in parts; what becomes of each page by itself is written at once."""
    count = -(-len(places) // part)
    bounds = [len(places) * number // count for number in range(count + 1)] if count else []
    fragments = made / whole.digest / "fragment"
    fragments.mkdir(parents=True)
    stop = threading.Event()
    services: list[Service] = []

    def index(number: int) -> merge.Part:
        first, end = bounds[number], bounds[number + 1]

        def pages() -> Iterator[tuple[str, bytes]]:
            for record in read(places[first:end]):
                if stop.is_set():
                    raise SearchFailedError("Another part of the search index failed.")
                yield record.url, record.page

        with Service(binary, INCLUDE_CHARACTERS) as service:
            services.append(service)
            service.add(pages())
            files = service.files()
        found = merge.read_part(files, first, end - first)
        for page, (fragment, _) in enumerate(found.pages, start=first):
            path = fragments / f"{whole.names[page]}.pf_fragment"
            path.write_bytes(files.pop(f"fragment/{fragment}.pf_fragment"))
        return found

    with ThreadPoolExecutor(max(1, at_once)) as threads:
        futures = [threads.submit(index, number) for number in range(count)]
        try:
            return [future.result() for future in futures]
        except BaseException:
            stop.set()
            for future in futures:
                future.cancel()
            for service in services:
                service.kill()  # or Ctrl-C would wait for the part that is being built
            raise


def _put_together(parts: Sequence[merge.Part], whole: _Whole, made: Path) -> int:
    """Write the index of the whole; how many words it has."""
    folder = made / whole.digest
    (folder / "index").mkdir()
    writer = merge.Writer(folder / "index")
    merge.merge_words(parts, writer)
    if parts:
        words = [count for part in parts for _, count in part.pages]
        pages = [[name, count] for name, count in zip(whole.names, words, strict=True)]
        filters = merge.write_filters(folder / "filter", whole.filters)
        # articles stand in the order of their numbers: a browser needs no list for that
        sorts = [[name, [page for _, page in sorted(keys)]] for name, keys in whole.sorts.items() if name != "number"]
        meta = [parts[0].version, pages, merge.boundaries(writer.chunks), filters, sorts, merge.merged_fields(parts)]
        merge.write_packed(folder / "pagefind.en.pf_meta", meta)
        entry = {
            "version": parts[0].version,
            "languages": {"en": {"hash": "en", "wasm": "en", "page_count": len(pages)}},
            "include_characters": parts[0].include_characters,
        }
        _write_json(folder / "pagefind-entry.json", entry)
        for name in _SCRIPTS:
            (folder / name).write_bytes(parts[0].files[name])
    common = [[word, count] for count, word in sorted(writer.frequencies, key=lambda item: (-item[0], item[1]))]
    articles = len(whole.sorts["number"])
    shards = [f"{whole.digest}/"] if parts else []
    _write_json(made / "common-words.json", {"articles": articles, "words": common})
    values = {name: {value: len(on) for value, on in sorted(known.items())} for name, known in whole.filters.items()}
    _write_json(made / "filters.json", values)  # so that a browser can offer them without the lists of their pages
    _write_json(made / "shards.json", {"shards": shards, "articles": articles, "words": writer.words})
    return writer.words


def _write_json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
