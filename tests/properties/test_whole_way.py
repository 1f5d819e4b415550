"""From any bytes to a page: no exception, no word lost, nothing that acts, valid HTML."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.properties.archive_texts import SEEDS, any_bytes, damaged_files, whole_files
from tests.properties.promises import hold_all
from tests.properties.small_site import SmallSite

# How many texts each property is tried on: `MSKB_EXAMPLES=20000 pytest tests/properties` is a night's run, and then
# with other texts each time.
_EXAMPLES = int(os.environ.get("MSKB_EXAMPLES", "0"))
whole_way = settings(
    derandomize=not _EXAMPLES, deadline=None, max_examples=_EXAMPLES or 150, suppress_health_check=list(HealthCheck)
)


@whole_way
@given(whole_files)
@example(SEEDS[0])
@example(SEEDS[1])
@example(SEEDS[2])
@example(SEEDS[3])
@example(SEEDS[4])
def test_an_article_of_any_fields_and_text(data):
    assert hold_all(data, "700/Q700012.TXT") is not None or b"\0" in data


@whole_way
@given(damaged_files)
def test_a_damaged_article(data):
    hold_all(data, "700/Q700012.TXT")


@pytest.mark.parametrize("path", ["700/Q700012.TXT", "README.md"])
@whole_way
@given(data=any_bytes)
@example(data=b"")
@example(data=b"\xff\xfe\x00")
def test_any_bytes(path, data):
    hold_all(data, path)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with SmallSite(tmp_path_factory.mktemp("site")) as site:
        yield site


# Each takes as long as some ten texts: the lists of all that they say are made as well.
@settings(whole_way, max_examples=_EXAMPLES // 20 or 10)
@given(st.lists(st.one_of(whole_files, damaged_files), min_size=4, max_size=12))
def test_a_site_of_such_articles(site, files):
    site.hold(files)
