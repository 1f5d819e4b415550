from __future__ import annotations

import pytest

from mskb.model.defects import DefectKind
from mskb.pipeline.run import collect

WORD = ("word97", "Word 97 for Windows")


@pytest.fixture
def archive(make_archive, raw_export):
    """Two products, three articles and a file that is none; Q10030 is cited and absent."""
    return make_archive(
        {
            "000/Q10010.TXT": raw_export("Q10010", text="See Q10020 and Q10030."),
            "000/Q10020.TXT": raw_export("Q10020", text="See Q10010 and Q10040.", product=WORD),
            "000/Q10040.TXT": raw_export("Q10040", text="See Q10030.", product=WORD),
            "README.md": "Notes on the archive.\n",
        }
    )


def test_all_articles_are_collected_in_the_order_of_their_numbers(archive):
    collection = collect([archive])
    assert list(collection.catalog.entries) == ["Q10010", "Q10020", "Q10040"]
    assert (collection.files, collection.others, collection.outside) == (4, 1, 0)
    assert collection.catalog.wanted == ["Q10030"]
    assert list(collection.defects()) == []


@pytest.mark.parametrize(
    ("only", "ids"),
    [
        pytest.param(["word97"], ["Q10020", "Q10040"], id="product"),
        pytest.param(["Q10010"], ["Q10010"], id="number"),
        pytest.param(["q10010", "WORD97"], ["Q10010", "Q10020", "Q10040"], id="both-in-any-case"),
        pytest.param(["macmail"], [], id="nothing"),
    ],
)
def test_only_a_part_is_collected(archive, only, ids):
    assert list(collect([archive], only=only).catalog.entries) == ids


def test_what_is_left_out_is_not_wanted(archive):
    catalog = collect([archive], only=["Q10020"]).catalog
    assert catalog.wanted == []  # Q10010 and Q10040 are there, and left out
    assert collect([archive], only=["Q10040"]).catalog.wanted == ["Q10030"]


def test_two_files_with_one_number_are_editions_of_one_article(make_archive, raw_export):
    folder = make_archive(
        {
            "old/Q10010.TXT": raw_export("Q10010", text="It stands.", modified="01-JAN-1999"),
            "new/Q10010.TXT": raw_export("Q10010", text="It stands still.", modified="01-JAN-2000"),
        }
    )
    collection = collect([folder])
    (entry,) = collection.catalog
    assert entry.facts.path == "new/Q10010.TXT"
    assert [edition.path for edition in entry.editions] == ["old/Q10010.TXT"]
    assert [(path, defect.kind, defect.detail) for path, defect in collection.defects()] == [
        ("new/Q10010.TXT", DefectKind.CONFLICTING_EDITIONS, "old/Q10010.TXT differs")
    ]


def test_editions_that_say_the_same_are_no_defect(make_archive, raw_export):
    folder = make_archive({"a/Q10010.TXT": raw_export("Q10010"), "b/Q10010.TXT": raw_export("Q10010")})
    assert list(collect([folder]).defects()) == []


def test_refused_files_come_first_among_the_defects(make_archive, raw_export):
    folder = make_archive({"Q10010.TXT": raw_export("Q10010", modified="31-FEB-2000"), "Q10020.TXT": ""})
    collection = collect([folder])
    assert [(path, defect.kind) for path, defect in collection.defects()] == [
        ("Q10020.TXT", DefectKind.EMPTY_FILE),
        ("Q10010.TXT", DefectKind.BAD_DATE),
    ]


def test_a_source_that_is_not_there_is_the_callers_mistake(tmp_path):
    with pytest.raises(FileNotFoundError):
        collect([tmp_path / "nowhere"])


def test_progress_sees_each_file(archive):
    seen = []

    def progress(results, total, what):
        seen.append((total, what))
        yield from results

    collect([archive], progress=progress)
    assert seen == [(4, "articles read")]


def test_one_worker_and_two_collect_the_same(make_archive, raw_export):
    folder = make_archive({f"{n}.TXT": raw_export(f"Q{n}", text=f"See Q{n + 1}.") for n in range(10001, 10502)})
    alone, together = collect([folder], workers=1), collect([folder], workers=2)
    assert len(alone.catalog) == 501
    assert together.catalog == alone.catalog
