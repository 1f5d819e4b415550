from __future__ import annotations

from dataclasses import replace

from mskb.catalog.catalog import build_catalog
from mskb.catalog.facts import ArticleFacts
from mskb.catalog.indexes import build_indexes
from mskb.render.statistics_figures import statistics_figures


def figures(*articles: ArticleFacts, root: str = "..") -> dict[str, str]:
    catalog = build_catalog(articles)
    return statistics_figures(catalog, build_indexes(catalog), root)


def test_a_row_leads_to_the_page_that_lists_its_articles(facts):
    made = figures(facts("Q1", types=("bug",), modified="2000-03-01"), root="../..")
    assert '<th scope="row"><a href="../../types/bug/">Bugs</a></th><td>1</td><td>100.0%</td>' in made["kinds"]
    assert '<a href="../../years/2000/">2000</a>' in made["years"]


def test_what_articles_say_is_no_html(facts):
    made = figures(
        facts("Q1", "Clock <b>Stops</b>", applies_to=(("Clocks & <Bells>", ()),)),
        replace(facts("Q2"), references=("Q1",)),
    )
    assert "<small>Clock &lt;b&gt;Stops&lt;/b&gt;</small>" in made["most-cited"]
    assert "Clocks &amp; &lt;Bells&gt;</text>" in made["products"]
    assert "<Bells>" not in made["products"]


def test_a_share_is_never_told_as_nothing_where_there_is_something(facts):
    many = [facts(f"Q{number}", types=("problem",)) for number in range(1, 3000)]
    made = figures(*many, facts("Q3000", types=("bug",)))
    assert "<td>1</td><td>&lt;0.1%</td>" in made["kinds"]


def test_words_above_a_chart(facts):
    made = figures(
        replace(facts("Q1", modified="2000-03-01"), words=200, references=("Q2", "Q9")), replace(facts("Q2"), words=100)
    )
    assert (
        "The month with the most is March 2000: 1 article. Without a date, and so not shown: 1 article."
        in made["years"]
    )
    assert "50.0% of these citations lead to an article of this archive" in made["resolved"]
    assert 'half of the articles have 150 or fewer. The longest is <a href="../kb/000/Q1/">Q1</a>.' in made["sizes"]


def test_a_figure_is_one_piece_of_html(facts):
    for figure in figures(facts("Q1", types=("bug",), modified="2000-03-01")).values():
        assert "\n\n" not in figure


def test_a_figure_without_numbers_says_so(facts):
    assert "svg" not in figures(facts("Q1"))["most-cited"]
