from __future__ import annotations

from collections.abc import Mapping

import pytest

from mskb.catalog.catalog import build_catalog
from mskb.catalog.facts import ArticleFacts
from mskb.catalog.indexes import build_indexes
from mskb.model.article import Dialect
from mskb.render.index_pages import ROWS, IndexPage, index_pages, path_of


def facts_with(
    article_id: str,
    title: str = "Bells",
    keywords: tuple[str, ...] = (),
    applies_to: tuple[tuple[str, tuple[str, ...]], ...] = (),
) -> ArticleFacts:
    return ArticleFacts(
        id=article_id,
        title=title,
        dialect=Dialect.DOCUMENT,
        file=f"/archive/{article_id}.TXT",
        path=f"{article_id}.TXT",
        sha256="",
        modified="",
        product_code="",
        product_name="",
        applies_to=applies_to,
        keywords=keywords,
        types=(),
        status=(),
        references=(),
        defects=(),
        fingerprint="",
    )


def pages_of(*articles: ArticleFacts) -> Mapping[str, IndexPage]:
    catalog = build_catalog(articles)
    pages = list(index_pages(catalog, build_indexes(catalog)))
    by_path = {page.path: page for page in pages}
    assert len(by_path) == len(pages)
    return by_path


@pytest.mark.parametrize(
    ("address", "path"),
    [("/keywords/kbnetwork/", "keywords/kbnetwork/index.md"), ("/versions/word/6.0/", "versions/word/6.0/index.md")],
)
def test_a_page_stands_where_its_address_says(address, path):
    assert path_of(address) == path


def test_articles_by_number():
    pages = pages_of(facts_with("Q7"), facts_with("Q10022", "PRB: *Bells* [sic] & <b>"), facts_with("Q10021"))
    top = pages["kb/index.md"]
    assert (top.title, top.description) == ("Articles by number", "All 3 articles of the archive, by number.")
    assert top.make() == (
        "-   [Q1 to Q999](000/index.md) (1 article)\n-   [Q10000 to Q10999](010/index.md) (2 articles)"
    )
    folder = pages["kb/010/index.md"]
    assert folder.parents == (("kb/index.md", "Articles by number"),)
    assert folder.make() == (
        "Articles Q10000 to Q10999: 2 articles.\n\n"
        "-   [Q10021 Bells](Q10021.md)\n"
        "-   [Q10022 PRB: \\*Bells\\* \\[sic\\] & &lt;b>](Q10022.md)"
    )


def test_keywords_stand_under_their_letters():
    pages = pages_of(
        facts_with("Q10022", keywords=("kbnetwork", "95", "_x")), facts_with("Q10023", keywords=("kbNetwork", "Bell"))
    )
    assert pages["keywords/index.md"].make() == (
        "## 0–9\n\n-   [95](95/index.md) (1 article)\n-   [\\_x](x/index.md) (1 article)\n\n"
        "## B\n\n-   [Bell](bell/index.md) (1 article)\n\n"
        "## K\n\n-   [kbNetwork](kbnetwork/index.md) (2 articles)"
    )
    assert pages["keywords/kbnetwork/index.md"].make() == (
        "Articles with the keyword kbNetwork: 2 articles.\n\n"
        "-   [Q10022 Bells](../../kb/010/Q10022.md)\n-   [Q10023 Bells](../../kb/010/Q10023.md)"
    )


def test_products_have_a_page_and_one_for_each_version():
    pages = pages_of(facts_with("Q10022", applies_to=(("Microsoft Word", ("6.0", "95")), ("Microsoft Clock", ()))))
    assert pages["versions/index.md"].make() == (
        "## C\n\n-   [Clock](clock/index.md) (1 article)\n\n## W\n\n-   [Word](word/index.md) (1 article)"
    )
    assert pages["versions/word/index.md"].make() == (
        "-   [6.0](6.0/index.md) (1 article)\n-   [95](95/index.md) (1 article)"
    )
    version = pages["versions/word/6.0/index.md"]
    assert (version.title, version.description) == ("Word 6.0", "Articles about Word 6.0: 1 article.")
    assert version.parents == (("versions/index.md", "Products and versions"), ("versions/word/index.md", "Word"))


@pytest.mark.parametrize(("count", "last"), [(ROWS, None), (ROWS + 1, 2), (2 * ROWS, 2), (2 * ROWS + 1, 3)])
def test_a_page_lists_200_articles_at_most(count, last):
    pages = pages_of(*(facts_with(f"Q{10000 + number}") for number in range(count)))
    paths = [path for path in pages if path.startswith("kb/010/")]
    assert paths == ["kb/010/index.md", *(f"kb/010/{number}.md" for number in range(2, (last or 1) + 1))]
    listed = [line for path in paths for line in pages[path].make().splitlines() if line.startswith("-   ")]
    assert len(listed) == count
    assert max(pages[path].make().count("\n-   ") for path in paths) <= ROWS


def test_the_pages_of_a_list_are_linked_to_each_other():
    pages = pages_of(*(facts_with(f"Q{10000 + number}") for number in range(ROWS + 1)))
    assert pages["kb/010/index.md"].make().endswith("\n\nPages: **1** [2](2.md)")
    second = pages["kb/010/2.md"]
    assert second.title == "Q10000 to Q10999, page 2 of 2"
    assert second.make() == (
        "Articles Q10000 to Q10999: 201 articles, page 2 of 2.\n\n-   [Q10200 Bells](Q10200.md)\n\n"
        "Pages: [1](index.md) **2**"
    )


def test_an_empty_archive_has_its_three_indexes():
    assert set(pages_of()) == {"kb/index.md", "keywords/index.md", "versions/index.md"}
