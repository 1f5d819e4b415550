"""Every command, its exit status, and what it prints where."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from tests.conftest import ARTICLES

from mskb import cli
from mskb.catalog.indexes import build_indexes
from mskb.cli import main
from mskb.pipeline.export import run as export_run
from mskb.pipeline.pool import WorkerLostError

COMMANDS = ("convert", "check", "show", "export", "resolve", "search", "stats", "linkcheck", "budget")


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    # SystemExit is how a command ends; anything else would be a traceback
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


@pytest.fixture
def archive(make_archive, raw_export):
    return make_archive(
        {
            "010/Q10022.TXT": raw_export("Q10022", text="See Q20033 and Q99999."),
            "020/Q20033.TXT": raw_export("Q20033", "BUG: Bells", product=("word97", "Word 97 for Windows")),
        }
    )


@pytest.fixture
def damaged(archive):
    (archive / "Q30044.TXT").write_bytes(b"")
    return archive


EMPTY = "Q30044.TXT:0: error: empty-file: The file holds no text.\n"


def test_help_tells_of_every_command():
    result = run("--help")
    assert result.exit_code == 0
    assert set(main.commands) == set(COMMANDS)
    for command in COMMANDS:
        assert f"\n  {command} " in result.stdout


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help(command):
    result = run(command, "-h")
    assert result.exit_code == 0
    assert f"Usage: main {command}" in result.stdout
    assert result.stderr == ""
    options = [parameter for parameter in main.commands[command].params if isinstance(parameter, click.Option)]
    assert all(option.help for option in options)


def test_version():
    result = run("--version")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("main, version ")


def test_convert_writes_a_tree(archive, tmp_path):
    result = run("convert", archive, "-o", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"2 pages written to {tmp_path / 'out'}\n"
    assert (tmp_path / "out/kb/010/Q10022.md").read_text(encoding="utf-8").startswith("---\ntitle: ")


def test_convert_writes_what_could_be_read(damaged, tmp_path):
    result = run("convert", damaged, "-o", tmp_path / "out")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"2 pages written to {tmp_path / 'out'}\n{EMPTY}"
    assert (tmp_path / "out/kb/020/Q20033.md").is_file()


def test_check_of_a_sound_archive(archive):
    result = run("check", archive)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "2 articles in 2 files; 0 errors; 0 other files; 0 links out of the folder\n"


def test_check_tells_errors(damaged):
    result = run("check", damaged)
    assert (result.exit_code, result.stderr) == (1, EMPTY)
    assert result.stdout == (
        "      1  error     empty-file\n2 articles in 3 files; 1 error; 0 other files; 0 links out of the folder\n"
    )


def test_check_lists_each_defect_once(damaged, raw_export):
    (damaged / "Q40055.TXT").write_text(raw_export("Q40055", modified="31-FEB-2000"))
    result = run("check", damaged, "--list")
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == (
        f"{EMPTY}"
        "Q40055.TXT:0: note: bad-date: The date is not in the calendar; the article has none. (31-FEB-2000)\n"
        "      1  error     empty-file\n"
        "      1  note      bad-date\n"
        "3 articles in 4 files; 1 error; 0 other files; 0 links out of the folder\n"
    )


def test_what_is_repaired_or_noted_is_no_failure(make_archive, raw_export):
    folder = make_archive({"Q10022.TXT": raw_export("Q10022", modified="31-FEB-2000")})
    assert run("check", folder).exit_code == 0


def test_show_prints_the_model(archive):
    result = run("show", archive / "010" / "Q10022.TXT")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("id: Q10022\ntitle: SMS: The Clock Stands\ndialect: document\n")
    assert "references: Q20033 Q99999\n" in result.stdout


def test_show_takes_the_number_from_the_folder(make_archive):
    folder = make_archive({"Q123456/README.md": "Typed by hand.\n"})
    assert run("show", folder / "Q123456" / "README.md").stdout.startswith("id: Q123456\n")


def test_show_of_what_is_no_article(make_archive):
    result = run("show", make_archive({"README.md": "Notes.\n"}) / "README.md")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "articles/README.md: no article: it tells no Q-number.\n"


def test_show_of_what_cannot_be_read(damaged):
    result = run("show", damaged / "Q30044.TXT")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"articles/{EMPTY}")


def test_nothing_that_is_printed_steers_the_terminal(make_archive):
    folder = make_archive({"Q123456.TXT": "Q123456: Bells \u202e and \u2028 whistles\n".encode()})
    shown = run("show", folder / "Q123456.TXT").stdout
    assert "Bells \\u202e and \\u2028 whistles" in shown


def test_export_writes_one_record_a_line(archive, tmp_path):
    output = tmp_path / "kb.JSONL"
    result = run("export", archive, "-o", output)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"2 records written to {output}\n")
    records = [json.loads(line) for line in output.read_text(encoding="utf-8").splitlines()]
    assert [record["id"] for record in records] == ["Q10022", "Q20033"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles", "kb.JSONL", "kb.JSONL.manifest.json"]


def test_export_writes_what_could_be_read(damaged, tmp_path):
    result = run("export", damaged, "-o", tmp_path / "kb.jsonl")
    assert (result.exit_code, result.stderr) == (1, f"2 records written to {tmp_path / 'kb.jsonl'}\n{EMPTY}")


@pytest.mark.parametrize("name", ["kb.json", "kb", "kb.jsonl.gz", "kb.csv"])
def test_export_tells_the_formats_that_it_knows(archive, tmp_path, name):
    result = run("export", archive, "-o", tmp_path / name)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(
        f"Error: {name}: name the file .jsonl, .sqlite, .db or .parquet, which tells its format.\n"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles"]


def test_export_of_an_unknown_product(archive, tmp_path):
    result = run("export", archive, "-o", tmp_path / "kb.jsonl", "--product", "sms", "--product", "xbox\x1b[31m")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Nothing was filed under 'xbox\\x1b[31m'; the codes are: sms, word97.\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles"]


def test_export_prints_the_schema_of_a_record():
    result = run("export", "--schema")
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout)["required"][:2] == ["id", "title"]


def test_stats_counts(archive):
    result = run("stats", archive)
    assert (result.exit_code, result.stderr) == (0, "")
    assert (
        result.stdout
        == """\
