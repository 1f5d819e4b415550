"""How far a run is: a bar on a terminal, nothing elsewhere."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import TypeAlias, TypeVar

from tqdm import tqdm

Result = TypeVar("Result")
Progress: TypeAlias = Callable[[Iterable[Result], int, str], Iterable[Result]]
"""Shows how far a run is: given results, how many there will be and what they are, yields them again."""

_DELAY = 2.0
"""Work that takes no longer shows no bar, in seconds."""


def silent(results: Iterable[Result], total: int, what: str) -> Iterable[Result]:
    """A `Progress` that shows nothing."""
    del total, what
    return results


def bar(results: Iterable[Result], total: int, what: str) -> Iterable[Result]:
    """A `Progress` that shows a bar where standard error is a terminal: how many, how many a second, the time left."""
    tqdm.monitor_interval = 0  # its thread would be there when workers are forked
    tqdm.set_lock(threading.RLock())  # its own is for bars of several processes, and takes a semaphore of the system
    return tqdm(results, desc=what, total=total, delay=_DELAY, disable=None, unit="", dynamic_ncols=True, leave=False)


def aside() -> AbstractContextManager[None]:
    """A context in which there is no bar in the way of what is written to standard error."""
    return tqdm.external_write_mode(file=sys.stderr)
