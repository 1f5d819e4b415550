"""Versions of a product: one spelling for each, and the order in which they came out.

version   = number *qualifier | year *qualifier | label
number    = major ["." minor *( "." part )] [letters]        # 3.11  6.00ax  2.573.2927  3.x
qualifier = " SP6a" | " Service Pack 3" | "-CD" | " (OEM Release)" | ...

A minor number is a decimal fraction, as Microsoft counted: 3.1 < 3.11 < 3.2, and 4.00 is 4.0. Letters come after the
bare number and service packs after the letters. Years are numbers like any other, so that 4.0 < 95 < 98 < 2000; where a
product counted otherwise, `products.yml` tells its places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

NO_VERSION = "no version named"
"""The label of what an article tells no version of."""

Order: TypeAlias = tuple[int, float, str, tuple[int, ...], str, int, str]
"""What versions of one product are sorted by."""

_NUMBER = re.compile(
    r"""
    (?P<major>\d{1,4})
    (?: \. (?P<minor>\d{1,4}|x) (?P<parts>(?:\.\d{1,5})*) )?
    (?P<letters>(?:[a-z]{1,2}x?|x)(?![a-z0-9]))?
    (?P<rest>.*)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_SERVICE_PACK = re.compile(r"[ ,-]{0,3}\b(?P<us>U\.S\. )?(?:SP|Service Packs?) ?(?P<number>\d+[a-z]?)\b", re.IGNORECASE)
_GLUED_SERVICE_PACK = re.compile(r"(?<=\d)(?=sp ?\d)", re.IGNORECASE)
_SERVICE_RELEASE = re.compile(r"Service Release (?P<number>\d)(?: \(SR-\d\))?|SR-?(?P<short>\d)\b", re.IGNORECASE)
_EDITIONS = re.compile(r" [Ee]ditions?$")
_YEAR = re.compile(r"'?\d{2,4}(?:-'?\d{2,4})?")
# `5.5 Service Packs 1, 2, 3` was read as three versions.
_FIRST_OF_SERVICE_PACKS = re.compile(r"(?P<number>.*\d[a-z]?) Service Packs \d", re.IGNORECASE)
_FURTHER_SERVICE_PACK = re.compile(r"\d[a-z]?")
_BEFORE_RELEASE = re.compile(r"[ (-]*(?:beta|preview|RC\d)", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
# Numbers below this are counted, with a decimal fraction; from here on they are years, which have none.
_FIRST_YEAR = 92


def version_labels(texts: Iterable[str]) -> Iterator[str]:
    """The labels of a list of versions, in its order; `5.5 Service Packs 1, 2` are two service packs of 5.5."""
    served = ""
    for text in texts:
        if served and _FURTHER_SERVICE_PACK.fullmatch(text):
            yield version_label(f"{served} SP{text}")
            continue
        match = _FIRST_OF_SERVICE_PACKS.fullmatch(text)
        served = match["number"] if match else ""
        yield version_label(text)


def version_label(text: str) -> str:
    """A version as the indexes show it: `4.0 SP3` for `4.00sp3`, `4.0 Service Pack 3.` and the like."""
    text = " ".join(text.split()).rstrip(".")
    text = _GLUED_SERVICE_PACK.sub(" ", text)
    text = _SERVICE_PACK.sub(lambda match: f" {match['us'] or ''}SP{match['number'].lower()}", text).strip()
    text = _SERVICE_RELEASE.sub(lambda match: f"SR-{match['number'] or match['short']}", text)
    if _EDITIONS.search(text) and _YEAR.fullmatch(shorter := _EDITIONS.sub("", text)):
        return shorter
    match = _NUMBER.fullmatch(text)
    if match is None:
        return text or NO_VERSION
    return f"{_number(match)}{(match['letters'] or '').lower()}{match['rest']}"


def order_of(label: str, places: Mapping[str, float] | None = None) -> Order:
    """What a version's label is sorted by among those of its product.

    Args:
        label: As `version_label` makes it.
        places: Of labels that the numbers do not tell, where they belong; in lower case.
    """
    place = (places or {}).get(label.casefold())
    if place is not None:
        return (0, place, "", (), "", 0, "")
    if label == NO_VERSION:
        return (2, 0, "", (), "", 0, "")
    match = _NUMBER.fullmatch(label)
    if match is None:
        return (1, 0, "", (), "", 0, _natural(label))
    minor = (match["minor"] or "0").lower().replace("x", "")
    parts = tuple(int(part) for part in (match["parts"] or "").split(".") if part)
    early = -1 if _BEFORE_RELEASE.match(match["rest"]) else 0
    major = int(match["major"])
    if _FIRST_YEAR <= major < 100:  # noqa: PLR2004 - 95 is 1995, beside 1996-97
        major += 1900
    return (0, major, minor, parts, match["letters"] or "", early, _natural(match["rest"]))


def _number(match: re.Match[str]) -> str:
    major, minor, parts = match["major"], match["minor"], match["parts"]
    if parts:
        return f"{major}.{minor}{parts}"
    if minor is None:
        return f"{int(major)}.0" if int(major) < _FIRST_YEAR and not match["letters"] else major
    return f"{major}.{minor.lower().rstrip('0') or '0'}"


def _natural(text: str) -> str:
    return _DIGITS.sub(lambda match: match[0].zfill(8), text.casefold())
