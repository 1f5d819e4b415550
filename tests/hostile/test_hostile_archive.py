"""Nothing of hostile articles acts, leaves the site, reads what is elsewhere, or stops the others."""

from __future__ import annotations

import gzip
import json
import os
import re
import subprocess
import sys
import zlib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.hostile.allowed import strangers_in
from tests.hostile.articles import CONTROL, hostile_files
from tests.hostile.conftest import HostileSite, build, make_project
from tests.hostile.file_system import CANARY, can_be_hostile

# A terminal obeys these: C0 and C1 but for line ends and tabs, and marks that turn the direction of what is shown.
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SEEDS = ("Q168845", "Q242926", "Q243681", "Q278345", "Q283472")


def test_there_are_enough_of_them():
    assert len(hostile_files()) >= 600


def test_a_build_ends_well(hostile: HostileSite):
    assert hostile.status == 0, hostile.log[-2000:]
    assert "Search index of" in hostile.log
    assert "reader-failed" not in hostile.log


def test_no_page_has_an_element_or_attribute_that_is_not_ours(hostile: HostileSite):
    """All pages of articles, and a third of the lists; all of these, too, where `MSKB_HOSTILE_PAGES=all`."""
    found = {}
    for number, (path, page) in enumerate(hostile.pages):
        if number % 3 and "/Q" not in path and os.environ.get("MSKB_HOSTILE_PAGES") != "all":
            continue
        generated = bool(re.match(r"(?:kb|versions|keywords|types|years|products)/.+/", path))
        if strangers := list(strangers_in(page, generated=generated)):
            found[path] = strangers[:5]
    assert found == {}


def test_all_other_articles_are_there(hostile: HostileSite):
    pages = {path for path, _ in hostile.pages}
    wanted = [CONTROL, *_SEEDS, *hostile.named]
    assert [number for number in wanted if f"kb/{number[1:-3]}/{number}/index.html" not in pages] == []


def test_an_honest_article_s_page_is_what_it_is_alone(hostile: HostileSite, tmp_path):
    project = make_project(tmp_path)
    status, log = build(project, "site", search=False)
    assert status == 0, log
    around = re.compile(r"<nav class=mskb-next.*?</nav>|<section class=mskb-connections>.*?</section>", re.DOTALL)
    for number in (CONTROL, *_SEEDS):
        path = f"kb/{number[1:-3]}/{number}/index.html"
        alone, among = ((site / path).read_text(encoding="utf-8") for site in (project / "site", hostile.folder))
        assert around.sub("", among) == around.sub("", alone)


def test_nothing_is_written_elsewhere(hostile: HostileSite):
    below = hostile.project.parent
    found = {path.relative_to(below).as_posix() for path in (*below.iterdir(), *hostile.project.iterdir())}
    expected = {"project", *(f"project/{name}" for name in ("articles", "docs", "mkdocs.yml", "site"))}
    assert found - {"project/.cache", "project/strict", "secret.txt"} == expected
    assert not [path for path in below.rglob("hostile-was-here") if path.is_file()]  # a keyword's list may be called so


def test_nothing_is_read_elsewhere(hostile: HostileSite):
    assert CANARY not in hostile.log
    for file in hostile.folder.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            data = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
            assert CANARY.encode() not in data, file
            assert b"root:x:0:0" not in data, file


def test_data_is_data(hostile: HostileSite):
    for file in hostile.folder.rglob("*"):
        if file.suffix == ".json":
            json.loads(file.read_bytes())
        elif file.suffix in (".xml", ".svg"):
            ET.fromstring(file.read_bytes())


def test_the_inventory_has_one_line_an_entry(hostile: HostileSite):
    head, _, data = (hostile.folder / "objects.inv").read_bytes().partition(b"zlib.\n")
    assert head.startswith(b"# Sphinx inventory version 2")
    lines = zlib.decompress(data).decode().splitlines()
    assert [line for line in lines if not re.fullmatch(r"\S.*? [\w-]+:[\w-]+ -?\d+ \S* .*", line)] == []


def test_the_log_holds_nothing_that_a_terminal_obeys(hostile: HostileSite):
    assert OBEYED.findall(hostile.log) == []


@pytest.mark.skipif(not can_be_hostile(), reason="this system has no links, pipes and files with holes")
def test_what_is_wrong_is_told(hostile: HostileSite):
    for name in ("one-gigabyte.txt", "seventeen-megabytes.txt", "pipe.txt", "itself.txt", "dead-"):
        assert name in hostile.log
    assert re.search(r"[5-9] links out of the folder", hostile.log)


def test_a_strict_build_makes_the_same_site_and_fails_for_errors_alone(hostile: HostileSite):
    status, log = build(hostile.project, "strict", "--strict", search=False)
    assert status == 1
    warnings = [line for line in log.splitlines() if line.startswith("WARNING")]
    assert warnings
    assert [line for line in warnings if ": error: " not in line] == []
    ours, strict = ({path.relative_to(site): path.read_bytes() for path in site.rglob("*") if path.is_file()}
                    for site in (hostile.folder, hostile.project / "strict"))  # fmt: skip
    different = [str(path) for path in ours.keys() | strict.keys() if ours.get(path) != strict.get(path)]
    assert [path for path in different if not path.startswith("search/index/")] == []  # which is made without it


@pytest.mark.parametrize(
    "command",
    [
        ["check", "articles", "--list"],
        ["stats", "articles"],
        ["export", "articles", "-o", "data.jsonl"],
        ["resolve", "\x1b[31mQ900001\x07", "x\x1b]0;y\x07", "Q900001", "Q950001", "Q999999", "--in", "articles"],
        ["check", "no\x1b[31msuch\u202e.txt"],
        ["export", "articles", "-o", "x\x1b[31m.csv"],
        ["show", "articles/named/\x1b[31m\x1b]0;x\x07.txt"],
        ["show", "articles/hostile/terminal-in-all-fields-of-export.txt"],
        ["show", "articles/hostile/right-to-left-in-all-fields-of-export.txt"],
        ["show", "articles/hostile/id-of-nothing-of-export.txt"],
    ],
    ids=lambda command: ascii(" ".join(command[:2]))[:40],
)
def test_no_command_prints_what_a_terminal_obeys(hostile: HostileSite, tmp_path, command):
    names = [str(tmp_path / part) if part == "data.jsonl" else part for part in command]
    _, said = run_command(hostile.project, *names)
    assert OBEYED.findall(said) == []
    assert CANARY not in said


def run_command(folder: Path, *parts: str) -> tuple[int, str]:
    """Run the command line as on a terminal, else click takes escapes out: its exit status, and all that it said."""
    program = "import sys; from mskb.cli import main; sys.exit(main(color=True))"
    done = subprocess.run(
        [sys.executable, "-c", program, *parts],
        cwd=folder,
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
    said = (done.stdout + done.stderr).decode("utf-8", "surrogateescape")
    assert "Traceback" not in said
    return done.returncode, said


def test_a_tree_stays_in_its_folder(hostile: HostileSite, tmp_path):
    out = tmp_path / "below" / "tree"
    status, _ = run_command(hostile.project, "convert", "articles", "-o", str(out))
    assert status == 1  # some could not be read
    assert [path.name for path in tmp_path.iterdir()] == ["below"]
    assert [path.name for path in (tmp_path / "below").iterdir()] == ["tree"]
    for file in out.rglob("*.md"):
        assert CANARY not in file.read_text(encoding="utf-8")
        assert file.read_text(encoding="utf-8").startswith("---\n")