dialect
      2  document

product
      1  sms  Microsoft Systems Management Server
      1  word97  Word 97 for Windows

year of last modification
      2  2001

kind
      2  problem
      1  bug

fix state
      2  fixed

references
      2  articles cited, once each by each article that cites
      1  of them in the archive
      1  of them not in the archive
      1  articles that are cited and not in the archive
"""
    )


def test_stats_tells_errors(damaged):
    assert (run("stats", damaged).exit_code, run("stats", damaged).stderr) == (1, EMPTY)


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["check"], id="no-source"),
        pytest.param(["check", "nowhere"], id="source-not-there"),
        pytest.param(["convert", "."], id="no-output"),
        pytest.param(["check", ".", "--workers", "-1"], id="workers-below-0"),
        pytest.param(["check", ".", "--workers", "two"], id="workers-no-number"),
        pytest.param(["check", ".", "--fast"], id="unknown-option"),
        pytest.param(["chekc", "."], id="unknown-command"),
        pytest.param(["show", "."], id="show-of-a-folder"),
    ],
)
def test_wrong_usage(arguments):
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr


@pytest.mark.parametrize("command", ["convert", "export"])
@pytest.mark.parametrize(
    ("output", "reason"),
    [
        pytest.param("file/below/kb.jsonl", errno.ENOTDIR, id="below-a-file"),
        pytest.param("file/kb.jsonl", errno.ENOTDIR, id="in-a-file"),
    ],
)
def test_an_output_that_cannot_be_written(archive, tmp_path, command, output, reason):
    (tmp_path / "file").write_text("no folder")
    result = run(command, archive, "-o", tmp_path / output)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{tmp_path / output}: {os.strerror(reason)}\n"


def test_an_export_that_fails_leaves_the_old_file(archive, tmp_path, monkeypatch):
    output = tmp_path / "kb.jsonl"
    output.write_text("old")

    def lose(*_):
        raise WorkerLostError("A worker process was killed.")
        yield

    monkeypatch.setattr(export_run, "records", lose)
    result = run("export", archive, "-o", output)
    assert (result.exit_code, result.stderr) == (2, "A worker process was killed.\n")
    assert output.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["articles", "kb.jsonl"]


@pytest.mark.parametrize(
    ("command", "step"),
    [("convert", "write_tree"), ("export", "write_export"), ("check", "collect"), ("stats", "collect")],
)
def test_a_lost_worker_is_told_in_one_sentence(archive, tmp_path, monkeypatch, command, step):
    def lose(*_, **__):
        raise WorkerLostError("A worker process was killed.")

    monkeypatch.setattr(cli, step, lose)
    output = ["-o", tmp_path / "kb.jsonl"] if command in ("convert", "export") else []
    result = run(command, archive, *output)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", "A worker process was killed.\n")


def test_a_terminal_of_an_older_code_page(make_archive):
    """What it lacks is written as an escape, where Python alone would stop with an error."""
    folder = make_archive({"Q123456.TXT": "Q123456: Bells of \u6771\u4eac\n".encode()})
    command = [sys.executable, "-c", "from mskb.cli import main; main()", "show", str(folder / "Q123456.TXT")]
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"title: Bells of \\u6771\\u4eac" in done.stdout


@pytest.mark.parametrize(("command", "output"), [("convert", "out"), ("export", "kb.jsonl")])
def test_an_article_that_went_away_meanwhile_is_told(archive, tmp_path, monkeypatch, command, output):
    def index_and_remove(catalog):
        (archive / "020" / "Q20033.TXT").unlink()
        return build_indexes(catalog)

    monkeypatch.setattr(cli, "build_indexes", index_and_remove)
    result = run(command, archive, "-o", tmp_path / output)
    assert result.exit_code == 1
    assert "020/Q20033.TXT:0: error: unreadable: " in result.stderr
    assert f"\n1 {'pages' if command == 'convert' else 'records'} written to " in result.stderr


HEADER_CUT = "DOCUMENT:Q100000  12-MAR-2001  [sms]\r\nTITLE   :SMS: A Header Cut in Ha"
NO_YAML = "---\ntitle: A: b: [c\n---\n\nQ100000: A Page Whose Front Matter Is No YAML\n\nText.\n"
UNCLOSED_RAW = """---
layout: page
title: "Q100000: A Raw Tag"
permalink: /kb/100/Q100000/
---

