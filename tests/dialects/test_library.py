"""Articles of the Programmer's Library."""

from __future__ import annotations

from datetime import date

import pytest

from mskb.dialects.library import is_library
from mskb.dialects.reader import read_article
from mskb.model.article import Article, Dialect, Product, Source
from mskb.model.defects import Defect, DefectKind
from mskb.source.decode import decode

PAGE = """\
---
layout: page
title: "Q12345: Opening a Device Twice"
permalink: /kb/012/Q12345/
---

## Q12345: Opening a Device Twice

{% raw %}

\tArticle: Q12345
\tProduct(s): See article
\tVersion(s): 4.00b 4.50 | 7.10
\tOperating System(s): MS-DOS | OS/2
\tKeyword(s): ENDUSER | SR# G900101-12 B_BasicCom docerr | mspl13_basic
\tLast Modified: 9-AUG-1989
\t
\tQuestion:
\t
\tMay a device be opened twice?
\t
\tResponse:
\t
\tNo:
\t
\t   OPEN "COM1:"
\t- not a bullet that lost its blank

{% endraw %}
"""


def read(text: str) -> Article:
    article = read_article(decode(text.encode()), Source("kb/012/Q12345/README.md"))
    assert isinstance(article, Article)
    assert article.dialect is Dialect.LIBRARY
    return article


def test_a_whole_page():
    article = read(PAGE)
    facts = article.facts
    assert (article.id, article.title) == ("Q12345", "Opening a Device Twice")
    assert facts.product == Product(), "`See article` names none"
    assert facts.modified == date(1989, 8, 9)
    assert facts.operating_systems == ("MS-DOS", "OS/2")
    assert [(p.platform, p.items) for p in facts.versions.platforms] == [
        ("ms-dos", ("4.00b", "4.50")),
        ("os/2", ("7.10",)),
    ]
    assert facts.keywords == ("SR# G900101-12", "B_BasicCom", "docerr")
    assert article.text.endswith('No:\n\n   OPEN "COM1:"\n- not a bullet that lost its blank'), "no blank was lost here"
    assert article.defects == ()


@pytest.mark.parametrize(
    ("version", "systems", "items", "kept"),
    [
        pytest.param("", "6.00 6.00a | 6.00 6.00a", {"6.00", "6.00a"}, (), id="version-empty"),
        pytest.param("5.00", "MS-DOS | 5.10", {"5.00"}, ("MS-DOS",), id="a-version-among-systems"),
        pytest.param("5.00 | 5.10", "5.00 | 5.10", {"5.00", "5.10"}, (), id="version-twice"),
    ],
)
def test_shifted_fields(version, systems, items, kept):
    article = read(
        PAGE.replace("Version(s): 4.00b 4.50 | 7.10", f"Version(s): {version}").replace("MS-DOS | OS/2", systems)
    )
    assert {item for platform in article.facts.versions.platforms for item in platform.items} == items
    assert article.facts.operating_systems == kept
    assert article.defects == (Defect(DefectKind.SHIFTED_FIELDS, 0, systems),)


@pytest.mark.parametrize(
    ("fields", "library"),
    [
        pytest.param({"Product(s)": "See article"}, True, id="no-product"),
        pytest.param({"Keyword(s)": "ENDUSER | | mspl13_c"}, True, id="columns-that-name-the-source"),
        pytest.param({"Product(s)": "Microsoft Access", "Keyword(s)": "kbusage"}, False, id="a-product"),
        pytest.param({}, False, id="nothing"),
    ],
)
def test_is_library(fields, library):
    assert is_library(fields) is library
