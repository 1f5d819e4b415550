"""An index of records: the same whatever made it, as Pagefind's own, and one sentence where there can be none."""

from __future__ import annotations

import errno
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from mkdocs.plugins import get_plugin_logger

from mskb.publish.search import index, merge, service
from mskb.publish.search.index import FOLDER, INCLUDE_CHARACTERS, finish_search, write_search_index
from mskb.publish.search.record import SearchRecord, index_record
from mskb.publish.search.service import SearchFailedError, Service
from mskb.publish.search.spool import Spool, read

TEXTS = (
    "The clock stops at noon. See shell32.dll and IPC$ for <b>no reason</b>.",
    "The na\u00efve chime rings. A naive chime does not.",
    "Calls to WindSpring() fail: 0xC0000005 in C:\\CLOCKS\\system32.",
    "The clock rings again at noon; a na\u00efve spring.",
    "Nothing.",
)
RECORDS = [
    index_record("years/1999/", "1999"),
    *(
        SearchRecord(
            f"kb/00{number}/Q{number}000/",
            f"Clock {number}",
            f"Q{number}000",
            f'<h2 id="cause">Cause</h2><p>{text}</p>',
            (("year", (f"199{number % 3}",)), ("type", ("Bugs", "Problems")[: 1 + number % 2])),
            f"199{number % 3}-01-0{9 - number}",
        )
        for number, text in enumerate(TEXTS, start=1)
    ),
]


def spooled(folder: Path, records: list[SearchRecord]) -> Spool:
    folder.mkdir()
    spool = Spool(folder)
    for record in records:
        spool.add(record)
    return spool


def files_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def words_of(chunks: list[str], read_index: Callable[[str], bytes]) -> list[list[Any]]:
    contents = [merge.read_packed(read_index(chunk)) for chunk in chunks]
    return [[text, pages, sorted(forms)] for [words] in contents for text, pages, forms in words]


def words_in(folder: Path, meta: list[Any]) -> list[list[Any]]:
    chunks = [chunk for _, _, chunk in meta[2]]
    return words_of(chunks, lambda chunk: (folder / "index" / f"{chunk}.pf_index").read_bytes())


@pytest.fixture
def bundle(tmp_path):
    """The index of the records, and its meta file."""
    write_search_index(spooled(tmp_path / "spool", RECORDS), tmp_path / "site", part=2)
    folder = next(path for path in (tmp_path / "site" / FOLDER).iterdir() if path.is_dir())
    return folder, merge.read_packed((folder / "pagefind.en.pf_meta").read_bytes())


def test_neither_the_order_of_work_nor_the_number_of_parts_changes_a_byte(tmp_path):
    write_search_index(spooled(tmp_path / "one", RECORDS), tmp_path / "a", part=100)
    shuffled = random.Random(1).sample(RECORDS, len(RECORDS))
    write_search_index(spooled(tmp_path / "two", shuffled), tmp_path / "b", part=1, at_once=3)
    assert files_of(tmp_path / "a") == files_of(tmp_path / "b")


def test_the_parts_are_put_together_as_pagefind_writes_the_whole(bundle, tmp_path):
    folder, meta = bundle
    with Service(service.find_pagefind(), INCLUDE_CHARACTERS) as pagefind:
        pagefind.add((record.url, record.page) for record in read(Spool(tmp_path / "spool").places()))
        files = pagefind.files()
    whole = merge.read_part(files, 0, len(RECORDS))
    fields = [list(meta[5]).index(name) for name in whole.fields]
    expected = words_of(list(whole.chunks), lambda chunk: files[f"index/{chunk}.pf_index"])
    for _, pages, _ in expected:
        for page in pages:
            page[2] = [-1 - fields[-1 - place] if place < 0 else place for place in page[2]]
    assert words_in(folder, meta) == expected
    assert [words for _, words in meta[1]] == [words for _, words in whole.pages]


def test_fragments_filters_and_sorts_are_by_the_order_of_the_pages(bundle):
    folder, meta = bundle
    assert [name for name, _ in meta[1]] == ["i0", "1000", "2000", "3000", "4000", "5000"]
    assert all((folder / "fragment" / f"{name}.pf_fragment").is_file() for name, _ in meta[1])
    filters = dict(meta[3])
    assert merge.read_packed((folder / "filter" / f"{filters['year']}.pf_filter").read_bytes()) == [
        "year",
        [["1990", [3]], ["1991", [1, 4]], ["1992", [2, 5]]],
    ]
    assert dict(meta[4]) == {"modified": [3, 4, 1, 5, 2]}


def test_names_codes_and_shares_are_words(bundle):
    folder, meta = bundle
    words = {word[0] for word in words_in(folder, meta)}
    assert {"shell32dll", "ipc$", "windspr", "0xc0000005", "system32", "q1000"} <= words


