from __future__ import annotations

from dataclasses import replace

import pytest

from mskb.catalog.catalog import build_catalog, number_of
from mskb.catalog.facts import ArticleFacts
from mskb.model.article import Dialect
from mskb.model.defects import Defect, DefectKind


def facts(
    article_id: str,
    *references: str,
    path: str = "",
    dialect: Dialect = Dialect.DOCUMENT,
    modified: str = "2000-01-01",
    fingerprint: str = "same",
) -> ArticleFacts:
    return ArticleFacts(
        id=article_id,
        title=f"Title of {article_id}",
        dialect=dialect,
        file="",
        path=path or f"{article_id}.TXT",
        sha256="",
        modified=modified,
        product_code="",
        product_name="",
        applies_to=(),
        keywords=(),
        types=(),
        status=(),
        references=references,
        defects=(),
        fingerprint=fingerprint,
    )


def test_articles_come_in_the_order_of_their_numbers():
    catalog = build_catalog([facts("Q100000"), facts("Q99999"), facts("Q5")])
    assert [entry.facts.id for entry in catalog] == ["Q5", "Q99999", "Q100000"]
    assert len(catalog) == 3
    assert number_of("Q100000") == 100000


def test_who_cites_whom():
    catalog = build_catalog([facts("Q2", "Q1", "Q300"), facts("Q10", "Q300"), facts("Q1")])
    assert catalog.citing == {"Q1": ("Q2",), "Q300": ("Q2", "Q10")}
    assert catalog.wanted == ["Q300"]
    assert catalog.title_of("Q1") == "Title of Q1"
    assert catalog.title_of("Q300") == "Not in this archive"
    assert catalog.title_of("Q7") is None


EXPORT = facts("Q1", path="txt/Q1.TXT")
PAGE = facts("Q1", path="kb/Q1.md", dialect=Dialect.WRAPPED)


@pytest.mark.parametrize(
    ("editions", "shown", "others"),
    [
        pytest.param([PAGE, EXPORT], "txt/Q1.TXT", ["kb/Q1.md"], id="the-export-before-the-page"),
        pytest.param(
            [EXPORT, facts("Q1", path="new.md", dialect=Dialect.PLAIN, modified="2002-01-01")],
            "new.md",
            ["txt/Q1.TXT"],
            id="the-newest-before-all",
        ),
        pytest.param([facts("Q1", path="b"), facts("Q1", path="a")], "a", ["b"], id="then-the-first-path"),
        pytest.param([facts("Q1", path="x", modified=""), PAGE], "kb/Q1.md", ["x"], id="an-unknown-date-is-the-oldest"),
    ],
)
def test_the_edition_that_is_shown(editions, shown, others):
    for order in (editions, editions[::-1]):
        [entry] = build_catalog(order)
        assert entry.facts.path == shown
        assert [edition.path for edition in entry.editions] == others
        assert entry.conflict is None, "they say the same"


def test_editions_that_differ_are_told():
    [entry] = build_catalog([EXPORT, facts("Q1", path="b.txt", fingerprint="other"), PAGE])
    assert entry.facts.path == "b.txt"
    assert entry.conflict == Defect(DefectKind.CONFLICTING_EDITIONS, 0, "txt/Q1.TXT, kb/Q1.md differ")


def test_one_edition_that_differs_is_told():
    [entry] = build_catalog([EXPORT, facts("Q1", path="kb/Q1.md", dialect=Dialect.WRAPPED, fingerprint="other")])
    assert entry.conflict == Defect(DefectKind.CONFLICTING_EDITIONS, 0, "kb/Q1.md differs")


def test_an_edition_that_is_not_shown_cites_nothing():
    catalog = build_catalog([facts("Q1", "Q2"), facts("Q1", "Q3", path="z", modified="1990-01-01")])
    assert list(catalog.citing) == ["Q2"]


def test_an_empty_archive():
    catalog = build_catalog([])
    assert (len(catalog), list(catalog), catalog.wanted) == (0, [], [])


def test_a_title_that_was_cut_is_completed():
    cut = "SMS: The Clock of the Site Server Runs Backward After Every Midn"
    source = replace(facts("Q2", "Q1", "Q300"), cited_titles=(("Q1", f"{cut}ight"), ("Q300", "Bells")))
    catalog = build_catalog([replace(facts("Q1"), title=cut), source])
    entry = catalog.entries["Q1"]
    assert (entry.title, entry.facts.title) == (f"{cut}ight", cut), "what was found is kept"
    assert entry.defects == (Defect(DefectKind.RESTORED_TITLE, detail=f"{cut}ight"),)
    assert catalog.title_of("Q1") == f"{cut}ight"
    assert catalog.entries["Q2"].defects == ()
    assert catalog.titles_cited("Q300") == ("Bells",)
    assert catalog.titles_cited("Q7") == ()
