"""What a build says at its end, and when it fails for want of room."""

from __future__ import annotations

import errno
import json
import logging
import re
from typing import Self

import pytest
from mkdocs.exceptions import Abort, PluginError

from mskb.pipeline.site_size import LIMIT, SiteSize
from mskb.publish import summary, writing
from mskb.publish.writing import write_whole


@pytest.fixture
def articles(make_archive, raw_export):
    return make_archive(
        {
            "Q10022.TXT": raw_export("Q10022", text="See Q20033 and Q99999.", modified="31-FEB-2000"),
            "Q20033.TXT": raw_export("Q20033"),
        }
    )


def own_lines(caplog: pytest.LogCaptureFixture) -> list[tuple[int, str]]:
    return [
        (record.levelno, record.getMessage().removeprefix("mskb: "))
        for record in caplog.records
        if "mskb" in record.name
    ]


def test_a_build_ends_with_a_few_lines(articles, build_site, caplog):
    with caplog.at_level(logging.INFO, "mkdocs"):
        site = build_site(articles)
    lines = [re.sub(r"[0-9.]+ (?=s\b)", "0 ", line) for _, line in own_lines(caplog)]
    size = sum(map(len, site.files.values())) / 1_000_000
    assert re.fullmatch(r"(\d+) pages: 2 of articles, 1 of absent ones, (\d+) indexes", lines[2])
    assert lines[3:] == [
        "2 citations: 1 resolved, 1 wanted (1 articles)",
        "note: 1 bad-date",
        f"site: {size:,.1f} MB in {len(site.files)} files, {size / 10:.1f} % of the 1 GB that GitHub Pages takes",
        "time: reading 0 s, catalog 0 s, pages 0 s, sitemaps, feed, inventory 0 s, rest 0 s",
    ]


def test_the_same_as_json_on_request(articles, build_site):
    site = build_site(articles, options={"report": "made/report.json"})
    report = json.loads((site.folder.parent / "made" / "report.json").read_text())
    assert report["pages"]["articles"] == 2
    assert report["links"] == {"resolved": 1, "wanted": 1, "wanted_articles": 1}
    assert report["defects"]["kinds"] == {"bad-date": {"severity": "note", "count": 1}}
    assert report["site"]["bytes"] == sum(map(len, site.files.values()))
    assert report["site"]["files"] == len(site.files)
    assert list(report["stages"]) == ["reading", "catalog", "pages", "sitemaps, feed, inventory", "rest"]


def test_a_report_that_cannot_be_written_is_one_sentence(articles, build_site, caplog, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(Abort):
        build_site(articles, options={"report": "file/report.json"})
    assert [line for level, line in own_lines(caplog) if level > logging.INFO] == []
    (error,) = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert error.startswith(f"The report {tmp_path / 'file' / 'report.json'} cannot be written: ")


def test_a_quiet_build_says_nothing(articles, build_site, capfd):
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    try:
        build_site(articles)
    finally:
        logging.getLogger("mkdocs").setLevel(logging.NOTSET)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("strict", [True, False])
def test_a_site_near_the_limit_is_warned_of_and_passes(articles, build_site, caplog, monkeypatch, strict):
    monkeypatch.setattr(summary, "measure_site", lambda _: SiteSize(LIMIT - 1, 3))
    assert build_site(articles, strict=strict).files
    ((level, line),) = [entry for entry in own_lines(caplog) if entry[0] > logging.INFO]
    assert (level, line[:45]) == (logging.WARNING, "The site has 1,000.0 MB, 100.0 % of the 1 GB ")


def test_a_site_over_the_limit_fails_a_strict_build(articles, build_site, caplog, monkeypatch):
    monkeypatch.setattr(summary, "measure_site", lambda _: SiteSize(LIMIT + 1, 3))
    with pytest.raises(Abort, match="1 error"):
        build_site(articles, strict=True)
    ((level, line),) = [entry for entry in own_lines(caplog) if entry[0] > logging.INFO]
    assert (level, line[:45]) == (logging.ERROR, "The site has 1,000.0 MB, more than the 1 GB t")


def test_a_site_over_the_limit_is_a_warning_of_other_builds(articles, build_site, caplog, monkeypatch):
    monkeypatch.setattr(summary, "measure_site", lambda _: SiteSize(LIMIT + 1, 3))
    assert build_site(articles, strict=False).files
    assert [level for level, _ in own_lines(caplog) if level > logging.INFO] == [logging.WARNING]


class FullDisk:
    """A file on a disk that takes some bytes, and no more."""

    def __init__(self, path: str, mode: str) -> None:
        self.stream = open(path, mode)  # noqa: PTH123, SIM115

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()

    def write(self, content: bytes) -> None:
        self.stream.write(content[:10])
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_page_that_does_not_fit_is_not_there(tmp_path, monkeypatch):
    monkeypatch.setattr(writing, "open", FullDisk, raising=False)
    with pytest.raises(OSError, match="No space left"):
        write_whole(b"<!doctype html>...", str(tmp_path / "kb" / "010" / "index.html"))
    assert list((tmp_path / "kb" / "010").iterdir()) == []


def test_a_full_disk_names_the_page_and_leaves_no_part_of_it(articles, build_site, caplog, monkeypatch, tmp_path):
    monkeypatch.setattr(writing, "open", FullDisk, raising=False)
    with pytest.raises(Abort):
        build_site(articles)
    (error,) = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert re.fullmatch(r"\S+\.md: OSError: \[Errno 28\] No space left on device", error)
    assert list((tmp_path / "site").rglob("*.html")) == []


def test_a_full_disk_is_one_sentence_when_mkdocs_writes_too(articles, build_site, monkeypatch):
    def fill(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "theme/a.css", None, "site/assets/a.css")

    monkeypatch.setattr("mkdocs.structure.files.Files.copy_static_files", fill)
    with pytest.raises(PluginError) as caught:  # which the command line shows as one line, with exit status 1
        build_site(articles)
    assert str(caught.value) == "site/assets/a.css cannot be written: No space left on device."
