from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mskb.catalog.groups import Gathering, addresses

SAFE = re.compile(r"/x/[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?/")
DEVICES = {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}


@pytest.mark.parametrize(
    ("names", "parts"),
    [
        pytest.param(["kbnetwork"], ["kbnetwork"], id="a-word"),
        pytest.param(["a b", "a-b", "a_b"], ["a-b", "a-b-2", "a-b-3"], id="collisions-are-numbered"),
        pytest.param(["a b", "a-b", "a b 2"], ["a-b", "a-b-2", "a-b-2-2"], id="a-number-that-is-taken"),
        pytest.param(["none"], ["none-2"], id="the-page-for-none"),
        pytest.param(["con", "NUL", "com1.txt"], ["name-con", "name-nul", "name-com1.txt"], id="names-of-devices"),
        pytest.param(
            ["index.html", "Index.MD", "a.html.b"], ["index-html", "index-md", "a.html.b"], id="names-of-pages-files"
        ),
        pytest.param(["console"], ["console"], id="no-name-of-a-device"),
        pytest.param(["x" * 90, "x" * 91], ["x" * 80, "x" * 78 + "-2"], id="80-characters"),
        pytest.param(["con" + "." + "x" * 90], ["name-con." + "x" * 71], id="80-characters-of-a-device"),
        pytest.param(["", "***", "日本"], ["unnamed", "star-star-star", "unnamed-2"], id="nothing-to-write"),
        pytest.param(["../..", ".", "a/../b"], ["unnamed", "unnamed-2", "a-.-b"], id="no-way-up"),
        pytest.param(["C++", "C#", "C"], ["c-plus-plus", "c-sharp", "c"], id="signs-in-words"),
    ],
)
def test_addresses(names, parts):
    assert [address for _, address in addresses("/x/", names)] == [f"/x/{part}/" for part in parts]


@given(st.lists(st.text(max_size=100), unique=True))
def test_any_names_have_safe_addresses_of_their_own(names):
    found = dict(addresses("/x/", names))
    assert list(found) == names
    assert len(set(found.values())) == len(names)
    for address in found.values():
        assert SAFE.fullmatch(address), address
        assert ".." not in address
        part = address.split("/")[2]
        assert len(part) <= 80
        assert part.split(".")[0] not in DEVICES
        assert part != "none"
        assert not part.endswith((".html", ".md"))


def test_the_commonest_spelling_is_shown_and_an_article_stands_once():
    gathering = Gathering()
    for name, article_id in (("kbFAQ", "Q1"), ("kbfaq", "Q1"), ("kbfaq", "Q2"), ("kbFAQ", "Q3"), ("kbfaq", "Q3")):
        gathering.add(name, article_id)
    assert (gathering.spelling, gathering.ids) == ("kbfaq", ["Q1", "Q2", "Q3"])


def test_of_spellings_that_are_as_common_the_first_is_shown():
    gathering = Gathering()
    gathering.add("kbfaq", "Q1")
    gathering.add("kbFAQ", "Q2")
    assert gathering.spelling == "kbFAQ"
