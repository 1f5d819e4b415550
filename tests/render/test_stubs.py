"""Pages of absent articles, and of who cites whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain

import pytest

from mskb.catalog.catalog import Catalog, build_catalog
from mskb.catalog.facts import ArticleFacts
from mskb.catalog.links import build_relations
from mskb.model.article import Dialect
from mskb.render.citation_pages import citation_pages
from mskb.render.connections import MOST, Row, connections_of
from mskb.render.index_pages import ROWS, IndexPage
from mskb.render.stubs import stub_pages


def facts(
    article_id: str,
    *references: str,
    title: str = "",
    product: str = "",
    cited_titles: Iterable[tuple[str, str]] = (),
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
        keywords=(),
        types=(),
        status=(),
        references=references,
        defects=(),
        fingerprint="",
        cited_titles=tuple(cited_titles),
    )


def pages_of(catalog: Catalog) -> Mapping[str, IndexPage]:
    pages = list(chain(stub_pages(catalog), citation_pages(catalog)))
    by_path = {page.path: page for page in pages}
    assert len(by_path) == len(pages)
    return by_path


@pytest.fixture
def catalog() -> Catalog:
    return build_catalog(
        [
            facts("Q10022", "Q10030", "Q20000", cited_titles=[("Q10030", "BUG: *Bells* [sic]")]),
            facts("Q10023", "Q10030", "Q10022", cited_titles=[("Q10030", "1. Bells")], product="SMS"),
            facts("Q10040", "Q10030", "Q10022", cited_titles=[("Q10030", "FIX: *Bells* [sic]")]),
        ]
    )


def test_a_stub_tells_what_is_known(catalog):
    page = pages_of(catalog)["kb/010/Q10030.md"]
    assert (page.title, page.absent) == ("Q10030 is not in this archive", True)
    assert page.description == "Q10030 is cited by 3 articles and is not in this archive."
    assert page.make() == (
        "Articles of this archive cite Q10030, and the archive does not hold it.\n\n"
        "They call it:\n\n"
        "-   BUG: \\*Bells\\* \\[sic\\]\n-   1\\. Bells\n\n"
        "[Look it up in the Internet Archive]"
        "(https://web.archive.org/web/2002*/support.microsoft.com/default.aspx?scid=kb;en-us;Q10030)\n\n"
        "## Cited by\n\n"
        "-   [Q10022 Title of Q10022](Q10022.md)\n"
        "-   [Q10023 Title of Q10023](Q10023.md)\n"
        "-   [Q10040 Title of Q10040](Q10040.md)\n\n"
        "## Nearest numbers\n\n"
        "-   [Q10022 Title of Q10022](Q10022.md)\n"
        "-   [Q10023 Title of Q10023](Q10023.md)\n"
        "-   [Q10040 Title of Q10040](Q10040.md)"
    )


def test_the_most_wanted_come_first(catalog):
    page = pages_of(catalog)["wanted/index.md"]
    assert page.description == "What articles cite and this archive lacks, most cited first: 2 articles."
    assert page.make().partition("\n\n")[2] == (
        "-   [Q10030 BUG: \\*Bells\\* \\[sic\\]](../kb/010/Q10030.md), cited by 3 articles\n"
        "-   [Q20000](../kb/020/Q20000.md), cited by 1 article"
    )


def test_the_most_cited_come_first(catalog):
    page = pages_of(catalog)["most-cited/index.md"]
    assert page.make() == (
        "The articles that most others cite, of 1 that are cited at all: 1 article.\n\n"
        "-   [Q10022 Title of Q10022](../kb/010/Q10022.md), cited by 2 articles"
    )


def test_what_is_left_out_is_not_wanted(catalog):
    entries = {article_id: entry for article_id, entry in catalog.entries.items() if article_id != "Q10022"}
    narrowed = Catalog(entries, {"Q10030": ("Q10023", "Q10040")}, frozenset({"Q10022"}))
    assert {path for path in pages_of(narrowed) if path.startswith("kb/")} == {"kb/010/Q10030.md"}


def test_an_archive_without_citations_has_both_lists():
    pages = pages_of(build_catalog([facts("Q1")]))
    assert set(pages) == {"wanted/index.md", "most-cited/index.md"}
    assert pages["wanted/index.md"].make() == (
        "What articles cite and this archive lacks, most cited first: 0 articles."
    )


@pytest.mark.parametrize("target", ["Q7", "Q8"], ids=["an-article", "a-stub"])
def test_all_that_cite_one_are_listed_200_a_page(target):
    count = 2 * ROWS + 1
    catalog = build_catalog([facts("Q7"), *(facts(f"Q{10000 + number}", target) for number in range(count))])
    pages = pages_of(catalog)
    paths = [f"kb/000/{target}/cited-by/{name}.md" for name in ("index", "2", "3")]
    assert [path for path in pages if "cited-by" in path] == paths
    links = [re.findall(r"^-   \[(Q\d+) ", pages[path].make(), re.MULTILINE) for path in paths]
    assert [len(rows) for rows in links] == [ROWS, ROWS, 1]
    assert sorted(chain(*links)) == sorted(catalog.citing[target])
    assert pages[paths[1]].title == f"Articles that cite {target}, page 2 of 3"
    assert pages[paths[1]].make().endswith("Pages: [1](index.md) **2** [3](3.md)")
    assert f"They cite [{target}" in pages[paths[1]].make()
    if target == "Q8":
        stub = pages["kb/000/Q8.md"].make()
        assert "[All 401 that cite it](Q8/cited-by/index.md)" in stub
        assert stub.partition("## Nearest")[0].count("\n-   ") == MOST


def test_those_who_cite_stand_by_product():
    catalog = build_catalog(
        [
            facts("Q7", title="Bells"),
            facts("Q8", title="Bells"),
            facts("Q10", "Q7"),
            *(facts(f"Q{number}", "Q7", product="SMS") for number in range(20, 32)),
        ]
    )
    found = connections_of("Q7", build_relations(catalog), "kb/000/Q7/")
    assert (found.citing, found.list_address) == (13, "")
    assert [(group.product, [row.id for row in group.rows]) for group in (*found.first, *found.more)] == [
        ("SMS", [f"Q{number}" for number in range(20, 30)]),
        ("SMS", ["Q30", "Q31"]),
        ("", ["Q10"]),
    ]
    assert found.first[0].rows[0] == Row("Q20", "Title of Q20", "../Q20/")
    assert [row.id for row in found.same_title] == ["Q8"]


def test_a_page_names_a_hundred_at_most():
    catalog = build_catalog([facts("Q7"), *(facts(f"Q{10000 + number}", "Q7") for number in range(10_000))])
    found = connections_of("Q7", build_relations(catalog), "kb/000/Q7/")
    assert found.citing == 10_000
    assert sum(len(group.rows) for group in (*found.first, *found.more)) == MOST
    assert found.list_address == "cited-by/"
    last = pages_of(catalog)["kb/000/Q7/cited-by/50.md"].make()
    assert last.count("\n-   ") == ROWS


def test_a_restored_title_is_shown_everywhere(catalog):
    whole = replace(catalog.entries["Q10022"], whole_title="Restored")
    restored = replace(catalog, entries={**catalog.entries, "Q10022": whole})
    pages = pages_of(restored)
    for path in ("most-cited/index.md", "kb/010/Q10030.md"):
        assert "Q10022 Restored" in pages[path].make()
