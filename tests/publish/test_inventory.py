"""The inventory has an object for each article, in the format that Sphinx and mkdocstrings read."""

from __future__ import annotations

import re
import zlib

import pytest

SITE_URL = "https://example.org/archive/kb/"

# As Sphinx and mkdocstrings have it.
_ROW = re.compile(r"(.+?)\s+(\S+)\s+(-?\d+)\s+?(\S*)\s+(.*)")


def read_inventory(data: bytes) -> tuple[str, dict[str, tuple[str, str, str, str]]]:
    """The project's name, and objects by name, each on a line of its own however lines are told apart."""
    version, project, release, compressed, content = data.split(b"\n", 4)
    assert version == b"# Sphinx inventory version 2"
    assert project.startswith(b"# Project: ")
    assert release.startswith(b"# Version: ")
    assert compressed == b"# The remainder of this file is compressed using zlib."
    text = zlib.decompress(content).decode()
    assert text.splitlines() == text.removesuffix("\n").split("\n")
    objects = {}
    for line in text.splitlines():
        match = _ROW.fullmatch(line)
        assert match is not None
        name, *rest = match.groups()
        assert name not in objects
        objects[name] = (rest[0], rest[1], rest[2], rest[3])
    return project.decode().removeprefix("# Project: "), objects


@pytest.fixture
def articles(make_archive, raw_export):
    return make_archive(
        {
            "Q999.TXT": raw_export("Q999"),
            "Q10022.TXT": raw_export("Q10022", "BUG: Bells\x85& \x1e\u2028<Whistles>  $", text="See Q99999."),
            "Q168845.md": "Q168845: Typed by hand\n\nÄltere Uhren.\n",
        }
    )


def test_every_article_is_a_document_and_a_label_and_no_stub_is(articles, build_site):
    project, objects = read_inventory(build_site(articles).files["objects.inv"])
    assert project == "Clocks"
    assert list(objects) == ["Q999", "q999", "Q10022", "q10022", "Q168845", "q168845"]
    assert objects["Q999"] == ("std:doc", "-1", "kb/000/Q999/", "Q999: SMS: The Clock Stands")
    assert objects["q168845"] == ("std:label", "-1", "kb/168/Q168845/", "Q168845: Typed by hand")


def test_a_title_breaks_no_line(articles, build_site):
    objects = read_inventory(build_site(articles).files["objects.inv"])[1]
    assert objects["Q10022"][:3] == ("std:doc", "-1", "kb/010/Q10022/")
    assert objects["Q10022"][3].startswith("Q10022: BUG: Bells")


@pytest.mark.parametrize("directories", [True, False])
def test_an_object_leads_to_its_page_wherever_the_site_is(articles, build_site, directories):
    site = build_site(articles, site_url=SITE_URL, use_directory_urls=directories)
    for name, (_, _, address, _) in read_inventory(site.files["objects.inv"])[1].items():
        assert f"<title>{name.upper()}: " in site.pages[f"{address}index.html" if directories else address]


def test_the_name_of_the_site_breaks_no_line(articles, build_site):
    data = build_site(articles, site_name="Clocks\nand bells").files["objects.inv"]
    assert read_inventory(data)[0] == "Clocks and bells"


def test_somebodys_own_inventory_stays(articles, build_site, tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "objects.inv").write_bytes(b"mine")
    assert build_site(articles).files["objects.inv"] == b"mine"
