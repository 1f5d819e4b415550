from __future__ import annotations

from datetime import date

import pytest

from mskb.model.article import AppliesTo, Article, Dialect, Facts, PlatformVersions, Product, Source, Versions
from mskb.model.blocks import (
    BulletList,
    Citations,
    Heading,
    ListItem,
    NumberedList,
    Paragraph,
    Preformatted,
    Span,
    ThematicBreak,
    inlines_of,
    texts_of,
)
from mskb.model.defects import Defect, DefectKind, Severity
from mskb.model.dump import dump, dump_blocks
from mskb.model.inlines import ArticleLink, LineBreak, Text, WebLink, text_of

INLINES = (Text("see "), ArticleLink("Q20033", "Q20033"), LineBreak(), WebLink("http://example.com/", "example.com"))
LINE = Paragraph(Span(2, 3), INLINES)
BLOCKS = (
    Heading(Span(1, 2), 2, (Text("STATUS"),)),
    Citations(Span(3, 3), ((ArticleLink("Q20033", "Q20033 Bells"),),)),
    BulletList(Span(4, 5), (ListItem(Span(4, 5), (LINE,)),)),
    NumberedList(Span(6, 7), (ListItem(Span(6, 6), (LINE,)), ListItem(Span(7, 7), ())), start=3, lettered=True),
    ThematicBreak(Span(8, 8)),
    Preformatted(Span(9, 10), "a\n\n b"),
)


def test_blocks_are_a_line_each_and_their_content_below():
    assert (
        "\n".join(dump_blocks(BLOCKS))
        == """\
heading 2 1-2
  text |STATUS|
citations 3-3
  citation
    article Q20033 |Q20033 Bells|
bullet list 4-5
  item 4-5
    paragraph 2-3
      text |see |
      article Q20033 |Q20033|
      line break
      web http://example.com/ |example.com|
lettered list from 3 6-7
  item 6-6
    paragraph 2-3
      text |see |
      article Q20033 |Q20033|
      line break
      web http://example.com/ |example.com|
  item 7-7
thematic break 8-8
preformatted 9-10
  |a
  |
  | b"""
    )


def test_all_facts_are_told():
    facts = Facts(
        product=Product("sms", "Systems Management Server"),
        applies_to=(AppliesTo("Clock, used with:", "Clock"), AppliesTo("Bell 1.0", "Bell", ("1.0",), level=2)),
        versions=Versions("winnt:1.0", (PlatformVersions("winnt", ("1.0",)),)),
        keywords=("kbfaq",),
        technology=("kbClock",),
        component="Admin",
        operating_systems=("MS-DOS",),
        hardware=("x86",),
        issue_type=("kbprb",),
        solution_type=("kbfix",),
        query_words=("prodsms",),
        categories=("kbprg",),
        leftover=("3.00",),
        modified=date(2001, 3, 2),
    )
    defects = (Defect(DefectKind.BAD_DATE, 0, "31-FEB-2000"),)
    article = Article("Q1", "Bells", Dialect.WRAPPED, Source("Q1.md"), facts, (), "", defects, ("Q20033",))
    told = dump(article)
    for value in (
        "Q1",
        "Bells",
        "wrapped",
        "sms",
        "Systems Management Server",
        "Clock",
        "Bell",
        "1.0",
        "winnt",
        "kbfaq",
    ):
        assert value in told
    for value in ("kbClock", "Admin", "MS-DOS", "x86", "kbprb", "kbfix", "prodsms", "kbprg", "3.00", "2001-03-02"):
        assert value in told
    assert "defect: note bad-date line 0: 31-FEB-2000" in told
    assert told.endswith("\n")


def test_the_text_of_inlines_is_what_was_read():
    assert text_of(INLINES) == "see Q20033\nexample.com"


def test_the_text_of_blocks_has_the_numbers_of_items_and_no_rules():
    assert list(texts_of(BLOCKS)) == [
        *("STATUS", "Q20033 Bells", "see Q20033\nexample.com", "c.", "see Q20033\nexample.com", "d.", "a\n\n b"),
    ]


def test_inlines_come_in_the_order_of_the_text():
    assert [text_of(inlines) for inlines in inlines_of(BLOCKS)] == [
        *("STATUS", "Q20033 Bells", "see Q20033\nexample.com", "see Q20033\nexample.com"),
    ]


@pytest.mark.parametrize("kind", DefectKind, ids=lambda kind: kind.label)
def test_a_kind_of_defect_explains_itself(kind):
    assert kind.label == kind.name.lower().replace("_", "-")
    assert kind.severity in Severity
    assert kind.sentence.endswith(".")
    assert Defect(kind).severity is kind.severity
