"""The index in memory: which article has which word, and how much that says.

A word's impact on an article is BM25F over four fields (Robertson and Zaragoza, "The Probabilistic Relevance
Framework", 2009), saturated and rounded to 1..127. The highest bit of its byte says that the title has the word.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import Stemmer

from mskb.search.counts import unpack_counts
from mskb.search.words import words_of

Integers = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]

TITLE = 0x80
"""The bit of an impact that says that the word stands in the title."""
HIGHEST_IMPACT = 127
LONGEST_LIST = 8_000
"""Articles of a word whose impact is kept; all others share one, and are kept as a bitmap."""

_FIELDS = ("title", "text", "query words", "names")
_WEIGHTS = (4.0, 1.0, 2.0, 1.0)
_LENGTH_SHARES = (0.3, 0.7, 0.3, 0.3)
_SATURATION = 1.0
CITATION_STEPS = 32
"""Steps of a citation's byte for each unit of the logarithm."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article on its way into the index."""

    number: int
    title: str
    names: tuple[str, ...]
    """Products, versions, and what keywords mean."""
    citations: int
    """How many articles cite it."""
    counts: bytes
    """From `count_words`."""


@dataclass(frozen=True, slots=True)
class Tail:
    """The articles of a common word that are not among its best `LONGEST_LIST`."""

    articles: Integers
    impact: int
    """What they share."""


@dataclass(frozen=True, slots=True)
class Index:
    """The words of an archive. Articles are numbered from 0 in the order of their Q-numbers."""

    numbers: Integers
    """Q-numbers by article."""
    title_lengths: Bytes
    """Words of each title, 255 at most."""
    citations: Bytes
    """By article, `32 ln(1 + n)` of the n articles that cite it, rounded."""
    forms: Sequence[Sequence[str]]
    """By word, its forms in alphabetical order; words are in the order of their first forms."""
    starts: Integers
    """By word, where its articles begin in `articles`; one more at the end."""
    articles: Integers
    impacts: Bytes
    tails: dict[int, Tail] = field(default_factory=dict)
    """By word. The articles of tails stand in `articles`, too."""


def build_index(documents: Iterable[Document]) -> Index:
    """Builds the index of an archive.

    Args:
        documents: In the order of their numbers.

    Raises:
        ValueError: the counts of a document are damaged.
    """
    known: dict[str, int] = {}
    words = [array("I") for _ in _FIELDS]
    articles = [array("I") for _ in _FIELDS]
    counts = [array("B") for _ in _FIELDS]
    lengths: list[list[int]] = [[] for _ in _FIELDS]
    numbers, citations = [], []

    def number_of(word: str) -> int:
        return known.setdefault(word, len(known))

    for article, document in enumerate(documents):
        numbers.append(document.number)
        citations.append(document.citations)
        text, query = unpack_counts(document.counts)
        title = words_of(document.title)
        names = [word for name in document.names for word in _words_of_name(name)]
        ones = ((title, bytes([1]) * len(title)), text, query, (names, bytes([1]) * len(names)))
        for number, (found, how_often) in enumerate(ones):
            words[number].extend(map(number_of, found))
            articles[number].extend([article] * len(found))
            counts[number].frombytes(how_often)
            lengths[number].append(sum(how_often))
    size = len(numbers)
    all_forms = list(known)
    terms, forms = _group_forms(all_forms)
    keys, weights = [], []
    for number, weight in enumerate(_WEIGHTS):
        length = np.array(lengths[number], np.float64)
        mean = length.mean() if size and length.any() else 1.0
        share = _LENGTH_SHARES[number]
        at = np.frombuffer(articles[number], np.uint32).astype(np.int64)
        keys.append(terms[np.frombuffer(words[number], np.uint32)] * max(size, 1) + at)
        often = np.frombuffer(counts[number], np.uint8).astype(np.float64)
        weights.append(weight * often / (1 - share + share * (length[at] if size else length) / mean))
    key, places = np.unique(np.concatenate(keys), return_inverse=True)
    frequency = np.bincount(places, weights=np.concatenate(weights), minlength=len(key))
    impact = np.clip(np.rint(HIGHEST_IMPACT * frequency / (frequency + _SATURATION)), 1, HIGHEST_IMPACT).astype(
        np.uint8
    )
    impact[np.isin(key, np.unique(keys[0]), assume_unique=True)] |= TITLE
    starts = np.searchsorted(key // max(size, 1), np.arange(len(forms) + 1))
    cited = np.rint(CITATION_STEPS * np.log1p(np.array(citations, np.float64)))
    index = Index(
        np.array(numbers, np.int64),
        np.minimum(np.array(lengths[0], np.int64), 255).astype(np.uint8),
        np.minimum(cited, 255).astype(np.uint8),
        forms,
        starts,
        key % max(size, 1),
        impact,
    )
    _cut_tails(index)
    return index


@lru_cache(maxsize=50_000)
def _words_of_name(name: str) -> tuple[str, ...]:
    return tuple(words_of(name))


def _group_forms(all_forms: Sequence[str]) -> tuple[Integers, list[list[str]]]:
    """Returns the word of each form, and the forms of each word."""
    stems = Stemmer.Stemmer("english").stemWords(list(all_forms))
    by_stem: dict[str, list[str]] = {}
    for form, stem in sorted(zip(all_forms, stems, strict=True)):
        by_stem.setdefault(stem, []).append(form)
    order = {stem: number for number, stem in enumerate(by_stem)}  # forms came sorted, so stems come by first form
    return np.array([order[stem] for stem in stems], np.int64), list(by_stem.values())


def _cut_tails(index: Index) -> None:
    frequencies = np.diff(index.starts)
    for word in np.flatnonzero(frequencies > LONGEST_LIST).tolist():
        part = slice(index.starts[word], index.starts[word + 1])
        impacts = index.impacts[part]
        order = np.argsort(-(impacts & HIGHEST_IMPACT).astype(np.int64), kind="stable")
        rest = np.sort(order[LONGEST_LIST:])
        shared = max(1, round(float((impacts[rest] & HIGHEST_IMPACT).mean())))
        impacts[rest] = shared
        index.tails[word] = Tail(index.articles[part][rest], shared)
