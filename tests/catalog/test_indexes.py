from __future__ import annotations

from collections.abc import Iterable

from mskb.catalog.catalog import build_catalog
from mskb.catalog.facts import ArticleFacts
from mskb.catalog.groups import Group
from mskb.catalog.indexes import Indexes, build_indexes
from mskb.model.article import Dialect
from mskb.model.tags import Tag

SMS = ("sms", "Microsoft Systems Management Server")


def index(*articles: ArticleFacts) -> Indexes:
    return build_indexes(build_catalog(articles))


def listed(groups: Iterable[Group]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(group.tag.address, group.short_name, group.ids) for group in groups]


def test_keywords_fold_case_and_tell_what_they_mean(facts):
    indexes = index(
        facts("Q1", keywords=("kbFAQ",)), facts("Q2", keywords=("kbfaq", "kbzip")), facts("Q3", keywords=("kbFAQ",))
    )
    faq, zipped = indexes.keywords.exported
    assert (faq.tag, faq.ids) == (Tag("/keywords/kbfaq/", "kbFAQ", "Often asked"), ("Q1", "Q2", "Q3"))
    assert (zipped.tag, zipped.ids) == (Tag("/keywords/kbzip/", "kbzip"), ("Q2",))
    assert indexes.keywords.none is None


def test_editors_marks_are_listed_nowhere(facts):
    indexes = index(facts("Q1", keywords=("kbZNotKeyword3", "_IK", "kbtool")), facts("Q2", keywords=("_IK",)))
    assert [group.tag.label for group in indexes.keywords.exported] == ["kbtool"]
    assert indexes.keywords.none is not None
    assert (indexes.keywords.none.tag.address, indexes.keywords.none.ids) == ("/keywords/none/", ("Q2",))


def test_keywords_that_only_the_library_has_are_a_part_of_their_own(facts):
    indexes = index(
        facts("Q1", keywords=("s_quickc", "Tool"), dialect=Dialect.LIBRARY), facts("Q2", keywords=("tool", "none"))
    )
    assert listed(indexes.keywords.library) == [("/keywords/s-quickc/", "s_quickc", ("Q1",))]
    assert listed(indexes.keywords.exported) == [
        ("/keywords/none-2/", "none", ("Q2",)),
        ("/keywords/tool/", "Tool", ("Q1", "Q2")),
    ]


def test_a_keyword_never_takes_the_address_of_a_list_of_keywords(facts):
    indexes = index(facts("Q1", keywords=("library", "By-Frequency")))
    assert [group.tag.address for group in indexes.keywords.exported] == [
        "/keywords/by-frequency-2/",
        "/keywords/library-2/",
    ]


def test_editions_of_a_product_are_one_product_with_its_versions_in_order(facts):
    indexes = index(
        facts(
            "Q1",
            applies_to=(
                ("Microsoft Visual Basic Enterprise Edition for Windows", ("6.0", "5.0")),
                ("Microsoft Visual Basic Learning Edition for Windows", ("6.0",)),
            ),
        ),
        facts("Q2", applies_to=(("Microsoft Visual Basic Learning Edition for Windows", ("5.0 SP2", "4.00")),)),
        facts("Q3", applies_to=(("Microsoft VISUAL BASIC for Windows", ()),)),
    )
    [basic] = indexes.products
    assert (basic.tag, basic.family) == (
        Tag("/versions/visual-basic-for-windows/", "Visual Basic for Windows"),
        "Visual Basic",
    )
    assert basic.ids == ("Q1", "Q2", "Q3")
    assert listed(basic.versions) == [
        ("/versions/visual-basic-for-windows/4.0/", "4.0", ("Q2",)),
        ("/versions/visual-basic-for-windows/5.0/", "5.0", ("Q1",)),
        ("/versions/visual-basic-for-windows/5.0-sp2/", "5.0 SP2", ("Q2",)),
        ("/versions/visual-basic-for-windows/6.0/", "6.0", ("Q1",)),
        ("/versions/visual-basic-for-windows/none/", "no version named", ("Q3",)),
    ]
    assert basic.versions[0].tag.label == "Visual Basic for Windows 4.0"
    assert basic.names == (
        ("Microsoft Visual Basic Learning Edition for Windows", 2),
        ("Microsoft VISUAL BASIC for Windows", 1),
        ("Microsoft Visual Basic Enterprise Edition for Windows", 1),
    )


def test_what_names_no_product_stands_by_its_version_field_and_what_it_was_filed_under(facts):
    indexes = index(
        facts("Q1", product=SMS, versions=(("winnt", ("2.0", "2.0 SP1")), ("", ("1.2",)))),
        facts("Q2", product=SMS),
        facts("Q3", applies_to=(("Microsoft Systems Management Server", ("2.0",)),), product=SMS),
    )
    named, filed = indexes.products
    assert (named.tag.label, named.ids) == ("Systems Management Server", ("Q3",))
    assert filed.tag == Tag(
        "/versions/systems-management-server-by-version-field/", "Systems Management Server (by version field)"
    )
    assert (filed.family, filed.names) == (named.family, ())
    assert [(group.short_name, group.ids) for group in filed.versions] == [
        ("1.2", ("Q1",)),
        ("2.0 (winnt)", ("Q1",)),
        ("2.0 SP1 (winnt)", ("Q1",)),
        ("no version named", ("Q2",)),
    ]


