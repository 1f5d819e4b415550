"""How often each word stands in an article: counted where the article is read, kept in the cache as bytes."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from typing import NamedTuple

from mskb.model.article import Article
from mskb.search.words import words_of

_LENGTHS = struct.Struct("<II")
_MOST = 255


class WordCounts(NamedTuple):
    """The words of one field of an article."""

    words: list[str]
    """Each word once."""
    counts: bytes
    """How often each occurs, 255 at most."""


def count_words(article: Article) -> bytes:
    """Returns the packed word counts of an article's text and of its query words (SURVEY 2.2)."""
    return _pack(_count(article.text), _count("\n".join(article.facts.query_words)))


def _pack(*fields: WordCounts) -> bytes:
    parts = [" ".join(field.words).encode() for field in fields]
    head = _LENGTHS.pack(len(parts[0]), len(parts[1]))
    return zlib.compress(b"".join((head, *parts, fields[0].counts, fields[1].counts)), 1)


def unpack_counts(packed: bytes) -> tuple[WordCounts, WordCounts]:
    """Returns the word counts of an article's text and of its query words.

    Raises:
        ValueError: the bytes are not what `count_words` returned.
    """
    try:
        data = zlib.decompress(packed)
        text, query = _LENGTHS.unpack_from(data)
    except (zlib.error, struct.error) as error:
        raise ValueError("no word counts") from error
    start = _LENGTHS.size
    words = data[start : start + text].decode().split()
    query_words = data[start + text : start + text + query].decode().split()
    counts = data[start + text + query :]
    if len(counts) != len(words) + len(query_words):
        raise ValueError("word counts of another length")
    return WordCounts(words, counts[: len(words)]), WordCounts(query_words, counts[len(words) :])


def _count(text: str) -> WordCounts:
    found = Counter(words_of(text))
    return WordCounts(list(found), bytes(min(count, _MOST) for count in found.values()))


NO_WORDS = _pack(WordCounts([], b""), WordCounts([], b""))
"""The word counts of an article without text."""
