"""What changed in an archive's files is found, and nothing else is read again."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import pytest

from mskb.model.defects import DefectKind
from mskb.pipeline import watch as module
from mskb.pipeline.changes import read_facts
from mskb.pipeline.run import collect
from mskb.pipeline.watch import Watch

HOUR = 3_600_000_000_000


@pytest.fixture
def folder(make_archive, raw_export):
    return make_archive({"Q10022.TXT": raw_export("Q10022"), "Q20033.TXT": raw_export("Q20033"), "README.md": "Notes."})


@pytest.fixture
def start(folder) -> Callable[..., Watch]:
    """Begins to watch the folder as it is; `since` in hours from now is when it was read."""

    def begin(since: int = 1) -> Watch:
        return Watch([str(folder)], collect([folder], workers=1).facts, time.time_ns() + since * HOUR)

    return begin


@pytest.fixture
def read(monkeypatch) -> list[str]:
    """The paths of the files that are read from here on."""
    paths: list[str] = []

    def read_and_note(found):
        paths.append(found.path)
        return read_facts(found)

    monkeypatch.setattr(module, "read_facts", read_and_note)
    return paths


def titles(watch: Watch) -> dict[str, str]:
    return {facts.id: facts.title for facts in watch.facts}


def test_what_is_as_it_was_is_not_read_again(start, read):
    watch = start()
    assert not watch.look_around()
    assert not watch.look_around()
    assert not watch.look_at([facts.file for facts in watch.facts])
    assert set(read) <= {"README.md"}, "what is no article is tried once more"


def test_an_edited_file_is_read_once(start, read, folder, raw_export):
    watch, file = start(), folder / "Q10022.TXT"
    assert not watch.look_around()
    read.clear()
    file.write_text(raw_export("Q10022", "Bells Ring Twice"))
    assert watch.look_at([str(file)])
    assert not watch.look_at([str(file)])
    assert not watch.look_around()
    assert titles(watch)["Q10022"] == "Bells Ring Twice"
    assert read == ["Q10022.TXT"]


def test_what_changed_after_it_was_read_is_seen_at_the_first_look(start, folder, raw_export):
    watch = start(since=0)
    (folder / "Q10022.TXT").write_text(raw_export("Q10022", "Bells Ring Twice"))
    assert watch.look_around()
    assert titles(watch)["Q10022"] == "Bells Ring Twice"


def test_a_copy_with_the_time_of_another_is_a_change(start, folder, raw_export):
    file, copy = folder / "Q10022.TXT", folder / "copy"
    watch = start()
    watch.look_around()
    copy.write_text(raw_export("Q10022", "SMS: The Clock Stops!"))
    os.utime(copy, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
    copy.replace(file)
    assert watch.look_around()
    assert titles(watch)["Q10022"] == "SMS: The Clock Stops!"


def test_a_file_that_was_only_touched_is_no_news(start, read, folder):
    watch = start()
    watch.look_around()
    read.clear()
    os.utime(folder / "Q10022.TXT", ns=(0, 0))
    assert not watch.look_around()
    assert read == ["Q10022.TXT"]


def test_added_and_removed_files(start, folder, raw_export):
    watch = start()
    watch.look_around()
    (folder / "A").mkdir()
    (folder / "A" / "Q5.TXT").write_text(raw_export("Q5", "Five"))
    (folder / "Q10022.TXT").unlink()
    assert watch.look_around()
    assert [facts.id for facts in watch.facts] == ["Q5", "Q20033"], "in the order of the files"
    assert not watch.look_around()


def test_a_file_that_is_gone_is_seen_by_a_look_at_it(start, folder):
    watch, file = start(), folder / "Q10022.TXT"
    watch.look_around()
    file.unlink()
    assert watch.look_at([str(file)])
    assert not watch.look_at([str(file)])
    assert list(titles(watch)) == ["Q20033"]


def test_what_cannot_be_read_any_more_is_told_once(start, folder):
    watch, file = start(), folder / "Q10022.TXT"
    watch.look_around()
    file.write_bytes(b"Q10022\0" * 100)
    assert watch.look_around()
    assert not watch.look_around()
    assert list(titles(watch)) == ["Q20033"]
    assert [(path, defect.kind) for path, defect in watch.take_problems()] == [("Q10022.TXT", DefectKind.BINARY)]
    assert watch.take_problems() == []


def test_a_file_that_becomes_an_article(start, folder, raw_export):
    watch = start()
    watch.look_around()
    (folder / "README.md").write_text(raw_export("Q30044", "Thirty"))
    assert watch.look_around()
    assert titles(watch)["Q30044"] == "Thirty"


def test_a_file_that_gets_another_number(start, folder, raw_export):
    watch, file = start(), folder / "Q10022.TXT"
    watch.look_around()
    file.write_text(raw_export("Q10024"))
    assert watch.look_at([str(file)])
    assert sorted(titles(watch)) == ["Q10024", "Q20033"]
