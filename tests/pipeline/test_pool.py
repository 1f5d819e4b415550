from __future__ import annotations

import gc
import multiprocessing
import os
import pickle
import signal
import subprocess
import sys
import time
import weakref
from contextlib import closing
from pathlib import Path

import pytest

from mskb.pipeline import pool
from mskb.pipeline.pool import WorkerLostError, map_in_order, worker_count

needs_fork = pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="the system cannot fork: all work is in one process"
)
MANY = list(range(1000))


def square(number: int) -> int:
    return number * number


def test_few_items_are_worked_on_here():
    assert set(map_in_order(lambda _: os.getpid(), MANY[:10], 2)) == {os.getpid()}


def test_one_worker_is_this_process():
    assert set(map_in_order(lambda _: os.getpid(), MANY, 1)) == {os.getpid()}


@needs_fork
def test_results_come_in_the_order_of_the_items():
    assert list(map_in_order(square, MANY, 2)) == [number * number for number in MANY]


@needs_fork
def test_two_workers_are_other_processes():
    processes = set(map_in_order(lambda _: os.getpid(), MANY, 2))
    assert os.getpid() not in processes


@needs_fork
def test_workers_inherit_what_the_work_holds():
    """A closure does not pickle: it reaches the workers by the fork."""
    table = {number: f"Q{number}" for number in MANY}
    assert list(map_in_order(lambda number: table[number], MANY, 2)) == [f"Q{number}" for number in MANY]


@needs_fork
def test_a_killed_worker_is_told_in_one_sentence():
    def work(number: int) -> int:
        if number == 500:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(WorkerLostError) as caught:
        list(map_in_order(work, MANY, 2))
    assert str(caught.value) == (
        "A worker process was killed, perhaps for want of memory: run again with fewer workers."
    )


@needs_fork
def test_after_a_lost_worker_the_next_run_is_a_new_one():
    with pytest.raises(WorkerLostError):
        list(map_in_order(lambda _: os.kill(os.getpid(), signal.SIGKILL), MANY, 2))
    assert list(map_in_order(square, MANY, 2)) == [number * number for number in MANY]


@needs_fork
def test_a_run_that_is_left_early_leaves_nothing_behind():
    results = iter(map_in_order(square, MANY, 2))
    assert next(results) == 0
    del results
    assert pool._inherited == []


class Large(list[int]):
    """A result that can be told to be gone."""


def make_large(number: int) -> Large:
    return Large([number])


@needs_fork
def test_results_that_were_taken_are_kept_nowhere():
    with closing(map_in_order(make_large, MANY, 2)) as results:
        taken = [weakref.ref(next(results)) for _ in range(2 * pool._CHUNK + 1)]
        gc.collect()
        assert [reference for reference in taken[: pool._CHUNK] if reference() is not None] == []


@needs_fork
def test_work_goes_on_only_so_far_ahead(tmp_path, monkeypatch):
    """A file grows by a byte for each item; who takes results is slow."""
    monkeypatch.setattr(pool, "_AHEAD", 1)
    done = tmp_path / "done"

    def work(number: int) -> int:
        with done.open("ab", buffering=0) as file:
            file.write(b".")
        return number

    with closing(map_in_order(work, MANY, 2)) as results:
        assert next(results) == 0
        while done.stat().st_size < 3 * pool._CHUNK:
            time.sleep(0.05)
        time.sleep(0.2)
        assert done.stat().st_size == 3 * pool._CHUNK  # two at the beginning, and one for the one that was taken
        assert list(results) == MANY[1:]


@needs_fork
def test_an_exception_of_the_work_comes_home():
    def work(number: int) -> int:
        raise OSError(28, "No space left on device", f"Q{number}")

    with pytest.raises(OSError, match="No space left"):
        list(map_in_order(work, MANY, 2))


def test_the_error_crosses_processes():
    assert str(pickle.loads(pickle.dumps(WorkerLostError("lost")))) == "lost"


