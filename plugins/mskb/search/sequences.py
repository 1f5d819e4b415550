"""The words of an article in their order: listed where the article is read, kept in the cache as bytes."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from mskb.model.article import Article
from mskb.search.words import words_of

_LENGTHS = struct.Struct("<IIII")
_MOST = 2**16
"""Different words of an article that are kept. None of the archive has a third of them."""


class WordSequence(NamedTuple):
    """The words of one field of an article."""

    words: Sequence[str]
    """Each word once."""
    order: npt.NDArray[np.uint16]
    """By place in the text, which of them stands there."""

    @property
    def counts(self) -> npt.NDArray[np.int64]:
        """How often each word occurs."""
        return np.bincount(self.order, minlength=len(self.words))


def pack_words(article: Article) -> bytes:
    """Returns the packed words of an article's text and of its query words (SURVEY 2.2)."""
    return _pack(words_of(article.text), words_of("\n".join(article.facts.query_words)))


def _pack(*fields: Sequence[str]) -> bytes:
    parts: list[bytes] = []
    for words in fields:
        numbers = {word: number for number, word in enumerate(dict.fromkeys(words)) if number < _MOST}
        order = [numbers[word] for word in words if word in numbers] if len(numbers) == _MOST else None
        places = np.fromiter(map(numbers.__getitem__, words) if order is None else order, "<u2")
        parts += (" ".join(numbers).encode(), places.tobytes())
    return zlib.compress(_LENGTHS.pack(*map(len, parts)) + b"".join(parts), 1)


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
    parts, start = [], _LENGTHS.size
    for length in lengths:
        parts.append(data[start : start + length])
        start += length
    fields = [
        WordSequence(words.decode().split(), np.frombuffer(order, "<u2"))
        for words, order in zip(parts[::2], parts[1::2], strict=True)
    ]
    return fields[0], fields[1]


NO_WORDS = _pack([], [])
"""The packed words of an article without text."""
