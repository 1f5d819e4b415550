"""Text on its way to a terminal."""

from __future__ import annotations

import sys
from typing import NoReturn

import click


def printable(text: str) -> str:
    """A text without the control characters that a terminal would obey."""
    return "".join(char if char.isprintable() or char == "\n" else f"\\u{ord(char):04x}" for char in text)


def stop(message: str, status: int = 2) -> NoReturn:
    """End the command with a sentence, and with an exit status."""
    click.echo(printable(message), err=True)
    sys.exit(status)
