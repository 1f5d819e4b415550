"""Words for words that few or no articles have: the nearest spelling, or a longer word for one still being typed.

Candidates begin with the first letter of the word or, where none of these is near, with its second, as where the first
two were swapped. `mskb-search-spelling.js` does the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from mskb.search.index import Index

FEWEST = 3
"""Articles that have a candidate."""
FEW = 5
"""Articles that have a word which may be a misspelling nevertheless."""
FEW_OF_LAST = 20
"""Articles that have the last word of a query, which may be the beginning of another nevertheless."""
_TIMES_MORE = 100
"""How many times as many articles have what was meant by such a word."""
_SHORTEST = 4
_SHORTEST_OF_FEW = 6
"""Letters of such a word: shorter ones are near to too many others."""
_SHORTEST_FOR_TWO = 7
_SHORTEST_BEGINNING = 3


class Speller:
    """Corrects words by an index."""

    def __init__(self, index: Index) -> None:
        self._candidates = candidates_of(index)

    def correct(self, word: str, *, last: bool) -> str:
        """Returns what was probably meant by a word that no article has; empty where nothing is near.

        Args:
            word: The word.
            last: Whether it is the last of its query, so that it may be the beginning of a longer one.
        """
        for letter in word[:2]:
            near = [
                (distance, articles, candidate)
                for candidate, articles in self._candidates.get(letter, ())
                if (distance := distance_of(word, candidate, last=last))
            ]
            if near:
                return _best(near)
        return ""

    def widen(self, word: str, articles: int, *, last: bool) -> str:
        """Returns what was probably meant by a word that few articles have; empty where it says what it says.

        Args:
            word: The word.
            articles: How many have it.
            last: Whether it is the last of its query, so that it may be the beginning of a longer one.
        """
        more = [each for each in self._candidates.get(word[:1], ()) if each[1] >= _TIMES_MORE * articles]
        near: list[tuple[float, int, str]] = []
        if last and word.isalpha() and len(word) >= _SHORTEST_BEGINNING:
            near = [(1, others, candidate) for candidate, others in more if candidate.startswith(word)]
        if not near and articles <= FEW and len(word) >= _SHORTEST_OF_FEW:
            near = [(1, others, each) for each, others in more if distance_of(word, each, last=False) == 1]
        return _best(near) if near else ""


def _best(near: Sequence[tuple[float, int, str]]) -> str:
    """The nearest; of several, that of the most articles; of these, the first in the alphabet."""
    return min(near, key=lambda each: (each[0], -each[1], each[2]))[2]


def candidates_of(index: Index) -> dict[str, list[tuple[str, int]]]:
    """Returns the candidates by first letter, in alphabetical order, each with the articles that have its word."""
    frequencies = np.diff(index.starts)
    found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for word in np.flatnonzero(frequencies >= FEWEST).tolist():
        frequency = int(frequencies[word])
        for form in index.forms[word]:
            if len(form) >= _SHORTEST and form.isascii() and form.isalnum():
                found[form[0]].append((form, frequency))
    return {letter: sorted(words) for letter, words in sorted(found.items())}


def distance_of(word: str, candidate: str, *, last: bool) -> float:
    """Returns how far a candidate is, 1 or 2; 1.5 where the word is its beginning; 0 where it is too far."""
    if last and len(word) >= _SHORTEST_BEGINNING and candidate.startswith(word):
        return 1.5
    if len(word) < _SHORTEST or not word.isascii() or not word.isalpha() or not candidate.isalpha():
        return 0
    most = 2 if len(word) >= _SHORTEST_FOR_TWO else 1
    if abs(len(word) - len(candidate)) > most:
        return 0
    found = _edits(word, candidate, most)
    return found if found <= most else 0


def _edits(one: str, other: str, most: int) -> int:
    """The letters to be added, taken away, changed or swapped with the next; more than `most` where it is more."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        above, row_before = row, before
        row = [place]
        for at, wanted in enumerate(other, start=1):
            cost = min(above[at] + 1, row[at - 1] + 1, above[at - 1] + (letter != wanted))
            if place > 1 and at > 1 and letter == other[at - 2] and one[place - 2] == wanted:
                cost = min(cost, row_before[at - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
        before = above
    return row[-1]
