"""The index in memory: which article has which word, and how much that says.

A word's impact on an article is BM25F over four fields (Robertson and Zaragoza, "The Probabilistic Relevance
Framework", 2009), saturated and rounded to 1..127. The highest bit of its byte says that the title has the word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from mskb.search.pairs import Pairs

Integers = npt.NDArray[np.int64]
Bytes = npt.NDArray[np.uint8]

TITLE = 0x80
"""The bit of an impact that says that the word stands in the title."""
HIGHEST_IMPACT = 127
LONGEST_LIST = 8_000
"""Articles of a word whose impact is kept; all others share one, and are kept as a bitmap."""
CITATION_STEPS = 32
"""Steps of a citation's byte for each unit of the logarithm."""


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
    pairs: Pairs
    tails: dict[int, Tail] = field(default_factory=dict)
    """By word. The articles of tails stand in `articles`, too."""
