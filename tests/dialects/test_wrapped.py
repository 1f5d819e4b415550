"""The Jekyll page, with raw tags and without, whole and in trouble."""

from __future__ import annotations

from datetime import date

import pytest

from mskb.dialects.reader import read_article
from mskb.model.article import Article, Dialect, Product, Source
from mskb.model.defects import Defect, DefectKind
from mskb.source.decode import decode

FRONT = """\
---
layout: page
title: "Q123456: PRB: A &quot;Queue&quot; &amp; Its &#42;End&#42;"
permalink: /kb/123/Q123456/
---

"""
HEADING = "## Q123456: PRB: A &quot;Queue&quot; &amp; Its &#42;End&#42;\n\n"
HEADER = """\
\tArticle: Q123456
\tProduct(s): Microsoft Systems Management Server
\tVersion(s): 2.0,2.0 SP1
\tOperating System(s):\x20
\tKeyword(s): kbsms200 kbfaq
\tLast Modified: 9-JUN-2000
\t
"""
BODY_LINES = [
    "-" * 79,
    "The information in this article applies to:",
    "",
    "- Microsoft Systems Management Server versions 2.0, 2.0 SP1 ",
    "-" * 79,
    "",
    "SYMPTOMS",
    "========",
    "",
    "The server stops:",
    "",
    "  x = 1",
    "\tindented by a TAB",
    "",
    "- One bullet",
    "  that goes on",
    "",
    "   - A nested bullet",
    "",
    "Additional query words: full",
    "",
    "=" * 70,
    "Keywords          : kbsms200 kbfaq",
    "Version           : :2.0,2.0 SP1",
    "",
    "=" * 77,
]
BODY = "".join(f"\t{line}\n" for line in BODY_LINES)
TEXT = """\
SYMPTOMS
========

The server stops:

   x = 1
        indented by a TAB

 - One bullet
   that goes on

    - A nested bullet"""
BARE = FRONT + HEADING + HEADER + BODY
WHOLE = FRONT + HEADING + "{% raw %}\n\n" + HEADER + BODY + "\n{% endraw %}\n"


def read(text: str, path: str = "kb/123/Q123456/README.md") -> Article:
    article = read_article(decode(text.encode()), Source(path))
    assert isinstance(article, Article)
    assert article.dialect is Dialect.WRAPPED
    return article


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(WHOLE, id="raw-tags"),
        pytest.param(BARE, id="no-raw-tags"),
        pytest.param(WHOLE.replace("{% raw %}", "<% raw %>").replace("{% endraw %}", "<% endraw %>"), id="angled-tags"),
        pytest.param(WHOLE.replace("{% raw %}", "{%raw%}").replace("{% endraw %}", "{%  endraw %}"), id="other-blanks"),
        pytest.param(WHOLE.rstrip("\n"), id="no-final-newline"),
        pytest.param(WHOLE.replace("\n", "\r\n"), id="crlf"),
        pytest.param("\ufeff" + WHOLE, id="bom"),
        pytest.param(HEADING + HEADER + BODY, id="no-front-matter"),
        pytest.param(FRONT + HEADER + BODY, id="no-heading"),
    ],
)
def test_every_wrapping_gives_the_same(text):
    article = read(text)
    facts = article.facts
    assert (article.id, article.title) == ("Q123456", 'PRB: A "Queue" & Its *End*')
    assert facts.product == Product("sms", "Microsoft Systems Management Server"), "the name gives the code back"
    assert facts.modified == date(2000, 6, 9)
    assert facts.versions.text == ":2.0,2.0 SP1", "the footer's: the export took a colon off the header's"
    assert [(entry.name, entry.level) for entry in facts.applies_to] == [("Microsoft Systems Management Server", 1)]
    assert facts.keywords == ("kbsms200", "kbfaq")
    assert facts.query_words == ("full",)
    assert article.text == TEXT, "the first blank of each line is back"
    assert article.defects == ()


@pytest.mark.parametrize(
    ("text", "defect"),
    [
        pytest.param(WHOLE.replace("\n{% endraw %}\n", ""), Defect(DefectKind.UNCLOSED_RAW), id="raw-is-not-closed"),
        pytest.param(
            WHOLE.replace("\tOperating System(s): \n", ""),
            Defect(DefectKind.HEADER_INCOMPLETE, 0, "no Operating System(s)"),
            id="a-field-less",
        ),
        pytest.param(
            WHOLE.replace("9-JUN-2000", "31-FEB-2000"), Defect(DefectKind.BAD_DATE, 0, "31-FEB-2000"), id="no-such-day"
        ),
    ],
)
def test_trouble_is_told_with_the_result(text, defect):
    article = read(text)
    assert article.defects == (defect,)
    assert article.text == TEXT
    assert article.title == 'PRB: A "Queue" & Its *End*'


