from __future__ import annotations

import time

import pytest

from mskb.pipeline.cache import Cache
from mskb.pipeline.run import collect, recall


@pytest.fixture
def archive(make_archive, raw_export):
    return make_archive({f"{name}.TXT": raw_export(name, text="See Q10020.") for name in ("Q10010", "Q10020")})


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cache"


def test_what_was_read_last_is_recalled_without_its_files(archive, folder):
    read = collect([archive], cache=Cache(folder))
    for file in archive.iterdir():
        file.unlink()
    recalled = recall([str(archive)], Cache(folder))
    assert recalled is not None
    assert recalled.catalog == read.catalog
    assert recalled.begun == read.begun > 0


def test_only_a_part_is_recalled(archive, folder):
    collect([archive], cache=Cache(folder))
    recalled = recall([str(archive)], Cache(folder), only=["Q10020"])
    assert recalled is not None
    assert list(recalled.catalog.entries) == ["Q10020"]
    assert len(recalled.facts) == 2


def test_nothing_is_recalled_of_an_empty_cache(archive, folder):
    assert recall([str(archive)], Cache(folder)) is None


def test_nothing_is_recalled_of_other_folders(archive, folder, tmp_path):
    collect([archive], cache=Cache(folder))
    assert recall([str(tmp_path)], Cache(folder)) is None
    assert recall([str(archive), str(tmp_path)], Cache(folder)) is None


def test_nothing_is_recalled_where_a_file_could_not_be_read(archive, folder):
    (archive / "Q10030.TXT").write_bytes(b"")
    collect([archive], cache=Cache(folder))
    assert recall([str(archive)], Cache(folder)) is None


def test_nothing_is_recalled_of_a_reading_that_was_interrupted(archive, folder, raw_export):
    collect([archive], cache=Cache(folder))
    (archive / "Q10030.TXT").write_text(raw_export("Q10030"))

    def interrupt(results, *_):
        yield next(iter(results))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        collect([archive], workers=1, cache=Cache(folder), progress=interrupt)
    assert recall([str(archive)], Cache(folder)) is None


def test_nothing_is_recalled_once_the_clock_was_set_back(archive, folder, monkeypatch):
    collect([archive], cache=Cache(folder))
    monkeypatch.setattr(time, "time_ns", lambda: 1_000_000_000)
    assert recall([str(archive)], Cache(folder)) is None


def test_nothing_is_recalled_of_a_damaged_cache(archive, folder):
    collect([archive], cache=Cache(folder))
    (folder / "archive.sqlite").write_bytes(b"no database at all" * 1000)
    cache = Cache(folder)
    assert recall([str(archive)], cache) is None
    assert collect([archive], cache=cache).catalog == collect([archive]).catalog
