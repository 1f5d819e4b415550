from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from mskb.catalog.indexes import build_indexes
from mskb.model.defects import DefectKind
from mskb.pipeline.read import Refused
from mskb.pipeline.run import collect
from mskb.pipeline.write import write_tree


def write(source: Path, target: Path, workers: int = 1) -> list[Refused | str]:
    catalog = collect([source], workers=workers).catalog
    return list(write_tree(catalog, build_indexes(catalog), target, workers))


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_each_article_has_a_page_in_the_folder_of_its_thousands(make_archive, raw_export, tmp_path):
    files = {f"{number}.TXT": raw_export(f"Q{number}") for number in (7, 10022, 1000000)}
    paths = write(make_archive(files), tmp_path / "out")
    assert paths == ["kb/000/Q7.md", "kb/010/Q10022.md", "kb/1000/Q1000000.md"]
    assert set(files_of(tmp_path / "out")) == set(paths)


def test_a_page_has_its_facts_as_front_matter(make_archive, raw_export, tmp_path):
    write(make_archive({"Q7.TXT": raw_export("Q7", "HOWTO: Use --- and: Colons")}), tmp_path / "out")
    page = (tmp_path / "out" / "kb" / "000" / "Q7.md").read_text(encoding="utf-8")
    fence, front_matter, markdown = page.split("---\n", 2)
    assert fence == ""
    assert markdown == "\n## Symptoms\n\nThe clock stands.\n"
    assert yaml.safe_load(front_matter) == {
        "title": "HOWTO: Use --- and: Colons",
        "id": "Q7",
        "permalink": "/kb/000/Q7/",
        "product": "Microsoft Systems Management Server",
        "products": ["Microsoft Systems Management Server"],
        "versions": ["2.0"],
        "platforms": ["winnt"],
        "keywords": ["kbsms200"],
        "technology": ["kbSMSSearch", "kbSMS200"],
        "issue_type": ["kbprb"],
        "solution_type": ["kbfix"],
        "query_words": ["prodsms"],
        "modified": "2001-03-12",
        "tags": [
            "/versions/systems-management-server/2.0/",
            "/keywords/kbsms200/",
            "/products/sms/",
            "/types/problem/",
            "/types/how-to/",
            "/types/fixed/",
            "/years/2001/03/",
        ],
        "dialect": "document",
        "source": "Q7.TXT",
    }


def test_an_article_that_is_not_there_is_linked_to_its_stub(make_archive, raw_export, tmp_path):
    files = {"Q7.TXT": raw_export("Q7", text="See Q10022, Q99999 and Q7."), "Q10022.TXT": raw_export("Q10022", "Bells")}
    write(make_archive(files), tmp_path / "out")
    page = (tmp_path / "out" / "kb" / "000" / "Q7.md").read_text(encoding="utf-8")
    assert 'See [Q10022](../010/Q10022.md "Bells"), [Q99999](../099/Q99999.md "Not in this archive") and Q7.' in page
    stub = (tmp_path / "out" / "kb" / "099" / "Q99999.md").read_text(encoding="utf-8")
    assert "[Q7 SMS: The Clock Stands](../000/Q7.md)" in stub


def test_one_worker_and_two_write_the_same_bytes(make_archive, raw_export, tmp_path):
    folder = make_archive({f"Q{n}.TXT": raw_export(f"Q{n}", text=f"See Q{n + 7}.") for n in range(10001, 10502)})
    assert write(folder, tmp_path / "one", 1) == write(folder, tmp_path / "two", 2)
    assert files_of(tmp_path / "one") == files_of(tmp_path / "two")


def test_an_article_that_went_away_meanwhile_is_told(make_archive, raw_export, tmp_path):
    folder = make_archive({"Q7.TXT": raw_export("Q7")})
    catalog = collect([folder]).catalog
    (folder / "Q7.TXT").unlink()
    (refused,) = write_tree(catalog, build_indexes(catalog), tmp_path / "out")
    assert isinstance(refused, Refused)
    assert refused.path == "Q7.TXT"
    assert refused.defect is not None
    assert refused.defect.kind is DefectKind.UNREADABLE


def test_a_page_that_cannot_be_written_stops_the_run(make_archive, raw_export, tmp_path):
    (tmp_path / "out").write_text("a file, where a folder should be")
    with pytest.raises(OSError, match="out"):
        write(make_archive({"Q7.TXT": raw_export("Q7")}), tmp_path / "out")


def test_a_page_that_does_not_fit_leaves_no_part_of_it(make_archive, raw_export, tmp_path, monkeypatch):
    def fill(path: Path, text: str, **_: str) -> None:
        path.write_bytes(text[:10].encode())
        raise OSError(28, "No space left on device")

    archive = make_archive({"Q10022.TXT": raw_export("Q10022")})
    monkeypatch.setattr(Path, "write_text", fill)
    with pytest.raises(OSError, match="No space left"):
        write(archive, tmp_path / "tree")
    assert files_of(tmp_path / "tree") == {}
