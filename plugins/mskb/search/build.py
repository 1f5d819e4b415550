"""From documents to the index: words counted by field, grouped by stem, each with one impact on an article.

The impact is BM25F over four fields (Robertson and Zaragoza, "The Probabilistic Relevance Framework", 2009), saturated
and rounded to 1..127.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import Stemmer

from mskb.search.index import CITATION_STEPS, HIGHEST_IMPACT, LONGEST_LIST, TITLE, Bytes, Index, Integers, Tail
from mskb.search.names import load_names
from mskb.search.pairs import Pairs, find_pairs, hash_of, is_common
from mskb.search.sequences import unpack_words
from mskb.search.words import read_words, words_of

_SATURATION = 1.0
_MOST = 255
"""Times that a word counts in a field."""


@dataclass(frozen=True, slots=True)
class Document:
    """An article on its way into the index."""

    number: int
    title: str
    names: tuple[str, ...]
    """Products, versions, and what keywords mean."""
    citations: int
    """How many articles cite it."""
    words: bytes
    """From `pack_words`."""


@dataclass(slots=True)
class _Field:
    """One field of all documents: which form of a word stands in which, and how often."""

    weight: float
    length_share: float
    """How much the field's length counts against a word, 0 to 1."""
    forms: array[int] = field(default_factory=lambda: array("I"))
    articles: array[int] = field(default_factory=lambda: array("I"))
    counts: array[int] = field(default_factory=lambda: array("B"))
    lengths: list[int] = field(default_factory=list)

    def add(self, article: int, forms: Sequence[int], counts: npt.NDArray[np.int64]) -> None:
        """Adds a document."""
        self.forms.extend(forms)
        self.articles.extend([article] * len(forms))
        self.counts.frombytes(np.minimum(counts, _MOST).astype(np.uint8).tobytes())
        self.lengths.append(int(counts.sum()))

    def keys(self, terms: Integers) -> Integers:
        """Returns a number for each word and article: word times articles, and article."""
        size = max(len(self.lengths), 1)
        return terms[np.frombuffer(self.forms, np.uint32)] * size + np.frombuffer(self.articles, np.uint32)

    def weights(self) -> npt.NDArray[np.float64]:
        """Returns what each word and article adds."""
        length = np.array(self.lengths, np.float64)
        mean = length.mean() if length.any() else 1.0
        norm = 1 - self.length_share + self.length_share * length / mean
        often = np.frombuffer(self.counts, np.uint8)
        return self.weight * often / norm[np.frombuffer(self.articles, np.uint32)]


class _Forms(dict[str, int]):
    """The forms of words, numbered as they come."""

    def __missing__(self, form: str) -> int:
        self[form] = number = len(self)
        return number

    def of(self, words: Iterable[str]) -> array[int]:
        """Returns the numbers of some words."""
        return array("I", map(self.__getitem__, words))


class _Sequences(NamedTuple):
    """Title and text of all documents: forms of words in their order, without the parts of compounds."""

    forms: array[int]
    lengths: list[int]


def build_index(documents: Iterable[Document]) -> Index:
    """Builds the index of an archive.

    Args:
        documents: In the order of their numbers.

    Raises:
        ValueError: the words of a document are damaged.
    """
    known = _Forms()
    title, text, query, names = fields = _Field(4, 0.3), _Field(1, 0.7), _Field(2, 0.3), _Field(1, 0.3)
    sequences = _Sequences(array("I"), [])
    numbers: list[int] = []
    citations: list[int] = []

    for article, document in enumerate(documents):
        numbers.append(document.number)
        citations.append(document.citations)
        of_text, of_query = unpack_words(document.words)
        title_words, title_parts = read_words(document.title)
        in_title = known.of(title_words)
        in_text = known.of(of_text.words)
        in_names = known.of(word for name in document.names for word in _words_of_name(name))
        title.add(article, in_title, np.ones(len(in_title), np.int64))
        text.add(article, in_text, of_text.counts)
        query.add(article, known.of(of_query.words), of_query.counts)
        names.add(article, in_names, np.ones(len(in_names), np.int64))
        title_order = np.delete(np.frombuffer(in_title, np.uint32), title_parts)
        text_order = np.frombuffer(in_text, np.uint32)[of_text.order[~of_text.is_part]]
        order = np.concatenate((title_order, text_order))
        sequences.forms.frombytes(order.tobytes())
        sequences.lengths.append(len(order))
    terms, forms = _group_forms(list(known))
    starts, articles, impacts = _impacts(fields, terms, len(forms))
    cited = np.rint(CITATION_STEPS * np.log1p(np.array(citations, np.float64)))
    index = Index(
        np.array(numbers, np.int64),
        np.minimum(np.array(title.lengths, np.int64), 255).astype(np.uint8),
        np.minimum(cited, 255).astype(np.uint8),
        forms,
        starts,
        articles,
        impacts,
        _pairs(sequences, known, terms, forms, np.diff(starts)),
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


def _impacts(fields: Sequence[_Field], terms: Integers, words: int) -> tuple[Integers, Integers, Bytes]:
    """Returns where each word's articles begin, the articles, and the impacts."""
    size = max(len(fields[0].lengths), 1)
    keys = [each.keys(terms) for each in fields]
    key, places = np.unique(np.concatenate(keys), return_inverse=True)
    weights = np.concatenate([each.weights() for each in fields])
    frequency = np.bincount(places, weights=weights, minlength=len(key))
    saturated = np.rint(HIGHEST_IMPACT * frequency / (frequency + _SATURATION))
    impacts = np.clip(saturated, 1, HIGHEST_IMPACT).astype(np.uint8)
    impacts[np.isin(key, np.unique(keys[0]), assume_unique=True)] |= TITLE
    return np.searchsorted(key // size, np.arange(words + 1)), key % size, impacts


def _pairs(
    sequences: _Sequences, known: Iterable[str], terms: Integers, forms: Sequence[Sequence[str]], frequencies: Integers
) -> Pairs:
    filler = load_names().filler
    telling = np.array([form not in filler for form in known], bool)
    common = np.array([is_common(each, len(sequences.lengths)) for each in frequencies.tolist()], bool)
    hashes = [hash_of(each[0]) if often else 0 for each, often in zip(forms, common.tolist(), strict=True)]
    sequence = np.frombuffer(sequences.forms, np.uint32)
    kept = telling[sequence]
    ends = np.concatenate([[0], np.cumsum(np.array(sequences.lengths, np.int64))])
    kept_before = np.concatenate([np.zeros(1, np.uint32), np.cumsum(kept, dtype=np.uint32)])
    lengths = np.diff(kept_before[ends].astype(np.int64))
    return find_pairs(terms.astype(np.uint32)[sequence[kept]], lengths, np.array(hashes, np.uint32), common)


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
