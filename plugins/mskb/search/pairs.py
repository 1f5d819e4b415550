"""Pairs of common words that stand one after the other in an article.

A message such as "Cannot start main setup program" has words that thousands of articles have; few have two of them side
by side. An article's pairs are kept without their words: each falls into one of `BUCKETS`, by a hash. So some articles
seem to have a pair that they lack, one or two in a hundred, and few seem to have two. Words without a subject
(`names.yml`) stand in no pair; the words on both sides of them do.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

BUCKETS = 2**13
COMMON = 100
"""A word is common if more than one article in so many has it."""

_CHUNK = 4_000
_FNV_START, _FNV_PRIME = 0x811C9DC5, 0x01000193
_FIRST, _BOTH, _SHIFT = 31, 0x9E3779B1, 32 - 13


class Pairs(NamedTuple):
    """The articles of each bucket."""

    starts: npt.NDArray[np.int64]
    """By bucket, where its articles begin; one more at the end."""
    articles: npt.NDArray[np.int64]


def is_common(frequency: int, size: int) -> bool:
    """Returns whether so many of all articles make a word common."""
    return frequency * COMMON > size


def hash_of(word: str) -> int:
    """Returns 32 bits for a word's first form: FNV-1a over its UTF-8."""
    value = _FNV_START
    for byte in word.encode(errors="replace"):
        value = (value ^ byte) * _FNV_PRIME & 0xFFFFFFFF
    return value


def bucket_of(first: int, second: int) -> int:
    """Returns the bucket of a pair, from the hashes of its words."""
    return ((first * _FIRST + second) * _BOTH & 0xFFFFFFFF) >> _SHIFT


def _distinct(values: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    values = np.sort(values)
    return values[np.diff(values, prepend=-1) > 0]


def find_pairs(
    sequence: npt.NDArray[np.uint32],
    lengths: npt.NDArray[np.int64],
    hashes: npt.NDArray[np.uint32],
    common: npt.NDArray[np.bool_],
) -> Pairs:
    """Finds the pairs of an archive.

    Args:
        sequence: The words of all articles in their order, without those that have no subject.
        lengths: How many each article has.
        hashes: By word, `hash_of` its first form.
        common: By word, whether it is common.
    """
    size = len(lengths)
    ends = np.concatenate([[0], np.cumsum(lengths)])
    keys = [np.empty(0, np.int64)]
    for begin in range(0, size, _CHUNK):
        chunk = ends[begin : begin + _CHUNK + 1]
        words = sequence[chunk[0] : chunk[-1]]
        articles = np.repeat(np.arange(begin, begin + len(chunk) - 1), np.diff(chunk))
        first, second = words[:-1], words[1:]
        pair = common[first] & common[second] & (first != second) & (articles[:-1] == articles[1:])
        mixed = (hashes[first[pair]] * np.uint32(_FIRST) + hashes[second[pair]]) * np.uint32(_BOTH)
        keys.append(_distinct((mixed >> np.uint32(_SHIFT)).astype(np.int64) * size + articles[:-1][pair]))
    key = np.sort(np.concatenate(keys))
    return Pairs(np.searchsorted(key, np.arange(BUCKETS + 1) * size), key % max(size, 1))
