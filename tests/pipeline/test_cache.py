from __future__ import annotations

import os
import pickle
import sqlite3
import sys
import zlib
from pathlib import Path
from random import Random

import pytest

from mskb.model.article import Article
from mskb.pipeline import changes
from mskb.pipeline.cache import FILE, Cache
from mskb.pipeline.packing import DamagedError, pack, unpack
from mskb.pipeline.read import read_file
from mskb.pipeline.run import collect
from mskb.render.draft import Draft, draft_of

OLD = 1_000_000_000_000_000_000  # in 2001
NAMES = ("Q10010", "Q10020", "Q10030")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / ".cache" / "mskb"


@pytest.fixture
def archive(make_archive, raw_export):
    """Three articles that were last changed long ago."""
    source = make_archive({f"{name}.TXT": raw_export(name, text="See Q10040 and Q10020.") for name in NAMES})
    for name in NAMES:
        settle(source / f"{name}.TXT")
    return source


@pytest.fixture
def files_read(monkeypatch) -> list[str]:
    """The paths of files that are read as articles."""
    found: list[str] = []

    def read(file, path):
        found.append(path)
        return read_file(file, path)

    monkeypatch.setattr(changes, "read_file", read)
    return found


def settle(file: Path, time: int = OLD) -> None:
    os.utime(file, ns=(time, time))


def made_draft(file: Path, path: str) -> Draft:
    article = read_file(str(file), path)
    assert isinstance(article, Article)
    return draft_of(article)


def collected(archive: Path, folder: Path) -> tuple[list[str], str]:
    """Titles by number, and what the cache had to say."""
    cache = Cache(folder)
    catalog = collect([archive], workers=1, cache=cache).catalog
    assert catalog.citing["Q10040"] == tuple(catalog.entries)
    return [f"{entry.facts.id} {entry.title}" for entry in catalog], cache.problem


def test_with_and_without_a_cache_the_catalog_is_the_same(archive, folder):
    assert collect([archive], cache=Cache(folder)).catalog == collect([archive]).catalog
    assert collect([archive], cache=Cache(folder)).catalog == collect([archive]).catalog


def test_what_did_not_change_is_not_read_again(archive, folder, files_read):
    first = collected(archive, folder)
    assert files_read == [f"{name}.TXT" for name in NAMES]
    files_read.clear()
    assert collected(archive, folder) == first
    assert files_read == []


def test_what_changed_is_read_again(archive, folder, files_read, raw_export):
    collected(archive, folder)
    (archive / "Q10020.TXT").write_text(raw_export("Q10020", "New Title", text="See Q10040."))
    settle(archive / "Q10020.TXT", OLD + 1)
    files_read.clear()
    titles, _ = collected(archive, folder)
    assert files_read == ["Q10020.TXT"]
    assert "Q10020 New Title" in titles


def test_files_come_and_go(archive, folder, raw_export):
    collected(archive, folder)
    (archive / "Q10010.TXT").unlink()
    (archive / "Q10050.TXT").write_text(raw_export("Q10050", text="See Q10040."))
    titles, _ = collected(archive, folder)
    assert [title.split()[0] for title in titles] == ["Q10020", "Q10030", "Q10050"]
    (archive / "Q10050.TXT").unlink()
    titles, _ = collected(archive, folder)
    assert [title.split()[0] for title in titles] == ["Q10020", "Q10030"]
    assert set(Cache(folder).known()) == {str(archive / "Q10020.TXT"), str(archive / "Q10030.TXT")}


def test_a_fresh_copy_of_the_same_bytes_is_not_read_as_an_article_again(archive, folder, files_read):
    first = collected(archive, folder)
    files_read.clear()
    for name in NAMES:  # as a checkout does
        settle(archive / f"{name}.TXT", OLD + 7)
    assert collected(archive, folder) == first
    assert files_read == []
    assert {known.stamp.modified for known in Cache(folder).known().values()} == {OLD + 7}


