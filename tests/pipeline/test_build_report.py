from __future__ import annotations

import json
from dataclasses import replace

import pytest

from mskb.catalog.statistics import Links, count_links
from mskb.model.defects import DefectKind
from mskb.pipeline.build_report import (
    BuildReport,
    Pages,
    report_lines,
    report_values,
    size_warning,
    write_report,
)
from mskb.pipeline.report import Summary
from mskb.pipeline.run import collect
from mskb.pipeline.site_size import LIMIT, SiteSize, measure_site

REPORT = BuildReport(
    Summary(
        files=1010,
        articles=1000,
        others=7,
        outside=1,
        kinds={DefectKind.EMPTY_FILE: 2, DefectKind.GLUED_KEYWORDS: 3, DefectKind.CUT_VERSION: 1200},
    ),
    Pages(articles=1000, stubs=20, indexes=300),
    Links(resolved=4000, wanted=30, wanted_articles=20),
    SiteSize(bytes=912_345_678, files=1400),
    {"reading": 1.04, "pages": 12.5, "rest": 0.25},
)


def test_the_report_is_a_few_lines():
    assert report_lines(REPORT) == [
        "1,320 pages: 1,000 of articles, 20 of absent ones, 300 indexes",
        "4,030 citations: 4,000 resolved, 30 wanted (20 articles)",
        "error: 2 empty-file",
        "repaired: 1,200 cut-version, 3 glued-keywords",
        "site: 912.3 MB in 1,400 files, 91.2 % of the 1 GB that GitHub Pages takes",
        "time: reading 1.0 s, pages 12.5 s, rest 0.2 s",
    ]


def test_the_report_as_values():
    assert report_values(REPORT) == {
        "articles": 1000,
        "files": {"read": 1010, "others": 7, "outside": 1},
        "pages": {"total": 1320, "articles": 1000, "stubs": 20, "indexes": 300},
        "links": {"resolved": 4000, "wanted": 30, "wanted_articles": 20},
        "defects": {
            "severities": {"error": 2, "repaired": 1203, "note": 0},
            "kinds": {
                "empty-file": {"severity": "error", "count": 2},
                "glued-keywords": {"severity": "repaired", "count": 3},
                "cut-version": {"severity": "repaired", "count": 1200},
            },
        },
        "site": {"bytes": 912345678, "files": 1400, "limit": 1000000000, "percent": 91.23},
        "stages": {"reading": 1.04, "pages": 12.5, "rest": 0.25},
    }


def test_the_report_is_written_as_json_into_a_new_folder(tmp_path):
    write_report(REPORT, tmp_path / "new" / "report.json")
    assert json.loads((tmp_path / "new" / "report.json").read_text()) == report_values(REPORT)
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["report.json"]


def test_a_report_that_cannot_be_written_leaves_nothing(tmp_path):
    (tmp_path / "report.json").mkdir()
    with pytest.raises(OSError, match="directory"):
        write_report(REPORT, tmp_path / "report.json")
    assert [path.name for path in tmp_path.iterdir()] == ["report.json"]


@pytest.mark.parametrize(
    ("size", "beginning"),
    [
        pytest.param(0, "", id="empty"),
        pytest.param(LIMIT * 9 // 10, "", id="up-to-90-percent"),
        pytest.param(912_345_678, "The site has 912.3 MB, 91.2 % of the 1 GB that", id="near"),
        pytest.param(LIMIT, "The site has 1,000.0 MB, 100.0 % of the 1 GB that", id="just-fits"),
        pytest.param(LIMIT + 1, "The site has 1,000.0 MB, more than the 1 GB that", id="over"),
    ],
)
def test_a_large_site_is_warned_of(size, beginning):
    warning = size_warning(SiteSize(size, 3))
    assert warning.startswith(beginning)
    assert bool(warning) is bool(beginning)


def test_citations_are_counted_once_each_by_each_article(make_archive, raw_export):
    folder = make_archive(
        {
            "Q10022.TXT": raw_export("Q10022", text="See Q10023, Q10023, Q99998 and Q99999."),
            "Q10023.TXT": raw_export("Q10023", text="See Q10022 and Q99999."),
        }
    )
    catalog = collect([folder]).catalog
    assert count_links(catalog) == Links(resolved=2, wanted=3, wanted_articles=2)


def test_what_only_leaves_out_is_neither_resolved_nor_wanted(make_archive, raw_export):
    folder = make_archive(
        {
            "Q10022.TXT": raw_export("Q10022", text="See Q10023 and Q99999."),
            "Q10023.TXT": raw_export("Q10023", text="See Q99998."),
        }
    )
    catalog = collect([folder], only=["Q10022"]).catalog
    assert count_links(catalog) == Links(resolved=0, wanted=1, wanted_articles=1)


def test_the_size_of_a_site_is_that_of_its_files(tmp_path):
    (tmp_path / "kb" / "010").mkdir(parents=True)
    (tmp_path / "index.html").write_bytes(b"12345")
    (tmp_path / "kb" / "010" / ".hidden").write_bytes(b"123")
    assert measure_site(tmp_path) == SiteSize(bytes=8, files=2)


def test_links_out_of_a_site_are_not_followed(tmp_path):
    site, other = tmp_path / "site", tmp_path / "other"
    site.mkdir()
    other.mkdir()
    (other / "large").write_bytes(b"x" * 100_000)
    (site / "folder").symlink_to(other)
    (site / "file").symlink_to(other / "large")
    (site / "loop").symlink_to(site)
    (site / "nowhere").symlink_to("/nowhere")
    size = measure_site(site)
    assert size.files == 4
    assert size.bytes < 10_000


def test_percent_is_of_the_limit():
    assert replace(REPORT.site, bytes=LIMIT // 4).percent == 25.0
