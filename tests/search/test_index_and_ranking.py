"""Articles to an index, the index to files and back, and a query to articles in order."""

from __future__ import annotations

import json

import numpy as np
import pytest
from tests.search.conftest import document

from mskb.search.build import build_index
from mskb.search.files import ENTRY, Value, read_index, write_index
from mskb.search.index import Index
from mskb.search.names import load_names
from mskb.search.query import LONGEST_QUERY
from mskb.search.ranking import Ranker, first_articles, in_order
from mskb.search.sequences import NO_WORDS, unpack_words


def found(index: Index, query: str, *, corrects: bool = True) -> list[str]:
    return [f"Q{index.numbers[article]}" for article in Ranker(index).search(query, corrects=corrects).articles]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        pytest.param("bells.dll", "Q900002", id="file-name"),
        pytest.param("0xc00dbeef", "Q900001", id="error-number"),
        pytest.param("RingTheBell", "Q900002", id="function"),
        pytest.param("ring the bell", "Q900002", id="parts-of-a-function"),
        pytest.param("tower clock qwxyzzy", "Q900001", id="a-word-may-be-missing"),
        pytest.param("church clocks running", "Q900003", id="other-forms"),
        pytest.param("nt4 clock", "Q900003", id="another-name"),
    ],
)
def test_the_article_comes_first(query, first, clocks):
    assert found(clocks, query)[0] == first


def test_a_list_of_everything_does_not_crowd_out_the_article(clocks):
    assert found(clocks, "clock stops noon")[0] == "Q900001"


def test_a_misspelt_word_is_corrected_unless_it_is_wanted_as_typed(clocks):
    answer = Ranker(clocks).search("sundail")
    assert answer.corrected == {"sundail": "sundial"}
    assert len(answer.articles) == 5
    assert found(clocks, "sundail", corrects=False) == []


def test_the_last_word_may_be_a_beginning(clocks):
    assert Ranker(clocks).search("sund").corrected == {"sund": "sundial"}
    assert Ranker(clocks).search("sund clock").corrected == {}


def test_a_word_with_a_minus_is_left_out(clocks):
    assert found(clocks, "pendulum -bells.dll") == ["Q900001", "Q900004"]


def test_a_switch_of_one_letter_is_no_word_to_leave_out(clocks):
    answer = Ranker(clocks).search("bells.dll -q")
    assert answer.query.excluded == ()
    assert f"Q{clocks.numbers[answer.articles[0]]}" == "Q900002"


def test_a_part_of_a_compound_counts_half():
    texts = ("Run clock.exe in the tower.", "Run tower.exe with a clock.")
    index = build_index([document(900001 + number, "Bells", text) for number, text in enumerate(texts)])
    ranker = Ranker(index)
    together, apart = (ranker.search(query).scores for query in ("clock.exe", "clock exe"))
    assert together[0] > apart[0]  # it has the compound
    assert together[1] == pytest.approx(apart[1] / 2, rel=0.01)  # it has the parts


def test_a_compound_that_no_article_has_leaves_its_parts_their_full_weight(clocks):
    whole, parts = (Ranker(clocks).search(query).scores for query in ("tower.clock", "tower clock"))
    assert whole[0] == pytest.approx(parts[0], rel=0.2)


def test_words_that_no_article_has_are_named(clocks):
    assert Ranker(clocks).search("clock qwxyzzy").missing == ("qwxyzzy",)


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        "the of",
        "!!! ...",
        "\x00\x1f",
        "<b>",
        "\u202e",
        "\ud800",
        "x" * 10_000,
        "clock " * 500,
        "__proto__",
        '"',
        "-",
        '""',
    ],
    ids=repr,
)
def test_every_query_has_an_answer(query, clocks):
    assert Ranker(clocks).search(query[: LONGEST_QUERY * 2]).articles.dtype == np.int64


def test_words_in_their_order_come_first():
    texts = (
        "The cuckoo clock fell. A clock weight is lost.",
        "The cuckoo clock weight is lost. Hang another one on the chain, and wind it up in the evening.",
    )
    index = build_index([document(900001 + number, "Repairs", text) for number, text in enumerate(texts)])
    answer = Ranker(index).search("cuckoo clock weight")
    assert answer.articles.tolist() == [0, 1]
    assert [article for article, _ in first_articles(answer, texts.__getitem__)] == [1, 0]


def test_a_phrase_leaves_only_articles_that_have_it():
    texts = (
        "A weight hangs on the clock.",
        "The clock weight hangs on a chain.",
        "BellTower for clocks: clock weight 2.",
    )
    index = build_index([document(900001 + number, "Repairs", text) for number, text in enumerate(texts)])
    found = [article for article, _ in first_articles(Ranker(index).search('"clock weight"'), texts.__getitem__)]
    assert sorted(found) == [1, 2]
    found = [
        article for article, _ in first_articles(Ranker(index).search('"belltower for clocks"'), texts.__getitem__)
    ]
    assert found == [2]


@pytest.mark.parametrize(
    ("text", "part"),
    [("a b c d", 1.0), ("x b c d", 2 / 3), ("d c b a", 0.0), ("", 0.0)],
    ids=["all", "some", "none", "empty"],
)
def test_runs_of_words_in_order(text, part):
    assert in_order(("a", "b", "c", "d"), text) == pytest.approx(part)


def test_an_index_is_read_back_as_it_was_written(clocks, tmp_path):
    write_index(clocks, {"year": [Value("1999", "1999", [0, 2])]}, load_names(), tmp_path / "index")
    back = read_index(tmp_path / "index")
    assert back.forms == clocks.forms
    for name in ("numbers", "title_lengths", "citations", "starts", "articles", "impacts"):
        assert np.array_equal(getattr(back, name), getattr(clocks, name)), name


def test_a_common_word_keeps_all_its_articles(tmp_path, monkeypatch):
    monkeypatch.setattr("mskb.search.build.LONGEST_LIST", 3)
    index = build_index([document(1000 + number, "", "clock " * (number + 1)) for number in range(8)])
    assert len(found(index, "clock")) == 8
    write_index(index, {}, load_names(), tmp_path / "index")
    assert found(read_index(tmp_path / "index"), "clock") == found(index, "clock")


def test_an_archive_without_articles_has_an_index(tmp_path):
    index = build_index([])
    write_index(index, {}, load_names(), tmp_path / "index")
    assert found(read_index(tmp_path / "index"), "clock") == []


def test_a_damaged_or_missing_index_is_named(clocks, tmp_path):
    with pytest.raises(ValueError, match="no index"):
        read_index(tmp_path)
    write_index(clocks, {}, load_names(), tmp_path)
    entry = json.loads((tmp_path / ENTRY).read_bytes())
    (tmp_path / entry["folder"] / "block-0").write_bytes(b"no gzip")
    with pytest.raises(ValueError, match="damaged"):
        read_index(tmp_path)


def test_words_that_are_damaged_are_refused():
    assert unpack_words(NO_WORDS)[0].words == []
    with pytest.raises(ValueError, match="no words"):
        unpack_words(b"no words")
