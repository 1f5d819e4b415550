"""Q-numbers: which are references, and which article an address meant."""

from __future__ import annotations

import pytest

from mskb.inline.article_links import Q_NUMBER, article_of_address, reference_of


def references_in(text: str) -> list[str]:
    return [target for match in Q_NUMBER.finditer(text) if (target := reference_of(match, text))]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        pytest.param("   Q123456 Some Title", ["Q123456"], id="own-line"),
        pytest.param("Q99999: Some Title", ["Q99999"], id="five-digits-and-a-colon"),
        pytest.param("Q141735Windows Setup", ["Q141735"], id="glued-to-its-title"),
        pytest.param("ARTICLE-ID: Q123456", ["Q123456"], id="labelled"),
        pytest.param("ARTICLE-ID:Q102878", ["Q102878"], id="labelled-without-a-blank"),
        pytest.param("see article (Q123456).", ["Q123456"], id="in-brackets"),
        pytest.param('the article "Q123456"', ["Q123456"], id="quoted"),
        pytest.param("Q123456, Q123457 and Q123458", ["Q123456", "Q123457", "Q123458"], id="several"),
        pytest.param("Q157719Q157718Q98765 INFO", ["Q157719", "Q157718", "Q98765"], id="glued-to-each-other"),
        pytest.param("see q123456", ["Q123456"], id="lower-case"),
        pytest.param("article Q 274256.", ["Q274256"], id="spaced"),
        pytest.param("Q012345 Title", ["Q12345"], id="a-leading-zero"),
        pytest.param("<LINK VALUE=Q123456>", ["Q123456"], id="in-a-tag"),
        pytest.param("see Q123456.", ["Q123456"], id="at-the-end-of-a-sentence"),
        pytest.param("Q123456. Then restart", ["Q123456"], id="and-another-sentence"),
    ],
)
def test_references(text, targets):
    assert references_in(text) == targets


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("run Q243681.exe", id="hotfix"),
        pytest.param("run Q244599i.EXE /q", id="hotfix-with-a-letter"),
        pytest.param("Q273772_W2K_SP2_x86_en.EXE", id="hotfix-with-a-version"),
        pytest.param("Q248838engi.exe", id="hotfix-with-a-language"),
        pytest.param("Q123456.zip and Q123456-x.dll", id="other-files"),
        pytest.param(r"\HOTFIX\Q246009", id="a-folder"),
        pytest.param("ftp/Q246009", id="part-of-a-path"),
        pytest.param("FAQ123456", id="the-end-of-a-word"),
        pytest.param("MS_Q123456 and KB-Q123456", id="part-of-a-name"),
        pytest.param("Q1234", id="four-digits"),
        pytest.param("Q2200510 WP_", id="seven-digits"),
        pytest.param("aQ1234567Q123456", id="glued-to-something-else"),
        pytest.param("Q810T517", id="a-printers-file"),
        pytest.param("Q 27425 Q&A", id="spaced-with-five-digits"),
        pytest.param("123456 Some Title", id="no-q"),
    ],
)
def test_what_is_no_reference(text):
    assert references_in(text) == []


@pytest.mark.parametrize(
    ("url", "target"),
    [
        pytest.param("http://support.microsoft.com/support/kb/articles/Q156/3/58.asp", "Q156358", id="asp"),
        pytest.param("http://support.microsoft.com/support/kb/articles/q126/3/80.asp", "Q126380", id="lower-case"),
        pytest.param("http://support.microsoft.com/support/kb/articles/Q98/0/07.ASP", "Q98007", id="five-digits"),
        pytest.param("ftp://ftp.microsoft.com/developr/fox/kb/q143/3/20.txt", "Q143320", id="ftp"),
        pytest.param("http://support.microsoft.com/default.aspx?scid=kb;EN-US;q154512", "Q154512", id="scid"),
        pytest.param("http://support.microsoft.com/default.aspx?scid=kb;en-us;154512", "Q154512", id="scid-without-q"),
        pytest.param("http://support.microsoft.com/default.aspx?scid=kb;;Q099999", "Q99999", id="scid-leading-zero"),
        pytest.param("http://support.microsoft.com/support/kb/articles/qxxx/x/xx.asp", None, id="a-pattern"),
        pytest.param("http://support.microsoft.com/support/", None, id="another-page"),
        pytest.param("http://example.com/Q123456.exe", None, id="a-file"),
        pytest.param("http://support.microsoft.com/support/kb/articles/Q156/3/588.asp", None, id="too-many-digits"),
    ],
)
def test_article_of_address(url, target):
    assert article_of_address(url) == target