def test_an_article_that_tells_nothing_stands_in_the_none_group_of_each_index(facts):
    indexes = index(facts("Q1"))
    assert [tag.address for tag in indexes.tags["Q1"]] == [
        "/versions/none/none/",
        "/keywords/none/",
        "/products/none/",
        "/types/none/",
        "/years/none/",
    ]
    assert [group.ids for group in indexes.groups] == [("Q1",)] * 5


def test_buckets_keep_a_name_that_needs_its_maker(facts):
    names = ("Microsoft Press", "The Microsoft Network", "Microsoft LAN Manager")
    indexes = index(*(facts(f"Q{n}", product=("", name)) for n, name in enumerate(names, start=1)))
    labels = ["LAN Manager", "Microsoft Press", "The Microsoft Network"]
    assert [bucket.group.tag.label for bucket in indexes.buckets] == labels
    assert [product.tag.label for product in indexes.products] == [f"{label} (by version field)" for label in labels]


def test_buckets_tell_what_their_articles_are_about(facts):
    indexes = index(
        facts("Q1", product=SMS, applies_to=(("Microsoft Clock", ()), ("Microsoft Bell", ()))),
        facts("Q2", product=SMS, applies_to=(("Microsoft Clock", ()),)),
        facts("Q3", product=("", "Some Name"), applies_to=(("Microsoft Clock", ()),)),
        facts("Q4"),
    )
    assert listed(bucket.group for bucket in indexes.buckets) == [
        ("/products/sms/", "Systems Management Server", ("Q1", "Q2")),
        ("/products/some-name/", "Some Name", ("Q3",)),
        ("/products/none/", "not filed", ("Q4",)),
    ]
    assert [(tag.label, count) for tag, count in indexes.buckets[0].products] == [("Clock", 2), ("Bell", 1)]
    assert [bucket.code for bucket in indexes.buckets] == ["sms", "", ""]


def test_types_and_fix_states(facts):
    indexes = index(
        facts("Q1", types=("bug", "information"), status=("fixed",)),
        facts("Q2", types=("problem",), status=("pending", "not-fixed")),
        facts("Q3"),
    )
    assert listed(indexes.types) == [
        ("/types/bug/", "Bugs", ("Q1",)),
        ("/types/problem/", "Problems", ("Q2",)),
        ("/types/information/", "Information", ("Q1",)),
        ("/types/none/", "No type told", ("Q3",)),
    ]
    assert listed(indexes.states) == [
        ("/types/fixed/", "Fixed", ("Q1",)),
        ("/types/pending/", "Pending", ("Q2",)),
        ("/types/not-fixed/", "Not fixed", ("Q2",)),
    ]


def test_years_and_months(facts):
    indexes = index(
        facts("Q1", modified="2000-06-25"),
        facts("Q2", modified="1999-12-31"),
        facts("Q3", modified="2000-06-01"),
        facts("Q4", modified="2000-01-02"),
        facts("Q5"),
    )
    assert [(year.tag.address, year.count) for year in indexes.years] == [("/years/1999/", 1), ("/years/2000/", 3)]
    assert listed(indexes.years[1].months) == [
        ("/years/2000/01/", "January 2000", ("Q4",)),
        ("/years/2000/06/", "June 2000", ("Q1", "Q3")),
    ]
    assert indexes.undated is not None
    assert indexes.undated.ids == ("Q5",)


def test_tags_tell_each_page_that_lists_an_article(facts):
    indexes = index(
        facts(
            "Q1",
            keywords=("kbtool",),
            applies_to=(("Microsoft Access", ("2.0", "97")),),
            product=SMS,
            types=("bug",),
            status=("fixed",),
            modified="2000-06-25",
        )
    )
    assert [(tag.address, tag.label) for tag in indexes.tags["Q1"]] == [
        ("/versions/access/2.0/", "Access 2.0"),
        ("/versions/access/97/", "Access 97"),
        ("/keywords/kbtool/", "kbtool"),
        ("/products/sms/", "Systems Management Server"),
        ("/types/bug/", "Bugs"),
        ("/types/fixed/", "Fixed"),
        ("/years/2000/06/", "June 2000"),
    ]


def test_the_order_of_the_files_changes_nothing(facts):
    articles = [
        facts("Q1", keywords=("a b",), applies_to=(("Bell", ("1",)),)),
        facts("Q2", keywords=("a-b",), applies_to=(("bell", ("1.0",)),)),
        facts("Q3", keywords=("A_B", "a b"), applies_to=(("BELL!", ("1.00",)),)),
    ]
    assert index(*articles) == index(*articles[::-1])


def test_an_empty_archive():
    indexes = index()
    assert list(indexes.groups) == []
    assert indexes.tags == {}
