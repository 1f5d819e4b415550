"""The words of texts, as the index and queries have them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mskb.search.words import LONGEST, words_of

CASES = json.loads((Path(__file__).parents[1] / "cases" / "search_words.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("text", "words"), CASES, ids=[text[:40] for text, _ in CASES])
def test_words(text, words):
    assert words_of(text) == words


@pytest.mark.parametrize(
    "forms",
    [("0xA", "0x0000000A", "STOP 0xA"), ("80040e4d", "0x80040E4D", "&H80040E4D", "-2147217843", "2147749453")],
    ids=["stop", "result"],
)
def test_all_forms_of_an_error_number_share_a_word(forms):
    shared = set.intersection(*(set(words_of(form)) for form in forms))
    assert len(shared) == 1


def test_a_word_without_end_is_cut():
    assert words_of("x" * 1000) == ["x" * LONGEST]
