"""Footers: the fields below a text, the query words, and the notice that every article carried.

The footer tells more than the header, whose values are cut and glued (SURVEY 1.6, 2.5): it is read first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mskb.model.notice import LEGAL_NOTICE

_FIELD = re.compile(
    r"(?P<label>Keywords|Component|Technology|Version|Platform|Hardware|Issue type|Solution Type) *:(?P<value>.*)"
)
_RULE = re.compile(r"={60,}")
_COPYRIGHT = re.compile(r"Copyright Microsoft Corporation \d{4}\.?")
_QUERY_WORDS = re.compile(r"Additional (?:query|reference) words?: ?(?P<words>.*)")
_CATEGORY = re.compile(r"KB(?:Sub)?[Cc]ategory: ?(?P<names>.*)")

_NOTICE_LINES = frozenset(LEGAL_NOTICE)


@dataclass(slots=True)
class RawFooter:
    """A footer as it was found."""

    fields: dict[str, str] = field(default_factory=dict)
    """Values by label, without outer blanks; values are never wrapped (SURVEY 2.1)."""
    after: list[str] = field(default_factory=list)
    """Lines that follow the footer and belong to none of its parts."""
    start: int = 0
    """The index of the footer's first line, which is where the body ends."""


@dataclass(slots=True)
class Tail:
    """The lines that stand between the text and the footer's rule."""

    query_words: list[str] = field(default_factory=list)
    """The value of each `Additional query words:`, the last of the file first."""
    categories: list[str] = field(default_factory=list)
    end: int = 0
    """The index where the text ends."""


def read_footer(lines: list[str]) -> RawFooter:
    """Find and read the footer.

    footer = RULE *FIELD BLANK RULE BLANK [notice] [copyright]    # a Jekyll page has neither of the last two
    """
    start = _find_footer(lines)
    footer = RawFooter(start=start)
    for line in map(str.strip, lines[start:]):
        if not line or line in _NOTICE_LINES or _RULE.fullmatch(line) or _COPYRIGHT.fullmatch(line):
            continue
        match = _FIELD.fullmatch(line)
        if match is not None and match["label"] not in footer.fields:
            footer.fields[match["label"]] = match["value"].strip()
        else:
            footer.after.append(line)
    return footer


def read_tail(lines: list[str], end: int) -> Tail:
    """Read query words and old categories, the last paragraphs of the text before index `end`.

    tail = *( "KBCategory: " names | "KBSubcategory: " names | "Additional query words: " words *continuation )
    """
    tail = Tail(end=end)
    while True:
        last = tail.end
        while last > 0 and not lines[last - 1].strip():
            last -= 1
        first = last
        while first > 0 and lines[first - 1].strip() and last - first < _LONGEST_TAIL:
            first -= 1
            if _starts_tail(lines[first]):
                break
        if first == last or not _starts_tail(lines[first]):
            tail.end = last
            return tail
        _take_tail(lines[first:last], tail)
        tail.end = first


def category_names(line: str) -> str | None:
    """The names on a `KBCategory:` or `KBSubcategory:` line, which an older footer left in a text; else None."""
    match = _CATEGORY.fullmatch(line)
    return None if match is None else match["names"].strip()


# 40 articles wrap their query words over up to three further lines (SURVEY 2.2).
_LONGEST_TAIL = 4


def _starts_tail(line: str) -> bool:
    return line.startswith(("Additional ", "KB")) and bool(_QUERY_WORDS.match(line) or _CATEGORY.match(line))


def _take_tail(lines: list[str], tail: Tail) -> None:
    if (names := category_names(lines[0])) is not None and len(lines) == 1:
        tail.categories[:0] = names.split()
    elif match := _QUERY_WORDS.match(lines[0]):
        tail.query_words.append(" ".join([match["words"].strip(), *(line.strip() for line in lines[1:])]).strip())
    else:
        tail.categories[:0] = " ".join([names or "", *lines[1:]]).split()


def _find_footer(lines: list[str]) -> int:
    """The index of the rule above the fields; else of the rule above the notice; else the end."""
    notice = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index]
        if line.startswith(LEGAL_NOTICE[0]):
            notice = _rule_above(lines, index)
        elif line.startswith("======") and _RULE.fullmatch(line.rstrip()):
            following = _next_text(lines, index + 1)
            if _FIELD.match(following) or (index < notice and _RULE.fullmatch(following.rstrip())):
                return index
    return notice


def _rule_above(lines: list[str], index: int) -> int:
    above = index
    while above > 0 and not lines[above - 1].strip():
        above -= 1
    return above - 1 if above > 0 and _RULE.fullmatch(lines[above - 1].rstrip()) else index


def _next_text(lines: list[str], index: int) -> str:
    return next((lines[i] for i in range(index, len(lines)) if lines[i].strip()), "")  # a slice would copy the file
