from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mskb.render.urls import article_address, article_folder, article_path, relative


@pytest.mark.parametrize(
    ("article_id", "folder"),
    [
        pytest.param("Q1", "000", id="one-digit"),
        pytest.param("Q999", "000", id="below-a-thousand"),
        pytest.param("Q1000", "001", id="a-thousand"),
        pytest.param("Q10022", "010", id="five-digits"),
        pytest.param("Q168845", "168", id="six-digits"),
        pytest.param("Q1000000", "1000", id="seven-digits"),
    ],
)
def test_an_article_stands_in_the_folder_of_its_thousands(article_id, folder):
    assert article_folder(article_id) == folder
    assert article_path(article_id) == f"kb/{folder}/{article_id}.md"
    assert article_address(article_id) == f"/kb/{folder}/{article_id}/"


@pytest.mark.parametrize(
    ("path", "start", "way"),
    [
        pytest.param("kb/168/Q168846.md", "kb/168/Q168845.md", "Q168846.md", id="beside"),
        pytest.param("kb/243/Q243681.md", "kb/168/Q168845.md", "../243/Q243681.md", id="other-folder"),
        pytest.param("kb/168/Q168845.md", "kb/index.md", "168/Q168845.md", id="below"),
        pytest.param("kb/index.md", "versions/a/2.0/index.md", "../../../kb/index.md", id="other-tree"),
        pytest.param("index.md", "kb/168/Q168845.md", "../../index.md", id="top"),
        pytest.param("kb/168/Q168845.md", "index.md", "kb/168/Q168845.md", id="from-the-top"),
        pytest.param("a/b", "a/b/c.md", "../b", id="folder-with-the-name-of-the-target"),
    ],
)
def test_the_way_from_a_page_to_another(path, start, way):
    assert relative(path, start) == way


PATHS = st.lists(st.sampled_from(["a", "b", "c"]), min_size=1, max_size=4).map("/".join)


@given(PATHS, PATHS)
def test_the_way_leads_there(path, start):
    assert posixpath.normpath(posixpath.join(posixpath.dirname(start), relative(path, start))) == path
