from __future__ import annotations

import io
import sys
import threading

import pytest
from tqdm import tqdm

from mskb.pipeline import progress
from mskb.pipeline.progress import aside, bar, silent


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def at_once(monkeypatch):
    monkeypatch.setattr(progress, "_DELAY", 0)


@pytest.mark.parametrize("show", [bar, silent])
def test_what_goes_in_comes_out(show):
    assert list(show(iter("abc"), 3, "pages made")) == ["a", "b", "c"]


@pytest.mark.usefixtures("at_once")
def test_a_terminal_shows_how_many_there_are(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    assert list(bar(range(3), 3, "pages made")) == [0, 1, 2]
    shown = terminal.getvalue()
    assert "pages made:" in shown
    assert "0/3" in shown


@pytest.mark.usefixtures("at_once")
def test_elsewhere_nothing_is_shown(monkeypatch):
    file = io.StringIO()
    monkeypatch.setattr(sys, "stderr", file)
    assert list(bar(range(3), 3, "pages made")) == [0, 1, 2]
    assert file.getvalue() == ""


@pytest.mark.usefixtures("at_once")
def test_no_thread_is_started_since_processes_are_forked_later(monkeypatch):
    monkeypatch.setattr(sys, "stderr", Terminal())
    before = threading.active_count()
    for _ in bar(range(3), 3, "pages made"):
        assert threading.active_count() == before
    assert tqdm.monitor_interval == 0


@pytest.mark.usefixtures("at_once")
def test_what_is_written_meanwhile_stands_on_a_line_of_its_own(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    for _ in bar(range(1), 1, "pages made"):
        with aside():
            terminal.write("WARNING - a page\n")
    before = terminal.getvalue().partition("WARNING - a page\n")[0]
    assert before.endswith("\r")  # the bar was wiped out