def test_the_site_is_told_what_there_is(tmp_path):
    report = write_search_index(spooled(tmp_path / "spool", RECORDS), tmp_path / "site")
    told = json.loads((tmp_path / "site" / FOLDER / "shards.json").read_text())
    [shard] = told["shards"]
    assert (tmp_path / "site" / FOLDER / shard / "pagefind.js").is_file()
    assert (told["articles"], told["words"]) == (5, report.words)
    common = json.loads((tmp_path / "site" / FOLDER / "common-words.json").read_text())
    assert ["clock", 5] in common["words"]
    assert report.files == len(files_of(tmp_path / "site"))


def test_an_index_that_is_there_is_replaced(tmp_path):
    write_search_index(spooled(tmp_path / "old", RECORDS), tmp_path / "site")
    write_search_index(spooled(tmp_path / "new", RECORDS[:3]), tmp_path / "site")
    names = [path.name for path in (tmp_path / "site" / FOLDER).rglob("*.pf_fragment")]
    assert sorted(names) == ["1000.pf_fragment", "2000.pf_fragment", "i0.pf_fragment"]


def test_no_records_make_an_index_that_finds_nothing(tmp_path):
    report = write_search_index(spooled(tmp_path / "spool", []), tmp_path / "site")
    assert report.records == 0
    assert json.loads((tmp_path / "site" / FOLDER / "shards.json").read_text())["shards"] == []


def test_chunks_leave_no_word_out():
    chunks = [("a", "clock"), ("clocks", "noon"), ("ring", "ring"), ("ringed", "zero")]
    assert merge.boundaries(chunks) == [
        ["a", "clocks", "0"],
        ["clocks", "r", "1"],
        ["r", "ringe", "2"],
        ["ringe", "zero", "3"],
    ]


def program(folder: Path, text: str) -> str:
    """A program in place of Pagefind's."""
    path = folder / "pagefind"
    path.write_text(f"#!{sys.executable}\nimport os, sys\n{text}\n", encoding="utf-8")
    path.chmod(0o755)
    return str(path)


_VERSION = "if '--version' in sys.argv: print('pagefind 1.5.9'); sys.exit()\n"
_DIES = f"{_VERSION}sys.stdin.read(10)\nos._exit(7)"
_ERRS = (
    f"{_VERSION}import base64, json\nsys.stdin.read(40)\n"
    "message = {'message_id': 1, 'payload': {'type': 'Error', 'message': 'no clocks'}}\n"
    "sys.stdout.write(base64.b64encode(json.dumps(message).encode()).decode() + ',')\n"
    "sys.stdout.flush()\nsys.stdin.read()"
)


@pytest.mark.skipif(os.name == "nt", reason="programs are made by their first line")
@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        pytest.param("print('pagefind 2.0.1')", "Pagefind 2.0.1 is not a release that mskb knows", id="other-release"),
        pytest.param("sys.exit(3)", "Pagefind does not run", id="does-not-run"),
        pytest.param(_DIES, "Pagefind ended in mid-work", id="dies"),
        pytest.param(_ERRS, "Pagefind answered: no clocks", id="refuses"),
    ],
)
def test_a_failure_is_one_sentence_and_leaves_nothing(tmp_path, monkeypatch, text, sentence):
    binary = program(tmp_path, text)
    monkeypatch.setattr(index, "find_pagefind", lambda: binary)
    with pytest.raises(SearchFailedError, match=sentence) as raised:
        write_search_index(spooled(tmp_path / "spool", RECORDS), tmp_path / "site")
    assert "\n" not in str(raised.value)
    assert files_of(tmp_path / "site") == {}


def test_a_build_warns_of_a_failure_and_goes_on(tmp_path, monkeypatch, caplog):
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    finish_search(spooled(tmp_path / "spool", RECORDS), tmp_path / "site", get_plugin_logger("mskb"))
    [record] = caplog.records
    assert (record.levelname, record.name.split(".")[0]) == ("WARNING", "mkdocs")
    assert "The site has no full-text search: Pagefind is not installed" in record.getMessage()


def test_a_full_disk_is_one_sentence(tmp_path, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(merge, "write_packed", full)
    with pytest.raises(SearchFailedError, match=r"The search index could not be written: No space left on device\."):
        write_search_index(spooled(tmp_path / "spool", RECORDS), tmp_path / "site")
    assert files_of(tmp_path / "site") == {}


def test_a_missing_program_is_one_sentence(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SearchFailedError, match="Pagefind is not installed"):
        service.find_pagefind()


def test_no_process_is_left_after_a_failure():
    with pytest.raises(ValueError, match="stop"), Service(service.find_pagefind(), "") as pagefind:  # noqa: PT012
        pid = pagefind.pid
        raise ValueError("stop")
    assert subprocess.run(["ps", "-p", str(pid)], capture_output=True, check=False).returncode != 0
