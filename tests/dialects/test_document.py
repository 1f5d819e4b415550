"""The raw export, whole and in trouble."""

from __future__ import annotations

from datetime import date

import pytest

from mskb.dialects.reader import read_article
from mskb.model.article import Article, Dialect, Product, Source
from mskb.model.defects import Defect, DefectKind
from mskb.model.notice import LEGAL_NOTICE
from mskb.source.decode import decode

HEADER = """\
DOCUMENT:Q123456  25-JUN-2000  [sms]
TITLE   :BUG: Server Stops When Queue Is Full
PRODUCT :Microsoft Systems Management Server
PROD/VER:winnt:2.0,2.0 SP1
OPER/SYS:
KEYWORDS:kbsms200 kbserverkbbuglist
"""
RULE = "\n" + "=" * 70 + "\n"
APPLIES = f"""\
{"-" * 79}
The information in this article applies to:

 - Microsoft Systems Management Server versions 2.0, 2.0 SP1
{"-" * 79}

"""
BODY = """\
SYMPTOMS
========

The server stops. See:

   Q234567 How to Empty a Queue

"""
FOOTER = (
    "Additional query words: prodsms full\n"
    + RULE
    + """\
Keywords          : kbsms200 kbserver kbbuglist
Component         : Admin
Technology        : kbSMSSearch
Version           : winnt:2.0,2.0 SP1
Hardware          : ALPHA x86
Issue type        : kbbug
Solution Type     : kbfix

"""
    + "=" * 77
    + "\n\n"
    + "\n".join(LEGAL_NOTICE)
    + "\n\nCopyright Microsoft Corporation 2000."
)
WHOLE = HEADER + RULE + APPLIES + BODY + FOOTER


def read(text: str, path: str = "Q123456.TXT") -> Article:
    article = read_article(decode(text.encode("cp1252")), Source(path))
    assert isinstance(article, Article)
    assert article.dialect is Dialect.DOCUMENT
    return article


def defects_of(article: Article) -> list[tuple[DefectKind, int]]:
    return [(defect.kind, defect.line) for defect in article.defects]


def test_a_whole_export():
    article = read(WHOLE)
    facts = article.facts
    assert (article.id, article.title) == ("Q123456", "BUG: Server Stops When Queue Is Full")
    assert facts.product == Product("sms", "Microsoft Systems Management Server")
    assert facts.modified == date(2000, 6, 25)
    assert facts.keywords == ("kbsms200", "kbserver", "kbbuglist"), "the footer's, not the header's"
    assert [(p.platform, p.items) for p in facts.versions.platforms] == [("winnt", ("2.0", "2.0 SP1"))]
    assert [(a.name, a.versions) for a in facts.applies_to] == [
        ("Microsoft Systems Management Server", ("2.0", "2.0 SP1"))
    ]
    assert (facts.component, facts.technology, facts.hardware) == ("Admin", ("kbSMSSearch",), ("ALPHA", "x86"))
    assert (facts.issue_type, facts.solution_type) == (("kbbug",), ("kbfix",))
    assert facts.query_words == ("prodsms", "full")
    assert facts.raw["KEYWORDS"] == "kbsms200 kbserverkbbuglist"
    assert facts.raw["footer:Keywords"] == "kbsms200 kbserver kbbuglist"
    assert article.references == ("Q234567",)
    assert article.text == BODY.strip()
    assert defects_of(article) == [(DefectKind.GLUED_KEYWORDS, 0)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(WHOLE.replace("\n", "\r\n"), id="crlf"),
        pytest.param(WHOLE.replace("\n", "\r"), id="cr"),
        pytest.param(WHOLE + "\n\n\n", id="final-newlines"),
        pytest.param("\n\n" + WHOLE, id="blank-lines-first"),
        pytest.param(WHOLE.replace("text\n", "text  \n"), id="trailing-blanks"),
        pytest.param(HEADER + RULE + "\n\n" + APPLIES + "\n" + BODY + FOOTER, id="more-blank-lines"),
    ],
)
def test_line_ends_and_blank_lines_do_not_matter(text):
    article, expected = read(text), read(WHOLE)
    assert (article.text, article.facts, article.references) == (expected.text, expected.facts, expected.references)


