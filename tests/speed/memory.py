"""The memory of a process and all below it, as proportional set size: a page that several share counts once.

Linux tells it in `/proc/PID/smaps_rollup`, and walks a process's page tables for it, which costs that process time.
So memory is measured in runs of its own. A peak that is shorter than the time between two looks may be missed.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Self

_PROCESSES = Path("/proc")
_LOOK = 0.2
"""Seconds between two looks."""


class MemoryWatch:
    """Looks at a process and all below it, several times a second, in a thread of its own; `with` ends it."""

    def __init__(self, process: int) -> None:
        self.peak = 0
        """The most bytes at once, so far."""
        self.looks = 0
        self.processes = 0
        """The most processes at once, so far."""
        self._process = process
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.is_set():
            found = descendants(self._process, _parents())
            sizes = [size for process in found if (size := proportional_set_size(process))]
            self.peak = max(self.peak, sum(sizes))
            self.processes = max(self.processes, len(sizes))
            self.looks += 1
            self._over.wait(_LOOK)


def can_watch() -> bool:
    """Whether the system tells what is needed."""
    return (_PROCESSES / "self" / "smaps_rollup").exists()


def descendants(process: int, parents: Mapping[int, int]) -> list[int]:
    """A process and all below it, given each process's parent."""
    found = [process]
    for parent in found:
        found += [child for child, its_parent in parents.items() if its_parent == parent]
    return found


def proportional_set_size(process: int) -> int:
    """The bytes of one process; 0 where it has ended or is not ours."""
    try:
        return size_in_rollup((_PROCESSES / str(process) / "smaps_rollup").read_text(encoding="ascii").splitlines())
    except OSError:
        return 0


def size_in_rollup(lines: Iterable[str]) -> int:
    """The proportional set size in bytes that the lines of a `smaps_rollup` tell."""
    for line in lines:
        label, _, value = line.partition(":")
        if label == "Pss":
            return int(value.removesuffix("kB")) * 1024
    return 0


def parent_in_status(line: str) -> int:
    """The parent that a `/proc/PID/stat` tells; the name before it may hold anything, blanks and brackets too."""
    return int(line.rpartition(")")[2].split()[1])


def _parents() -> dict[int, int]:
    parents = {}
    for folder in _PROCESSES.iterdir():
        if folder.name.isdigit():
            try:
                parents[int(folder.name)] = parent_in_status((folder / "stat").read_text(errors="replace"))
            except OSError:  # it has ended
                continue
    return parents
