"""From a query to articles in order. `mskb-search-ranking.js` does the same in a browser, step by step.

An article's score is the sum over the words of the query of rarity times impact. Any word may be missing. Another name
of a word or of several (`names.yml`) counts for a little less than what was typed; of all that stands for a word, the
best counts. Titles that have much of the query and little besides, articles that many others cite, and articles that
have common words of the query one after the other get a bonus.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from mskb.search.index import CITATION_STEPS, HIGHEST_IMPACT, TITLE, Index
from mskb.search.names import Names, Words, load_names
from mskb.search.pairs import bucket_of, hash_of, is_common
from mskb.search.spelling import FEW, Speller
from mskb.search.words import words_of

Floats = npt.NDArray[np.float64]

MOST_WORDS = 24
"""Words of a query that are searched for."""
LONGEST_QUERY = 2_000
"""Characters of a query that are read."""

READ_TYPED = 10
"""Articles that are read to put the best in order."""
READ_PASTED = 40
"""The same for a query that begins with a capital or ends like a sentence, as a message does that was pasted."""

_WEAK = 0.7
_PART = 0.5
_OTHER_NAME = 0.7
_TITLE_BONUS = 0.2
_TITLE_WORDS = 6
_LONG_TITLE = 0.05
_CITATION_BONUS = 0.1 / CITATION_STEPS
_ORDER_BONUS = 1.0
_PAIR_BONUS = 0.2
_LONGEST_NAME = 3
_TOKEN = re.compile(r"[^ \t\r\n]+")
_QUOTED = re.compile(r'["“”]([^"“”]*)["“”]')
_PASTED = re.compile(r"\s*[A-Z][a-z].*|.*[.!?]\s*", re.DOTALL)
_EXCLUDED = re.compile(r"(?<!\S)-(?=[^\W\d]{2})(\S+)")


@dataclass(frozen=True, slots=True)
class Query:
    """A query, taken apart."""

    words: tuple[str, ...]
    """What is searched for, each word once."""
    sequence: tuple[str, ...]
    """All words in their order, for names of several words."""
    wholes: Mapping[str, str] = field(default_factory=dict)
    """By part of a compound, the compound: by `ini`, `boot.ini`. Nothing of what also stands by itself."""
    phrases: tuple[Words, ...] = ()
    """What stood in quotation marks."""
    excluded: tuple[str, ...] = ()


@dataclass(slots=True)
class Answer:
    """What was found."""

    articles: npt.NDArray[np.int64]
    """All articles that have a word of the query, the best first."""
    scores: Floats
    """By article of the index."""
    query: Query
    whole: int = 0
    """How many articles have all words."""
    corrected: dict[str, str] = field(default_factory=dict)
    """Words that no article has, each with what was searched for in its place."""
    widened: dict[str, str] = field(default_factory=dict)
    """Words that few articles have, each with what was searched for, too."""
    missing: tuple[str, ...] = ()


def read_query(text: str, names: Names) -> Query:
    """Takes a query apart. Any text is a query."""
    text = text[:LONGEST_QUERY]
    phrases = tuple(words for quoted in _QUOTED.findall(text) if (words := tuple(words_of(quoted))))
    outside = _QUOTED.sub(lambda match: f" {match[1]} ", text)
    excluded = tuple(dict.fromkeys(word for word in _EXCLUDED.findall(outside) for word in words_of(word)[:1]))
    sequence = tuple(words_of(_EXCLUDED.sub(" ", outside)))
    wholes: dict[str, str] = {}
    for whole, *parts in filter(None, map(words_of, _TOKEN.findall(outside))):
        wholes |= {part: wholes.get(part, whole) for part in parts}
        wholes[whole] = ""
    telling = [word for word in dict.fromkeys(sequence) if word not in names.filler]
    words = tuple((telling or list(dict.fromkeys(sequence)))[:MOST_WORDS])
    return Query(words, sequence, {part: whole for part, whole in wholes.items() if whole}, phrases, excluded)


class Ranker:
    """Ranks the articles of an index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._names = load_names()
        self._words = {form: word for word, forms in enumerate(index.forms) for form in forms}
        self._speller = Speller(index)

    def search(self, text: str, *, corrects: bool = True) -> Answer:
        """Returns the articles that a query finds."""
        query = read_query(text, self._names)
        size = len(self._index.numbers)
        corrected: dict[str, str] = {}
        widened: dict[str, str] = {}
        missing: list[str] = []
        scores: dict[str, Floats] = {}
        titles: dict[str, Floats] = {}
        rarities: dict[str, float] = {}
        matched = np.zeros(size, np.int64)
        for word in query.words:
            found = word
            if word not in self._words and (word,) not in self._names.others:
                found = self._speller.correct(word, last=word == query.sequence[-1]) if corrects else ""
                if found:
                    corrected[word] = found
            impacts = self._impacts([found])
            frequency = int(np.count_nonzero(impacts))
            rarity = rarity_of(frequency, size) * self._weight(word, found, query) if frequency else 0.0
            scores[word] = rarity * (impacts & HIGHEST_IMPACT).astype(np.float64)
            titles[word] = rarity * (impacts >= TITLE).astype(np.float64)
            rarities[word] = rarity
            if corrects and found == word and 0 < frequency <= FEW:
                near = self._speller.common_neighbour(word, frequency)
                if near:
                    widened[word] = near
        others = [*self._other_names(query, corrected), *(((word,), (near,)) for word, near in widened.items())]
        for name, other in others:
            self._add_name(name, other, scores, titles, rarities)
        for word in query.words:
            present = scores[word] > 0
            matched += present
            if not present.any():
                missing.append(word)
        score = np.zeros(size)
        title = np.zeros(size)
        for word in query.words:
            score += scores[word]
            title += titles[word]
        score /= HIGHEST_IMPACT
        has_any = score > 0
        length = np.maximum(self._index.title_lengths.astype(np.float64) - _TITLE_WORDS, 0)
        score += _TITLE_BONUS * title / (1 + _LONG_TITLE * length)
        score += np.where(has_any, _CITATION_BONUS * self._index.citations, 0)
        for pair_rarity, having in self._pairs(query, corrected):
            score[having] += np.where(score[having] > 0, _PAIR_BONUS * pair_rarity, 0)
        for word in query.excluded:
            has_any &= self._impacts([word]) == 0
        for phrase in query.phrases:  # whether they stand in this order, only their texts can tell
            has_any &= self._impacts([word for word in phrase if word in self._words]) > 0
        order = np.argsort(-score, kind="stable")
        wanted = len(query.words) - len(missing)
        whole = int(np.count_nonzero((matched >= wanted) & has_any)) if wanted else 0
        return Answer(order[has_any[order]], score, query, whole, corrected, widened, tuple(missing))

    def _weight(self, word: str, found: str, query: Query) -> float:
        """How much of a word's rarity counts. A part adds little to a compound that articles have."""
        weight = _WEAK if found in self._names.weak else 1.0
        return weight * _PART if query.wholes.get(word) in self._words else weight

    def _impacts(self, words: Sequence[str]) -> npt.NDArray[np.uint8]:
        """By article, the lowest impact of some words; 0 where one is missing."""
        size, index = len(self._index.numbers), self._index
        lowest: npt.NDArray[np.uint8] | None = None
        for form in words:
            impacts = np.zeros(size, np.uint8)
            word = self._words.get(form)
            if word is not None:
                part = slice(index.starts[word], index.starts[word + 1])
                impacts[index.articles[part]] = index.impacts[part]
            if lowest is None:
                lowest = impacts
            else:
                both = (lowest & TITLE) & (impacts & TITLE)
                lowest = np.minimum(lowest & HIGHEST_IMPACT, impacts & HIGHEST_IMPACT) | both
                lowest[(lowest & HIGHEST_IMPACT) == 0] = 0
        return np.zeros(size, np.uint8) if lowest is None else lowest

    def _pairs(self, query: Query, corrected: dict[str, str]) -> Iterator[tuple[float, npt.NDArray[np.int64]]]:
        """Yields the rarity and the articles of each two common words of a query that follow one another."""
        index, size = self._index, len(self._index.numbers)
        found = [corrected.get(word, word) for word in query.sequence if word in query.words]
        words = [self._words[word] for word in found if word in self._words and word not in self._names.filler]
        buckets: list[int] = []
        for first, second in pairwise(words):
            frequencies = (int(index.starts[word + 1] - index.starts[word]) for word in (first, second))
            if first != second and all(is_common(frequency, size) for frequency in frequencies):
                buckets.append(bucket_of(hash_of(index.forms[first][0]), hash_of(index.forms[second][0])))
        for bucket in dict.fromkeys(buckets):
            articles = index.pairs.articles[index.pairs.starts[bucket] : index.pairs.starts[bucket + 1]]
            yield rarity_of(len(articles), size), articles

    def _other_names(self, query: Query, corrected: dict[str, str]) -> Iterator[tuple[Words, Words]]:
        sequence = [corrected.get(word, word) for word in query.sequence]
        typed = dict(zip(sequence, query.sequence, strict=True))
        for length in range(_LONGEST_NAME, 0, -1):
            for start in range(len(sequence) - length + 1):
                name = tuple(sequence[start : start + length])
                told = tuple(typed[word] for word in name if typed[word] in query.words)
                if told:
                    for other in self._names.others.get(name, ()):
                        yield told, other

    def _add_name(
        self,
        name: Words,
        other: Words,
        scores: dict[str, Floats],
        titles: dict[str, Floats],
        rarities: dict[str, float],
    ) -> None:
        impacts = self._impacts(other)
        frequency = int(np.count_nonzero(impacts))
        if not frequency:
            return
        rarity = _OTHER_NAME * rarity_of(frequency, len(self._index.numbers))
        most = sum(rarities[word] for word in name)
        share = (min(rarity, most) if most else rarity) / len(name)
        for word in name:
            np.maximum(scores[word], share * (impacts & HIGHEST_IMPACT), out=scores[word])
            np.maximum(titles[word], share * (impacts >= TITLE), out=titles[word])
            if not most:
                rarities[word] = share


