from __future__ import annotations

import pytest

from mskb.fields.header import (
    find_wrapped_header,
    read_document_header,
    read_wrapped_header,
    split_document_line,
)

RULE = "=" * 70
FULL = [
    "DOCUMENT:Q123456  25-JUN-2000  [sms]",
    "TITLE   :SMS: Something Fails",
    "PRODUCT :Microsoft Systems Management Server",
    "PROD/VER:winnt:2.0",
    "OPER/SYS:",
    "KEYWORDS:kbsms200 ",
]


def test_a_whole_header_ends_below_its_rule():
    header = read_document_header([*FULL, "", RULE, "SUMMARY"], 0)
    assert header.fields == {
        "DOCUMENT": "Q123456  25-JUN-2000  [sms]",
        "TITLE": "SMS: Something Fails",
        "PRODUCT": "Microsoft Systems Management Server",
        "PROD/VER": "winnt:2.0",
        "OPER/SYS": "",
        "KEYWORDS": "kbsms200",
    }
    assert header.unparsed == []
    assert header.end == 8


@pytest.mark.parametrize(
    ("lines", "labels", "unparsed", "end"),
    [
        pytest.param([*FULL, "", "SUMMARY"], 6, [], 6, id="no-rule"),
        pytest.param(FULL[:3], 3, [], 3, id="cut-in-half"),
        pytest.param([*FULL[:2], "PROD"], 2, [], 2, id="cut-in-a-label"),
        pytest.param([*FULL[:2], "a stray line", *FULL[2:], "", RULE], 6, ["a stray line"], 9, id="a-stray-line"),
        pytest.param(
            [*FULL, FULL[1].replace("SMS", "XMS"), "", RULE],
            6,
            ["TITLE   :XMS: Something Fails"],
            9,
            id="twice-the-first-counts",
        ),
        pytest.param([*FULL, FULL[1], "", RULE], 6, [], 9, id="the-same-twice"),
        pytest.param([*FULL, "", "", "=" * 68], 6, [], 9, id="a-short-rule-lower-down"),
        pytest.param([*FULL, "", "=" * 7], 6, [], 6, id="a-headings-underline-is-no-rule"),
        pytest.param([], 0, [], 0, id="nothing"),
    ],
)
def test_headers_in_trouble(lines, labels, unparsed, end):
    header = read_document_header(lines, 0)
    assert (len(header.fields), header.unparsed, header.end) == (labels, unparsed, end)
    if labels > 1:
        assert header.fields["TITLE"] == "SMS: Something Fails"


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        pytest.param("Q123456  25-JUN-2000  [sms]", ("Q123456", "25-JUN-2000", "sms"), id="whole"),
        pytest.param("Q123456", ("Q123456", "", ""), id="id-alone"),
        pytest.param("25-JUN-2000  [sms]", ("", "25-JUN-2000", "sms"), id="no-id"),
        pytest.param("Q123456  [sms", ("Q123456", "", "sms"), id="cut-in-the-code"),
        pytest.param("Q123456  25-JU", ("Q123456", "25-JU", ""), id="cut-in-the-date"),
        pytest.param("q99  1-JAN-1990", ("q99", "1-JAN-1990", ""), id="lower-case"),
        pytest.param("", ("", "", ""), id="empty"),
    ],
)
def test_split_document_line(value, parts):
    found = split_document_line(value)
    assert (found["id"], found["date"], found["code"]) == parts


def test_a_jekyll_pages_header():
    lines = [
        "## Q123456: A Title",
        "",
        "Article: Q123456",
        "Product(s): Microsoft Access",
        "Version(s): 2.0 | 7.0",
        "Operating System(s): ",
        "Keyword(s): kbusage",
        "Last Modified: 9-AUG-1989",
        "",
        "Text: and more",
    ]
    start = find_wrapped_header(lines)
    assert start == 2
    header = read_wrapped_header(lines, start)
    assert header.fields == {
        "Article": "Q123456",
        "Product(s)": "Microsoft Access",
        "Version(s)": "2.0 | 7.0",
        "Operating System(s)": "",
        "Keyword(s)": "kbusage",
        "Last Modified": "9-AUG-1989",
    }
    assert header.end == 8


def test_a_page_without_a_header():
    assert find_wrapped_header(["## Q123456: A Title", "", "Text."]) is None
