"""What stops a benchmark and is for its user to mend."""

from __future__ import annotations


class BenchmarkError(Exception):
    """A benchmark cannot go on; its message is a sentence for the user."""
