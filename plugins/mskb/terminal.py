"""Text on its way to a terminal."""

from __future__ import annotations


def printable(text: str) -> str:
    """A text without the control characters that a terminal would obey."""
    return "".join(char if char.isprintable() or char == "\n" else f"\\u{ord(char):04x}" for char in text)
