"""The applies-to list: which products, in which versions, an article is about (SURVEY 2.7).

applies-to = [RULE] "The information in this article applies to:" BLANK *bullet RULE
bullet     = *blank "- " name [","] [" version" ["s"] " " list]     # three blanks deeper for each level
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mskb.model.article import AppliesTo

_OPENING = "The information in this article applies to"
_RULE = re.compile(r"-{60,}\s*")
_BULLET = re.compile(r"(?P<indent> *)- +(?P<text>.*)")
_VERSIONS = re.compile(r",? versions? (?P<versions>.+)", re.IGNORECASE)
_PARENT = re.compile(
    r",? *(?:used|included|include) with:?$|,? *on (?:the following )?platforms?(?:\(s\))?:?$", re.IGNORECASE
)
_EDITOR = re.compile(r"\*EDITOR[^*]*\*(?P<name>[^*]*)(?:\*[^,]*(?:, ?\d+)*)?|\*DO_NOT_USE\*")
_LIST = re.compile(r",\s*(?:and\s+)?|\s+and\s+")

# The list stands at the top of a text, below a few lines at most; it has up to 60 lines.
_FURTHEST_OPENING = 60
_LONGEST_LIST = 80
_FIRST_INDENT = 1
_INDENT_STEP = 3


@dataclass(frozen=True, slots=True)
class AppliesToList:
    """The list, and where it stands."""

    entries: tuple[AppliesTo, ...]
    first: int
    """The index of its first line."""
    end: int
    """The index of the line after it."""
    closed: bool
    """Whether its closing rule is there; without one the list's end is a guess."""
    edited: bool
    """Whether editors' remarks were taken out of a name."""


def read_applies_to(lines: list[str]) -> AppliesToList | None:
    """Find and read the applies-to list of a body; None where there is none."""
    opening = next((i for i, line in enumerate(lines[:_FURTHEST_OPENING]) if line.startswith(_OPENING)), None)
    if opening is None:
        return None
    first = opening - 1 if opening and _RULE.fullmatch(lines[opening - 1]) else opening
    entries: list[AppliesTo] = []
    edited = False
    for index in range(opening + 1, min(len(lines), opening + _LONGEST_LIST)):
        line = lines[index]
        if _RULE.fullmatch(line):
            return AppliesToList(tuple(entries), first, index + 1, closed=True, edited=edited)
        match = _BULLET.match(line)
        if match is None:
            if line.strip():
                break
            continue
        entries.append(parse_entry(match["text"], 1 + max(0, len(match["indent"]) - _FIRST_INDENT) // _INDENT_STEP))
        edited = edited or "*" in match["text"]
    return AppliesToList(tuple(entries), first, opening + 1, closed=False, edited=edited)


def parse_entry(text: str, level: int = 1) -> AppliesTo:
    """Take a bullet's text apart into the product's name and its versions."""
    text = text.strip()
    plain = _EDITOR.sub(lambda match: match["name"] or "", text) if "*" in text else text
    plain = _PARENT.sub("", plain.strip())
    name, versions = plain, ""
    if match := _VERSIONS.search(plain):
        name, versions = plain[: match.start()], _PARENT.sub("", match["versions"])
    items = tuple(item for item in _LIST.split(versions.strip()) if item)
    return AppliesTo(text=text, name=" ".join(name.replace("*", " ").split()).rstrip(","), versions=items, level=level)
