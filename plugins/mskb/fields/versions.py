"""Version fields: `winnt:3.51,4.0 SP4;WINDOWS:95`, and the older `3.00 3.10 | 1.30` (SURVEY 1.3).

value    = "" | ":" | colon | legacy
colon    = segment *( ";" segment ) [";"]
segment  = [platform] ":" [ item *( "," item ) ]
legacy   = column *( "|" column )            # a column for each operating system
column   = item *( (" " | ",") item )
item     = ( number | year ) *qualifier | label         # `_ITEM`; what does not fit is kept as it is

Put right on the way: `;` or blanks inside a list, `,macintosh:` for `;macintosh:`, a platform without a colon, `2. 1`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from mskb.fields.keywords import unique
from mskb.model.article import PlatformVersions, Versions
from mskb.model.defects import Defect, DefectKind

# Spellings of one platform are folded into the first form.
_PLATFORMS = {
    spelling: forms[0]
    for forms in (
        ("windows",),
        ("winnt", "windows nt", "nt"),
        ("ms-dos", "msdos", "ms- dos", "dos"),
        ("macintosh", "mac", "macintos"),
        ("os/2", "os2", "0s/2"),
        ("unix",),
        ("win95",),
        ("win98",),
        ("win2000",),
        ("win3x", "win3.x"),
        ("win",),
        ("winnet",),
        ("wfw", "wfwg"),
        ("iis",),
        ("windows 3.1x",),
        ("windows|macintosh", "windows|macintos"),
        ("n/a", "n\\a"),
        ("platform",),
    )
    for spelling in forms
}

_NUMBER = r"\d{1,4}(?:\.(?:\d{1,4}|x))*[a-z]{0,2}x?"
_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December|Spring|Summer|Fall|Winter"
)
_ITEM = re.compile(
    rf"""
    (?: (?: (?:19|20)\d\d (?:\ ?-\ ?(?:19|20)?\d\d)?      # a year, or from one to another: 1996-1997
          | {_NUMBER}                                     # 3.11  6.00ax  2.5x  97
        )
        (?: \ ?SP\ ?\d+[a-z]?                             # what follows a number: 4.0 SP6a
          | \ ?\([^)]*\)
          | \ ?editions?
          | \ (?:Second|Professional|Enterprise|Standard|upgrade|multimedia|Trial)\ (?:Edition|Version)
          | \ SR-?\d[a-z]?
          | \ U\.S\.\ (?:SP|Service\ Pack\ )\d
          | \ Service\ Pack\ \d+
          | \ OEM\ Only | -CD | \ (?:on|with)\ CD-ROM
          | \ (?:and|or)\ (?:above|later|earlier)
          | [\ -]?beta\ ?\d*
          | \ ?OSR\ ?\d(?:\.\d)?
        )* \.?
      | Build\ \d+(?:\.\d+)+                              # labels without a number before them
      | Service\ Release\ \d(?:\ \(SR-\d\))?
      | SP\ ?\d+[a-z]? | SR-\d(?:\ .*)? | RC\d | Beta\ ?\d* | Preview\ \d | Part\ \d+
      | \(all[^)]*\)
      | (?:for\ )?(?:{_MONTH})\ '?\d{{2,4}}(?:\ +editions?)?
      | '?\d\d-'?\d\d(?:\ editions?)?
      | Trial\ Version | (?:multimedia|upgrade)\ edition
      | Win(?:95|98|NT) | Japanese | Korean
    )
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PLAIN_NUMBER = re.compile(_NUMBER, re.IGNORECASE)
# `2.0,2. 1,4.0`
_TORN_NUMBER = re.compile(r"(?P<whole>\d{1,4}\.) +(?P<part>\d{1,4}[a-z]{0,2})", re.IGNORECASE)
# `...,macintosh:1.0`, where a semicolon was meant
_COMMA_PLATFORM = re.compile(r",\s*(?=[A-Za-z][A-Za-z/ .\d-]*:)")
_LEGACY_CUT = 32


@dataclass(slots=True)
class _Reading:
    """What is found while one field is read."""

    platforms: dict[str, list[str]] = field(default_factory=dict)
    odd: list[str] = field(default_factory=list)
    repaired: bool = False
    cut: bool = False

    def add(self, platform: str, items: Sequence[str]) -> None:
        """Add versions to a platform; a platform that stands twice has one list."""
        self.platforms.setdefault(platform, []).extend(items)