def test_blocks_count_lines_from_the_bodys_first():
    article = read(WHOLE)
    first = article.blocks[0].span.first
    lines = (APPLIES + BODY).split("\n")
    assert lines[first - 1] == "SYMPTOMS"


@pytest.mark.parametrize(
    ("text", "defects"),
    [
        pytest.param(
            WHOLE.replace("25-JUN-2000", "31-FEB-2000"),
            [Defect(DefectKind.BAD_DATE, 0, "31-FEB-2000")],
            id="no-such-day",
        ),
        pytest.param(
            WHOLE.replace("PROD/VER:winnt:2.0,2.0 SP1", "PROD/VER:winnt:2.0,2."),
            [Defect(DefectKind.CUT_VERSION, 0, "winnt:2.0,2.")],
            id="cut-version",
        ),
        pytest.param(
            WHOLE.replace("PROD/VER:winnt:2.0,2.0 SP1", "PROD/VER:winnt:1.2"),
            [Defect(DefectKind.HEADER_DISAGREES, 0, "version winnt:1.2")],
            id="header-disagrees",
        ),
        pytest.param(WHOLE.replace("Queue Is Full", "y" * 40), [], id="a-title-of-63-is-whole"),
        pytest.param(
            WHOLE.replace("Queue Is Full", "y" * 41),
            [Defect(DefectKind.CUT_TITLE, 0, "BUG: Server Stops When " + "y" * 41)],
            id="a-title-of-64-may-be-cut",
        ),
        pytest.param(
            WHOLE.replace("winnt:2.0,2.0 SP1", "winnt:2.0 or so"),
            [Defect(DefectKind.UNPARSED_VERSION, 0, "2.0 or so")],
            id="odd-version",
        ),
        pytest.param(
            WHOLE.replace("PRODUCT :Microsoft Systems Management Server\n", ""),
            [Defect(DefectKind.HEADER_INCOMPLETE, 0, "no PRODUCT")],
            id="a-field-less",
        ),
        pytest.param(
            WHOLE + "\n\nP.S.", [Defect(DefectKind.TEXT_AFTER_FOOTER, 0, "1 lines")], id="text-after-the-footer"
        ),
    ],
)
def test_trouble_is_told_with_the_result(text, defects):
    article = read(text)
    assert article.references == ("Q234567",)
    assert [defect for defect in article.defects if defect.kind is not DefectKind.GLUED_KEYWORDS] == defects


def test_text_after_the_footer_is_kept():
    assert read(WHOLE + "\n\nP.S.").text.endswith("\n\nP.S.")


def test_a_date_that_is_none_leaves_the_article_without():
    article = read(WHOLE.replace("25-JUN-2000", "31-FEB-2000"))
    assert article.facts.modified is None
    assert "31-FEB-2000" in article.facts.raw["DOCUMENT"]


@pytest.mark.parametrize("length", range(len("DOCUMENT:Q123456"), len(HEADER), 7))
def test_a_header_cut_anywhere_gives_an_article(length):
    article = read(HEADER[:length])
    assert article.id == "Q123456"
    assert article.text in ("", HEADER[:length].rpartition("\n")[2].strip()), "a label that was cut is text"
    if length < HEADER.index("KEYWORDS:"):
        assert DefectKind.HEADER_INCOMPLETE in [defect.kind for defect in article.defects]


def test_a_header_that_lost_its_first_lines_takes_the_files_number():
    article = read(WHOLE.split("\n", 2)[2], "folder/Q777777.TXT")
    assert (article.id, article.title) == ("Q777777", "Q777777")
    assert Defect(DefectKind.HEADER_INCOMPLETE, 0, "no DOCUMENT, TITLE") in article.defects


