"""The index as files that a browser loads piece by piece, and the index read back from them.

All files but `entry.json` are gzip over the following; a number is LEB128, a text is its length in bytes, then UTF-8.
A list of articles is each article's difference to the one before it; the first one's to -1.

    entry.json           {"format", "folder", "articles"}: asked for anew each time
    <folder>/            named by a hash of all that is in it, so no file in it ever changes
      articles           count; Q-numbers as a list; title lengths (a byte each); citations (a byte each)
      words              count of blocks; the first form in each; count of strays; each a form and its block; the
                         characters that have a file of spellings, as one text; count of files of pairs; the first
                         bucket in each
      names              what `names.yml` says, as JSON
      block-N            count of words; each: count of its forms, the forms, size of the rest in bytes, and the rest:
                         count of articles, the articles, an impact for each (a byte), shared impact of the tail
      pairs-N            for each bucket (see `pairs.py`): count of articles, the articles
      tail-N-K           bitmap of the articles of the tail of word K in block N
      spelling-N         forms that begin with the character N, each with the articles that have its word
      filter-NAME        count of values; each: key, label, count of articles, the articles

A stray is a form that stands in another block than its place in the alphabet says.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from mskb.search.encoding import Reader, number_as_bytes, numbers_as_bytes, numbers_with_ends, text_as_bytes
from mskb.search.index import Bytes, Index, Integers, Tail
from mskb.search.names import Names
from mskb.search.pairs import BUCKETS, Pairs
from mskb.search.spelling import candidates_of

FOLDER = "search/index"
"""Where the index is in a site."""
ENTRY = "entry.json"
FORMAT = 2

_BLOCK = 20_000
"""Bytes of a block before it is compressed: a longer one is a transfer for words that nobody asked for."""
_PAIRS = 12_000
"""Bytes of a file of pairs before it is compressed: a query needs a file for each of its pairs."""
_LEVEL = 6


class Value(NamedTuple):
    """One value of a filter."""

    key: str
    """As it is in the address of a search."""
    label: str
    articles: Sequence[int]
    """In their order."""


def write_index(index: Index, filters: Mapping[str, Sequence[Value]], names: Names, target: Path) -> None:
    """Writes an index, in place of one that is there.

    Raises:
        OSError: it cannot be written; nothing of it is left then.
    """
    contents = dict(_contents(index, filters, names))
    with ThreadPoolExecutor(2) as threads:  # zlib lets other threads run
        packed = dict(zip(contents, threads.map(_pack, contents.values()), strict=True))
    folder = folder_name(packed)
    entry = json.dumps({"format": FORMAT, "folder": folder, "articles": len(index.numbers)}).encode()
    try:
        shutil.rmtree(target, ignore_errors=True)
        (target / folder).mkdir(parents=True)
        for name, data in packed.items():
            (target / folder / name).write_bytes(data)
        (target / ENTRY).write_bytes(entry)  # last: an index without it is none
    except OSError:
        shutil.rmtree(target, ignore_errors=True)
        raise


def folder_name(files: Mapping[str, bytes]) -> str:
    """Returns the name of the folder of some files: a hash of their names and contents."""
    digest = hashlib.sha256()
    for name, data in sorted(files.items()):
        digest.update(f"{name} {len(data)}\n".encode() + data)
    return digest.hexdigest()[:12]


def _pack(content: bytes) -> bytes:
    return gzip.compress(content, _LEVEL, mtime=0)


def _contents(index: Index, filters: Mapping[str, Sequence[Value]], names: Names) -> Iterator[tuple[str, bytes]]:
    listed = numbers_as_bytes(_gaps(index.numbers))
    head = number_as_bytes(len(index.numbers)) + listed
    yield "articles", head + index.title_lengths.tobytes() + index.citations.tobytes()
    firsts: list[str] = []
    block_of: list[int] = []
    for block in _blocks(index):
        firsts.append(block.first)
        block_of += [len(firsts) - 1] * block.words
        yield f"block-{len(firsts) - 1}", block.content
        for word, tail in block.tails:
            yield f"tail-{len(firsts) - 1}-{word}", np.packbits(tail, bitorder="little").tobytes()
    strays = [
        (form, block_of[word])
        for word, forms in enumerate(index.forms)
        for form in forms[1:]
        if bisect_right(firsts, form) - 1 != block_of[word]
    ]
    table = [number_as_bytes(len(firsts)), *map(text_as_bytes, firsts), number_as_bytes(len(strays))]
    table += [text_as_bytes(form) + number_as_bytes(block) for form, block in sorted(strays)]
    candidates = candidates_of(index)
    table.append(text_as_bytes("".join(candidates)))
    pairs = list(_pairs(index.pairs))
    table += [number_as_bytes(len(pairs)), *(number_as_bytes(first) for first, _ in pairs)]
    yield "words", b"".join(table)
    for number, (_, content) in enumerate(pairs):
        yield f"pairs-{number}", content
    yield "names", json.dumps(names.table, separators=(",", ":")).encode()
    for letter, words in candidates.items():
        yield f"spelling-{letter}", _spelling(words)
    for name, values in filters.items():
        yield f"filter-{name}", number_as_bytes(len(values)) + b"".join(map(_value, values))


class _Block(NamedTuple):
    first: str
    words: int
    content: bytes
    tails: list[tuple[int, npt.NDArray[np.bool_]]]
    """Numbers of words in the block, each with the articles of its tail."""


def _blocks(index: Index) -> Iterator[_Block]:
    starts = index.starts.tolist()
    tails: list[tuple[int, npt.NDArray[np.bool_]]] = []
    entries: list[bytes] = []
    size, first = 0, ""
    gaps = np.diff(index.articles, prepend=0)
    gaps[index.starts[:-1]] = index.articles[index.starts[:-1]] + 1
    packed, ends = numbers_with_ends(gaps)
    for word, forms in enumerate(index.forms):
        begin, end = starts[word], starts[word + 1]
        tail = index.tails.get(word)
        if tail is None:
            articles = packed[ends[begin - 1] if begin else 0 : ends[end - 1]]
            rest = number_as_bytes(end - begin) + articles + index.impacts[begin:end].tobytes() + b"\0"
        else:
            bits = np.zeros(len(index.numbers), bool)
            bits[tail.articles] = True
            tails.append((len(entries), bits))
            kept = ~bits[index.articles[begin:end]]
            articles = numbers_as_bytes(_gaps(index.articles[begin:end][kept]))
            impacts = index.impacts[begin:end][kept].tobytes()
            rest = number_as_bytes(int(kept.sum())) + articles + impacts + bytes([tail.impact])
        entry = number_as_bytes(len(forms)) + b"".join(map(text_as_bytes, forms)) + number_as_bytes(len(rest)) + rest
        first = first or forms[0]
        entries.append(entry)
        size += len(entry)
        if size >= _BLOCK or word == len(index.forms) - 1:
            yield _Block(first, len(entries), number_as_bytes(len(entries)) + b"".join(entries), tails)
            entries, tails, size, first = [], [], 0, ""


def _pairs(pairs: Pairs) -> Iterator[tuple[int, bytes]]:
    """The files of pairs, each with its first bucket."""
    first, parts, size = 0, [], 0
    for bucket in range(BUCKETS):
        articles = pairs.articles[pairs.starts[bucket] : pairs.starts[bucket + 1]]
        parts.append(number_as_bytes(len(articles)) + numbers_as_bytes(_gaps(articles)))
        size += len(parts[-1])
        if size >= _PAIRS or bucket == BUCKETS - 1:
            yield first, b"".join(parts)
            first, parts, size = bucket + 1, [], 0


def _gaps(articles: Integers) -> Integers:
    """Each article's difference to the one before it; the first one's to -1."""
    return np.diff(np.concatenate([np.array([-1]), articles]))


def _spelling(words: Sequence[tuple[str, int]]) -> bytes:
    return number_as_bytes(len(words)) + b"".join(
        text_as_bytes(form) + number_as_bytes(frequency) for form, frequency in words
    )


def _value(value: Value) -> bytes:
    articles = numbers_as_bytes(_gaps(np.array(value.articles, np.int64)))
    return text_as_bytes(value.key) + text_as_bytes(value.label) + number_as_bytes(len(value.articles)) + articles


def read_index(folder: Path) -> Index:
    """Reads an index back from the files of a site.

    Args:
        folder: `search/index/` of the site.

    Raises:
        ValueError: there is no index, or one of another format, or it is damaged.
    """
    try:
        entry = json.loads((folder / ENTRY).read_bytes())
        if entry["format"] != FORMAT:
            raise ValueError(f"{folder} has an index of another format: build the site again.")
        return _read(folder / entry["folder"])
    except (OSError, EOFError, KeyError, TypeError, IndexError) as error:
        raise ValueError(f"{folder} has no index, or a damaged one: build the site with search.") from error


def _read(folder: Path) -> Index:
    reader = Reader(folder / "articles")
    size = reader.number()
    numbers = reader.articles(size)
    columns = [np.frombuffer(reader.bytes(size), np.uint8) for _ in range(2)]
    words = Reader(folder / "words")
    blocks = words.number()
    forms: list[list[str]] = []
    lists: list[Integers] = []
    impacts: list[Bytes] = []
    tails: dict[int, Tail] = {}
    for block in range(blocks):
        reader = Reader(folder / f"block-{block}")
        for word in range(reader.number()):
            forms.append([reader.text() for _ in range(reader.number())])
            reader.number()
            count = reader.number()
            articles = reader.articles(count)
            values = np.frombuffer(reader.bytes(count), np.uint8)
            shared = reader.number()
            if shared:
                bits = np.frombuffer(Reader(folder / f"tail-{block}-{word}").data, np.uint8)
                rest = np.flatnonzero(np.unpackbits(bits, count=size, bitorder="little"))
                tails[len(forms) - 1] = Tail(rest, shared)
                values = np.concatenate([values, np.full(len(rest), shared, np.uint8)])
                articles = np.concatenate([articles, rest])
                order = np.argsort(articles)
                articles, values = articles[order], values[order]
            lists.append(articles)
            impacts.append(values)
    starts = np.concatenate([[0], np.cumsum([len(articles) for articles in lists], dtype=np.int64)])
    return Index(
        numbers,
        columns[0],
        columns[1],
        forms,
        starts,
        np.concatenate([np.empty(0, np.int64), *lists]),
        np.concatenate([np.empty(0, np.uint8), *impacts]),
        _read_pairs(folder, words, blocks),
        tails,
    )


def _read_pairs(folder: Path, words: Reader, blocks: int) -> Pairs:
    """Reads the pairs; `words` stands behind the count of blocks."""
    for _ in range(blocks):
        words.text()
    for _ in range(words.number()):
        words.text()
        words.number()
    words.text()
    lists: list[Integers] = []
    for number in range(words.number()):
        reader = Reader(folder / f"pairs-{number}")
        while reader.at < len(reader.data):
            lists.append(reader.articles(reader.number()))
    starts = np.concatenate([[0], np.cumsum([len(articles) for articles in lists], dtype=np.int64)])
    return Pairs(starts, np.concatenate([np.empty(0, np.int64), *lists]))
