from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from mskb.body.language_lines import ASCII, LINES, LINES_WITH_A_SIGN, SIGN_INSIDE

_SIGNED = [row for rows in LINES_WITH_A_SIGN.values() for row in rows]
_ROWS = [row for rows in LINES.values() for row in rows] + _SIGNED
_ENDS = (
    "", " x", " x;", " x,", " x {", "(x)", "(x);", "(x) {", " (x)", "();", ";", ":", " = 1", " = x;", "=x", " x = 1",
    ".x", ".T.", " && x", "::x(", "::~x(", " _", "%>", ">", ' "x"', ' "x";', "% = 1", "$=x", " = CREATEOBJECT(x",
    " ax, 1", "x ax", " x dw 1", " on", " TABLE ", " x WITH", " x AS INTEGER", " x As Long", " x Then", " c:\\x", "]",
    " set x", " into x", " 1", " 1, 2 SAY", "*4", " x ::", '"="', "[x]", " /x", "1: mov ax, 1", ": mov ax, 1", "*/",
    " x ;",
)  # fmt: skip


def lines_for(pattern: str) -> Iterator[str]:
    """Lines that begin with each sign, or with each word that a pattern names, and go on in the ways that code does."""
    beginnings = dict.fromkeys([*ASCII, *re.findall(r"[A-Za-z]+", pattern), "Clock", "CLOCK", "clock2", "C"])
    return (beginning + end for beginning in beginnings for end in _ENDS)


@pytest.mark.parametrize(("signs", "pattern"), _ROWS)
def test_what_a_pattern_matches_begins_with_one_of_its_signs(signs, pattern):
    row = re.compile(pattern, re.VERBOSE)
    assert signs
    assert set(signs) <= set(ASCII)
    assert {line[0] for line in lines_for(pattern) if row.match(line)} <= set(signs)


@pytest.mark.parametrize(("signs", "pattern"), _SIGNED)
def test_what_a_pattern_with_a_sign_matches_has_one(signs, pattern):
    row, sign = re.compile(pattern, re.VERBOSE), re.compile(SIGN_INSIDE)
    matched = [line for line in lines_for(pattern) if row.match(line)]
    assert matched, signs
    assert all(map(sign.match, matched))


def test_text_has_no_such_sign():
    assert not re.match(SIGN_INSIDE, "When you wind the clock (twice), it strikes. To stop it, do the following:")
