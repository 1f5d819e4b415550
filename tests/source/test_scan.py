from __future__ import annotations

import os
from pathlib import Path

import pytest

from mskb.model.defects import DefectKind
from mskb.source.scan import readable, scan


def write(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("x", encoding="utf-8")


def paths_of(*sources: Path) -> list[str]:
    return [file.path for file in scan(sources).files]


def unread_of(source: Path) -> list[tuple[str, DefectKind]]:
    return [(unread.path, unread.defect.kind) for unread in scan([source]).unread]


def test_files_come_in_one_order_and_only_those_of_articles(tmp_path):
    write(tmp_path, "b.TXT", "a.md", "a/z.txt", "a/B.Md", "picture.png", "Makefile", ".hidden.txt", ".git/c.txt")
    assert paths_of(tmp_path) == ["a/B.Md", "a/z.txt", "a.md", "b.TXT"]


def test_a_file_is_found_by_its_own_name_and_only_once(tmp_path):
    write(tmp_path, "a/Q1.txt", "a/notes")
    file = tmp_path / "a" / "Q1.txt"
    assert paths_of(file, tmp_path, file) == ["Q1.txt"]
    assert paths_of(tmp_path / "a" / "notes") == ["notes"], "what is named outright is read, whatever it is called"


def test_a_source_that_is_not_there_is_the_callers_mistake(tmp_path):
    with pytest.raises(FileNotFoundError, match="nowhere"):
        scan([tmp_path / "nowhere"])


def test_a_folder_with_an_articles_name_is_told_and_searched(tmp_path):
    write(tmp_path, "Q1.TXT/Q2.txt")
    assert unread_of(tmp_path) == [("Q1.TXT", DefectKind.NOT_A_FILE)]
    assert paths_of(tmp_path) == ["Q1.TXT/Q2.txt"]


def test_a_dead_link_is_told_with_what_it_points_to(tmp_path):
    (tmp_path / "Q1.txt").symlink_to("gone.txt")
    (tmp_path / "other").symlink_to("gone")
    [unread] = scan([tmp_path]).unread
    assert (unread.path, unread.defect.kind, unread.defect.detail) == ("Q1.txt", DefectKind.DEAD_LINK, "gone.txt")


def test_a_link_to_itself_is_dead(tmp_path):
    (tmp_path / "Q1.txt").symlink_to("Q1.txt")
    (tmp_path / "loop").symlink_to("loop")
    assert unread_of(tmp_path) == [("Q1.txt", DefectKind.DEAD_LINK)]


def test_links_that_leave_the_folder_are_counted_and_not_followed(tmp_path):
    write(tmp_path, "outside/Q1.txt", "inside/Q2.txt")
    (tmp_path / "inside" / "Q1.txt").symlink_to(tmp_path / "outside" / "Q1.txt")
    (tmp_path / "inside" / "more").symlink_to(tmp_path / "outside")
    found = scan([tmp_path / "inside"])
    assert [file.path for file in found.files] == ["Q2.txt"]
    assert found.outside == 2
    assert found.unread == []


def test_links_inside_the_folder_are_followed_but_never_in_a_circle(tmp_path):
    write(tmp_path, "a/Q1.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to("a")
    (tmp_path / "c.txt").symlink_to("a/Q1.txt")
    assert paths_of(tmp_path) == ["a/Q1.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes")
def test_a_pipe_is_no_file(tmp_path):
    os.mkfifo(tmp_path / "Q1.txt")
    assert unread_of(tmp_path) == [("Q1.txt", DefectKind.NOT_A_FILE)]


def test_a_folder_that_cannot_be_listed_is_told(tmp_path, monkeypatch):
    write(tmp_path, "a/Q1.txt", "b/Q2.txt")
    list_folder = os.scandir

    def refuse(folder):
        if str(folder).endswith("a"):
            raise PermissionError(13, "Permission denied")
        return list_folder(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert unread_of(tmp_path) == [("a", DefectKind.UNREADABLE)]
    assert paths_of(tmp_path) == ["b/Q2.txt"]


def test_a_link_into_a_folder_that_may_not_be_searched_is_told(tmp_path, monkeypatch):
    write(tmp_path, "a/Q1.txt")
    (tmp_path / "Q2.txt").symlink_to("a/Q1.txt")
    exists = Path.exists

    def refuse(path):
        if path.name == "Q2.txt":
            raise PermissionError(13, "Permission denied")
        return exists(path)

    monkeypatch.setattr(Path, "exists", refuse)
    assert unread_of(tmp_path) == [("Q2.txt", DefectKind.UNREADABLE)]
    assert paths_of(tmp_path) == ["a/Q1.txt"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("a/Q1.txt", "a/Q1.txt", id="plain"),
        pytest.param("Größe.txt", "Größe.txt", id="letters-of-any-language"),
        pytest.param(os.fsdecode(b"\xff.txt"), r"\xff.txt", id="not-utf-8"),
        pytest.param("a\x1b[31m\n.txt", r"a\x1b[31m\x0a.txt", id="control-characters"),
    ],
)
def test_readable(path, text):
    assert readable(path) == text
