"""A build ends with a search index of its articles and lists."""

from __future__ import annotations

import gzip
import json
import logging
import sys
from typing import Any

import pytest
from mkdocs.exceptions import Abort
from tests.publish.conftest import Site

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


def pages_of(site: Site) -> dict[str, Any]:
    [shard] = json.loads(site.files["search/index/shards.json"])["shards"]
    prefix = f"search/index/{shard}fragment/"
    fragments = (read_fragment(data) for path, data in site.files.items() if path.startswith(prefix))
    return {fragment["url"]: fragment for fragment in fragments}


def read_fragment(data: bytes) -> Any:

    return json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))


def test_articles_and_first_pages_of_lists_are_found(build_site, articles):
    found = pages_of(build_site(articles, options={"search": True}))
    article = found["/kb/100/Q100100/"]
    assert article["meta"]["title"] == "Clock 100100 Stops"
    assert "The clock stops." in article["content"]
    assert "Legal" not in article["content"]
    assert "/products/clocks/" in found
    assert "/kb/900/Q900001/" not in found, "a stub has nothing to be found by"


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


def test_without_pagefind_the_site_is_built_with_a_warning_and_strict_fails(
    build_site, articles, monkeypatch, caplog, tmp_path
):
    monkeypatch.setitem(sys.modules, "pagefind_bin", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    site = build_site(articles, options={"search": True}, strict=False)
    assert "kb/100/Q100100/index.html" in site.files
    assert any(
        record.levelno == logging.WARNING and "no full-text search" in record.message for record in caplog.records
    )
    with pytest.raises(Abort):
        build_site(articles, options={"search": True}, strict=True, name="strict")
