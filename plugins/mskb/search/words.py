"""The words of a text, as the index and a query have them. `mskb-search-words.js` does the same in a browser.

A word is a run of letters, digits and the signs `_ $ + #`, in small letters. What stands together with `.`, `-`, `:` or
an apostrophe is found whole and by its parts: `boot.ini` gives `boot.ini`, `boot` and `ini`. So are names with `_`,
names of several words, and negative numbers: `WM_INITDIALOG`, `PrintForm`, `-1018`. An error number also gives one
spelling that all its forms share: `0xA`, `0x 0000000A` and `STOP 0xA` give `0xa`; `80040e4d`, `&H80040E4D` and
`-2147217843` give `0x80040e4d`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

LONGEST = 64
"""Characters of a word that count."""

_PIECE = re.compile(r"[\w$+#]+(?:(?:[.:\-]+|')[\w$+#]+)*|\.net\b", re.IGNORECASE)
_PART = re.compile(r"[\w$+#]+")
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")
_POSSESSIVE = re.compile(r"'s\b", re.IGNORECASE)
_COLONS = re.compile(r":+")
_CAPITALIZED = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}(?![a-z])|[0-9]+")
_HEXADECIMAL = re.compile(r"(?:0x|h)?0*(?P<digits>[0-9a-f]{1,8})")
_SPACED = re.compile(r"\b0x +(?=[0-9a-f]{4,8}\b)", re.IGNORECASE)
_LONGEST_WHOLE = 32
_MOST_PARTS = 4
_SHORTEST_CAPITALIZED = 3
_SHORTEST_NEGATIVE = 3
_ERROR_DIGITS = 8
_DECIMAL_DIGITS = 10
_HIGH_DIGITS = "89abcdef"


def words_of(text: str) -> list[str]:
    """Returns the words of a text in their order; a compound comes before its parts."""
    return read_words(text)[0]


def sequence_of(text: str) -> list[str]:
    """Returns the words of a text in their order, without the parts of compounds."""
    words, parts = read_words(text)
    left_out = set(parts)
    return [word for place, word in enumerate(words) if place not in left_out]


def read_words(text: str) -> tuple[list[str], list[int]]:
    """Returns the words of a text in their order, and the places of those that are parts of a compound before them."""
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES))
        text = "".join(character for character in decomposed if not unicodedata.category(character).startswith("M"))
    if "0x " in text or "0X " in text:
        text = _SPACED.sub("0x", text)
    words: list[str] = []
    parts: list[int] = []
    for match in _PIECE.finditer(text):
        raw = match[0]
        folded = raw.lower()
        if (
            raw.isalpha()
            and (raw[1:].islower() or raw.isupper() or len(raw) == 1)
            and (len(raw) != _ERROR_DIGITS or folded[0] not in _HIGH_DIGITS)
        ):
            words.append(folded[:LONGEST])
        else:
            for whole, *inner in _read_piece(raw, negative=text[match.start() - 1 : match.start()] == "-"):
                words.append(whole)
                parts.extend(range(len(words), len(words) + len(inner)))
                words.extend(inner)
    return words, parts


@lru_cache(maxsize=50_000)
def _read_piece(piece: str, *, negative: bool) -> list[list[str]]:
    """The words of a piece, each with its parts: one word where the piece is a compound."""
    raw = _POSSESSIVE.sub("", piece).replace("'", "") if "'" in piece else piece
    folded = raw.lower()
    words = [list(_words_of_part(part, negative=negative)) for part in _PART.findall(raw)]
    if folded == ".net" or (1 < len(words) <= _MOST_PARTS and len(folded) <= _LONGEST_WHOLE):
        return [[_COLONS.sub(":", folded), *chain.from_iterable(words)]]
    return words


def _words_of_part(raw: str, *, negative: bool) -> Iterator[str]:
    part = raw.lower()
    if negative and part.isdigit() and len(part) >= _SHORTEST_NEGATIVE:
        yield f"-{part[:LONGEST]}"
    yield part[:LONGEST]
    if "_" in part.strip("_"):
        yield from (inner[:LONGEST] for inner in part.split("_") if inner)
    yield from _error_number(part, negative=negative)
    if raw not in (part, raw.upper()):
        inner = _CAPITALIZED.findall(raw)
        if len(inner) > 1:
            yield from (word.lower()[:LONGEST] for word in inner if len(word) >= _SHORTEST_CAPITALIZED)


def _error_number(part: str, *, negative: bool) -> Iterator[str]:
    """The spelling that all forms of an error number share, where a part is one."""
    if part.startswith(("0x", "h8")) or (len(part) == _ERROR_DIGITS and part[0] in _HIGH_DIGITS):
        number = _HEXADECIMAL.fullmatch(part)
        if number is not None:
            yield f"0x{number['digits']}"
    elif len(part) == _DECIMAL_DIGITS and part.isascii() and part.isdigit():
        value = 2**32 - int(part) if negative else int(part)
        if 2**31 <= value < 2**32:
            yield f"0x{value:x}"
