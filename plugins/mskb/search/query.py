"""A query, taken apart. `mskb-search-query.js` does the same in a browser."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from mskb.search.names import Names, Words
from mskb.search.words import read_words, sequence_of

MOST_WORDS = 24
"""Words of a query that are searched for."""
LONGEST_QUERY = 2_000
"""Characters of a query that are read."""

_FEWEST_PASTED = 5
# A mark of inches, as in `3.5" disk`, does not open a phrase.
_QUOTED = re.compile(r"""(?<![^ \t\r\n(])(?P<minus>-?)["“”](?P<text>[^"“”]*)["“”](?![\w])""")
# `-q` is a switch of a command.
_EXCLUDED = re.compile(r"(?<![^ \t\r\n])-(?=[^\W\d]{2})([^ \t\r\n]+)")
_PASTED = re.compile(r"[ \t\r\n]*[A-Z][a-z].*|.*[.!?][ \t\r\n]*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Query:
    """A query, taken apart."""

    text: str
    words: Words
    """What is searched for, each word once: not words without a subject, unless there are no others."""
    sequence: Words
    """All words in their order, without the parts of compounds."""
    wholes: Mapping[str, str]
    """By part of a compound, the compound: by `ini`, `boot.ini`. Nothing of what also stands by itself."""
    last: str
    """The word that may not be finished."""
    phrases: tuple[Words, ...]
    """What stood in quotation marks."""
    excluded: tuple[Words, ...]
    """What stood behind a minus: articles that have all of its words are left out."""


def read_query(text: str, names: Names) -> Query:
    """Takes a query apart. Any text is a query."""
    text = text[:LONGEST_QUERY]
    phrases: list[Words] = []
    excluded: list[Words] = []
    wanted = ""
    end = 0
    for quoted in _QUOTED.finditer(text):
        wanted += f"{_without(text[end : quoted.start()], excluded)} {'' if quoted['minus'] else quoted['text']} "
        (excluded if quoted["minus"] else phrases).append(tuple(sequence_of(quoted["text"])))
        end = quoted.end()
    wanted += _without(text[end:], excluded)
    words, parts = read_words(wanted)
    telling = [word for word in dict.fromkeys(words) if word not in names.filler]
    return Query(
        text,
        tuple((telling or list(dict.fromkeys(words)))[:MOST_WORDS]),
        tuple(sequence_of(wanted)),
        _wholes(words, set(parts)),
        words[-1] if words else "",
        tuple(filter(None, phrases)),
        tuple(filter(None, excluded)),
    )


def _without(text: str, excluded: list[Words]) -> str:
    """A text without what stands behind a minus, which comes into a list."""
    excluded += (tuple(sequence_of(word)) for word in _EXCLUDED.findall(text))
    return _EXCLUDED.sub(" ", text)


def _wholes(words: list[str], parts: set[int]) -> Mapping[str, str]:
    wholes: dict[str, str] = {}
    whole = ""
    for place, word in enumerate(words):
        if place not in parts:
            whole = word
        elif not word.startswith("0x"):  # the common spelling of an error number is no part of it
            wholes.setdefault(word, whole)
    standing = {word for place, word in enumerate(words) if place not in parts}
    return {part: whole for part, whole in wholes.items() if part not in standing}


def is_pasted(query: Query) -> bool:
    """Returns whether a query looks like a message: it begins with a capital, or ends like a sentence, and is long."""
    return len(query.sequence) >= _FEWEST_PASTED and bool(_PASTED.fullmatch(query.text))