def test_front_matter_that_is_no_yaml():
    title = "Q123456: PRB: A &quot;Queue&quot; &amp; Its &#42;End&#42;"
    article = read(WHOLE.replace(f'"{title}"', "Q123456: PRB: x", 1).replace(title, "Q123456: PRB: x"))
    assert [defect.kind for defect in article.defects] == [DefectKind.FRONT_MATTER]
    assert article.title == "PRB: x", "the line is read as it stands"
    assert article.text == TEXT


def test_front_matter_that_is_not_closed():
    article = read(WHOLE.replace("\n---\n\n##", "\n\n##"))
    assert [defect.kind for defect in article.defects] == [DefectKind.FRONT_MATTER, DefectKind.UNPARSED_HEADER]
    assert (article.id, article.text.endswith(TEXT)) == ("Q123456", True)
    assert article.text.startswith("---\nlayout: page\n"), "no word is lost"


@pytest.mark.parametrize("heading", ["## Q123456: Another Title", "## Q123457: PRB: A &quot;Queue&quot; & Its *End*"])
def test_a_heading_that_tells_something_else_is_kept(heading):
    article = read(FRONT + heading + "\n\n" + HEADER + "\tText.\n")
    assert article.title == 'PRB: A "Queue" & Its *End*'
    assert article.text == f"{heading}\n\n\nText."
    assert article.defects == (Defect(DefectKind.UNPARSED_HEADER, 0, heading),)


def test_a_page_cut_in_its_header():
    article = read(FRONT + HEADING + "{% raw %}\n\n\tArticle: Q123456\n\tProduct(s): Microsoft Sys")
    assert article.facts.product == Product("", "Microsoft Sys")
    assert [defect.kind for defect in article.defects] == [
        DefectKind.HEADER_INCOMPLETE,
        DefectKind.UNCLOSED_RAW,
        DefectKind.NO_BODY,
    ]


def test_a_page_without_a_header_keeps_its_text():
    article = read(FRONT + HEADING + "Just text.\n")
    assert (article.id, article.text) == ("Q123456", "Just text.")
    assert [defect.kind for defect in article.defects] == [DefectKind.HEADER_INCOMPLETE]


def test_text_above_the_header_is_kept():
    article = read(FRONT + HEADING + "A remark.\n\n" + HEADER + "\tText.\n")
    assert article.text == "A remark.\n\n\nText."
    assert article.defects == (Defect(DefectKind.UNPARSED_HEADER, 0, "A remark."),)


@pytest.mark.parametrize(
    ("line", "restored"),
    [
        pytest.param("a<A0>b", "a b", id="no-break-space"),
        pytest.param("<B7> one <A7> two", "· one § two", id="middle-dot-and-section"),
        pytest.param("<93>so<94> <FC>ber", "“so” <FC>ber", id="quotes-and-not-letters"),
        pytest.param("end<7F>", "end<7F>", id="delete"),
        pytest.param("<81>ber", "<81>ber", id="a-byte-without-a-character-stays"),
        pytest.param("DOMAIN<1B> and DOMAIN<1C>, <00>", "DOMAIN<1B> and DOMAIN<1C>, <00>", id="types-of-netbios-names"),
        pytest.param("<CD> <a0> <B78>", "<CD> <a0> <B78>", id="other-text-in-angles"),
    ],
)
def test_marks_of_lost_characters(line, restored):
    assert read(HEADING + HEADER + f"\t{line}\n").text == restored


@pytest.mark.parametrize(
    ("line", "restored"),
    [
        pytest.param("text", "text", id="column-0"),
        pytest.param("- bullet", " - bullet", id="bullet"),
        pytest.param("-not a bullet", "-not a bullet", id="a-switch"),
        pytest.param("----", "----", id="a-rule"),
        pytest.param("  code", "   code", id="column-3"),
        pytest.param("   - nested", "    - nested", id="nested-bullet"),
        pytest.param("\tx", "        x", id="a-tab"),
        pytest.param("  \tx", "        x", id="blanks-and-a-tab"),
    ],
)
def test_the_first_blank_comes_back(line, restored):
    assert read(HEADING + HEADER + f"\ttop\n\n\t{line}\n").text == f"top\n\n{restored}"
