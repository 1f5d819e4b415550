"""What holds for all bodies, whatever is in them."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mskb.body import parser
from mskb.body.parser import parse_body
from mskb.model.blocks import inlines_of, texts_of

_WORD = re.compile(r"\w+")
# What bodies are made of, so that made-up ones are like them.
_LINES = st.sampled_from((
    "", "", "", "CAUSE", "=====", "-----", "---------------",
    "The clock stands since nobody wound it, and it does so",
    "   You can wind it.", "1. Wind it.", "2. Oil it.", "   a. Find the key.", "   b. Turn it.", " - a key",
    "    - oil",
    "* a star", "   Q123456 How to Wind", "ARTICLE-ID: Q123456", "TITLE : How to Wind", "NOTE: It strikes.", "NOTES:",
    "   WARNING: Loud.", "-or-", "You receive the following error message:", "   General spring error",
    "   Event ID: 12", "+-----------+", "| a | b |", "   Hand    Meaning", "   ------------", "   Short   The hour",
    "#include <clock.h>", "   if (wound) {", "   }", "DIM a(2)", "   C:\\> wind",
    "http://www.example.com/a/",
    "   b.htm",
    "Question:",
    "HKEY_LOCAL_MACHINE\\Clock", "*****************", "**   - WARNING -  **", "   [clock]", "   wound=yes",
    "Type the following command:", "A. The clock stands", "10. Stop.", "   S T R I K E", "\\", "|", "   |", "  <--->",
))  # fmt: skip


@given(st.lists(_LINES, max_size=24))
def test_no_word_is_lost_made_up_or_moved(lines):
    body = "\n".join(lines).strip("\n").split("\n")
    assert _WORD.findall("\n".join(texts_of(parse_body(body)))) == _WORD.findall("\n".join(body))


@given(st.lists(st.text(alphabet=" -=|+*.:1aQ<>(", max_size=30), max_size=12))
def test_nothing_raises(lines):
    parse_body([line.rstrip() for line in lines])


@given(st.lists(_LINES | st.text(alphabet=" -=|+*.:1aQ<>(", max_size=30), max_size=12))
def test_no_rule_that_a_line_is_not_shown_to_would_have_read_it(lines):
    lines = [line.rstrip() for line in lines]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parser, "_FLUSH", {})
        patch.setattr(parser, "_INDENTED", {})
        expected = parse_body(lines)
    assert parse_body(lines) == expected


def test_spans_count_the_lines_of_the_body():
    heading, paragraph, item = parse_body(["CAUSE", "=====", "", "Rust.", "", "1. Oil", "   it."])
    assert [(block.span.first, block.span.last) for block in (heading, paragraph, item)] == [(1, 2), (4, 4), (6, 7)]


@pytest.mark.parametrize(
    "line",
    ["x", " x", "-", "=", "*", "| ", "1. ", "a. ", "(", "Q123456 ", "http://a.b/", ".", "\\", "a.b", "A  ", "[", "<",
     "error message ", "'", ";", "x = ", "+-"],
)  # fmt: skip
def test_long_lines_and_many_lines_cost_in_proportion(line):
    long, many = [line * (100_000 // len(line))], [(line * (40 // len(line))).rstrip()] * 10_000
    start = time.process_time()
    ruled = [many[0], "-" * 20] * 5_000
    for body in (ruled, long, [f"   {long[0]}"], ["You see:", *long], many, [f"   {text}" for text in many]):
        parse_body(body)
    assert time.process_time() - start < 20  # quadratic cost takes minutes


def test_deep_lists_end_somewhere():
    lines = [f"{' ' * 3 * depth}1. The clock" for depth in range(200)]
    text = " ".join(texts_of(parse_body(lines)))
    assert text.count("clock") == len(lines)
    assert sum(1 for _ in inlines_of(parse_body(lines))) > 1
