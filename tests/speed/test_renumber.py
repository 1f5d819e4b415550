"""Copies of an archive under other numbers."""

from __future__ import annotations

import pytest
from tests.speed.archive import copies, every, open_archive
from tests.speed.errors import BenchmarkError
from tests.speed.renumber import numbers_in_path, numbers_in_text, renumber, renumberings

from mskb.pipeline.run import collect

NUMBERS = {168845: 543210, 21569: 400007, 77: 500000}


@pytest.mark.parametrize(
    ("text", "renumbered"),
    [
        pytest.param("DOCUMENT:Q168845  17-DEC-2000", "DOCUMENT:Q543210  17-DEC-2000", id="header"),
        pytest.param("\tArticle: Q21569\n", "\tArticle: Q400007\n", id="id-line"),
        pytest.param("permalink: /kb/168/Q168845/", "permalink: /kb/543/Q543210/", id="permalink"),
        pytest.param("021/Q21569/README.md", "400/Q400007/README.md", id="path"),
        pytest.param("sms/Q168845.TXT", "sms/Q543210.TXT", id="path-by-product"),
        pytest.param("777/Q168845.TXT", "777/Q543210.TXT", id="a-folder-that-is-not-the-thousands-stays"),
        pytest.param("ARTICLE-ID: q168845", "ARTICLE-ID: q543210", id="small-letter"),
        pytest.param("see Q 168845.", "see Q 543210.", id="a-blank-between"),
        pytest.param("Q168845Q021569 INFO", "Q543210Q400007 INFO", id="glued-and-with-a-nought"),
        pytest.param("kb/articles/Q168/8/45.asp", "kb/articles/Q543/2/10.asp", id="old-address"),
        pytest.param("kb/articles/Q21/5/69.asp", "kb/articles/Q400/0/07.asp", id="old-address-of-five-digits"),
        pytest.param("scid=kb;en-us;168845", "scid=kb;en-us;543210", id="address-without-q"),
        pytest.param("scid=kb;EN-US;q21569", "scid=kb;EN-US;q400007", id="address-with-q"),
        pytest.param("Q123456, 168845 bytes, Q1688450", "Q123456, 168845 bytes, Q1688450", id="others-stay"),
    ],
)
def test_renumber(text, renumbered):
    assert renumber(text, NUMBERS) == renumbered


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        pytest.param("DOCUMENT:Q999  1-JAN-1990\nTITLE", {999}, id="own-number-of-three-digits"),
        pytest.param("\tArticle: Q1234567\n", {1234567}, id="own-number-of-seven-digits"),
        pytest.param("In Q4 of 1998, see Q21569 and Q 168845.", {21569, 168845}, id="citations"),
        pytest.param("/kb/articles/q168/8/45.asp", {168845}, id="old-address"),
    ],
)
def test_numbers_in_text(text, numbers):
    assert numbers_in_text(text) == numbers


def test_a_path_tells_a_number():
    assert numbers_in_path("000/Q77/README.md") == {77}


def test_new_numbers_are_new_ordered_and_citable():
    numbers = {77, 21569, 168845, 1234567, *range(200_000, 203_000)}
    plans = list(renumberings(numbers, 4))
    new = [list(plan.values()) for plan in plans]
    assert [set(plan) for plan in plans] == [numbers] * 3
    assert all(values == sorted(values) for values in ([plan[number] for number in sorted(plan)] for plan in plans))
    together = [*numbers, *(value for values in new for value in values)]
    assert len(set(together)) == 4 * len(numbers)
    assert all(10_000 <= value <= 999_999 for values in new for value in values)


def test_one_copy_needs_no_new_numbers():
    assert list(renumberings({77}, 1)) == []


def test_too_many_copies_do_not_fit():
    numbers = range(10_000, 340_000)
    assert len(list(renumberings(numbers, 3))) == 2
    with pytest.raises(ValueError, match="take at most 3 copies"):
        list(renumberings(numbers, 4))


@pytest.fixture
def archive(tmp_path):
    """Two articles, the second of which cites the first and one that is not there."""
    folder = tmp_path / "articles"
    texts = {
        "sms/Q168845.TXT": "DOCUMENT:Q168845  17-DEC-2000  [sms]\nTITLE   :Caf\xe9\n",
        "sms/Q21569.TXT": "DOCUMENT:Q21569  17-DEC-2000  [sms]\nTITLE   :Two\n\nSee Q168845 and Q123456.\n",
    }
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode("cp1252"))
    return open_archive(folder)


def test_each_copy_has_articles_and_citations_of_its_own(archive, tmp_path):
    copied = copies(archive, 3, tmp_path / "copies")
    catalog = collect([copied.folder], workers=1).catalog
    assert (copied.files, len(catalog)) == (6, 6)
    assert not any(entry.editions for entry in catalog)
    assert {"Q168845", "Q21569"} < set(catalog.entries)
    assert len(catalog.citing) == 6
    assert len(catalog.wanted) == 3
    assert [entry.title for entry in catalog].count("Caf\xe9") == 3


def test_every_second_file(archive, tmp_path):
    assert every(archive, 2, tmp_path / "part").files == 1


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(BenchmarkError, match="There is no folder"):
        open_archive(tmp_path / "none")


def test_a_folder_without_articles(tmp_path):
    with pytest.raises(BenchmarkError, match="holds no"):
        open_archive(tmp_path)
