"""Anything else that tells a Q-number."""

from __future__ import annotations

import pytest

from mskb.dialects.plain import cited_id
from mskb.dialects.reader import read_article
from mskb.model.article import Article, Dialect, Source
from mskb.model.defects import DefectKind
from mskb.source.decode import decode


def read(text: str, path: str = "notes/readme.txt") -> Article:
    article = read_article(decode(text.encode()), Source(path))
    assert isinstance(article, Article)
    assert article.dialect is Dialect.PLAIN
    return article


@pytest.mark.parametrize(
    ("text", "article_id", "title"),
    [
        pytest.param("Q123456: A Title\n\nText.", "Q123456", "A Title", id="number-and-title"),
        pytest.param("# q99 - A Title\n\nText.", "Q99", "A Title", id="a-markdown-heading"),
        pytest.param("Article ID: Q123456\n\nText.", "Q123456", "Article ID: Q123456", id="a-label"),
        pytest.param("PSS ID Number: Q123456\nText.", "Q123456", "PSS ID Number: Q123456", id="another-label"),
        pytest.param("A Title\n\nSee Q123456 for more.", "Q123456", "A Title", id="a-number-that-is-merely-cited"),
        pytest.param("* * *\n\nQ123456 A Title", "Q123456", "A Title", id="a-rule-is-no-title"),
        pytest.param("---\ntitle: Q123456 A Title\n---\n\nText.", "Q123456", "A Title", id="front-matter"),
        pytest.param("---\ntitle: A Title\ntags: [a, b]\n---\n\nQ123456 x", "Q123456", "x", id="number-below-it"),
    ],
)
def test_number_and_title(text, article_id, title):
    article = read(text)
    assert (article.id, article.title) == (article_id, title)
    assert article.defects == ()


def test_all_of_the_text_is_kept():
    text = "Q123456: A Title\n\nOne.\n\n   two\n\n---\n\nThree."
    assert read(text).text == text


def test_the_files_number_comes_before_one_that_is_cited():
    assert read("A Title\n\nSee Q123456.", "Q77.txt").id == "Q77"


def test_broken_front_matter_stays_in_the_text():
    article = read("---\ntitle: BUG: x: y\n: {\n---\nText of Q123456.")
    assert article.text == "---\ntitle: BUG: x: y\n: {\n---\nText of Q123456."
    assert article.title == "BUG: x: y"
    assert [defect.kind for defect in article.defects] == [DefectKind.FRONT_MATTER]


def test_a_long_first_line_is_no_title_whole():
    article = read("Q123456 " + "x" * 5000)
    assert len(article.title) == 200
    assert article.text.endswith("x" * 5000)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        pytest.param("see Q123456 and Q1", "Q123456", id="the-first"),
        pytest.param("See Q123456.", "Q123456", id="at-the-end-of-a-sentence"),
        pytest.param("run Q123456.exe", "", id="a-file"),
        pytest.param("FAQ1 Q12345678 Q&A", "", id="none"),
    ],
)
def test_cited_id(line, found):
    assert cited_id(["", line]) == found
