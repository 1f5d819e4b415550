"""The files of an export: by product, with a manifest, as a whole or not at all."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mskb.catalog.indexes import build_indexes
from mskb.cli import main
from mskb.pipeline.export import formats
from mskb.pipeline.export import run as export_run

FORMATS = ("jsonl", "sqlite", "parquet")


@pytest.fixture
def archive(make_archive, raw_export):
    word, games = ("word97", "Word 97 for Windows"), ("../etc", "Microsoft Games")
    return make_archive(
        {
            "Q10022.TXT": raw_export("Q10022", text="See Q20033, Q30030 and Q99999."),
            "Q20033.TXT": raw_export("Q20033", product=word, text="See Q10022."),
            "Q20034.TXT": raw_export("Q20034", product=word),
            "older/Q20034.TXT": raw_export("Q20034", product=word, modified="01-JAN-1999"),
            "Q30030.txt": "Q30030: Typed by Hand\n\nText.\n",
            "Q40040.TXT": raw_export("Q40040", product=games),
        }
    )


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, ["export", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def ids_in(file: Path) -> list[str]:
    return [json.loads(line)["id"] for line in file.read_text(encoding="utf-8").splitlines()]


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_file())


@pytest.mark.parametrize(
    ("names", "ids"),
    [
        pytest.param(["sms"], ["Q10022"], id="code"),
        pytest.param(["Word97", "SMS", "sms"], ["Q10022", "Q20033", "Q20034"], id="several-in-any-case"),
        pytest.param(["Microsoft Systems Management Server"], ["Q10022"], id="name"),
        pytest.param(["systems management server"], ["Q10022"], id="name-without-its-maker"),
        pytest.param(["../etc"], ["Q40040"], id="code-as-found"),
        pytest.param(["etc"], ["Q40040"], id="code-as-the-site-has-it"),
        pytest.param(["none"], ["Q30030"], id="what-was-not-filed"),
    ],
)
def test_some_products(archive, tmp_path, names, ids):
    options = [option for name in names for option in ("--product", name)]
    assert run(archive, "-o", tmp_path / "kb.jsonl", *options).exit_code == 0
    assert ids_in(tmp_path / "kb.jsonl") == ids


@pytest.mark.parametrize("name", ["", "nothing", "Q10022", "../none"])
def test_an_unknown_product(archive, tmp_path, name):
    result = run(archive, "-o", tmp_path / "kb.jsonl", "--product", name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"Nothing was filed under '{name}'; the codes are: etc, sms, word97, none.\n"
    assert names_in(tmp_path) == []


def test_each_product(archive, tmp_path):
    result = run(archive, "-o", tmp_path / "packs/kb-{product}.jsonl")
    assert (result.exit_code, result.stderr) == (0, f"5 records written to {tmp_path}/packs/kb-{{product}}.jsonl\n")
    packs = tmp_path / "packs"
    assert {name: ids_in(packs / name) for name in names_in(packs) if name.endswith("jsonl")} == {
        "kb-etc.jsonl": ["Q40040"],
        "kb-none.jsonl": ["Q30030"],
        "kb-sms.jsonl": ["Q10022"],
        "kb-word97.jsonl": ["Q20033", "Q20034"],
    }
    assert "kb-all.jsonl.manifest.json" in names_in(packs)


def test_each_of_some_products(archive, tmp_path):
    run(archive, "-o", tmp_path / "{product}.sqlite", "--product", "sms", "--product", "none")
    assert names_in(tmp_path) == ["all.sqlite.manifest.json", "none.sqlite", "sms.sqlite"]


@pytest.mark.parametrize("name", ["{product}/kb.sqlite", "packs/{product}/{product}.jsonl"])
def test_a_product_names_no_folder(archive, tmp_path, name):
    result = run(archive, "-o", tmp_path / "out" / name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(f"{name}: {{product}} may stand in the name of the file, and of no folder.\n")
    assert not (tmp_path / "out").exists()


def test_an_article_has_the_same_record_in_each_file(archive, tmp_path):
    run(archive, "-o", tmp_path / "kb.jsonl")
    run(archive, "-o", tmp_path / "{product}.jsonl")
    parts = [tmp_path / f"{code}.jsonl" for code in ("sms", "word97", "none", "etc")]
    assert (tmp_path / "kb.jsonl").read_bytes() == b"".join(part.read_bytes() for part in parts)


def test_what_is_left_out_is_not_wanted(archive, tmp_path):
    run(archive, "-o", tmp_path / "sms.sqlite", "--product", "sms")
    with closing(sqlite3.connect(tmp_path / "sms.sqlite")) as connection:
        assert connection.execute("SELECT id FROM wanted").fetchall() == [("Q99999",)]
        assert connection.execute("SELECT reference, target_id, wanted_id FROM article_references").fetchall() == [
            ("Q20033", None, None),
            ("Q30030", None, None),
            ("Q99999", None, "Q99999"),
        ]
        assert connection.execute("SELECT code FROM products").fetchall() == [("sms",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        told = dict(connection.execute("SELECT * FROM metadata"))
    assert told.pop("mskb")
    assert len(told.pop("archive_sha256")) == 64
    assert told == {"schema": "1", "articles": "1", "archive_articles": "5", "archive_files": "6"}


@pytest.mark.parametrize("ending", FORMATS)
def test_the_manifest(archive, tmp_path, ending):
    run(archive, "-o", tmp_path / f"{{product}}.{ending}", "--product", "sms", "--product", "word97")
    manifest = json.loads((tmp_path / f"all.{ending}.manifest.json").read_text(encoding="utf-8"))
    assert manifest.pop("mskb")
    assert manifest.pop("archive").keys() == {"articles", "files", "sha256"}
    assert manifest == {
        "schema": 1,
        "format": ending,
        "articles": 3,
        "files": [
            {
                "file": f"{product}.{ending}",
                "product": product,
                "articles": articles,
                "bytes": (tmp_path / f"{product}.{ending}").stat().st_size,
                "sha256": hashlib.sha256((tmp_path / f"{product}.{ending}").read_bytes()).hexdigest(),
            }
            for product, articles in (("sms", 1), ("word97", 2))
        ],
    }


def test_the_manifest_tells_the_archive(archive, tmp_path):
    """By check sums alone, as docs/data.md has it: the same archive elsewhere is the same."""
    run(archive, "-o", tmp_path / "kb.jsonl")
    lines = []
    for line in (tmp_path / "kb.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        files = [record, *record["editions"]]
        lines += [f"{record['id']} {checksum}\n" for checksum in sorted(file["sha256"] for file in files)]
    archive.rename(tmp_path / "moved")
    run(tmp_path / "moved", "-o", tmp_path / "sms.jsonl", "--product", "sms")
    told = [json.loads((tmp_path / f"{name}.jsonl.manifest.json").read_text())["archive"] for name in ("kb", "sms")]
    digest = hashlib.sha256("".join(lines).encode()).hexdigest()
    assert told == [{"articles": 5, "files": 6, "sha256": digest}] * 2


@pytest.mark.parametrize("ending", FORMATS)
@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full", "ctrl-c"])
def test_a_run_that_fails_leaves_the_old_files(archive, tmp_path, monkeypatch, ending, error):
    run(archive, "-o", tmp_path / f"{{product}}.{ending}")
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    (archive / "Q10022.TXT").unlink()

    def fail(*_):
        raise error

    monkeypatch.setattr(export_run, "_manifest", fail)
    result = CliRunner().invoke(main, ["export", str(archive), "-o", str(tmp_path / f"{{product}}.{ending}")])
    assert result.exit_code == (2 if isinstance(error, OSError) else 1)
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
@pytest.mark.parametrize("ending", FORMATS)
def test_a_full_disk_is_told_in_one_sentence(archive, tmp_path, ending):
    """A limit on the size of files stands for it; the message is the system's, or SQLite's own."""
    output = tmp_path / f"kb.{ending}"
    output.write_text("old")
    code = (
        "import resource, signal; from mskb.cli import main;"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)); main()"
    )
    command = [sys.executable, "-c", code, "export", str(archive), "-o", str(output)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"{output}: ")
    assert done.stderr.count("\n") == 1
    assert output.read_text() == "old"
    assert names_in(tmp_path) == [output.name]


def test_a_file_that_changed_meanwhile_is_told(archive, tmp_path, monkeypatch, raw_export):
    """Its record would tell what neither the catalog nor the manifest knows."""

    def index_and_change(catalog):
        (archive / "Q10022.TXT").write_text(raw_export("Q10022", keywords="kbother"))
        return build_indexes(catalog)

    monkeypatch.setattr("mskb.cli.build_indexes", index_and_change)
    result = run(archive, "-o", tmp_path / "kb.sqlite")
    assert result.exit_code == 1
    assert result.stderr.startswith("Q10022.TXT:0: error: unreadable: ")
    assert "(it changed while it was read)\n4 records written to " in result.stderr
    with closing(sqlite3.connect(tmp_path / "kb.sqlite")) as connection:
        assert connection.execute("SELECT count(*) FROM articles").fetchone() == (4,)


def test_parquet_without_pyarrow(archive, tmp_path, monkeypatch):
    monkeypatch.delitem(sys.modules, "mskb.pipeline.export.parquet", raising=False)
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = run(archive, "-o", tmp_path / "kb.parquet")
    assert result.exit_code == 2
    assert result.stderr.endswith(
        "Error: Parquet is written by pyarrow, which is not installed: pip install pyarrow.\n"
    )
    assert run(archive, "-o", tmp_path / "kb.sqlite").exit_code == 0


def test_nothing_but_parquet_needs_pyarrow():
    code = f"import sys, mskb.cli, {formats.__name__}; sys.exit('pyarrow' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("ending", FORMATS)
def test_an_archive_of_nothing(make_archive, tmp_path, ending):
    assert run(make_archive({"README.md": "Notes.\n"}), "-o", tmp_path / f"kb.{ending}").exit_code == 0
    assert (tmp_path / f"kb.{ending}").is_file()
