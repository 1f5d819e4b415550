"""The words of an article in their order: listed where the article is read, kept in the cache as bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from mskb.model.article import Article
from mskb.search.words import read_words

_LENGTHS = struct.Struct("<6I")
_MOST = 2**16
"""Different words of an article that are kept. None of the archive has a third of them."""


class WordSequence(NamedTuple):
    """The words of one field of an article."""

    words: Sequence[str]
    """Each word once."""
    order: npt.NDArray[np.uint16]
    """By place in the text, which of them stands there."""
    is_part: npt.NDArray[np.bool_]
    """By place, whether the word is part of a compound before it."""

    @property
    def counts(self) -> npt.NDArray[np.int64]:
        """How often each word occurs."""
        return np.bincount(self.order, minlength=len(self.words))


def pack_words(article: Article) -> bytes:
    """Returns the packed words of an article's text and of its query words (SURVEY 2.2)."""
    return _pack(article.text, "\n".join(article.facts.query_words))


def _pack(*texts: str) -> bytes:
    columns: list[bytes] = []
    for text in texts:
        words, parts = read_words(text)
        numbers = {word: number for number, word in enumerate(dict.fromkeys(words)) if number < _MOST}
        if len(numbers) == _MOST:
            words = list(takewhile(numbers.__contains__, words))
        is_part = np.zeros(len(words), bool)
        is_part[[place for place in parts if place < len(words)]] = True
        order = np.fromiter(map(numbers.__getitem__, words), "<u2", len(words))
        columns += (" ".join(numbers).encode(), order.tobytes(), np.packbits(is_part).tobytes())
    return zlib.compress(_LENGTHS.pack(*map(len, columns)) + b"".join(columns), 1)


def unpack_words(packed: bytes) -> tuple[WordSequence, WordSequence]:
    """Returns the words of an article's text and of its query words.

    Raises:
        ValueError: the bytes are not what `pack_words` returned.
    """
    try:
        data = zlib.decompress(packed)
        lengths = _LENGTHS.unpack_from(data)
    except (zlib.error, struct.error) as error:
        raise ValueError("no words") from error
    if len(data) != _LENGTHS.size + sum(lengths):
        raise ValueError("words of another length")
    columns, start = [], _LENGTHS.size
    for length in lengths:
        columns.append(data[start : start + length])
        start += length
    return _sequence(*columns[:3]), _sequence(*columns[3:])


def _sequence(words: bytes, order: bytes, is_part: bytes) -> WordSequence:
    places = np.frombuffer(order, "<u2")
    flags = np.unpackbits(np.frombuffer(is_part, np.uint8), count=len(places))
    return WordSequence(words.decode().split(" ") if words else [], places, flags.astype(bool))


NO_WORDS = _pack("", "")
"""The packed words of an article without text."""
