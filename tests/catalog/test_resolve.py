from __future__ import annotations

import json
from pathlib import Path

import pytest

from mskb.catalog.resolve import find_id, nearest_ids

CASES = json.loads((Path(__file__).parents[1] / "cases" / "addresses.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "article_id"), [pytest.param(c["text"], c["id"], id=c["form"]) for c in CASES])
def test_any_form_of_an_address_is_known(text, article_id):
    assert find_id(text) == article_id


def test_the_table_has_each_form_once_and_sixty_that_resolve():
    assert len({case["form"] for case in CASES}) == len(CASES)
    assert sum(1 for case in CASES if case["id"]) >= 60


def test_a_long_text_takes_no_time():
    assert find_id("kb;" * 100_000 + "Q168845") is None, "only its beginning is looked at"
    assert find_id("?scid=" + " kb;" * 480) is None


IDS = ["Q10", "Q20", "Q30", "Q99999", "Q100000", "Q100001"]


@pytest.mark.parametrize(
    ("article_id", "nearest"),
    [
        pytest.param("Q25", ("Q10", "Q20", "Q30", "Q99999"), id="between"),
        pytest.param("Q99999", ("Q20", "Q30", "Q100000", "Q100001"), id="itself-is-not-its-neighbour"),
        pytest.param("Q1", ("Q10", "Q20"), id="before-all"),
        pytest.param("Q5000000", ("Q100000", "Q100001"), id="after-all"),
    ],
)
def test_neighbours(article_id, nearest):
    assert nearest_ids(IDS, article_id, 2) == nearest


def test_an_empty_archive_has_no_neighbours():
    assert nearest_ids([], "Q5") == ()
