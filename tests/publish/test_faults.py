"""A build that is disturbed ends with a sentence, and leaves nothing that is not whole; the next is right.

Each runs as a user would run it, in processes of its own.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    "fork" not in multiprocessing.get_all_start_methods(), reason="the system cannot fork: there are no workers"
)
STOPPING = """
import os, pathlib, time
def on_page_content(html, page, **_):
    if page.file.src_uri.endswith("/Q10300.md") and pathlib.Path("stop").exists():
        pathlib.Path("stopped").write_text(str(os.getpid()))
        while pathlib.Path("stop").exists():
            time.sleep(0.01)
"""
RAISING = """
def on_page_content(html, page, **_):
    if page.file.src_uri.endswith("/Q10300.md"):
        raise KeyError("no bell")
"""


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with a site of so many articles that workers are started."""

    folder: Path

    def start(self, site: str = "site") -> subprocess.Popen[str]:
        """Begin a build, in a session of its own."""
        command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", site]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "0", "NO_MKDOCS_2_WARNING": "1"}
        return subprocess.Popen(
            command,
            cwd=self.folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )

    def stop_within(self) -> tuple[subprocess.Popen[str], int]:
        """Begin a build that waits within an article's page; the worker that waits."""
        (self.folder / "stop").touch()
        process, stopped = self.start(), self.folder / "stopped"
        while process.poll() is None and not (stopped.exists() and stopped.read_text()):
            time.sleep(0.02)
        return process, int(stopped.read_text())

    def files(self, name: str = "site") -> dict[str, bytes]:
        """The site."""
        site = self.folder / name
        return {str(path.relative_to(site)): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture
def project(tmp_path, make_archive, raw_export):
    make_archive({f"Q{n}.TXT": raw_export(f"Q{n}", text=f"See Q{n + 1}.") for n in range(10001, 10502)})
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    (tmp_path / "hook.py").write_text(STOPPING, encoding="utf-8")
    settings = {
        "site_name": "Clocks",
        "theme": {"name": "material", "font": False},
        "plugins": [{"mskb": {"workers": 2, "search": False}}],
        "hooks": ["hook.py"],
    }
    (tmp_path / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")
    return Project(tmp_path)


def finish(process: subprocess.Popen[str]) -> tuple[int, list[str]]:
    """Wait for the end of a build: its exit status, and what it said of importance."""
    output, _ = process.communicate()
    return process.returncode, [line for line in output.splitlines() if line and not line.startswith("INFO")]


def session_of(leader: int) -> list[int]:
    """The processes that a build started and that still run."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, session = stat.read_text().rpartition(")")[2].split()[:4]
        except OSError:  # it ended meanwhile
            continue
        if int(session) == leader and state != "Z":
            found.append(int(stat.parent.name))
    return found


def interrupt_all(process: subprocess.Popen[str], _: int) -> None:
    os.killpg(process.pid, signal.SIGINT)


def kill_worker(_: subprocess.Popen[str], worker: int) -> None:
    os.kill(worker, signal.SIGKILL)


LOST = "ERROR   -  A worker process was killed, perhaps for want of memory: run again with fewer workers."


@pytest.mark.parametrize(
    ("disturb", "told"),
    [
        pytest.param(interrupt_all, ["Aborted!"], id="ctrl-c"),
        pytest.param(kill_worker, [LOST, "Aborted with a BuildError!"], id="killed-worker"),
    ],
)
def test_a_disturbed_build_ends_with_a_sentence_and_the_next_is_right(
    project, disturb: Callable[[subprocess.Popen[str], int], None], told
):
    process, worker = project.stop_within()
    disturb(process, worker)
    (project.folder / "stop").unlink()
    assert finish(process) == (1, told)
    assert session_of(process.pid) == []
    pages = {path: content for path, content in project.files().items() if path.endswith(".html")}
    assert all(content.rstrip().endswith(b"</html>") for content in pages.values())
    assert "index.html" not in pages  # MkDocs' own pages come last

    assert finish(project.start()) == (0, [])
    after_it = project.files()
    assert len([path for path in after_it if re.fullmatch(r"kb/\d+/Q\d+/index\.html", path)]) == 502
    shutil.rmtree(project.folder / ".cache")
    assert finish(project.start()) == (0, [])
    assert project.files() == after_it


def test_what_fails_within_a_page_is_told_with_its_name(project):
    (project.folder / "hook.py").write_text(RAISING, encoding="utf-8")
    process = project.start()
    assert finish(process) == (1, ["ERROR   -  kb/010/Q10300.md: KeyError: 'no bell'", "Aborted with a BuildError!"])
    assert session_of(process.pid) == []


def test_two_builds_at_once_share_a_cache(project):
    both = [project.start(name) for name in ("first", "second")]
    assert [finish(process) for process in both] == [(0, []), (0, [])]
    assert project.files("first") == project.files("second")
    shutil.rmtree(project.folder / ".cache")
    assert finish(project.start()) == (0, [])
    assert project.files() == project.files("first")


def test_a_second_build_leaves_the_folder_to_the_first(project):
    first, _ = project.stop_within()
    before = project.files()
    code, told = finish(project.start())
    assert (code, told[-1]) == (1, "Aborted with a BuildError!")
    assert told[0].startswith(f"ERROR   -  Another build is writing into {project.folder / 'site'}:")
    assert before.keys() <= project.files().keys(), "the second has not emptied it"
    (project.folder / "stop").unlink()
    assert finish(first) == (0, [])
    assert "index.html" in project.files()
