from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mskb.model.defects import DefectKind, Severity
from mskb.source.decode import decode, is_binary


@pytest.mark.parametrize(
    ("data", "lines"),
    [
        pytest.param(b"one\r\ntwo\r\n", ["one", "two", ""], id="crlf"),
        pytest.param(b"one\ntwo\n", ["one", "two", ""], id="lf"),
        pytest.param(b"one\rtwo\r", ["one", "two", ""], id="cr"),
        pytest.param(b"one\r\ntwo\nthree\rfour", ["one", "two", "three", "four"], id="all-three-and-no-final-newline"),
        pytest.param(b"one\x0ctwo\x0bthree", ["one", "two", "three"], id="form-feed-and-vertical-tab-end-a-line"),
        pytest.param(b"", [""], id="empty"),
        pytest.param(b"\xef\xbb\xbfDOCUMENT:", ["DOCUMENT:"], id="bom-before-utf-8"),
        pytest.param(b"\xef\xbb\xbfna\xefve", ["naïve"], id="bom-before-windows-1252"),
        pytest.param("Größe".encode(), ["Größe"], id="utf-8"),
        pytest.param(b"Gr\xf6\xdfe \x93quoted\x94 \x96 it\x92s", ["Größe “quoted” – it’s"], id="windows-1252"),
        pytest.param(b"a\xa0b", ["a b"], id="no-break-space"),
        pytest.param("a\u00a0b".encode(), ["a b"], id="no-break-space-in-utf-8"),
        pytest.param(b"a\tb  ", ["a\tb  "], id="tabs-and-trailing-blanks-stay"),
        pytest.param(b"it[ASCII 146]s [ASCII 147]so[ASCII 148]", ["it’s “so”"], id="ascii-code-of-windows-1252"),
        pytest.param(b"[ASCII 195][ASCII 196] key", ["├─ key"], id="ascii-code-of-box-drawing"),
        pytest.param(b"a[ASCII 160]b", ["a b"], id="ascii-code-of-a-no-break-space"),
        pytest.param(b"[ASCII 065] [ASCII 13] [ASCII]", ["[ASCII 065] [ASCII 13] [ASCII]"], id="other-codes-stay"),
    ],
)
def test_decode(data, lines):
    decoded = decode(data)
    assert decoded.lines == lines
    assert decoded.defects == []


@pytest.mark.parametrize(
    ("data", "lines", "kind", "detail"),
    [
        pytest.param(b"a\x00b", ["a<00>b"], DefectKind.CONTROL_CHARACTER, "1 characters", id="nul"),
        pytest.param(
            b"\x1b[0m\x7f", ["<1B>[0m<7F>"], DefectKind.CONTROL_CHARACTER, "2 characters", id="escape-and-delete"
        ),
        pytest.param("a\u0085b".encode(), ["a\ufffdb"], DefectKind.CONTROL_CHARACTER, "1 characters", id="c1"),
        pytest.param(b"\x81bermittelt", ["\ufffdbermittelt"], DefectKind.UNDEFINED_BYTE, "1 bytes", id="undefined"),
    ],
)
def test_what_has_no_character_becomes_visible(data, lines, kind, detail):
    decoded = decode(data)
    assert decoded.lines == lines
    assert [(defect.kind, defect.line, defect.detail) for defect in decoded.defects] == [(kind, 0, detail)]
    assert decoded.defects[0].severity is Severity.REPAIRED


@pytest.mark.parametrize(
    ("data", "binary"),
    [
        pytest.param(b"", False, id="empty"),
        pytest.param(b"x" * 199 + b"\x00", False, id="a-stray-nul"),
        pytest.param(b"x" * 97 + b"\x00" * 3, True, id="over-one-in-a-hundred"),
        pytest.param("Q123456".encode("utf-16"), True, id="utf-16"),
    ],
)
def test_is_binary(data, binary):
    assert is_binary(data) is binary


@settings(derandomize=True, deadline=None)
@given(st.binary(max_size=400))
def test_any_bytes_give_lines_without_control_characters(data):
    text = "\n".join(decode(data).lines)
    assert not any((char < " " and char not in "\t\n") or "\x7f" <= char <= "\xa0" for char in text)


@settings(derandomize=True, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\xa0["), max_size=200))
def test_printable_text_comes_through_unchanged(text):
    assert "\n".join(decode(text.encode()).lines) == text.removeprefix("\ufeff")
