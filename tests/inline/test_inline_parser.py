from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mskb.inline.parser import parse_citation, parse_inlines
from mskb.model.inlines import ArticleLink, LineBreak, Text, WebLink, text_of

KB = "http://support.microsoft.com/support/kb/articles/Q156/3/58.asp"


@pytest.mark.parametrize(
    ("text", "inlines"),
    [
        pytest.param("", (), id="empty"),
        pytest.param("plain <b>text</b>", (Text("plain <b>text</b>"),), id="text"),
        pytest.param("one\ntwo", (Text("one"), LineBreak(), Text("two")), id="a-break-that-means-something"),
        pytest.param("see Q123456 now", (Text("see "), ArticleLink("Q123456", "Q123456"), Text(" now")), id="a-number"),
        pytest.param("see q123456", (Text("see "), ArticleLink("Q123456", "q123456")), id="its-text-stays"),
        pytest.param("Q 274256", (ArticleLink("Q274256", "Q 274256"),), id="spaced"),
        pytest.param("run Q123456.exe", (Text("run Q123456.exe"),), id="a-file"),
        pytest.param(
            "at www.example.com.",
            (Text("at "), WebLink("http://www.example.com", "www.example.com"), Text(".")),
            id="web",
        ),
        pytest.param("a@example.com", (WebLink("mailto:a@example.com", "a@example.com"),), id="a-mailbox"),
        pytest.param(f"({KB})", (Text("("), ArticleLink("Q156358", KB), Text(")")), id="an-articles-old-address"),
        pytest.param(
            "http://example.com/Q123456",
            (WebLink("http://example.com/Q123456", "http://example.com/Q123456"),),
            id="a-number-in-an-address",
        ),
        pytest.param("http://<server>/x", (Text("http://<server>/x"),), id="a-pattern"),
        pytest.param("http://server<n>/x", (Text("http://server<n>/x"),), id="a-pattern-further-on"),
        pytest.param("http://[x]", (Text("http://[x]"),), id="a-pattern-in-brackets"),
        pytest.param("http://%mill%/x/", (Text("http://%mill%/x/"),), id="a-pattern-in-percent-signs"),
        pytest.param("http://a.b/%20", (WebLink("http://a.b/%20", "http://a.b/%20"),), id="a-percent-sign-in-a-path"),
        pytest.param("a@b.com", (WebLink("mailto:a@b.com", "a@b.com"),), id="a-short-mailbox"),
        pytest.param("ftp://ab", (WebLink("ftp://ab", "ftp://ab"),), id="the-shortest"),
        pytest.param("http://... and ftp://./", (Text("http://... and ftp://./"),), id="no-server"),
    ],
)
def test_parse_inlines(text, inlines):
    assert parse_inlines(text) == inlines


@pytest.mark.parametrize(
    ("text", "inlines"),
    [
        pytest.param("Q123456 Some Title", (ArticleLink("Q123456", "Q123456 Some Title"),), id="number-and-title"),
        pytest.param("Q123456", (ArticleLink("Q123456", "Q123456"),), id="number-alone"),
        pytest.param("Q123456Glued Title", (ArticleLink("Q123456", "Q123456Glued Title"),), id="glued"),
        pytest.param(
            "ARTICLE-ID: Q123456", (Text("ARTICLE-ID: "), ArticleLink("Q123456", "Q123456")), id="with-a-label"
        ),
        pytest.param(
            "Q123456 Q123457 Two in One",
            (ArticleLink("Q123456", "Q123456"), Text(" "), ArticleLink("Q123457", "Q123457 Two in One")),
            id="two-numbers-in-a-row",
        ),
        pytest.param(
            "Q123456 Title That Names Q123457",
            (ArticleLink("Q123456", "Q123456 Title That Names Q123457"),),
            id="nested",
        ),
        pytest.param(
            "Q123456Q123457 Glued",
            (ArticleLink("Q123456", "Q123456"), ArticleLink("Q123457", "Q123457 Glued")),
            id="glued-to-each-other",
        ),
        pytest.param("No number", (Text("No number"),), id="none"),
        pytest.param("Q123456.exe", (Text("Q123456.exe"),), id="a-file"),
    ],
)
def test_parse_citation(text, inlines):
    assert parse_citation(text) == inlines


ARCHIVE_TEXT = st.lists(
    st.sampled_from(
        ["Q12", "345", "Q123456", " ", "\n", "http://", "www.", "a.b", "@", ".", "(", ")", "<", ".exe", "é"]
    ),
    max_size=20,
).map("".join)


@settings(derandomize=True, deadline=None)
@given(st.one_of(ARCHIVE_TEXT, st.text(max_size=80)))
def test_no_letter_is_lost_or_moved(text):
    assert text_of(parse_inlines(text)) == text
    assert text_of(parse_citation(text.replace("\n", " "))) == text.replace("\n", " ")


@settings(derandomize=True, deadline=None)
@given(ARCHIVE_TEXT)
def test_links_have_a_safe_address(text):
    for inline in parse_inlines(text):
        if isinstance(inline, WebLink):
            assert inline.url.lower().startswith(("http://", "https://", "ftp://", "mailto:"))
