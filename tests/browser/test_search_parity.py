"""The search in a browser and the search in Python have the same words and find the same articles in the same order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mskb.search.files import FOLDER, read_index
from mskb.search.ranking import Ranker
from mskb.search.words import sequence_of

pytestmark = pytest.mark.browser

CASES = json.loads((Path(__file__).parents[1] / "cases" / "search_words.json").read_text(encoding="utf-8"))
QUERIES = (
    *("pendulum clock", "tower bell", "RingTheBell", "0xC00DBEEF", "bells.dll", "sundail garden", "sund", "esundial"),
    *("nt4 clock stops", "how do I wind the clock", "garden -night", "the", "", "!!!", "x" * 3000, "bells.dll -q"),
    *("__proto__ constructor", "clock " * 500, "\ud800", "\ud800clock \udc00", "\U0001f570 clock", "-1018"),
    *("pendulum of the clock was lost", "the clock rings no pendulum", "sundial garden hour night", "CLOCKS\\Speed"),
    *("clocks.dll bells.exe", "STOP 0x C00DBEEF", "Sieve.dll 2.0.1493.300", "sieve version 2.0.1493"),
    *('"pendulum of the clock"', '"sundial of garden" -hour', '-"shows no hour"', '3.5" garden in a 5.25" clock'),
    *('the file "C:\\Clocks\\clock97.xls"', '"garden -hour"', "isn’t RingTheBell’s bell", "1+1000 FFFFFFFF 123_456"),
)


def test_words_are_the_same(site, open_page):
    page = open_page(site.root + "404.html")
    script = """async ([address, texts]) => {
      const { sequenceOf, wordsOf } = await import(address);
      return texts.map((text) => [wordsOf(text), sequenceOf(text)]);
    }"""
    found = page.evaluate(script, [f"{site.root}assets/mskb-search-words.js", [text for text, _ in CASES]])
    assert found == [[words, sequence_of(text)] for text, words in CASES]


def test_the_order_is_the_same(site, open_page):
    page = open_page(site.root + "404.html")
    script = """async ([root, queries]) => {
      const { Files } = await import(root + "assets/mskb-search-files.js");
      const { Ranker } = await import(root + "assets/mskb-search-ranking.js");
      const ranker = new Ranker(await Files.open(root));
      const answers = [];
      for (const query of queries) {
        const { articles, scores, query: read, corrected, widened, missing } = await ranker.search(query);
        const parts = [read.words, read.sequence, [...read.wholes], read.last, read.phrases, read.excluded];
        const told = [parts, [...corrected], [...widened], missing];
        answers.push([articles, articles.map((article) => scores[article]), ...told]);
      }
      return answers;
    }"""
    ranker = Ranker(read_index(site.folder / FOLDER))
    for query, answer in zip(QUERIES, page.evaluate(script, [site.root, list(QUERIES)]), strict=True):
        articles, scores, parts, corrected, widened, missing = answer
        expected = ranker.search(query)
        assert articles == expected.articles.tolist(), query
        assert scores == pytest.approx([expected.scores[article] for article in articles]), query
        read = expected.query
        lists = [[*map(list, words)] for words in (read.phrases, read.excluded)]
        assert parts[:2] == [list(read.words), list(read.sequence)], query
        assert dict(parts[2]) == read.wholes, query
        assert parts[3:] == [read.last, *lists], query
        assert dict(corrected) == expected.corrected, query
        assert dict(widened) == expected.widened, query
        assert missing == list(expected.missing), query
