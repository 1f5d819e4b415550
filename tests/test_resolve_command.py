"""`mskb resolve`: from whatever people have to the page's address."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from mskb.cli import main

CASES = json.loads((Path(__file__).parent / "cases" / "addresses.json").read_text(encoding="utf-8"))


def resolve(*arguments: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(main, ["resolve", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def archive(make_archive, raw_export) -> Path:
    folder: Path = make_archive(
        {
            "Q10022.TXT": raw_export("Q10022", "Bells", text="See Q99999."),
            "Q10033.TXT": raw_export("Q10033", "Clocks"),
        }
    )
    return folder


def test_each_form_gives_its_address():
    known = [case for case in CASES if case["id"]]
    code, out, err = resolve("--", *(case["text"] for case in known))
    assert (code, err) == (0, "")
    assert out.splitlines() == [f"/kb/{int(case['id'][1:]) // 1000:03d}/{case['id']}/" for case in known]


def test_a_text_that_tells_no_article_is_told_and_the_others_are_resolved():
    assert resolve("the clock\x1b", "Q168845") == (
        1,
        "/kb/168/Q168845/\n",
        "the clock\\u001b: no form of an article's address\n",
    )


@pytest.mark.parametrize(
    ("text", "result"),
    [
        pytest.param("kb/10022", (0, "/kb/010/Q10022/  Bells\n", ""), id="article"),
        pytest.param("Q99999", (0, "/kb/099/Q99999/  Not in this archive\n", ""), id="stub"),
        pytest.param(
            "KB10030",
            (1, "", "Q10030: neither in the archive nor cited in it; nearest: Q10022 Q10033\n"),
            id="neighbours",
        ),
    ],
)
def test_an_archive_knows_what_it_holds(archive, text, result):
    assert resolve("--in", archive, text) == result


def test_several_archives_are_one(archive):
    one, other = archive / "Q10022.TXT", archive / "Q10033.TXT"
    assert resolve("--in", one, "--in", other, "Q10022", "Q10033")[:2] == (
        0,
        "/kb/010/Q10022/  Bells\n/kb/010/Q10033/  Clocks\n",
    )


@pytest.mark.parametrize("arguments", [[], ["--in", "nowhere", "Q1"]], ids=["nothing", "no-such-archive"])
def test_wrong_use(arguments):
    code, out, err = resolve(*arguments)
    assert (code, out) == (2, "")
    assert err


def test_an_empty_archive_has_no_neighbours(tmp_path):
    assert resolve("--in", tmp_path, "Q10022")[2].endswith("nearest: none\n")