def test_a_stray_line_of_the_header_goes_to_the_body():
    article = read(WHOLE.replace("PROD/VER:", "a stray line\nPROD/VER:", 1))
    assert article.text.startswith("a stray line\n")
    assert Defect(DefectKind.UNPARSED_HEADER, 0, "a stray line") in article.defects


def test_the_oldest_form_has_no_rule_and_another_footer():
    article = read(
        HEADER.replace("kbserverkbbuglist", "kbserver").replace("OPER/SYS:", "OPER/SYS:WINDOWS")
        + "\nSome text stands here.\n\nKBCategory: kbother\nKBSubcategory: general\n"
        + "Additional reference words: 5.00\n\n"
        + "=" * 77
        + "\n\n"
        + "\n".join(LEGAL_NOTICE)
    )
    assert article.text == "Some text stands here."
    assert article.facts.categories == ("kbother", "general")
    assert article.facts.query_words == ("5.00",)
    assert article.facts.keywords == ("kbsms200", "kbserver")
    assert article.facts.operating_systems == ("WINDOWS",)
    assert article.defects == ()


def test_category_lines_inside_the_text_move_to_the_facts():
    article = read(HEADER + RULE + "One.\n\nKBCategory: kbmm kbsound\nKBSubcategory:\n\nTwo.\n\n" + FOOTER)
    assert article.text == "One.\n\n\n\n\nTwo."
    assert article.facts.categories == ("kbmm", "kbsound")
    assert [d for d in defects_of(article) if d[0] is DefectKind.LEFTOVER_FOOTER] == [
        (DefectKind.LEFTOVER_FOOTER, 3),
        (DefectKind.LEFTOVER_FOOTER, 4),
    ]


@pytest.mark.parametrize(
    ("leftover", "moved"),
    [
        pytest.param("3.00 3.10\nWINDOWS\nkbprg kbref kbbug3.50\n\n", True, id="versions-system-categories"),
        pytest.param("5.10 | 5.10\nMS-DOS | OS/2\nkbtool\n", True, id="columns"),
        pytest.param(" 3.10\n WINDOWS\n", True, id="indented"),
        pytest.param("IMPORTANT: read this first.\n\n", False, id="prose"),
        pytest.param("A\nB\nC\nD\nE\n", False, id="too-many-lines"),
    ],
)
def test_leftover_lines_of_an_older_header(leftover, moved):
    article = read(HEADER + RULE + leftover + APPLIES + BODY + FOOTER)
    found = [defect for defect in article.defects if defect.kind is DefectKind.LEFTOVER_HEADER]
    lines = [line.strip() for line in leftover.strip().split("\n")]
    if moved:
        assert article.facts.leftover == tuple(lines)
        assert found == [Defect(DefectKind.LEFTOVER_HEADER, 1, " / ".join(lines))]
        assert article.text == BODY.strip()
    else:
        assert (article.facts.leftover, found) == ((), [])
        assert article.text.startswith(lines[0])


def test_an_open_applies_to_list_stays_in_the_text():
    article = read(HEADER + RULE + APPLIES.replace(f"{'-' * 79}\n\n", "\n") + BODY + FOOTER)
    assert [entry.name for entry in article.facts.applies_to] == ["Microsoft Systems Management Server"]
    assert (DefectKind.OPEN_APPLIES_TO, 1) in defects_of(article)
    assert "Microsoft Systems Management Server versions 2.0, 2.0 SP1" in article.text


def test_query_words_that_are_wrapped():
    article = read(WHOLE.replace("prodsms full", "prodsms full\n2.00 hung"))
    assert article.facts.query_words == ("prodsms", "full", "2.00", "hung")


def test_an_own_number_is_no_reference():
    article = read(WHOLE.replace("The server stops.", "This is Q123456."))
    assert article.references == ("Q234567",)
