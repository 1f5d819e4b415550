"""An archive that becomes that of another catalog is as if it had been made of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mskb.catalog.catalog import build_catalog
from mskb.publish.archive import Archive

PRODUCT = (("Bells 1.0", ()),)


@pytest.fixture
def known(facts):
    first = facts("Q10001", "Ring", keywords=("kbring",), applies_to=PRODUCT, modified="2001-03-12")
    second = facts("Q10002", "Toll", keywords=("kbring", "kbtoll"), applies_to=PRODUCT, modified="2001-03-12")
    return [replace(first, references=("Q10002", "Q10009")), second]


@pytest.mark.parametrize(
    ("change", "stays"),
    [
        pytest.param({"sha256": "1"}, {"indexes", "relations"}, id="text"),
        pytest.param({"title": "Ring Twice"}, {"indexes"}, id="title"),
        pytest.param({"references": ("Q10003",)}, {"indexes"}, id="citations"),
        pytest.param({"keywords": ("kbtoll",)}, set(), id="keywords"),
        pytest.param({"modified": "2001-04-01"}, {"relations"}, id="date"),
        pytest.param({"applies_to": ()}, {"relations"}, id="product"),
        pytest.param({"id": "Q10003"}, set(), id="number"),
    ],
)
def test_turning_is_as_good_as_beginning(known, change, stays):
    archive = Archive(build_catalog(known)).complete()
    indexes, cited = archive.indexes, archive.relations.cited
    after = build_catalog([replace(known[0], **change), known[1]])
    archive.turn(after)
    fresh = Archive(after)
    assert (archive.catalog, archive.indexes, archive.relations) == (after, fresh.indexes, fresh.relations)
    assert archive.articles == fresh.articles
    assert {path: page.make() for path, page in archive.index_pages.items()} == {
        path: page.make() for path, page in fresh.index_pages.items()
    }
    kept = {"indexes": archive.indexes is indexes, "relations": archive.relations.cited is cited}
    assert {name for name, same in kept.items() if same} == stays
