"""Several Pagefind indexes to one, as Pagefind itself would have written it.

Pagefind needs 150 kB of memory for each page, so a large archive is indexed in parts, one process each. Parts that a
browser puts together cost it a transfer for each word and part, and cannot be ranked by one measure; so they are put
together here. The files are gzip over `pagefind_dcd` and CBOR (releases 1.5):

chunk   = [[word ...]]                        # index/*.pf_index, in the order of the words
word    = [text, pages, [[form, pages] ...]]  # forms are spellings with diacritics
pages   = [[page, places, places in meta fields] ...]  # each page as the difference to the one before it
meta    = [version, [[fragment, words] ...], [[from, to, chunk] ...], [[filter, file] ...], [[sort, pages] ...], fields]
filter  = [name, [[value, pages] ...]]        # here pages are plain numbers
"""

from __future__ import annotations

import gzip
import heapq
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, TypeAlias

import cbor2

from mskb.publish.search.service import KNOWN, SearchFailedError

_SIGNATURE = b"pagefind_dcd"
_CHUNK = 24_000
"""Bytes of a chunk before it is compressed. Pagefind's own are about three times as long; a browser loads one for each
word of a query."""
_LANGUAGE = "en"
_MOST_COMMON = 800
"""Words whose frequency is told to the browser."""

_Pages: TypeAlias = list[list[Any]]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the indexes."""

    files: Mapping[str, bytes]
    """By path."""
    first: int
    """The number that its first page has in the whole."""
    pages: tuple[tuple[str, int], ...]
    """Fragments, each with its number of words."""
    chunks: tuple[str, ...]
    fields: tuple[str, ...]
    version: str
    include_characters: tuple[str, ...]


@dataclass(slots=True)
class Writer:
    """Gathers words into chunks and writes them, in the words' order."""

    folder: Path
    chunks: list[tuple[str, str]] = field(default_factory=list)
    """The first word and the last word of each."""
    words: int = 0
    frequencies: list[tuple[int, str]] = field(default_factory=list)
    _words: list[Any] = field(default_factory=list)
    _size: int = 0

    def add(self, text: str, pages: _Pages, forms: list[Any]) -> None:
        """Add a word."""
        entry = [text, pages, forms]
        self._words.append(entry)
        self._size += 8 + sum(map(_length, pages)) + sum(len(form[1]) * 8 for form in forms)
        self.words += 1
        item = (len(pages) + sum(len(form[1]) for form in forms), text)
        if len(self.frequencies) < _MOST_COMMON:
            heapq.heappush(self.frequencies, item)
        else:
            heapq.heappushpop(self.frequencies, item)
        if self._size >= _CHUNK:
            self.flush()

    def flush(self) -> None:
        """Write what was gathered."""
        if self._words:
            write_packed(self.folder / f"{len(self.chunks)}.pf_index", [self._words])
            self.chunks.append((self._words[0][0], self._words[-1][0]))
            self._words, self._size = [], 0


def _length(page: Sequence[Any]) -> int:
    """About how many bytes a page of a word takes."""
    return 3 + 2 * len(page[1]) + 2 * len(page[2])


def read_packed(data: bytes) -> Any:  # noqa: ANN401 - whatever the file holds
    """What a file of Pagefind's holds.

    Raises:
        SearchFailedError: it is none.
    """
    try:
        return cbor2.loads(gzip.decompress(data).removeprefix(_SIGNATURE))
    except (OSError, ValueError, EOFError, zlib.error, cbor2.CBORError) as error:
        raise SearchFailedError(f"Pagefind made a file in a form that mskb does not know: {error}") from error


def write_packed(path: Path, content: object) -> None:
    """Write a file as Pagefind's are."""
    path.write_bytes(gzip.compress(_SIGNATURE + cbor2.dumps(content), 9, mtime=0))


