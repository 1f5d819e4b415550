"""Queries, taken apart."""

from __future__ import annotations

import pytest

from mskb.search.names import load_names
from mskb.search.query import LONGEST_QUERY, MOST_WORDS, Query, is_pasted, read_query


def read(text: str) -> Query:
    return read_query(text, load_names())


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        pytest.param('"blue screen"', [("blue", "screen")], id="alone"),
        pytest.param('nt "blue screen", setup', [("blue", "screen")], id="before-a-sign"),
        pytest.param("nt (“blue screen”)", [("blue", "screen")], id="curly"),
        pytest.param('3.5" floppy in a 5.25" drive', [], id="inches"),
        pytest.param('the "blue screen', [], id="not-closed"),
        pytest.param('"" " " "..."', [], id="without-words"),
        pytest.param('"FoxPro for Windows"', [("foxpro", "for", "windows")], id="without-parts-of-compounds"),
    ],
)
def test_phrases(text, phrases):
    assert list(read(text).phrases) == phrases


@pytest.mark.parametrize(
    ("text", "excluded", "words"),
    [
        pytest.param("bell -clock", [("clock",)], ("bell",), id="word"),
        pytest.param('bell -"blue screen"', [("blue", "screen")], ("bell",), id="phrase"),
        pytest.param('"setup -unattend"', [], ("setup", "unattend"), id="in-quotation-marks"),
        pytest.param("setup.exe -q", [], ("setup.exe", "setup", "exe", "q"), id="switch"),
        pytest.param("event -1018", [], ("event", "-1018", "1018"), id="number"),
        pytest.param("e-mail", [], ("e-mail", "e", "mail"), id="hyphen"),
    ],
)
def test_what_stands_behind_a_minus(text, excluded, words):
    query = read(text)
    assert list(query.excluded) == excluded
    assert query.words == words


def test_parts_know_their_compound_unless_they_stand_by_themselves():
    query = read("edit boot.ini ini RingTheBell HKEY_CLOCKS\\Speed 0x0000000A")
    assert query.wholes["boot"] == "boot.ini"
    assert query.wholes["bell"] == "ringthebell"
    assert query.wholes["clocks"] == "hkey_clocks"
    assert {"ini", "speed", "0xa"}.isdisjoint(query.wholes)


def test_words_without_a_subject_count_only_among_themselves():
    assert read("how do i wind the clock").words == ("wind", "clock")
    assert read("how do i").words == ("how", "do", "i")


def test_a_query_is_read_in_part():
    assert len(read(" ".join(f"w{number}" for number in range(500))).words) == MOST_WORDS
    assert len(read("x " * LONGEST_QUERY).text) == LONGEST_QUERY


@pytest.mark.parametrize(
    ("text", "pasted"),
    [
        pytest.param("The clock has stopped unexpectedly", True, id="capital"),
        pytest.param("clock has stopped at noon.", True, id="full-stop"),
        pytest.param("Access violation", False, id="short"),
        pytest.param("clock stops at noon after rain", False, id="typed"),
        pytest.param("WM_CLOCK is not sent at noon", False, id="constant"),
    ],
)
def test_what_looks_like_a_message(text, pasted):
    assert is_pasted(read(text)) is pasted
