"""From files to lines: which files there are, what their bytes say, and a cursor to read lines with."""

from __future__ import annotations
