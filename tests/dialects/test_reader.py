"""Which dialect, and which number."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mskb.dialects.reader import NoArticle, name_id, read_article
from mskb.model.article import Article, Dialect, Source
from mskb.model.blocks import texts_of
from mskb.model.defects import Defect, DefectKind, Severity
from mskb.pipeline.read import Refused, read_bytes
from mskb.source.decode import decode

EXPORT = "DOCUMENT:Q123456  25-JUN-2000  [sms]\nTITLE   :A Title\n"
PAGE = "## Q123456: A Title\n\n\tArticle: Q123456\n\tProduct(s): Microsoft Access\n"


def read(text: str, path: str = "a.txt") -> Article | NoArticle:
    return read_article(decode(text.encode()), Source(path))


@pytest.mark.parametrize(
    ("text", "dialect"),
    [
        pytest.param(EXPORT, Dialect.DOCUMENT, id="export"),
        pytest.param("\n\n" + EXPORT, Dialect.DOCUMENT, id="export-below-blank-lines"),
        pytest.param(PAGE, Dialect.WRAPPED, id="page"),
        pytest.param(PAGE.replace("Microsoft Access", "See article"), Dialect.LIBRARY, id="library"),
        pytest.param("Q123456 A Title", Dialect.PLAIN, id="plain"),
        pytest.param("A text.\n\n" + EXPORT, Dialect.PLAIN, id="an-export-that-is-quoted"),
    ],
)
def test_the_top_tells_the_dialect(text, dialect):
    article = read(text)
    assert isinstance(article, Article)
    assert (article.dialect, article.id) == (dialect, "Q123456")


@pytest.mark.parametrize(
    ("text", "path", "article_id", "mismatch"),
    [
        pytest.param(EXPORT, "123/Q123456.TXT", "Q123456", "", id="both-agree"),
        pytest.param(EXPORT, "a.txt", "Q123456", "", id="the-name-tells-none"),
        pytest.param(EXPORT, "Q1.txt", "Q123456", "Q123456 in the text, Q1 in the name", id="the-text-wins"),
        pytest.param(
            PAGE, "kb/012/Q12345/README.md", "Q123456", "Q123456 in the text, Q12345 in the name", id="folder"
        ),
        pytest.param(EXPORT.replace("Q123456", ""), "Q77/a.txt", "Q77", "", id="the-folder-tells"),
        pytest.param(EXPORT.replace("Q123456", ""), "Q77/q0088.txt", "Q88", "", id="the-name-comes-before-the-folder"),
        pytest.param(EXPORT.replace("Q123456", "q0123456"), "a.txt", "Q123456", "", id="as-the-archive-writes-it"),
    ],
)
def test_the_id(text, path, article_id, mismatch):
    article = read(text, path)
    assert isinstance(article, Article)
    assert article.id == article_id
    details = [defect.detail for defect in article.defects if defect.kind is DefectKind.ID_MISMATCH]
    assert details == ([mismatch] if mismatch else [])
    assert DefectKind.ID_MISMATCH.severity is Severity.NOTE


@pytest.mark.parametrize(
    ("text", "path", "answer"),
    [
        pytest.param("", "README.md", NoArticle(), id="empty-and-nameless"),
        pytest.param(" \n\t\n", "Q1.txt", NoArticle(Defect(DefectKind.EMPTY_FILE)), id="empty"),
        pytest.param("How to use this.\n", "README.md", NoArticle(), id="a-readme"),
        pytest.param("Run Q123456.exe.\n", "README.md", NoArticle(), id="a-readme-that-names-a-file"),
        pytest.param(
            "TITLE   :A Title\n", "a.txt", NoArticle(Defect(DefectKind.NO_ID)), id="an-article-without-a-number"
        ),
    ],
)
def test_no_article(text, path, answer):
    assert read(text, path) == answer


@pytest.mark.parametrize(
    ("path", "found"),
    [
        pytest.param("243/Q243681.TXT", "Q243681", id="file"),
        pytest.param("kb/243/Q243681/README.md", "Q243681", id="folder"),
        pytest.param("Q1/kb-q0002 (copy).md", "Q2", id="among-other-words"),
        pytest.param("Q1/deep/README.md", "", id="not-further-up"),
        pytest.param("FAQ1.txt", "", id="part-of-a-word"),
        pytest.param("Q12345678.txt", "", id="too-many-digits"),
        pytest.param("Q3/Q12345678.txt", "Q3", id="the-folder-instead"),
    ],
)
def test_name_id(path, found):
    assert name_id(path) == found


def test_an_articles_title_is_one_line_and_never_empty():
    article = read("DOCUMENT:Q123456\nTITLE   :\n")
    assert isinstance(article, Article)
    assert article.title == "Q123456"


PIECES = st.sampled_from(
    [
        "DOCUMENT:Q123456  25-JUN-2000  [sms]\n", "TITLE   :", "PROD/VER:winnt:1.0\n", "KEYWORDS:kb\n", "=" * 70 + "\n",
        "---\n", "title: Q1\n", "## Q123456: x\n", "\tArticle: Q123456\n", "{% raw %}\n", "{% endraw %}\n",
        "The information in this article applies to:\n", " - ", "- ", "1. ", "-" * 79 + "\n", "\n", "\t", "   ",
        "SUMMARY\n=======\n", "Additional query words: ", "KBCategory: kb\n", "Keywords          : kb\n", "Q123456 ",
        "http://a.b/", "\x00", "\xa0", "\r", "[ASCII 146]", "<B7>", "word ", "|", "*",
    ]
)  # fmt: skip


@settings(derandomize=True, deadline=None, max_examples=300)
@given(
    st.one_of(
        st.binary(max_size=300), st.text(max_size=200).map(str.encode), st.lists(PIECES).map("".join).map(str.encode)
    ),
    st.sampled_from(["Q123456.TXT", "README.md"]),
)
@example(b"", "Q1.TXT")
@example(b"\xff\xfe\x00", "Q1.TXT")
def test_any_bytes_give_an_article_or_a_reason(data, path):
    answer = read_bytes(data, path)
    if isinstance(answer, Refused):
        assert answer.defect is None or answer.defect.kind is not DefectKind.READER_FAILED, answer.defect
        return
    assert answer.id
    assert answer.title
    assert not any(defect.severity is Severity.ERROR for defect in answer.defects)
    kept = "".join(texts_of(answer.blocks))
    assert sorted(filter(str.isalnum, kept)) == sorted(filter(str.isalnum, answer.text))
