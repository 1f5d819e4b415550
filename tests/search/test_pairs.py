"""Pairs of common words: an article that has two of them side by side comes before those that have both apart."""

from __future__ import annotations

import numpy as np
import pytest
from tests.search.conftest import document

from mskb.search.build import build_index
from mskb.search.files import read_index, write_index
from mskb.search.index import Index
from mskb.search.names import load_names
from mskb.search.pairs import BUCKETS, bucket_of, hash_of, is_common
from mskb.search.ranking import Ranker

WORDS = ("start", "main", "setup", "program", "server", "disk")


def _turned(number: int) -> str:
    """The words in an order in which none stands before the one behind it in `WORDS`."""
    return " ".join((*WORDS[::-1], f"clock{number}"))


@pytest.fixture(scope="module")
def index() -> Index:
    """Forty articles with the same words, of which one has a message."""
    texts = [_turned(number) for number in range(40)]
    texts[17] = "Server disk clock17: Cannot start main setup program."
    return build_index([document(900001 + number, "Setup", text) for number, text in enumerate(texts)])


def test_a_message_of_common_words_finds_its_article(index):
    answer = Ranker(index).search("cannot start main setup program")
    assert answer.articles[0] == 17


def test_words_between_which_one_without_a_subject_stands_are_a_pair():
    texts = ["clock of the tower", "tower clock bell", "tower wheel clock"]
    index = build_index([document(900001 + number, "Bells", text) for number, text in enumerate(texts)])
    bucket = bucket_of(hash_of("clock"), hash_of("tower"))
    having = index.pairs.articles[index.pairs.starts[bucket] : index.pairs.starts[bucket + 1]]
    assert having.tolist() == [0]


def test_a_pair_does_not_reach_from_one_article_into_the_next():
    index = build_index([document(900001, "Bells", "tower"), document(900002, "Wheels", "tower")])
    found = [bucket for bucket in range(BUCKETS) if index.pairs.starts[bucket] < index.pairs.starts[bucket + 1]]
    assert found == sorted(bucket_of(hash_of(first), hash_of("tower")) for first in ("bells", "wheels"))


def test_all_forms_of_a_word_are_one_in_a_pair():
    index = build_index(
        [document(900001, "", "the clock stops"), document(900002, "", "clocks stop, the clock stopped")]
    )
    bucket = bucket_of(hash_of("clock"), hash_of("stop"))
    assert index.pairs.articles[index.pairs.starts[bucket] : index.pairs.starts[bucket + 1]].tolist() == [0, 1]


@pytest.mark.parametrize(("word", "value"), [("", 0x811C9DC5), ("a", 0xE40C292C), ("foobar", 0xBF9CF968)])
def test_a_hash_is_what_the_authors_of_fnv_state(word, value):
    """Values of http://www.isthe.com/chongo/tech/comp/fnv/."""
    assert hash_of(word) == value


def test_a_word_is_common_that_more_than_one_article_in_a_hundred_has():
    assert [is_common(frequency, 1000) for frequency in (10, 11)] == [False, True]


def test_pairs_are_read_back_as_they_were_written(index, tmp_path):
    write_index(index, {}, load_names(), tmp_path)
    back = read_index(tmp_path).pairs
    assert np.array_equal(back.starts, index.pairs.starts)
    assert np.array_equal(back.articles, index.pairs.articles)
    assert len(back.articles) > 40
