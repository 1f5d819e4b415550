"""Run a program as a whole, and measure it."""

from __future__ import annotations

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.speed.errors import BenchmarkError
from tests.speed.memory import MemoryWatch

_TOLD = 3000
"""How many characters of a failed program's output are shown."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took, with all processes below it."""

    wall: float
    """Seconds from start to end."""
    cpu: float
    """Seconds of all processes, user and system."""
    peak: int = 0
    """The most bytes of proportional set size at once; 0 where it was not measured."""
    processes: int = 0
    """The most processes at once; 0 where it was not measured."""


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str], *, watch: bool = False) -> Run:
    """Run a command to its end.

    Args:
        command: The program and its arguments.
        folder: Where it runs.
        environment: What is added to this process's environment.
        watch: Whether its memory is measured, which costs it time.

    Interrupted, it ends the command and all processes below it.

    Raises:
        BenchmarkError: it ended with an error; what it said last is in the message.
    """
    with tempfile.TemporaryFile() as output:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,  # so that all its processes can be ended together
        )
        try:
            if watch:
                with MemoryWatch(process.pid) as memory:
                    cpu = _wait(process)
                measured = Run(time.perf_counter() - start, cpu, memory.peak, memory.processes)
            else:
                cpu = _wait(process)
                measured = Run(time.perf_counter() - start, cpu)
        finally:
            if process.returncode is None:  # Ctrl-C
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        if process.returncode:
            output.seek(0)
            told = output.read().decode("utf-8", "replace")[-_TOLD:]
            raise BenchmarkError(f"`{' '.join(command)}` ended with {process.returncode}:\n{told}")
    return measured


def _wait(process: subprocess.Popen[bytes]) -> float:
    """Wait for the end of a process; the CPU seconds that it took, and all below it that it waited for."""
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return usage.ru_utime + usage.ru_stime
