"""Do the same work on many files in several processes, and give the results back in order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
import time
from collections.abc import Callable, Generator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_CHUNK = 200
_LOOK = 1.0
"""How often a worker looks whether its parent is there, in seconds."""
_SMALLEST_POOLED = 400
"""Fewer files are done sooner than processes start."""

# The work of the run that is under way: set before the workers are forked, and only read by them.
_inherited: list[Callable[[Any], Any]] = []


class WorkerLostError(RuntimeError):
    """A worker process ended in mid-work: it was killed, or ran out of memory."""


def map_in_order(work: Callable[[Item], Result], items: Sequence[Item], workers: int = 0) -> Generator[Result]:
    """Apply a function to each item, in processes where that pays, and yield the results in the items' order.

    Args:
        work: What to do; it does not raise. Workers are forked and so inherit it: it may hold a whole catalog.
        items: What to work on; items and results cross processes.
        workers: How many processes; 0 is one for each core, 1 works in this process, as any number does where the
            system cannot fork.

    Raises:
        WorkerLostError: a process was killed.
    """
    processes = worker_count(workers)
    if processes == 1 or len(items) < _SMALLEST_POOLED or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, items)
        return
    _inherited.append(work)
    chunks = [items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK)]
    pool = ProcessPoolExecutor(
        processes, multiprocessing.get_context("fork"), initializer=_begin, initargs=(os.getpid(),)
    )
    gc.freeze()  # what is there before the fork stays shared with the workers
    try:
        futures = [pool.submit(_work_on, chunk) for chunk in chunks]
        yield from chain.from_iterable(future.result() for future in futures)
    except BrokenProcessPool as error:
        message = "A worker process was killed, perhaps for want of memory: run again with fewer workers."
        raise WorkerLostError(message) from error
    finally:
        pool.shutdown(cancel_futures=True)
        gc.unfreeze()
        _inherited.clear()


def worker_count(workers: int) -> int:
    """The number of processes that an option means: 0 is one for each core that this process may use."""
    if workers > 0:
        return workers
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin(parent: int) -> None:
    """Begin a worker: Ctrl-C is its parent's business, and it ends when its parent does, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(_LOOK)
    os._exit(1)


def _work_on(items: Sequence[Item]) -> list[Any]:
    work = _inherited[-1]
    return [work(item) for item in items]
