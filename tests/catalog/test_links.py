from __future__ import annotations

import time
from dataclasses import replace

import pytest

from mskb.catalog.catalog import Catalog, build_catalog
from mskb.catalog.facts import ArticleFacts
from mskb.catalog.links import MOST_RELATED, build_relations, by_product
from mskb.model.article import Dialect


def facts(
    article_id: str, *references: str, keywords: tuple[str, ...] = (), title: str = "", product: str = ""
) -> ArticleFacts:
    return ArticleFacts(
        id=article_id,
        title=title or f"Title of {article_id}",
        dialect=Dialect.DOCUMENT,
        file="",
        path=f"{article_id}.TXT",
        sha256="",
        modified="",
        product_code="",
        product_name=product,
        applies_to=(),
        keywords=keywords,
        types=(),
        status=(),
        references=references,
        defects=(),
        fingerprint="",
    )


def see_also(catalog: Catalog, article_id: str) -> tuple[str, ...]:
    return build_relations(catalog).see_also(article_id)


@pytest.mark.parametrize(
    ("articles", "related"),
    [
        pytest.param([facts("Q1"), facts("Q2"), facts("Q9", "Q1", "Q2")], ("Q2",), id="cited-together"),
        pytest.param([facts("Q1", "Q9"), facts("Q2", "Q9"), facts("Q9")], ("Q2",), id="citing-the-same"),
        pytest.param([facts("Q1", "Q9"), facts("Q2", "Q9")], (), id="citing-what-is-absent-is-a-page-of-its-own"),
        pytest.param(
            [facts("Q1", keywords=("kbBell",)), facts("Q2", keywords=("kbbell",)), facts("Q3")], ("Q2",), id="keyword"
        ),
        pytest.param([facts("Q1"), facts("Q2")], (), id="nothing-in-common"),
        pytest.param([facts("Q1", "Q2"), facts("Q2"), facts("Q9", "Q1", "Q2")], (), id="a-link-stands-there-already"),
        pytest.param(
            [facts("Q1"), facts("Q2", "Q1"), facts("Q9", "Q1", "Q2")], (), id="a-citation-stands-there-already"
        ),
        pytest.param(
            [
                *(facts(f"Q{number}", keywords=("kbbell",)) for number in (1, 2, 3)),
                facts("Q8", keywords=("kbbell", "kbgong")),
                facts("Q9", "Q1", "Q3"),
            ],
            ("Q3", "Q2", "Q8"),
            id="more-in-common-first-then-the-nearer-number",
        ),
        pytest.param(
            [
                facts("Q1", keywords=("kba", "kbb")),
                facts("Q2", keywords=("kba",)),
                facts("Q90", keywords=("kba", "kbb")),
            ],
            ("Q90", "Q2"),
            id="two-keywords-before-one",
        ),
    ],
)
def test_what_is_near(articles, related):
    for order in (articles, articles[::-1]):
        assert see_also(build_catalog(order), "Q1") == related


def test_few_are_named():
    articles = [facts(f"Q{number}", keywords=("kbbell",)) for number in range(1, 20)]
    assert see_also(build_catalog(articles), "Q1") == tuple(f"Q{number}" for number in range(2, 2 + MOST_RELATED))


def test_what_everything_shares_binds_nothing():
    many = [facts(f"Q{number}", keywords=("kbinfo",)) for number in range(1, 60)]
    assert see_also(build_catalog(many), "Q1") == ()
    cited = tuple(f"Q{number}" for number in range(1, 60))
    assert see_also(build_catalog([*map(facts, cited), facts("Q100", *cited)]), "Q1") == ()


def test_articles_of_one_title_are_known():
    twins = [facts("Q1", title="Bells"), facts("Q2", title="Bells"), facts("Q3", title="Clocks"), facts("Q4", title="")]
    relations = build_relations(build_catalog([*twins, replace(facts("Q5"), title=""), replace(facts("Q6"), title="")]))
    assert relations.same_title("Q1") == ("Q2",)
    assert relations.same_title("Q3") == ()
    assert relations.same_title("Q5") == (), "no title is none to share"


def test_by_product():
    catalog = build_catalog([facts("Q1", product="SMS"), facts("Q2"), facts("Q3", product="Word"), facts("Q4")])
    assert by_product(["Q1", "Q2", "Q3", "Q4"], catalog) == [("", ("Q2", "Q4")), ("SMS", ("Q1",)), ("Word", ("Q3",))]


def heavy(count: int) -> Catalog:
    """One article citing all others, all of which cite each next in a circle, and one article."""
    ids = [f"Q{10000 + number}" for number in range(count)]
    circle = [facts(own, following, "Q7") for own, following in zip(ids, [*ids[1:], ids[0]], strict=True)]
    return build_catalog([facts("Q7", *ids), *circle])


def test_circles_and_crowds_take_no_time():
    catalog = heavy(10_000)
    assert len(catalog.citing["Q7"]) == 10_000
    started = time.process_time()
    relations = build_relations(catalog)
    found = [relations.see_also(article_id) for article_id in catalog.entries]
    assert time.process_time() - started < 10, "each article is looked at a few times, not ten thousand"
    assert all(len(related) <= MOST_RELATED for related in found)