def rarity_of(frequency: int, size: int) -> float:
    """Returns how much a word says that some of all articles have."""
    return math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))


def in_order(sequence: Sequence[str], text: str) -> float:
    """Returns the longest run of a query's words that a text has in their order, as a part of the query, 0 to 1."""
    if len(sequence) < 2:  # noqa: PLR2004 - one word has no order
        return 0.0
    flat = f" {' '.join(words_of(text))} "
    longest = start = 0
    while start + longest < len(sequence):
        if f" {' '.join(sequence[start : start + longest + 1])} " in flat:
            longest += 1
        else:
            start += 1
    return max(0, longest - 1) / (len(sequence) - 1)


def read_how_many(text: str) -> int:
    """Returns how many articles are read to put those that a query finds in order."""
    return READ_PASTED if _PASTED.fullmatch(text) else READ_TYPED


def first_articles(text: str, answer: Answer, text_of: Callable[[int], str]) -> list[int]:
    """Returns the best articles in their final order: those that have the query word for word come first.

    Args:
        text: The query.
        answer: What it found.
        text_of: Returns an article's title and text.
    """
    read = answer.articles[: read_how_many(text)].tolist()
    runs = [in_order(answer.query.sequence, text_of(article)) for article in read]
    return [read[place] for place in _put_in_order([float(answer.scores[article]) for article in read], runs)]


def _put_in_order(scores: Sequence[float], runs: Sequence[float]) -> list[int]:
    final = [score * (1 + _ORDER_BONUS * run) for score, run in zip(scores, runs, strict=True)]
    return sorted(range(len(final)), key=lambda place: (-final[place], place))
