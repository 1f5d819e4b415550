"""Search over the whole archive finds what people asked for, and filters count what the index pages list."""

from __future__ import annotations

import pytest
from tests.search.__main__ import QUERIES, STRAIGHT, Case, ranks_of, read_cases, share

from mskb.catalog.catalog import Catalog
from mskb.model.article import Article
from mskb.pipeline.cache import Cache
from mskb.pipeline.read import read_again
from mskb.pipeline.search_index import index_archive
from mskb.search.archive import filters_of
from mskb.search.ranking import Ranker, first_articles

pytestmark = pytest.mark.corpus


@pytest.fixture(scope="module")
def ranker(catalog: Catalog, cache: Cache) -> Ranker:
    return Ranker(index_archive(catalog, cache, 0))


@pytest.mark.parametrize(
    ("file", "in_three", "in_ten"),
    [("real.tsv", 0.73, 0.84), ("users.tsv", 0.80, 0.92), ("known.json", 0.98, 0.99)],
    ids=["real", "users", "known"],
)
def test_articles_are_found(file, in_three, in_ten, catalog, ranker):
    ids = list(catalog.entries)

    def text_of(article: int) -> str:
        facts = catalog.entries[ids[article]].facts
        read = read_again(facts.file, facts.path, facts.id)
        assert isinstance(read, Article)
        return f"{read.title} . {read.text}"

    def ask(query: str) -> list[str]:
        return [ids[article] for article, _ in first_articles(ranker.search(query), text_of)]

    cases: list[Case] = [case for case in read_cases(QUERIES / file) if case.id in catalog.entries]
    ranks = ranks_of([case for case in cases if case.group not in STRAIGHT], ask)["all"]
    assert share(ranks, 3) >= in_three
    assert share(ranks, 10) >= in_ten


def test_filters_count_what_the_index_pages_list(catalog, indexes):
    counts = {
        name: {value.label: len(value.articles) for value in values}
        for name, values in filters_of(catalog, indexes).items()
    }
    assert counts["product"] == {product.tag.label: len(set(product.ids)) for product in indexes.products}
    assert counts["year"] == {
        **{year.tag.label: year.count for year in indexes.years},
        **({indexes.undated.tag.label: len(indexes.undated.ids)} if indexes.undated else {}),
    }
    versions = [version for product in indexes.products for version in product.versions]
    assert sorted(counts["version"].values()) == sorted(
        {version.tag.label: len(set(version.ids)) for version in versions}.values()
    )