## Q100000: A Raw Tag

{% raw %}

\tArticle: Q100000
\tProduct(s): Microsoft Word
\tVersion(s):
\tOperating System(s):
\tKeyword(s):
\tLast Modified: 12-MAR-2001
\t
\tThe tag is not closed.
"""


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        pytest.param("Q100000.TXT", b"", "error: empty-file", id="empty"),
        pytest.param("Q100000.TXT", b"\0\1" * 99, "error: binary", id="binary"),
        pytest.param("Q100000.TXT", HEADER_CUT, "note: header-incomplete", id="header-cut-in-half"),
        pytest.param("Q100000.md", NO_YAML, "note: front-matter", id="front-matter-no-yaml"),
        pytest.param("Q100000.md", UNCLOSED_RAW, "repaired: unclosed-raw", id="raw-not-closed"),
    ],
)
def test_bad_input_is_a_page_or_a_line(make_archive, tmp_path, name, content, line):
    folder = make_archive({name: content})
    is_error = line.startswith("error")
    listed = run("check", folder, "--list")
    assert f"{name}:0: {line}: " in listed.stdout
    assert listed.exit_code == (1 if is_error else 0)
    converted = run("convert", folder, "-o", tmp_path / "out")
    assert converted.exit_code == listed.exit_code
    assert (tmp_path / "out/kb/100/Q100000.md").exists() is not is_error


def prepare_folder(path: Path) -> None:
    path.mkdir()


def prepare_dead_link(path: Path) -> None:
    path.symlink_to("nowhere.TXT")


def prepare_large_file(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(100 * 1024 * 1024)


@pytest.mark.parametrize(
    ("prepare", "line"),
    [
        pytest.param(prepare_folder, "error: not-a-file", id="folder"),
        pytest.param(prepare_dead_link, "error: dead-link", id="dead-link"),
        pytest.param(prepare_large_file, "error: too-large", id="large"),
    ],
)
def test_what_is_no_file_of_text_is_a_line(archive, prepare, line):
    prepare(archive / "Q1.TXT")
    result = run("check", archive)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"Q1.TXT:0: {line}: ")
    assert result.stderr.count("\n") == 1
    assert "2 articles in 3 files; 1 error" in result.stdout


def test_an_unreadable_file_is_a_line(archive, monkeypatch):
    opened = open

    def refuse(path, *arguments, **options):
        if Path(path).name == "Q10022.TXT":
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(path, *arguments, **options)

    monkeypatch.setattr("builtins.open", refuse)
    result = run("check", archive)
    assert result.exit_code == 1
    assert result.stderr == (
        "010/Q10022.TXT:0: error: unreadable: The system would not let the file be read. (Permission denied)\n"
    )


def test_two_files_with_one_number_are_a_line(make_archive, raw_export):
    folder = make_archive({"a/Q1.TXT": raw_export("Q1", text="It stands."), "b/Q1.TXT": raw_export("Q1")})
    result = run("check", folder, "--list")
    assert result.exit_code == 0
    assert result.stdout.startswith("a/Q1.TXT:0: note: conflicting-editions: ")


def test_a_number_that_disagrees_with_the_name_is_a_line(make_archive, raw_export, tmp_path):
    folder = make_archive({"Q100001.TXT": raw_export("Q100000")})
    result = run("check", folder, "--list")
    assert result.exit_code == 0
    assert result.stdout.startswith("Q100001.TXT:0: note: id-mismatch: ")
    run("convert", folder, "-o", tmp_path / "out")
    assert (tmp_path / "out/kb/100/Q100000.md").is_file()


def test_a_date_that_is_not_in_the_calendar_is_a_line(make_archive, raw_export):
    result = run("check", make_archive({"Q1.TXT": raw_export("Q1", modified="31-FEB-2000")}), "--list")
    assert result.stdout.startswith("Q1.TXT:0: note: bad-date: ")


@pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        pytest.param(["export", "{archive}", "-o", "{out}/x\x1b[31m.csv"], 2, id="a-format-that-is-none"),
        pytest.param(["export", "{archive}", "-o", "{out}/\x1b[31m{{product}}/x.jsonl"], 2, id="a-product-in-a-folder"),
        pytest.param(["export", "{archive}", "-o", "{out}/x\x1b[31m.jsonl"], 0, id="records"),
        pytest.param(["convert", "{archive}", "-o", "{out}/x\x1b[31m"], 0, id="pages"),
        pytest.param(["convert", "{archive}", "-o", "{out}/file/x\x1b[31m"], 2, id="a-folder-that-cannot-be-made"),
        pytest.param(["export", "{archive}", "-o", "{out}/file/x\x1b[31m.jsonl"], 2, id="a-file-that-cannot-be-made"),
    ],
)
def test_no_name_from_the_command_line_acts_on_a_terminal(archive, tmp_path, arguments, status):
    """With `color`, for click takes escapes out of what is written into a pipe."""
    (tmp_path / "file").touch()
    named = [argument.format(archive=archive, out=tmp_path) for argument in arguments]
    result = CliRunner().invoke(main, named, color=True)
    assert result.exit_code == status
    assert "\\u001b[31m" in result.stderr
    assert "\x1b" not in result.output


def test_search_prints_the_best_match_first_and_tells_corrections():
    result = run("search", "redirector", "event", "3031", "--in", ARTICLES)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0].startswith("Q168845 ")
    assert "Windows NT SMS Clients Produce NT Event 3031" in result.stdout


def test_search_for_nothing_that_is_there_exits_1():
    result = run("search", "qwxyzzy", "--in", ARTICLES)
    assert (result.exit_code, result.stdout) == (1, "")
