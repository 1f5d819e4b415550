"""Do the same work on many files in several processes, and give the results back in order."""

from __future__ import annotations

import gc
import mmap
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_CHUNK = 200
_AHEAD = 4
"""How many chunks for each process are under way or wait to be taken: results may be large, and who takes them slow."""
_LOOK = 1.0
"""How often a worker looks whether its parent is there, in seconds."""
_LITTER = 50_000
"""How many new values a worker gathers before it looks for garbage: nearly all free themselves, and looking for the
rest as often as Python does by itself takes a tenth of the time of making pages."""
_SMALLEST_POOLED = 400
"""Fewer files are done sooner than processes start."""

# The work of the run that is under way, and a byte in shared memory that is 1 once nobody waits for it any more: made
# before the workers are forked, and only read by them.
_inherited: list[tuple[Callable[[Any], Any], mmap.mmap]] = []
# In a worker: that its parent is gone.
_orphaned = threading.Event()


class WorkerLostError(RuntimeError):
    """A worker process ended in mid-work: it was killed, or ran out of memory."""


def map_in_order(work: Callable[[Item], Result], items: Sequence[Item], workers: int = 0) -> Generator[Result]:
    """Apply a function to each item, in processes where that pays, and yield the results in the items' order.

    Who does not take all results closes the generator: that ends the processes, once each has done
    the item that it has in hand.

    Args:
        work: What to do; it does not raise. Workers are forked and so inherit it: it may hold a whole catalog.
        items: What to work on; items and results cross processes.
        workers: How many processes, as `worker_count` tells; 1 works in this process, as any number does where the
            system cannot fork.

    Raises:
        WorkerLostError: a process was killed.
    """
    chunks = [items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK)]
    processes = min(worker_count(workers), len(chunks))
    if processes <= 1 or len(items) < _SMALLEST_POOLED or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, items)
        return
    ended = mmap.mmap(-1, 1)
    _inherited.append((work, ended))
    pool = ProcessPoolExecutor(
        processes, multiprocessing.get_context("fork"), initializer=_begin, initargs=(os.getpid(),)
    )
    gc.freeze()  # what is there before the fork stays shared with the workers
    try:
        waiting = iter(chunks)
        with _interrupts_held():  # the first submission forks
            ahead = deque(pool.submit(_work_on, chunk) for chunk in islice(waiting, processes * _AHEAD))
        while ahead:
            results = ahead.popleft().result()
            ahead.extend(pool.submit(_work_on, chunk) for chunk in islice(waiting, 1))
            yield from results
    except BrokenProcessPool as error:
        message = "A worker process was killed, perhaps for want of memory: run again with fewer workers."
        raise WorkerLostError(message) from error
    finally:
        with _interrupts_held():  # a second Ctrl-C would leave the workers behind
            ended[0] = 1
            pool.shutdown(cancel_futures=True)
            gc.unfreeze()
            _inherited.clear()


def worker_count(workers: int) -> int:
    """The number of processes that an option means.

    0 is one for each core that this process may use. On macOS, whose own libraries may crash in a forked process, it is
    one; a greater number is taken there, too, by who knows it to be safe.
    """
    if workers > 0:
        return workers
    if sys.platform == "darwin":
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Keep Ctrl-C waiting until the end of the block; processes that are forked in it do not see it either."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin(parent: int) -> None:
    """Begin a worker: Ctrl-C is its parent's business, and it ends when its parent does, however that ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    gc.enable()
    gc.set_threshold(_LITTER)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    """End this process after its parent: what it has in hand, such as a page, it may finish meanwhile."""
    while os.getppid() == parent:
        time.sleep(_LOOK)
    _orphaned.set()
    time.sleep(_LOOK)
    os._exit(1)


def _work_on(items: Sequence[Item]) -> list[Any]:
    work, ended = _inherited[-1]
    results = []
    for item in items:
        if _orphaned.is_set():
            os._exit(1)
        if ended[0]:
            break
        results.append(work(item))
    return results
