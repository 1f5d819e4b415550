from __future__ import annotations

import pickle
from datetime import date

import pytest

from mskb.catalog.facts import facts_of
from mskb.model.article import AppliesTo, Article, Dialect, Facts, PlatformVersions, Product, Source, Versions
from mskb.model.defects import Defect, DefectKind


def article(text: str = "Some text.", *, title: str = "BUG: A Title", dialect: Dialect = Dialect.DOCUMENT) -> Article:
    return Article(
        id="Q123456",
        title=title,
        dialect=dialect,
        source=Source("123/Q123456.TXT", "abc"),
        facts=Facts(
            product=Product("sms", "Microsoft Systems Management Server"),
            applies_to=(
                AppliesTo("Microsoft LINK, version 5.0, on platform(s):", "Microsoft LINK", ("5.0",)),
                AppliesTo("the operating system: MS-DOS", "MS-DOS", (), 2),
                AppliesTo("The hardware: Intel x86", "Intel x86", (), 2),
                AppliesTo("as they apply to:", ""),
                AppliesTo("Microsoft NMAKE", "Microsoft NMAKE", (), 2),
            ),
            keywords=("kbtool",),
            solution_type=("kbfix",),
            modified=date(2000, 6, 5),
        ),
        blocks=(),
        text=text,
        defects=(Defect(DefectKind.CUT_TITLE),),
        references=("Q1",),
    )


def test_facts_of():
    facts = facts_of(article(), "/archive/Q123456.TXT")
    assert (facts.id, facts.title, facts.file, facts.path) == (
        "Q123456",
        "BUG: A Title",
        "/archive/Q123456.TXT",
        "123/Q123456.TXT",
    )
    assert (facts.sha256, facts.modified, facts.product_code) == ("abc", "2000-06-05", "sms")
    assert (facts.keywords, facts.types, facts.status, facts.references) == (("kbtool",), ("bug",), ("fixed",), ("Q1",))
    assert facts.defects == (Defect(DefectKind.CUT_TITLE),)


def test_platforms_are_no_products():
    assert facts_of(article(), "").applies_to == (("Microsoft LINK", ("5.0",)), ("Microsoft NMAKE", ()))


def test_an_unknown_date_is_empty():
    plain = Article("Q1", "x", Dialect.PLAIN, Source("Q1.txt"), Facts(), (), "")
    assert facts_of(plain, "").modified == ""


def test_the_fingerprint_tells_what_is_said_not_how():
    page = facts_of(article("Some\n   text.", dialect=Dialect.WRAPPED), "")
    assert page.fingerprint == facts_of(article(), "").fingerprint
    assert page.fingerprint != facts_of(article("Some other text."), "").fingerprint
    assert page.fingerprint != facts_of(article(title="BUG: Another Title"), "").fingerprint


def test_facts_cross_processes():
    facts = facts_of(article(), "")
    assert pickle.loads(pickle.dumps(facts)) == facts


def test_a_version_field_counts_where_no_product_is_named():
    fields = Facts(
        applies_to=(AppliesTo("as they apply to:", ""),),
        versions=Versions("winnt:2.0;:1.2", (PlatformVersions("winnt", ("2.0",)), PlatformVersions("", ("1.2",)))),
    )
    unnamed = Article("Q1", "x", Dialect.DOCUMENT, Source("Q1.TXT"), fields, (), "")
    assert facts_of(unnamed, "").versions == (("winnt", ("2.0",)), ("", ("1.2",)))
    assert facts_of(article(), "").versions == ()


@pytest.mark.parametrize(
    ("keywords", "product"),
    [
        pytest.param("ENDUSER | s_quickc | mspl13_c", ("mspl13_c", "Programmer's Library: C"), id="after-the-keywords"),
        pytest.param("ENDUSER | | MSPL13_BASIC ", ("mspl13_basic", "Programmer's Library: Basic"), id="no-keywords"),
        pytest.param("ENDUSER | s_quickc | mspl99", ("", ""), id="another-disc"),
        pytest.param("", ("", ""), id="nothing"),
    ],
)
def test_the_library_files_its_articles_by_its_parts(keywords, product):
    page = Article("Q1", "x", Dialect.LIBRARY, Source("Q1.md"), Facts(raw={"Keyword(s)": keywords}), (), "")
    facts = facts_of(page, "")
    assert (facts.product_code, facts.product_name) == product
