"""Words that few or no articles have, and what was meant by them."""

from __future__ import annotations

import pytest
from tests.search.conftest import document

from mskb.search.build import build_index
from mskb.search.ranking import Ranker
from mskb.search.spelling import FEW, distance_of


@pytest.fixture(scope="module")
def ranker() -> Ranker:
    """An archive in which 600 articles have a pendulum, and one misspells it."""
    texts = [f"The pendulum of clock{number} swings." for number in range(600)]
    texts += [f"A weight hangs on wheel{number}." for number in range(3)]
    texts += ["The pendulom is gone.", "The wheal is gone."]
    return Ranker(build_index([document(900001 + number, "", text) for number, text in enumerate(texts)]))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("pendulm", "pendulum", id="letter-lost"),
        pytest.param("penduluum", "pendulum", id="letter-twice"),
        pytest.param("pendulun", "pendulum", id="other-letter"),
        pytest.param("pednulum", "pendulum", id="two-swapped"),
        pytest.param("epndulum", "pendulum", id="first-two-swapped"),
        pytest.param("xpendulum", "pendulum", id="letter-before-the-first"),
        pytest.param("wieght", "weight", id="short-word"),
    ],
)
def test_a_word_that_no_article_has_is_corrected(typed, meant, ranker):
    answer = ranker.search(f"{typed} clock1")
    assert answer.corrected == {typed: meant}
    assert answer.missing == ()


@pytest.mark.parametrize("typed", ["pndlm", "0xc000021a", "wgt", "pendula2"], ids=["far", "code", "short", "figure"])
def test_a_word_that_is_near_to_nothing_is_missing(typed, ranker):
    answer = ranker.search(f"{typed} clock1")
    assert answer.corrected == {}
    assert answer.missing == (typed,)


def test_a_word_that_few_articles_have_is_searched_for_as_most_write_it_too(ranker):
    answer = ranker.search("pendulom swings")
    assert (answer.corrected, answer.widened, answer.missing) == ({}, {"pendulom": "pendulum"}, ())
    assert len(answer.articles) == 601
    assert 603 in answer.articles


def test_as_typed_it_finds_itself_only(ranker):
    answer = ranker.search("pendulom", corrects=False)
    assert answer.widened == {}
    assert answer.articles.tolist() == [603]


def test_a_short_word_that_few_articles_have_is_no_misspelling(ranker):
    assert ranker.search("wheal").widened == {}


def test_a_word_that_more_than_a_few_articles_have_is_no_misspelling():
    texts = ["pendulom"] * (FEW + 1) + ["pendulum"] * 700
    index = build_index([document(900001 + number, "", text) for number, text in enumerate(texts)])
    assert Ranker(index).search("pendulom").widened == {}


@pytest.mark.parametrize(
    ("word", "candidate", "distance"),
    [
        ("clock", "clocks", 1),
        ("clock", "cloak", 1),
        ("pendulum", "pedulm", 2),
        ("clock", "block", 1),
        ("clock", "watch", 0),
    ],
)
def test_distances(word, candidate, distance):
    assert distance_of(word, candidate, last=False) == distance


def test_a_beginning_is_farther_than_a_slip_of_one_letter():
    assert distance_of("pend", "pendulum", last=True) == 1.5
    assert distance_of("pend", "pendulum", last=False) == 0
