"""The time that each stage of a build takes."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

REST = "rest"
"""What is no stage: in a build, MkDocs' own work and that of other plugins."""


class StageClock:
    """Takes the time of stages that follow one another; it starts when it is made."""

    def __init__(self) -> None:
        self._started = time.perf_counter()
        self._seconds: dict[str, float] = {}

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Take the time of a stage, or of a part of it; it counts even if it fails."""
        started = time.perf_counter()
        try:
            yield
        finally:
            self._seconds[name] = self._seconds.get(name, 0.0) + time.perf_counter() - started

    def seconds(self) -> dict[str, float]:
        """The seconds of each stage in the order in which they began, and at the end those of no stage."""
        whole = time.perf_counter() - self._started
        return {**self._seconds, REST: max(0.0, whole - sum(self._seconds.values()))}
