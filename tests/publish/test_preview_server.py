"""`mkdocs serve` as a process: it serves the seeds, follows an edit, and ends on Ctrl-C."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

ARTICLES = Path(__file__).parents[2] / "articles"
PATIENCE = 240.0


def wait_for(condition: Callable[[], object], process: subprocess.Popen[bytes]) -> None:
    limit = time.monotonic() + PATIENCE
    while not condition():
        assert process.poll() is None, "the server has ended"
        assert time.monotonic() < limit, "it did not come"
        time.sleep(0.1)


def read(address: str) -> str:
    """What is at an address; nothing where nothing is."""
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return str(answer.read().decode())
    except OSError as error:
        if isinstance(error, urllib.error.HTTPError):
            error.close()
        return ""


@pytest.fixture
def address(tmp_path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """A server of the seeds on a free port: its address and its process."""
    shutil.copytree(ARTICLES, tmp_path / "articles")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    values = {"site_name": "Clocks", "theme": {"name": "material", "font": False}, "plugins": ["mskb"]}
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(values), encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with (tmp_path / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=tmp_path, stdout=log, stderr=log)
    try:
        yield f"http://127.0.0.1:{port}/", process
    finally:
        process.kill()
        process.wait()


def test_the_seeds_are_served_and_followed_until_ctrl_c(address, tmp_path):
    root, process = address
    wait_for(lambda: "<h2 id=" in read(f"{root}kb/168/Q168845/"), process)
    page = read(f"{root}kb/243/Q243681/")
    assert '<div class="mskb-body">' in page
    assert "livereload(" in page
    seed = tmp_path / "articles" / "Q243681.TXT"
    seed.write_bytes(seed.read_bytes().replace(b"SYMPTOMS", b"SIGNALS!"))
    assert "SIGNALS!" in read(f"{root}kb/243/Q243681/"), "at the first request"
    process.send_signal(signal.SIGINT)
    assert process.wait(PATIENCE) == 0
    log = (tmp_path / "log").read_text()
    assert "Traceback" not in log
    assert "Shutting down" in log
