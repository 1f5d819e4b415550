"""A cursor over lines, which remembers where they stood in the body."""

from __future__ import annotations

from mskb.model.blocks import Span


class LineCursor:
    """Where a reader is in a run of lines.

    The content of a list item is read with a cursor of its own, over lines that have lost the item's indent:
    `first` and `indent` tell where those stood in the body.
    """

    __slots__ = ("first", "indent", "lines", "position")

    def __init__(self, lines: list[str], first: int = 1, indent: int = 0) -> None:
        self.lines = lines
        self.position = 0
        self.first = first
        """The number of the first line in the body, 1-based."""
        self.indent = indent
        """The columns that were taken off each line."""

    @property
    def at_end(self) -> bool:
        """Whether no line is left."""
        return self.position >= len(self.lines)

    def peek(self, ahead: int = 0) -> str:
        """The line at the cursor or some lines from it; an empty one beyond either end."""
        index = self.position + ahead
        return self.lines[index] if 0 <= index < len(self.lines) else ""

    def advance(self, count: int = 1) -> None:
        """Move over lines."""
        self.position += count

    def skip_blank_lines(self) -> None:
        """Move to the next line that has text, or to the end."""
        lines, position, end = self.lines, self.position, len(self.lines)
        while position < end and not lines[position]:
            position += 1
        self.position = position

    def span(self, start: int, end: int) -> Span:
        """The lines from index `start` to before index `end`, as the body counts them."""
        return Span(self.first + start, self.first + end - 1)
