from __future__ import annotations

import pytest

from mskb.fields.keywords import compare_keywords, parse_library_keywords, parse_query_words, parse_words
from mskb.model.defects import DefectKind

LONG = "kbfile kbsample kbDlg kbOSWin2000 kbSDKWin32 kbGrpDSUser kbOSWin310 kbWndwOne kbWndwTwo kb"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("", (), id="empty"),
        pytest.param("kbnetwork  kbsms200 ", ("kbnetwork", "kbsms200"), id="blanks"),
        pytest.param("kbfaq kbFAQ kbtool kbfaq", ("kbfaq", "kbtool"), id="once-each-whatever-the-case"),
    ],
)
def test_parse_words(text, words):
    assert parse_words(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("ENDUSER | s_quickc H_MASM | mspl13_c", ("s_quickc", "H_MASM"), id="three-columns"),
        pytest.param("ENDUSER | | mspl13_c", (), id="no-words"),
        pytest.param("ENDUSER| | | mspl13_c", (), id="four-columns-and-no-words"),
        pytest.param(
            "ENDUSER | buglist5.10 | fixlist5.10A | mspl13_masm", ("buglist5.10", "fixlist5.10A"), id="four-columns"
        ),
        pytest.param("MS-DOS | docerr | mspl13_basic", ("docerr",), id="another-audience"),
        pytest.param(
            "ENDUSER | SR# G900101-12 B_BasicCom SR# G900102-3 | mspl13_basic",
            ("SR# G900101-12", "B_BasicCom", "SR# G900102-3"),
            id="service-requests",
        ),
        pytest.param("docerr", ("docerr",), id="no-columns"),
        pytest.param("", (), id="empty"),
    ],
)
def test_parse_library_keywords(text, words):
    assert parse_library_keywords(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("prodsms 2.00 prodnt", ("prodsms", "2.00", "prodnt"), id="blanks"),
        pytest.param("copy queue, NetWare, ,", ("copy queue", "NetWare"), id="commas"),
        pytest.param("hung;hang; lock up", ("hung", "hang", "lock up"), id="semicolons"),
        pytest.param("", (), id="empty"),
    ],
)
def test_parse_query_words(text, words):
    assert parse_query_words(text) == words


@pytest.mark.parametrize(
    ("header", "footer", "damage"),
    [
        pytest.param("kbtool kbfaq", "kbtool  kbfaq", None, id="the-same"),
        pytest.param("", "", None, id="both-empty"),
        pytest.param("kbtoolkbfaq", "kbtool kbfaq", DefectKind.GLUED_KEYWORDS, id="glued"),
        pytest.param(LONG, LONG + "Three kbfaq", DefectKind.CUT_KEYWORDS, id="cut-in-a-word"),
        pytest.param(LONG[:-3].replace(" kbW", "kbW"), LONG + "Three", DefectKind.CUT_KEYWORDS, id="glued-and-cut"),
        pytest.param("kbtool", "kbtool kbfaq", DefectKind.HEADER_DISAGREES, id="too-short-to-be-cut"),
        pytest.param("kbtool", "kbsetup", DefectKind.HEADER_DISAGREES, id="other-words"),
        pytest.param("", "kbsetup", DefectKind.HEADER_DISAGREES, id="empty-header"),
    ],
)
def test_compare_keywords(header, footer, damage):
    assert compare_keywords(header, footer) is damage
