"""The column at which an article was wrapped, and which line breaks have a meaning (SURVEY 4.2)."""

from __future__ import annotations

from itertools import pairwise

_DEFAULT = 80
_FEWEST_LINES = 4
_WIDEST = 90
# A paragraph may be wrapped more narrowly than its article, but nobody wraps prose below this.
_NARROWEST = 58
# A line may end some columns before the margin.
_RAGGED = 4


def estimate_margin(lines: list[str]) -> int:
    """The column at which most of the wrapped lines of a body end: 77 to 82 in 96 % of the exports, else 66 to 76.

    A line of prose is taken to be wrapped where another one follows it at column 0.
    """
    lengths = sorted([
        len(line)
        for line, following in pairwise(lines)
        if line and following and line[0] != " " and following[0] not in " =-" and len(line) <= _WIDEST
    ])  # fmt: skip
    if len(lengths) < _FEWEST_LINES:
        return max(_NARROWEST, *lengths) if lengths else _DEFAULT
    return max(_NARROWEST, lengths[len(lengths) * 9 // 10])


def join_lines(lines: list[str], margin: int, indent: int = 0) -> str:
    """Join the lines of a paragraph; a break that no wrapper would have made stays, as a newline.

    Args:
        lines: Without outer blanks.
        margin: The article's.
        indent: The column at which the paragraph stands.
    """
    if len(lines) == 1:
        return lines[0]
    room = min(margin - indent, max(_NARROWEST, *map(len, lines))) - 2
    joined = [lines[0]]
    for previous, line in pairwise(lines):
        first_word = line.partition(" ")[0]
        kept = len(previous) + 1 + len(first_word) <= room or previous.endswith("\\")
        joined.append("\n" if kept else " ")
        joined.append(line)
    return "".join(joined)


def is_full(line: str, following: str, room: int) -> bool:
    """Whether a wrapper might have ended a line where it ends, since the next word did not fit."""
    return len(line) + 1 + len(following.lstrip().partition(" ")[0]) > room - _RAGGED