@pytest.mark.parametrize(("workers", "count"), [(1, 1), (7, 7)])
def test_a_number_of_workers_is_taken_as_it_is(workers, count):
    assert worker_count(workers) == count


def test_no_number_of_workers_is_one_for_each_core():
    assert 1 <= worker_count(0) <= (os.cpu_count() or 1)


@needs_fork
def test_a_worker_ends_with_its_parent(tmp_path):
    """The parent is killed, so that it cannot end its workers itself; they notice within two seconds."""
    script = tmp_path / "parent.py"
    script.write_text(
        "import os, pathlib, sys, time\n"
        "from mskb.pipeline.pool import map_in_order\n"
        "def work(number):\n"
        "    pathlib.Path(sys.argv[1], str(os.getpid())).touch()\n"
        "    time.sleep(600)\n"
        "list(map_in_order(work, range(1000), 2))\n"
    )
    pids = tmp_path / "pids"
    pids.mkdir()
    parent = subprocess.Popen([sys.executable, str(script), str(pids)])
    while len(workers := list(pids.iterdir())) < 2:
        time.sleep(0.05)
    parent.kill()
    parent.wait()
    while any(is_running(int(path.name)) for path in workers):
        time.sleep(0.05)


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    stat = Path(f"/proc/{pid}/stat")
    return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"


@needs_fork
def test_no_more_processes_than_there_is_work_for():
    processes = set(map_in_order(lambda _: os.getpid(), MANY, 64))
    assert len(processes) <= len(MANY) / pool._CHUNK


def test_without_fork_all_work_is_done_here(monkeypatch):
    monkeypatch.setattr(multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    assert set(map_in_order(lambda _: os.getpid(), MANY, 8)) == {os.getpid()}


def test_macos_forks_only_when_told_to(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    assert worker_count(0) == 1
    assert worker_count(4) == 4


@needs_fork
def test_who_stops_asking_does_not_wait_for_what_was_handed_out(tmp_path):
    def work(number: int) -> int:
        (tmp_path / str(number)).touch()
        if number >= pool._CHUNK:
            time.sleep(0.01)
        return number

    results = map_in_order(work, range(100_000), 2)
    assert next(results) == 0
    before = len(list(tmp_path.iterdir()))
    results.close()
    assert len(list(tmp_path.iterdir())) - before < pool._CHUNK


INTERRUPTED = """
import os, pathlib, sys, time
from mskb.pipeline.pool import map_in_order
def work(number):
    page = pathlib.Path(sys.argv[1], str(number))
    with page.open("w") as stream:
        stream.write("begun ")
        stream.flush()
        time.sleep(0.002)
        stream.write(f"finished by {os.getpid()}")
for result in map_in_order(work, range(100_000), 2):
    print(result, flush=True)
"""


@needs_fork
@pytest.mark.parametrize(
    ("whole_group", "times"),
    [
        pytest.param(True, 1, id="from-the-keyboard"),
        pytest.param(True, 3, id="three-times"),
        pytest.param(False, 1, id="to-the-main-process-only"),
    ],
)
def test_an_interrupt_leaves_no_process_and_nothing_half_written(tmp_path, whole_group, times):
    pages = tmp_path / "pages"
    pages.mkdir()
    parent = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, str(pages)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert parent.stdout is not None
    parent.stdout.readline()  # the first chunk is done
    for _ in range(times):
        (os.killpg if whole_group else os.kill)(parent.pid, signal.SIGINT)
        time.sleep(0.02)
    _, errors = parent.communicate()
    assert parent.returncode == -signal.SIGINT
    assert "KeyboardInterrupt" in errors  # of this script, which does not catch it
    assert "ForkProcess" not in errors  # the workers say nothing
    texts = [path.read_text() for path in pages.iterdir()]
    assert all("finished" in text for text in texts)
    assert not any(is_running(int(pid)) for pid in {text.rpartition(" ")[2] for text in texts})
