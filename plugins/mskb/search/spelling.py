"""Words for words that no article has: the nearest spelling, or a longer word where the last one is still being typed.

Candidates have the same first letter and stand in at least three articles. `mskb-search-spelling.js` does the same.
"""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from mskb.search.index import Index

FEWEST = 3
"""Articles that have a candidate."""
_SHORTEST = 4
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
        best, best_rank = "", (0.0, 0)
        for candidate, frequency in self._candidates.get(word[:1], ()):
            distance = distance_of(word, candidate, last=last)
            if distance:
                rank = (-distance, frequency)
                if not best or rank > best_rank:
                    best, best_rank = candidate, rank
        return best


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
    if abs(len(word) - len(candidate)) > most or word[0] != candidate[0]:
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