def test_a_change_that_keeps_size_and_time_is_noticed_in_a_file_that_was_new_when_read(
    make_archive, raw_export, folder
):
    source = make_archive({"Q10010.TXT": raw_export("Q10010", "Before", text="See Q10040.")})
    file = source / "Q10010.TXT"
    time = file.stat().st_mtime_ns
    assert collected(source, folder)[0] == ["Q10010 Before"]
    file.write_bytes(file.read_bytes().replace(b"Before", b"Beyond"))
    settle(file, time)
    assert collected(source, folder)[0] == ["Q10010 Beyond"]


def test_a_file_that_moved_is_read_again(archive, folder):
    collected(archive, folder)
    (archive / "older").mkdir()
    (archive / "Q10010.TXT").rename(archive / "older" / "Q10010.TXT")
    entry = collect([archive], cache=Cache(folder)).catalog.entries["Q10010"]
    assert entry.facts.path == "older/Q10010.TXT"


def corrupt(file: Path) -> None:
    file.write_bytes(b"no database at all" * 1000)


def truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def flip(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE facts SET facts = zeroblob(length(facts)) WHERE file LIKE '%Q10020%'")


def other_code(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE code SET version = 'another'")


def replace_by_another_database(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def change_tables(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.executescript("DROP TABLE facts; CREATE TABLE facts (file TEXT)")


def change_types(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE facts SET facts = CAST(hex(facts) AS TEXT)")


def break_names(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        for table in ("facts", "drafts"):
            connection.execute(f"UPDATE {table} SET file = CAST(x'ff' AS TEXT) WHERE file LIKE '%Q10020%'")


def change_names(file: Path) -> None:
    with sqlite3.connect(file) as connection:
        for table in ("facts", "drafts"):
            connection.execute(f"UPDATE {table} SET file = '日本' WHERE file LIKE '%Q10020%'")


def empty(file: Path) -> None:
    file.write_bytes(b"")


class Hostile:
    """What runs a program when it is read from a pickle."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("exit 1",)


def slip_in(file: Path) -> None:
    pickled = pickle.dumps(Hostile())
    with sqlite3.connect(file) as connection:
        connection.execute("UPDATE facts SET facts = ?, checksum = ?", (pickled, zlib.crc32(pickled)))


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        pytest.param(corrupt, "is damaged", id="no-database"),
        pytest.param(truncate, "is damaged", id="cut-off"),
        pytest.param(flip, "is damaged (a check sum is wrong)", id="wrong-bytes"),
        pytest.param(change_tables, "is damaged", id="other-tables"),
        pytest.param(change_types, "is damaged (str instead of bytes)", id="other-types"),
        pytest.param(break_names, "is damaged", id="a-name-that-is-no-text"),
        pytest.param(change_names, "is damaged (a name is wrong)", id="a-name-that-is-none"),
        pytest.param(empty, "", id="empty"),
        pytest.param(slip_in, "is nothing that a build keeps", id="hostile-pickle"),
        pytest.param(other_code, "another version of mskb", id="other-code"),
        pytest.param(replace_by_another_database, "is no cache of mskb", id="another-database"),
    ],
)
def test_a_cache_that_cannot_be_used_is_said_and_made_anew(archive, folder, files_read, harm, said):
    whole, problem = collected(archive, folder)
    assert problem == ""
    harm(folder / FILE)
    files_read.clear()
    titles, problem = collected(archive, folder)
    assert titles == whole
    assert said in problem
    assert len(files_read) == len(NAMES)
    files_read.clear()
    assert collected(archive, folder) == (whole, "")
    assert files_read == []


@pytest.mark.parametrize("seed", range(30))
def test_random_damage_makes_no_difference(archive, folder, seed):
    whole, _ = collected(archive, folder)
    random, damaged = Random(seed), bytearray((folder / FILE).read_bytes())
    for _ in range(random.choice((1, 30, 3000))):
        damaged[random.randrange(len(damaged))] = random.randrange(256)
    (folder / FILE).write_bytes(damaged)
    assert collected(archive, folder)[0] == whole
    cache = Cache(folder)
    collection = collect([archive], cache=cache)
    assert [entry.title for entry in collection.catalog] == [title.partition(" ")[2] for title in whole]
    for entry in collection.catalog:
        draft = cache.draft(entry.facts)
        assert draft is None or draft == made_draft(Path(entry.facts.file), entry.facts.path)
    (archive / "Q10010.TXT").touch()  # something to write
    assert collected(archive, folder)[0] == whole
    assert collected(archive, folder) == (whole, "")


def test_a_folder_in_place_of_the_cache_is_said(archive, folder):
    (folder / FILE).mkdir(parents=True)
    titles, problem = collected(archive, folder)
    assert len(titles) == len(NAMES)
    assert problem.startswith("Nothing is kept for the next build")


def test_a_folder_that_cannot_be_made_is_said(archive, folder):
    folder.parent.write_text("a file where the folder should be")
    titles, problem = collected(archive, folder)
    assert len(titles) == len(NAMES)
    assert problem.startswith("Nothing is kept for the next build")


def test_a_draft_comes_back_as_it_was_made(archive, folder):
    cache = Cache(folder)
    (facts, *_) = (entry.facts for entry in collect([archive], cache=cache).catalog)
    assert cache.draft(facts) == made_draft(Path(facts.file), facts.path)


def test_there_is_no_draft_of_what_changed_since(archive, folder, raw_export):
    (facts, *_) = (entry.facts for entry in collect([archive], cache=Cache(folder)).catalog)
    Path(facts.file).write_text(raw_export("Q10010", text="Of something else, by another build."))
    cache = Cache(folder)
    collect([archive], cache=cache)
    assert cache.draft(facts) is None


def test_a_damaged_draft_is_none(archive, folder):
    cache = Cache(folder)
    (facts, *_) = (entry.facts for entry in collect([archive], cache=cache).catalog)
    with sqlite3.connect(folder / FILE) as connection:
        connection.execute("UPDATE drafts SET draft = zeroblob(length(draft))")
    assert cache.draft(facts) is None


def test_what_was_packed_is_unpacked_and_nothing_else(archive):
    draft = made_draft(archive / "Q10010.TXT", "Q10010.TXT")
    assert unpack(pack(draft), Draft) == draft
    for damaged in (b"", pack(draft)[:-7], pickle.dumps("text"), pickle.dumps(Hostile())):
        with pytest.raises(DamagedError):
            unpack(damaged, Draft)


def test_two_builds_at_once_share_a_cache(archive, folder):
    first, second = Cache(folder), Cache(folder)
    assert collect([archive], cache=first).catalog == collect([archive], cache=second).catalog
    assert (first.problem, second.problem) == ("", "")


def test_a_preview_keeps_no_drafts_and_a_build_makes_up_for_it(archive, folder):
    cache = Cache(folder, drafts=False)
    facts = [entry.facts for entry in collect([archive], cache=cache).catalog]
    assert not any(cache.draft(known) for known in facts)
    assert len(Cache(folder, drafts=False).known()) == len(facts)
    assert Cache(folder).known() == {}, "a build reads them for their drafts"
    cache = Cache(folder)
    assert [entry.facts for entry in collect([archive], cache=cache).catalog] == facts
    assert all(cache.draft(known) for known in facts)
    assert len(Cache(folder).known()) == len(facts)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems' names are text")
def test_a_name_need_not_be_text(archive, folder, files_read):
    (archive / "Q10020.TXT").rename(archive / os.fsdecode(b"\xff\x1b.TXT"))
    first = collected(archive, folder)
    files_read.clear()
    assert collected(archive, folder) == first
    assert first[1] == ""
    assert files_read == []
