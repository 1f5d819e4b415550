"""From a query to articles in order. `mskb-search-ranking.js` does the same in a browser, step by step.

An article's score is the sum over the words of the query of rarity times impact. Any word may be missing. Another name
of a word or of several (`names.yml`) counts for a little less than what was typed; of all that stands for a word, the
best counts. Titles that have much of the query and little besides, articles that many others cite, and articles that
have common words of the query one after the other get a bonus.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from mskb.search.index import CITATION_STEPS, HIGHEST_IMPACT, TITLE, Bytes, Index
from mskb.search.names import Words, load_names
from mskb.search.pairs import bucket_of, hash_of, is_common
from mskb.search.query import Query, is_pasted, read_query
from mskb.search.spelling import FEW, FEW_OF_LAST, Speller
from mskb.search.words import sequence_of, words_of

Floats = npt.NDArray[np.float64]

READ_TYPED = 10
"""Articles that are read to put the best in order."""
READ_PASTED = 20
"""The same for a query that looks like a message that was pasted."""
READ_QUOTED = 60
"""Articles that are read to find those with a phrase."""

_WEAK = 0.7
_PART = 0.5
_OTHER_NAME = 0.7
_TITLE_BONUS = 0.2
_TITLE_WORDS = 6
_LONG_TITLE = 0.05
_CITATION_BONUS = 0.1 / CITATION_STEPS
_PAIR_BONUS = 0.2
_ORDER_BONUS = 1.0
_ORDER_POWER = 1.5


@dataclass(slots=True)
class Answer:
    """What was found."""

    articles: npt.NDArray[np.int64]
    """All articles that have a word of the query, the best first."""
    scores: Floats
    """By article of the index."""
    query: Query
    corrected: Mapping[str, str]
    """Words that no article has, each with what was searched for in its place."""
    widened: Mapping[str, str]
    """Words that few articles have, each with what was searched for, too."""
    missing: Words
    """Words that no article has, in no form and by no other name."""


@dataclass(slots=True)
class _Share:
    """What a word of a query adds, by article."""

    rarity: float
    scores: Floats
    titles: Floats
    """Its rarity where the title has it."""


@dataclass(slots=True)
class _Shares:
    """What the words of a query add."""

    of: dict[str, _Share] = field(default_factory=dict)
    corrected: dict[str, str] = field(default_factory=dict)
    widened: dict[str, str] = field(default_factory=dict)


class Ranker:
    """Ranks the articles of an index."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._size = len(index.numbers)
        self._names = load_names()
        self._words = {form: word for word, forms in enumerate(index.forms) for form in forms}
        self._speller = Speller(index)

    def search(self, text: str, *, corrects: bool = True) -> Answer:
        """Returns the articles that a query finds.

        Args:
            text: The query.
            corrects: Whether what was probably meant is searched for instead of a misspelt word.
        """
        query = read_query(text, self._names)
        shares = self._look_up(query, corrects=corrects)
        for typed, name in self._other_names(query, shares):
            self._add_name(typed, name, shares.of)
        missing: list[str] = []
        for word, share in shares.of.items():
            if not share.scores.any() and query.wholes.get(word) not in missing:  # the whole says it for its parts
                missing.append(word)
        scores = self._sum(shares)
        for rarity, having in self._pairs([shares.corrected.get(word, word) for word in query.sequence]):
            scores[having] += np.where(scores[having] > 0, _PAIR_BONUS * rarity, 0)
        kept = (scores > 0) & self._allowed(query)
        order = np.argsort(-scores, kind="stable")
        return Answer(order[kept[order]], scores, query, shares.corrected, shares.widened, tuple(missing))

    def _look_up(self, query: Query, *, corrects: bool) -> _Shares:
        """Looks each word of a query up, or what was meant by it."""
        shares = _Shares()
        for word in query.words:
            found, last = word, word == query.last
            if corrects and word not in self._words and (word,) not in self._names.others:
                found = self._speller.correct(word, last=last) or word
                if found != word:
                    shares.corrected[word] = found
            impacts = self._impacts([found])
            frequency = int(np.count_nonzero(impacts))
            rarity = rarity_of(frequency, self._size) * self._weight(word, found, query) if frequency else 0.0
            shares.of[word] = _share(rarity, impacts)
            if corrects and found == word and 0 < frequency <= (FEW_OF_LAST if last else FEW):
                meant = self._speller.widen(word, frequency, last=last)
                if meant:
                    shares.widened[word] = meant
        return shares

    def _weight(self, word: str, found: str, query: Query) -> float:
        """How much of a word's rarity counts. A part adds little to a compound that articles have."""
        weight = _WEAK if found in self._names.weak else 1.0
        return weight * _PART if query.wholes.get(word) in self._words else weight

    def _impacts(self, words: Sequence[str]) -> Bytes:
        """By article, the lowest impact of some words; 0 where one is missing."""
        index = self._index
        lowest: Bytes | None = None
        for form in words:
            impacts = np.zeros(self._size, np.uint8)
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
        return np.zeros(self._size, np.uint8) if lowest is None else lowest

    def _other_names(self, query: Query, shares: _Shares) -> Iterator[tuple[Words, Words]]:
        """Yields the typed words that have another name, with the words of that name."""
        sequence = [shares.corrected.get(word, word) for word in query.sequence]
        for length in range(self._names.longest, 0, -1):
            for start in range(len(sequence) - length + 1):
                typed = tuple(word for word in query.sequence[start : start + length] if word in shares.of)
                if typed:
                    for name in self._names.others.get(tuple(sequence[start : start + length]), ()):
                        yield typed, name
        for word, meant in shares.widened.items():
            yield (word,), (meant,)

    def _add_name(self, typed: Words, name: Words, shares: Mapping[str, _Share]) -> None:
        """Adds another name to the shares of the words typed, among which it is divided."""
        impacts = self._impacts(name)
        frequency = int(np.count_nonzero(impacts))
        if not frequency:
            return
        rarity = _OTHER_NAME * rarity_of(frequency, self._size)
        most = sum(shares[word].rarity for word in typed)
        added = _share((min(rarity, most) if most else rarity) / len(typed), impacts)
        for word in typed:
            share = shares[word]
            np.maximum(share.scores, added.scores, out=share.scores)
            np.maximum(share.titles, added.titles, out=share.titles)
            if not most:
                share.rarity = added.rarity

    def _sum(self, shares: _Shares) -> Floats:
        """Adds up what the words add, and the bonuses of titles and citations."""
        scores, titles = np.zeros(self._size), np.zeros(self._size)
        for share in shares.of.values():
            scores += share.scores
            titles += share.titles
        found = scores > 0
        longer = np.maximum(self._index.title_lengths.astype(np.float64) - _TITLE_WORDS, 0)
        scores /= HIGHEST_IMPACT
        scores += _TITLE_BONUS * titles / (1 + _LONG_TITLE * longer)
        return scores + np.where(found, _CITATION_BONUS * self._index.citations, 0)

    def _pairs(self, sequence: Sequence[str]) -> Iterator[tuple[float, npt.NDArray[np.int64]]]:
        """Yields the rarity and the articles of each two common words that follow one another, filler apart."""
        index = self._index
        words = [self._words[word] for word in sequence if word in self._words and word not in self._names.filler]
        buckets: dict[int, None] = {}
        for first, second in pairwise(words):
            frequencies = (int(index.starts[word + 1] - index.starts[word]) for word in (first, second))
            if first != second and all(is_common(frequency, self._size) for frequency in frequencies):
                buckets[bucket_of(hash_of(index.forms[first][0]), hash_of(index.forms[second][0]))] = None
        for bucket in buckets:
            articles = index.pairs.articles[index.pairs.starts[bucket] : index.pairs.starts[bucket + 1]]
            yield rarity_of(len(articles), self._size), articles

    def _allowed(self, query: Query) -> npt.NDArray[np.bool_]:
        """By article, whether it has none of the excluded words and may have all phrases: only its text can tell."""
        allowed = np.ones(self._size, bool)
        for words in query.excluded:
            allowed &= self._impacts(words) == 0
        for phrase in query.phrases:
            allowed &= self._impacts(phrase) > 0
            for _, having in self._pairs(phrase):
                has_pair = np.zeros(self._size, bool)
                has_pair[having] = True
                allowed &= has_pair
        return allowed