def parse_versions(text: str, operating_systems: Sequence[str] = ()) -> tuple[Versions, list[Defect]]:
    """Read a version field.

    Args:
        text: The raw value.
        operating_systems: The columns of the operating-system field, which a legacy value's columns run parallel to.

    Returns:
        The value, raw and typed, and its defects. An item outside the grammar is kept as it is.
    """
    text = text.strip()
    reading = _Reading()
    if ":" in text:
        _read_colon(text, reading)
    elif text:
        _read_legacy(text, operating_systems, reading)
    platforms = tuple(PlatformVersions(name, unique(items)) for name, items in reading.platforms.items())
    defects = []
    if reading.odd:
        defects.append(Defect(DefectKind.UNPARSED_VERSION, detail=", ".join(reading.odd)))
    if reading.repaired:
        defects.append(Defect(DefectKind.VERSION_REPAIRED, detail=text))
    if reading.cut:
        defects.append(Defect(DefectKind.CUT_VERSION_ITEM, detail=text))
    return Versions(text, platforms), defects


def is_version(text: str) -> bool:
    """Whether a text is one version by the grammar."""
    return _ITEM.fullmatch(text) is not None


def is_number(text: str) -> bool:
    """Whether a text is the bare number of a version, such as `6.00a`."""
    return _PLAIN_NUMBER.fullmatch(text) is not None


def _read_colon(text: str, reading: _Reading) -> None:
    separated = _COMMA_PLATFORM.sub(";", text)
    reading.repaired = separated != text
    platform = ""
    for segment in separated.split(";"):
        name, colon, items = segment.partition(":")
        if colon:
            platform = _fold_platform(name, reading)
            reading.add(platform, ())
        elif segment.strip().casefold() in _PLATFORMS:  # `WinNT:4.0;Win95`
            platform, items = _fold_platform(segment, reading), ""
            reading.add(platform, ())
            reading.repaired = True
        elif segment.strip():  # a list that was separated by semicolons: `2.11 SP1;2.11 SP2`
            items, reading.repaired = segment, True
        if ":" in items:
            reading.odd.append(items.strip())
            reading.add(platform, [items.strip()])
            continue
        for item in filter(None, (item.strip() for item in items.split(","))):
            reading.add(platform, _read_item(item, reading))


def _fold_platform(name: str, reading: _Reading) -> str:
    name = name.strip().casefold()
    if name and name not in _PLATFORMS:
        reading.odd.append(name)
    return _PLATFORMS.get(name, name)


def _read_item(item: str, reading: _Reading) -> list[str]:
    """The versions that one item of a list is; a full stop after it is dropped."""
    if _ITEM.fullmatch(item):
        return [item.rstrip(".")]
    if match := _TORN_NUMBER.fullmatch(item):
        reading.repaired = True
        return [match["whole"] + match["part"]]
    words = item.split()
    if len(words) > 1 and all(_PLAIN_NUMBER.fullmatch(word) for word in words):  # separated by blanks: `3.5 3.51`
        reading.repaired = True
        return words
    reading.odd.append(item)
    return [item]


def _read_legacy(text: str, operating_systems: Sequence[str], reading: _Reading) -> None:
    columns = text.split("|")
    parallel = len(columns) == len(operating_systems)
    for index, column in enumerate(columns):
        items = _legacy_items(column)
        last = index == len(columns) - 1
        if last and items and len(text) == _LEGACY_CUT and (items[-1].endswith(".") or len(items[-1]) == 1):
            reading.cut = True
            items.pop()
        reading.odd.extend(item for item in items if not _ITEM.fullmatch(item))
        platform = operating_systems[index].casefold() if parallel else ""
        reading.add(_PLATFORMS.get(platform, platform), items)


def _legacy_items(column: str) -> list[str]:
    """Items separated by commas or blanks; but a label may have blanks of its own."""
    items: list[str] = []
    for part in filter(None, (part.strip() for part in column.split(","))):
        items.extend([part] if _ITEM.fullmatch(part) else part.split())
    return items
