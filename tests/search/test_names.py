"""`names.yml`: each name says something, and is found where it is typed."""

from __future__ import annotations

import pytest

from mskb.search.names import load_names
from mskb.search.words import sequence_of

NAMES = load_names()


def test_each_name_has_a_telling_word():
    assert [name for name in NAMES.others if NAMES.filler.issuperset(name)] == []


def test_no_word_is_both_filler_and_weak():
    assert NAMES.filler & NAMES.weak == frozenset()


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("vb6", "visual basic 6.0"),
        ("visual basic 6.0", "vb6"),
        ("dial-up networking", "ras"),
        ("recognised", "recognized"),
    ],
)
def test_names_are_found(name, other):
    telling = tuple(word for word in sequence_of(other) if word not in NAMES.filler)
    assert telling in NAMES.others[tuple(sequence_of(name))]
