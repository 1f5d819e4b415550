from __future__ import annotations

import pytest

from mskb.catalog.kinds import kind_of, status_of, types_of
from mskb.model.article import Article, Dialect, Facts, Source


def article(title: str, issue: tuple[str, ...] = (), solution: tuple[str, ...] = ()) -> Article:
    facts = Facts(issue_type=issue, solution_type=solution)
    return Article("Q1", title, Dialect.DOCUMENT, Source("Q1.TXT"), facts, (), "")


@pytest.mark.parametrize(
    ("title", "issue", "types"),
    [
        pytest.param("A Title", (), (), id="nothing"),
        pytest.param("A Title", ("kbbug",), ("bug",), id="issue-type"),
        pytest.param("A Title", ("KBPRB", "kbhostintegserv2000"), ("problem",), id="any-case-and-what-leaked-in"),
        pytest.param("BUG: A Title", ("kbbug",), ("bug",), id="both-say-the-same"),
        pytest.param("INFO: A Title", ("kbprb",), ("problem", "information"), id="both-say-something"),
        pytest.param("FIX: A Title", (), ("bug",), id="what-is-fixed-was-a-bug"),
        pytest.param("HOWTO: A Title", (), ("how-to",), id="howto"),
        pytest.param("HOW TO: A Title", (), ("how-to",), id="how-to"),
        pytest.param("DOCERR: A Title", (), ("documentation-error",), id="docerr"),
        pytest.param("Doc Err: A Title", (), ("documentation-error",), id="an-older-docerr"),
        pytest.param("PRB:A Title", (), ("problem",), id="no-blank-behind-the-prefix"),
        pytest.param("XADM: A Title", (), (), id="another-prefix"),
        pytest.param("Bug: A Title", (), (), id="a-word"),
    ],
)
def test_types_of(title, issue, types):
    assert types_of(article(title, issue)) == types


@pytest.mark.parametrize(
    ("title", "solution", "status"),
    [
        pytest.param("A Title", (), (), id="nothing"),
        pytest.param("A Title", ("kbfix", "kbpending"), ("fixed", "pending"), id="solution-type"),
        pytest.param("FIX: A Title", ("kbfix",), ("fixed",), id="both"),
        pytest.param("FIX: A Title", ("kbnofix",), ("not-fixed", "fixed"), id="both-disagree"),
        pytest.param("BUG: A Title", ("kbother",), (), id="another-word"),
        pytest.param("FIX:A Title", (), ("fixed",), id="no-blank-behind-the-prefix"),
    ],
)
def test_status_of(title, solution, status):
    assert status_of(article(title, solution=solution)) == status


@pytest.mark.parametrize(
    ("types", "kind"),
    [((), "other"), (("bug", "problem"), "bug"), (("documentation-error",), "other"), (("how-to",), "how-to")],
)
def test_a_table_counts_an_article_by_one_kind(types, kind):
    assert kind_of(types) == kind
