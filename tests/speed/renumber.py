"""Give an archive's articles other numbers, so that one archive can stand beside itself several times.

An article and all that cite it, in text, titles, addresses, file and folder names, change alike; so a copy has as many
links, stubs and lists as what it was copied from. New numbers have five or six digits, for only those are read as
references, and are spread over thousands that no number of the archive stands in.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import TypeAlias

Numbers: TypeAlias = Mapping[int, int]
"""New numbers by old ones."""

_THOUSANDS = range(10, 1000)
"""The thousands whose numbers have five or six digits."""

_WRITTEN = re.compile(
    r"""
      (?<!\d) (?P<folder>\d{3,4}) / [Qq] (?P<below>\d{1,7}) (?!\d)             # 168/Q168845
    | [Qq] (?P<thousands>\d{2,3}) / (?P<hundreds>\d) / (?P<rest>\d\d) (?!\d)   # Q168/8/45.asp
    | [Qq] \ ? (?P<number>\d{1,7}) (?!\d)                                      # Q168845, Q 168845
    | scid=kb;[A-Za-z-]*; (?P<bare>\d{5,6}) (?!\d)                             # scid=kb;en-us;168845
    """,
    re.VERBOSE | re.ASCII,
)

# Where an article tells its own number, which may be shorter than one that can be cited.
_OWN = re.compile(r"(?:DOCUMENT:|^[ \t]*Article: ?|^\#+[ ]|^title: ?\"?)[Qq](?P<number>\d{1,7})(?!\d)", re.MULTILINE)

_SHORTEST_CITED = 5


def numbers_in_text(text: str) -> set[int]:
    """The number that a text has for its own, and all that it may cite."""
    found = {int(match["number"]) for match in _OWN.finditer(text)}
    for match in _WRITTEN.finditer(text):
        digits = _digits(match)
        if len(digits) >= _SHORTEST_CITED:
            found.add(int(digits))
    return found


def numbers_in_path(path: str) -> set[int]:
    """The numbers of articles that a path names."""
    return {int(_digits(match)) for match in _WRITTEN.finditer(path)}


def renumberings(numbers: Collection[int], copies: int) -> Iterator[Numbers]:
    """New numbers for each copy but the first, which keeps its own.

    The order of the numbers stays, and no number is given twice or is one of the old ones.

    Args:
        numbers: All that the archive holds or cites.
        copies: How many copies there are to be, the first among them.

    Raises:
        ValueError: so many copies do not fit.
    """
    taken = {number // 1000 for number in numbers}
    free = [thousand for thousand in _THOUSANDS if thousand not in taken]
    share = len(free) // max(1, copies - 1)
    if copies > 1 and share * 1000 < len(numbers):
        most = 1 + len(free) // -(-len(numbers) // 1000)
        raise ValueError(
            f"{copies} copies of {len(numbers):,} numbers do not fit in six digits: take at most {most} copies."
        )
    ordered = sorted(numbers)
    for copy in range(copies - 1):
        thousands = free[copy * share : (copy + 1) * share]
        places = [rank * share * 1000 // len(ordered) for rank in range(len(ordered))]
        yield {
            number: thousands[place // 1000] * 1000 + place % 1000
            for number, place in zip(ordered, places, strict=True)
        }


def renumber(text: str, numbers: Numbers) -> str:
    """A text or a path with other numbers; those that have no new one stay."""

    def replace(match: re.Match[str]) -> str:
        new = numbers.get(int(_digits(match)))
        if new is None:
            return match[0]
        if match["folder"]:
            old = f"{int(match['below']) // 1000:03d}"
            folder = f"{new // 1000:03d}" if match["folder"] == old else match["folder"]
            return f"{folder}/{_with_digits(match, 'below', str(new))[len(match['folder']) + 1 :]}"
        if match["thousands"]:
            return f"{match[0][0]}{new // 1000}/{new % 1000 // 100}/{new % 100:02d}"
        return _with_digits(match, "bare" if match["bare"] else "number", str(new))

    return _WRITTEN.sub(replace, text)


def _digits(match: re.Match[str]) -> str:
    if match["thousands"]:
        return f"{match['thousands']}{match['hundreds']}{match['rest']}"
    return match["below"] or match["number"] or match["bare"]


def _with_digits(match: re.Match[str], group: str, digits: str) -> str:
    start, end = match.span(group)
    return match[0][: start - match.start()] + digits + match[0][end - match.start() :]
