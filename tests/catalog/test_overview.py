from __future__ import annotations

from dataclasses import replace

from mskb.catalog.catalog import build_catalog
from mskb.catalog.facts import ArticleFacts
from mskb.catalog.indexes import build_indexes
from mskb.catalog.overview import Overview, overview_of


def overview(*articles: ArticleFacts) -> Overview:
    catalog = build_catalog(articles)
    return overview_of(catalog, build_indexes(catalog))


def test_of_an_empty_archive_there_is_nothing_to_show():
    assert overview() == Overview((), 0, (), ())


def test_a_family_counts_an_article_once_and_names_its_largest_products_first(facts):
    server, station = ("Microsoft Windows NT Server", ("4.0",)), ("Microsoft Windows NT Workstation", ("4.0",))
    shown = overview(
        facts("Q1", applies_to=(server, station)),
        facts("Q2", applies_to=(station,)),
        facts("Q3", applies_to=(station,)),
    )
    [family] = shown.families
    assert (family.name, family.count, family.others) == ("Windows NT", 3, 0)
    assert [product.tag.label for product in family.products] == ["Windows NT Workstation", "Windows NT Server"]
    assert shown.products == 2


def test_what_articles_were_filed_under_is_no_product(facts):
    assert overview(facts("Q1", product=("word", "Microsoft Word"))).families == ()


def test_a_product_without_a_family_is_one_of_its_own_and_the_largest_stand_first(facts):
    many = [facts(f"Q{number}", applies_to=((f"Clock {chr(65 + number)}", ()),)) for number in range(15)]
    shown = overview(*many, facts("Q99", applies_to=(("Clock O", ()),)))
    assert [family.name for family in shown.families][:2] == ["Clock O", "Clock A"]
    assert len(shown.families) == 12


def test_the_newest_articles_are_those_that_were_changed_last(facts):
    dates = ("1999-05-01", "2001-01-01", "", "2001-01-01")
    shown = overview(*(facts(f"Q{number}", modified=date) for number, date in enumerate(dates, start=1)))
    assert [entry.facts.id for entry in shown.newest] == ["Q4", "Q2", "Q1"]


def test_the_most_cited_articles_are_of_this_archive(facts):
    shown = overview(
        replace(facts("Q1"), references=("Q2", "Q9")), replace(facts("Q3"), references=("Q2",)), facts("Q2")
    )
    assert [(entry.facts.id, count) for entry, count in shown.most_cited] == [("Q2", 2)]
