"""A build ends with a search index of its articles and lists."""

from __future__ import annotations

import logging

import pytest
from mkdocs.exceptions import Abort
from tests.publish.conftest import Site

from mskb.search.files import FOLDER, read_index
from mskb.search.ranking import Ranker

ARTICLE = """DOCUMENT:Q{number}  12-MAR-1999  [clocks]
TITLE   :Clock {number} Stops
PRODUCT :Microsoft Clock
PROD/VER::4.0
OPER/SYS:
KEYWORDS:

======================================================================

SYMPTOMS
========

The clock stops. See Q900001.
"""


@pytest.fixture
def articles(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    for number in (100100, 100200):
        (folder / f"Q{number}.txt").write_text(ARTICLE.format(number=number))
    return folder


def found_in(site: Site, query: str) -> list[str]:
    index = read_index(site.folder / FOLDER)
    return [f"Q{index.numbers[article]}" for article in Ranker(index).search(query).articles]


def test_articles_are_found_by_their_text_and_stubs_are_not(build_site, articles):
    site = build_site(articles, options={"search": True})
    assert found_in(site, "clock stops") == ["Q100100", "Q100200"]
    assert found_in(site, "100200") == ["Q100200"]


def test_a_second_build_takes_the_index_of_the_first(build_site, articles, caplog):
    one = build_site(articles, options={"search": True}, name="one")
    files = {path: data for path, data in one.files.items() if path.startswith(FOLDER)}
    caplog.set_level(logging.INFO)
    two = build_site(articles, options={"search": True}, name="one")
    assert {path: data for path, data in two.files.items() if path.startswith(FOLDER)} == files
    assert "Search index of 2 articles unchanged" in caplog.text


def test_no_records_are_left_in_the_site(build_site, articles):
    site = build_site(articles, options={"search": True})
    assert not list(site.folder.rglob(".*"))


def test_two_builds_are_the_same(build_site, articles):
    one = build_site(articles, options={"search": True}, name="one")
    two = build_site(articles, options={"search": True, "workers": 2}, name="two")
    assert {path: data for path, data in one.files.items() if path.startswith("search/index/")} == {
        path: data for path, data in two.files.items() if path.startswith("search/index/")
    }


def test_without_the_option_there_is_no_index(build_site, articles):
    assert not [path for path in build_site(articles, options={"search": False}).files if "index/" in path[:13]]


def test_an_index_that_cannot_be_written_is_a_warning_and_strict_fails(build_site, articles, monkeypatch, caplog):
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("mskb.pipeline.search_index.write_index", refuse)
    site = build_site(articles, options={"search": True}, strict=False)
    assert "kb/100/Q100100/index.html" in site.files
    assert any(record.levelno == logging.WARNING and "has no search" in record.message for record in caplog.records)
    with pytest.raises(Abort):
        build_site(articles, options={"search": True}, strict=True, name="strict")
