from __future__ import annotations

import pytest

from mskb.inline.web_links import ADDRESS, trim_address, url_of


def addresses_in(text: str) -> list[str]:
    return [url_of(match, trim_address(match[0])) for match in ADDRESS.finditer(text)]


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        pytest.param("see http://www.example.com/a?b=c&d#e.", ["http://www.example.com/a?b=c&d#e"], id="http"),
        pytest.param("HTTPS://Example.com, ftp://a.b/c", ["https://Example.com", "ftp://a.b/c"], id="schemes"),
        pytest.param("at www.example.com/a.", ["http://www.example.com/a"], id="www"),
        pytest.param("at ftp.example.com!", ["ftp://ftp.example.com"], id="ftp-host"),
        pytest.param("mail some.one@example.co.uk.", ["mailto:some.one@example.co.uk"], id="mailbox"),
        pytest.param("(http://example.com/a_(b))", ["http://example.com/a_(b)"], id="brackets"),
        pytest.param('"http://example.com/"\'', ["http://example.com/"], id="quotes"),
        pytest.param("xhttp://example.com", [], id="the-end-of-a-word"),
        pytest.param("awww.example.com", [], id="the-end-of-a-name"),
        pytest.param("www.com", [], id="one-name-only"),
        pytest.param("user@localhost", [], id="a-mailbox-without-a-domain"),
        pytest.param("//sp@ce a@b@c.com", [], id="not-quite-a-mailbox"),
        pytest.param(r"http://\server", [], id="a-path"),
    ],
)
def test_addresses(text, urls):
    assert addresses_in(text) == urls


@pytest.mark.parametrize(
    ("text", "trimmed"),
    [
        pytest.param("http://a.b/c.", "http://a.b/c", id="full-stop"),
        pytest.param("http://a.b/c).,;:", "http://a.b/c", id="several"),
        pytest.param("http://a.b/c(d)", "http://a.b/c(d)", id="an-opened-bracket"),
        pytest.param("http://a.b/c(d))", "http://a.b/c(d)", id="one-bracket-too-many"),
        pytest.param("...", "", id="nothing-else"),
    ],
)
def test_trim_address(text, trimmed):
    assert trim_address(text) == trimmed
