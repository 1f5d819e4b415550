from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from mskb.catalog.catalog import build_catalog
from mskb.catalog.facts import ArticleFacts
from mskb.catalog.indexes import build_indexes
from mskb.catalog.statistics import Count, Statistics, count_archive, most_cited
from mskb.model.article import Dialect
from mskb.model.defects import Defect, DefectKind


def count(*articles: ArticleFacts) -> Statistics:
    catalog = build_catalog(articles)
    return count_archive(catalog, build_indexes(catalog))


def told(counts: Iterable[Count]) -> list[tuple[str, int]]:
    return [(one.label, one.count) for one in counts]


def test_an_empty_archive_counts_nothing():
    counted = count()
    assert (counted.articles, counted.undated, counted.busiest) == (0, 0, None)
    lists = (counted.years, counted.products, counted.kinds, counted.states, counted.dialects, counted.defects)
    assert not any(lists)
    assert (counted.sizes.classes, counted.sizes.longest) == ((), "")


def test_years_without_an_article_stand_between_those_that_have_one(facts):
    counted = count(
        facts("Q1", modified="1998-02-01"), facts("Q2", modified="2000-03-01"), facts("Q3", modified="2000-03-05"),
        facts("Q4"),
    )  # fmt: skip
    assert told(counted.years) == [("1998", 1), ("1999", 0), ("2000", 2)]
    assert [year.address for year in counted.years] == ["/years/1998/", "", "/years/2000/"]
    assert counted.busiest is not None
    assert (counted.busiest.label, counted.busiest.count) == ("March 2000", 2)
    assert counted.undated == 1


def test_products_are_those_that_articles_name_and_the_rest_is_told(facts):
    counted = count(
        facts("Q1", applies_to=(("Microsoft Word", ("6.0",)),)),
        facts("Q2", applies_to=(("Microsoft Word", ("6.0",)), ("Microsoft Excel", ()))),
        facts("Q3", product=("word", "Microsoft Word")),
    )
    assert told(counted.products) == [("Word", 2), ("Excel", 1), ("None of these", 1)]


def test_only_the_commonest_products_are_named(facts):
    many = [facts(f"Q{number}", applies_to=((f"Clock {chr(65 + number)}", ()),)) for number in range(25)]
    counted = count(*many)
    assert len(counted.products) == 21
    assert told(counted.products)[-1] == ("None of these", 5)


def test_types_and_fix_states(facts):
    counted = count(facts("Q1", types=("bug", "problem"), status=("fixed",)), facts("Q2"))
    assert told(counted.kinds) == [("Bugs", 1), ("Problems", 1), ("No type told", 1)]
    assert told(counted.states) == [("Fixed", 1), ("No state told", 1)]


def test_citations_of_what_is_there_and_of_what_is_wanted(facts):
    counted = count(
        replace(facts("Q1"), references=("Q2", "Q9")), replace(facts("Q2"), references=("Q9",)), facts("Q3")
    )
    citations = counted.citations
    assert told(citations.citing) == [("0", 1), ("1", 1), ("2", 1)]
    assert told(citations.cited) == [("0", 2), ("1", 1)]
    assert citations.most_cited == (("Q2", 1),)
    assert (citations.links.resolved, citations.links.wanted, citations.links.wanted_articles) == (1, 2, 1)


def test_of_articles_cited_as_often_the_lower_number_comes_first(facts):
    citing = replace(facts("Q1"), references=("Q100", "Q20", "Q3"))
    catalog = build_catalog([citing, facts("Q100"), facts("Q20"), facts("Q3")])
    assert most_cited(catalog, 2) == [("Q3", 1), ("Q20", 1)]


def test_sizes_fall_into_classes_from_the_first_to_the_last_that_has_any(facts):
    counted = count(replace(facts("Q1"), words=49), replace(facts("Q2"), words=50), replace(facts("Q3"), words=399))
    assert told(counted.sizes.classes) == [("0 to 49", 1), ("50 to 99", 1), ("100 to 199", 0), ("200 to 399", 1)]
    assert (counted.sizes.total, counted.sizes.median, counted.sizes.longest) == (498, 50, "Q3")


def test_the_last_class_has_no_end(facts):
    assert told(count(replace(facts("Q1"), words=90_000)).sizes.classes)[-1] == ("3,200 and more", 1)


def test_dialects_in_their_order(facts):
    counted = count(facts("Q1", dialect=Dialect.LIBRARY), facts("Q2", dialect=Dialect.DOCUMENT))
    assert told(counted.dialects) == [("document", 1), ("library", 1)]


@pytest.mark.parametrize("times", [1, 3])
def test_an_article_with_a_defect_counts_once_however_often_it_has_it(facts, times):
    damaged = replace(facts("Q1"), defects=(Defect(DefectKind.CUT_VERSION),) * times)
    [defect] = count(damaged, facts("Q2")).defects
    assert (defect.label, defect.count, defect.meaning) == ("cut-version", 1, DefectKind.CUT_VERSION.sentence)
