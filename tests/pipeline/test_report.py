from __future__ import annotations

from mskb.model.defects import Defect, DefectKind
from mskb.pipeline.report import describe, summarize, summary_lines
from mskb.pipeline.run import collect


def test_a_defect_is_one_line():
    defect = Defect(DefectKind.OPEN_APPLIES_TO, 7)
    assert describe("150/Q150073.TXT", defect) == (
        "150/Q150073.TXT:7: note: open-applies-to: "
        "The applies-to list has no closing rule; it was left in the text, too."
    )


def test_a_defect_tells_what_was_found():
    line = describe("Q1.TXT", Defect(DefectKind.BAD_DATE, detail="31-FEB-2000"))
    assert line == "Q1.TXT:0: note: bad-date: The date is not in the calendar; the article has none. (31-FEB-2000)"


def test_the_summary_counts_by_kind(make_archive, raw_export):
    folder = make_archive(
        {
            "Q1.TXT": raw_export("Q1", modified="31-FEB-2000"),
            "Q2.TXT": raw_export("Q2", modified="30-FEB-2000"),
            "Q3.TXT": "",
            "README.md": "Notes.\n",
        }
    )
    (folder / "Q4.TXT").symlink_to("/nowhere")
    summary = summarize(collect([folder]))
    assert summary.errors == 1
    assert summary_lines(summary) == [
        "      1  error     empty-file",
        "      2  note      bad-date",
        "2 articles in 4 files; 1 error; 1 other file; 1 link out of the folder",
    ]
