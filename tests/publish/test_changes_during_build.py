"""Articles that change after they were read and before their pages are made: all others have their pages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.config import load_config

from mskb import plugin

PROJECT = Path(__file__).parents[2]


def remove(file: Path) -> None:
    file.unlink()


def replace_by_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


def empty(file: Path) -> None:
    file.write_bytes(b"")


def grow(file: Path) -> None:
    with file.open("r+b") as stream:
        stream.truncate(20_000_000)


def become_another(file: Path) -> None:
    file.write_bytes(file.read_bytes().replace(b"DOCUMENT:Q10020", b"DOCUMENT:Q10777"))


@pytest.fixture
def build_while(build_site, make_archive, raw_export, monkeypatch):
    """Builds a site of three articles, of which one changes when all have been read."""

    def run(change: Callable[[Path], None], **settings):
        names = ("Q10010", "Q10020", "Q10030")
        archive = make_archive({f"{name}.TXT": raw_export(name, text="See Q10020.") for name in names})
        monkeypatch.setattr(plugin, "name_pages", lambda *_: change(archive / "Q10020.TXT"))
        return build_site(archive, strict=False, **settings)

    return run


@pytest.mark.parametrize(
    ("change", "said"),
    [
        pytest.param(remove, "No such file", id="removed"),
        pytest.param(replace_by_folder, "no regular file", id="a-folder"),
        pytest.param(empty, "empty-file", id="emptied"),
        pytest.param(grow, "too-large", id="grown"),
        pytest.param(become_another, "it was Q10020 and became Q10777", id="another-article"),
    ],
)
def test_what_cannot_be_read_again_is_told_and_the_others_are_there(build_while, caplog, change, said):
    site = build_while(change)
    (told,) = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert told.startswith("mskb: Q10020.TXT:0: error: ")
    assert said in told
    pages = sorted(path for path in site.pages if "/Q" in path)
    assert pages == ["kb/010/Q10010/index.html", "kb/010/Q10030/index.html"]


@pytest.mark.parametrize("change", [remove, replace_by_folder, empty, grow, become_another])
def test_a_page_of_a_draft_is_what_was_read(build_while, caplog, change):
    project = load_config(str(PROJECT / "mkdocs.yml"), plugins=[])  # with its extensions pages are made of drafts
    extensions = [{name: project.mdx_configs.get(name, {})} for name in project.markdown_extensions]
    site = build_while(change, markdown_extensions=extensions)
    assert not [record for record in caplog.records if record.levelname == "WARNING"]
    assert "SMS: The Clock Stands" in site.page("kb/010/Q10020/")
