"""The applies-to list: which products, in which versions, an article is about (SURVEY 2.7).

applies-to = [RULE] "The information in this article applies to:" BLANK *( bullet | text ) RULE
bullet     = *blank "-" [" " entry]                         # three blanks deeper for each level
entry      = name [","] [" version" ["s"] " " list] ["," parent]
parent     = "used with:" | "included with:" | "on platform(s):"
list       = item *( "," item ) [" for " environment]       # `versions 4.0, 4.01 for Windows 95`: a part of the name
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mskb.model.article import AppliesTo

# A sentence that goes on, `... applies to Microsoft LAN Manager`, is text like any other.
_OPENING = re.compile(r"The information in this article applies to(?: the following)?:?")
_RULE = re.compile(r"-{60,}")
_BULLET = re.compile(r"(?P<indent> *)-(?: +(?P<text>.*))?")
_VERSIONS = re.compile(r",? versions? (?P<versions>.+)", re.IGNORECASE)
_PARENT = re.compile(r",? ?(?:used|included?) with:?$|,? ?on (?:the following )?platforms?(?:\(s\))?:?$", re.IGNORECASE)
_PARENT_ENDS = ("with", "platform", "platforms", "platform(s)")
_PLATFORM = re.compile(r"the (?:operating system|hardware): ?", re.IGNORECASE)
_EDITOR = re.compile(r"\*EDITOR[^*]*\*(?P<name>[^*]*)(?:\*[^,]*(?:, ?\d+)*)?|\*DO_NOT_USE\*")
# A comma or an `and` between versions, but not one inside brackets, nor the one in `3.20 and later`.
_ITEM = re.compile(r"(?:\([^()]*\)|(?!,| and (?!later|above|earlier)).)+")
_ENVIRONMENT = re.compile(r"(?P<item>.+?) (?P<environment>for (?:the )?[A-Z].*)")
_EDITION = re.compile(r"(?:[A-Z][A-Za-z]+ )+Edition")

# The list stands at the top of a text, below a few lines at most; it has up to 60 lines.
_FURTHEST_OPENING = 60
_LONGEST_LIST = 80
_MOST_TEXT_LINES = 2
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
    """Find and read the applies-to list of a body, whose lines have no TABs and trailing blanks; None if it has none.

    A list ends at its rule. A line of text between its bullets (`as they apply to:`) is an entry without a name; with
    more of them the rule is another one, and the list is open: it ends where its bullets do.
    """
    opening = next(
        (i for i, line in enumerate(lines[:_FURTHEST_OPENING]) if line.startswith("The ") and _OPENING.fullmatch(line)),
        None,
    )
    if opening is None:
        return None
    first = opening - 1 if opening and _RULE.fullmatch(lines[opening - 1]) else opening
    listed = lines[opening + 1 : opening + _LONGEST_LIST]
    length = next((i for i, line in enumerate(listed) if _RULE.fullmatch(line)), None)
    texts = [i for i, line in enumerate(listed[:length]) if line and not _BULLET.fullmatch(line)]
    closed = length is not None and len(texts) <= _MOST_TEXT_LINES
    if length is None or not closed:
        length = texts[0] if texts else len(listed)
    entries = tuple(_read_line(line) for line in listed[:length] if line.strip(" -"))
    edited = any("*" in entry.text for entry in entries)
    return AppliesToList(entries, first, opening + (length + 2 if closed else 1), closed, edited)


def parse_entry(text: str, level: int = 1) -> AppliesTo:
    """Take a bullet's text apart into the product's name and its versions.

    Args:
        text: The line as it stands, without its bullet.
        level: 1 for a bullet of the list, 2 for one below it.
    """
    text = text.strip()
    plain = " ".join(text.split())
    if "*" in plain:
        plain = " ".join(_EDITOR.sub(lambda match: match["name"] or "", plain).replace("*", " ").split())
    lowered = plain.lower()
    if ":" in lowered or lowered.endswith(_PARENT_ENDS):
        plain = _PLATFORM.sub("", _PARENT.sub("", plain), count=1)
    match = _VERSIONS.search(plain) if " version" in lowered else None
    if match is None:
        return AppliesTo(text, plain.rstrip(","), (), level)
    items, rest = _parse_list(_PARENT.sub("", match["versions"]))
    return AppliesTo(text, plain[: match.start()].rstrip(",") + rest, items, level)


def _read_line(line: str) -> AppliesTo:
    bullet = _BULLET.fullmatch(line)
    if bullet is None:
        return AppliesTo(line.strip(), "")
    return parse_entry(bullet["text"] or "", 1 + max(0, len(bullet["indent"]) - _FIRST_INDENT) // _INDENT_STEP)


def _parse_list(text: str) -> tuple[tuple[str, ...], str]:
    """The versions of a list, and what stands behind them but belongs to the product's name."""
    items = [match[0].strip().removeprefix("and ") for match in _ITEM.finditer(text)]
    items = [re.sub("^versions? ", "", item) for item in items if item]
    if len(items) > 1 and _EDITION.fullmatch(items[-1]):
        return tuple(items[:-1]), f", {items[-1]}"
    if items and (match := _ENVIRONMENT.fullmatch(items[-1])):
        return (*items[:-1], match["item"]), f" {match['environment']}"
    return tuple(items), ""
