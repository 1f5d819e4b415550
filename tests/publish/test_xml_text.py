"""Text of articles in XML, and on one line."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mskb.publish.xml_text import one_line, xml_text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a\nb", id="line feed"),
        pytest.param("a\r\nb", id="carriage return"),
        pytest.param("a\x0b\x0cb", id="vertical tab and form feed"),
        pytest.param("a\x1c\x1d\x1eb", id="separators of files, groups and records"),
        pytest.param("a\x85b", id="next line"),
        pytest.param("a\u2028\u2029b", id="separators of lines and paragraphs"),
        pytest.param(" a \t b ", id="blanks"),
    ],
)
def test_every_break_of_a_line_is_a_blank(text):
    assert one_line(text) == "a b"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("A & B <c> \"d\" 'e'", "A &amp; B &lt;c&gt; &quot;d&quot; &#x27;e&#x27;", id="marks of XML"),
        pytest.param("]]> <![CDATA[", "]]&gt; &lt;![CDATA[", id="character data"),
        pytest.param("a\x00\x08\x1b[31m", "a\ufffd\ufffd\ufffd[31m", id="controls"),
        pytest.param("a\ufffe\uffff\ud800", "a\ufffd\ufffd\ufffd", id="no characters"),
        pytest.param("Ä é 日本 😀", "Ä é 日本 😀", id="letters"),
    ],
)
def test_what_xml_forbids_is_taken_out(text, written):
    assert xml_text(text) == written


@given(st.text(st.characters()))
def test_any_text_is_read_back(text):
    element = ET.fromstring(f'<a b="{xml_text(text)}">{xml_text(text)}</a>')
    assert element.get("b") == (element.text or "")
    assert len((element.text or "").splitlines()) <= 1