def read_part(files: Mapping[str, bytes], first: int, count: int) -> Part:
    """An index as Pagefind made it.

    Args:
        files: By path.
        first: The number that its first page has in the whole.
        count: How many pages it must have.

    Raises:
        SearchFailedError: it is not what this package knows, or lacks pages.
    """
    try:
        entry = json.loads(files["pagefind-entry.json"])
        name = entry["languages"][_LANGUAGE]["hash"]
        version, pages, chunks, _, _, fields = read_packed(files[f"pagefind.{name}.pf_meta"])
        part = Part(
            files,
            first,
            tuple((str(fragment), int(words)) for fragment, words in pages),
            tuple(str(chunk) for _, _, chunk in chunks),
            tuple(map(str, fields)),
            str(version),
            tuple(entry["include_characters"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise SearchFailedError(f"Pagefind made an index that mskb does not know: {error}") from error
    if not part.version.startswith(KNOWN) or len(part.pages) != count:
        raise SearchFailedError(f"Pagefind {part.version} indexed {len(part.pages)} pages of {count}.")
    return part


def merge_words(parts: Sequence[Part], writer: Writer) -> None:
    """Write the words of all parts.

    Raises:
        SearchFailedError: a part is not what this package knows.
    """
    fields = merged_fields(parts)
    streams = (_words(part, number, [fields.index(name) for name in part.fields]) for number, part in enumerate(parts))
    merged = heapq.merge(*streams, key=itemgetter(0, 1))
    for text, group in groupby(merged, key=itemgetter(0)):
        entries = [(parts[number].first, pages, forms) for _, number, pages, forms in group]
        if len(entries) == 1 and not entries[0][2]:
            first, pages, _ = entries[0]
            if pages:
                pages[0][0] += first
            writer.add(text, pages, [])
            continue
        of_form: dict[str, list[tuple[int, _Pages]]] = {}
        for first, _, forms in entries:
            for form, form_pages in forms:
                of_form.setdefault(form, []).append((first, form_pages))
        joined = [[form, _joined(of_form[form])] for form in sorted(of_form)]
        writer.add(text, _joined([(first, pages) for first, pages, _ in entries]), joined)
    writer.flush()


def merged_fields(parts: Iterable[Part]) -> list[str]:
    """The meta fields of all parts: a page of an index has fewer than an article."""
    return sorted({name for part in parts for name in part.fields})


def _words(part: Part, number: int, fields: Sequence[int]) -> Iterator[tuple[str, int, _Pages, list[Any]]]:
    moved = list(fields) != sorted(range(len(fields))) or fields != list(range(len(fields)))
    for chunk in part.chunks:
        [words] = read_packed(part.files[f"index/{chunk}.pf_index"])
        for text, pages, forms in words:
            if moved:
                for some in (pages, *(form[1] for form in forms)):
                    _rename_fields(some, fields)
            yield text, number, pages, forms


def _rename_fields(pages: _Pages, fields: Sequence[int]) -> None:
    """Places in meta fields stand behind the number of their field, told as a negative number: -1 is field 0."""
    for page in pages:
        page[2] = [-1 - fields[-1 - place] if place < 0 else place for place in page[2]]


def _joined(lists: Iterable[tuple[int, _Pages]]) -> _Pages:
    joined: _Pages = []
    last = 0
    for first, pages in lists:
        if not pages:
            continue
        end = first + sum(page[0] for page in pages)
        pages[0][0] += first - last
        joined += pages
        last = end
    return joined


def boundaries(chunks: Sequence[tuple[str, str]]) -> list[list[str]]:
    """From where to where chunks reach, and their names, so that each possible word is in one."""
    starts = [first for first, _ in chunks]
    for place in range(1, len(chunks)):
        starts[place] = _start(chunks[place - 1][1], chunks[place][0])
    ends = [*starts[1:], *(last for _, last in chunks[-1:])]
    return [[start, end, str(place)] for place, (start, end) in enumerate(zip(starts, ends, strict=True))]


def _start(before: str, word: str) -> str:
    """The shortest beginning of a word that comes after the word before it."""
    common = next(
        (place for place, (one, other) in enumerate(zip(before, word, strict=False)) if one != other), len(before)
    )
    return word[: common + 1]


def write_filters(folder: Path, filters: Mapping[str, Mapping[str, Sequence[int]]]) -> list[list[str]]:
    """Write the files of filters; their names with those of the files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, values in filters.items():
        content = [name, [[value, list(values[value])] for value in sorted(values)]]
        write_packed(folder / f"{name}.pf_filter", content)
    return [[name, name] for name in filters]