def _share(rarity: float, impacts: Bytes) -> _Share:
    scores = rarity * (impacts & HIGHEST_IMPACT).astype(np.float64)
    return _Share(rarity, scores, rarity * (impacts >= TITLE).astype(np.float64))


def rarity_of(frequency: int, size: int) -> float:
    """Returns how much a word says that some of all articles have."""
    return math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))


def in_order(sequence: Sequence[str], text: str) -> float:
    """Returns the longest run of a query's words that a text has in their order, as a part of the query, 0 to 1."""
    if len(sequence) < 2:  # noqa: PLR2004 - one word has no order
        return 0.0
    flat = f" {' '.join(sequence_of(text))} "
    longest = start = 0
    while start + longest < len(sequence):
        if f" {' '.join(sequence[start : start + longest + 1])} " in flat:
            longest += 1
        else:
            start += 1
    return max(0, longest - 1) / (len(sequence) - 1)


def has_phrase(text: str, phrase: Sequence[str]) -> bool:
    """Returns whether a text has some words one after the other, each of them a whole word or part of a compound."""
    wanted = f" {' '.join(phrase)} "
    return any(wanted in f" {' '.join(read(text))} " for read in (sequence_of, words_of))


def read_how_many(query: Query) -> int:
    """Returns how many articles are read to put those that a query finds in order."""
    if query.phrases:
        return READ_QUOTED
    return READ_PASTED if is_pasted(query) else READ_TYPED


def first_articles(answer: Answer, text_of: Callable[[int], str]) -> list[tuple[int, float]]:
    """Returns the best articles with their final scores: those that have the query word for word come first.

    Of a query with phrases, only articles that have them, if any has.

    Args:
        answer: What was found.
        text_of: Returns an article's title and text.
    """
    articles = answer.articles[: read_how_many(answer.query)].tolist()
    texts = [text_of(article) for article in articles]
    runs = [in_order(answer.query.sequence, text) ** _ORDER_POWER for text in texts]
    scores = [
        float(answer.scores[article]) * (1 + _ORDER_BONUS * run) for article, run in zip(articles, runs, strict=True)
    ]
    places = sorted(range(len(articles)), key=lambda place: (-scores[place], place))
    exact = [place for place in places if all(has_phrase(texts[place], phrase) for phrase in answer.query.phrases)]
    return [(articles[place], scores[place]) for place in exact or places]
