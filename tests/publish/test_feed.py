"""The feed of the articles that were last changed is Atom as RFC 4287 has it."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

ATOM = "{http://www.w3.org/2005/Atom}"
SITE_URL = "https://example.org/archive/kb/"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


def read_feed(data: bytes) -> list[dict[str, str]]:
    """The entries of a feed, held to what RFC 4287 asks for."""
    feed = ET.fromstring(data)
    assert feed.tag == f"{ATOM}feed"
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links == {"self": f"{SITE_URL}feed.xml", "alternate": SITE_URL}
    assert feed.findtext(f"{ATOM}id") == f"{SITE_URL}feed.xml"
    assert feed.findtext(f"{ATOM}title")
    assert feed.findtext(f"{ATOM}author/{ATOM}name") == "Microsoft"
    entries = []
    for entry in feed.findall(f"{ATOM}entry"):
        names = [child.tag.removeprefix(ATOM) for child in entry]
        assert all(names.count(name) == 1 for name in ("title", "id", "updated", "link"))
        assert names.count("summary") <= 1
        assert set(names) <= {"title", "id", "updated", "link", "summary", "category"}
        found = {name: entry.findtext(f"{ATOM}{name}") or "" for name in ("title", "id", "updated", "summary")}
        assert MOMENT.fullmatch(found["updated"])
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert (link.get("rel"), link.get("href")) == ("alternate", found["id"])
        assert all(category.get("term") for category in entry.findall(f"{ATOM}category"))
        entries.append(found)
    ids = [entry["id"] for entry in entries]
    assert len(set(ids)) == len(ids) > 0
    assert feed.findtext(f"{ATOM}updated") == max(entry["updated"] for entry in entries)
    return entries


def test_the_newest_articles_come_first(make_archive, raw_export, build_site):
    days = {"Q10022": "12-MAR-2001", "Q20033": "02-JAN-1999", "Q30044": "12-MAR-2001"}
    articles = make_archive(
        {f"{name}.TXT": raw_export(name, f"SMS: Of {name}", modified=day) for name, day in days.items()}
    )
    site = build_site(articles, site_url=SITE_URL)
    assert [(entry["id"], entry["updated"], entry["title"]) for entry in read_feed(site.files["feed.xml"])] == [
        (f"{SITE_URL}kb/030/Q30044/", "2001-03-12T00:00:00Z", "Q30044: SMS: Of Q30044"),
        (f"{SITE_URL}kb/010/Q10022/", "2001-03-12T00:00:00Z", "Q10022: SMS: Of Q10022"),
        (f"{SITE_URL}kb/020/Q20033/", "1999-01-02T00:00:00Z", "Q20033: SMS: Of Q20033"),
    ]
    assert all(entry["summary"] == "The clock stands." for entry in read_feed(site.files["feed.xml"]))


def test_fifty_articles_are_enough(make_archive, raw_export, build_site):
    articles = make_archive({f"Q{number}.TXT": raw_export(f"Q{number}") for number in range(10_001, 10_062)})
    entries = read_feed(build_site(articles, site_url=SITE_URL).files["feed.xml"])
    assert len(entries) == 50
    assert entries[0]["title"].startswith("Q10061:")


def test_what_xml_forbids_stands_in_no_title_and_no_text(make_archive, raw_export, build_site):
    title = "A\x01B\x1b[31m \ufffe <b>]]> & \"q\" 'r' {{ x }}"
    hostile = raw_export("Q10022", title, text="Text \x08 with <script>alert(1)</script> & \uffff in it.")
    entry = read_feed(build_site(make_archive({"Q10022.TXT": hostile}), site_url=SITE_URL).files["feed.xml"])[0]
    assert not re.search("[\x00-\x08\x0b-\x1f\ufffe\uffff]", entry["title"] + entry["summary"])
    assert "<b>]]> & \"q\" 'r'" in entry["title"]
    assert "{{ x }}" in entry["title"]
    assert "<script>alert(1)</script> &" in entry["summary"]


@pytest.mark.parametrize("directories", [True, False])
def test_an_entry_leads_to_its_page(make_archive, raw_export, build_site, directories):
    articles = make_archive({"Q10022.TXT": raw_export("Q10022")})
    site = build_site(articles, site_url=SITE_URL, use_directory_urls=directories)
    path = read_feed(site.files["feed.xml"])[0]["id"].removeprefix(SITE_URL)
    assert (f"{path}index.html" if directories else path) in site.files


def test_the_home_page_alone_names_the_feed(make_archive, raw_export, build_site, tmp_path):
    site = build_site(make_archive({"Q10022.TXT": raw_export("Q10022")}), site_url=SITE_URL, **_home(tmp_path))
    naming = [path for path, page in site.pages.items() if "application/atom+xml" in page]
    assert naming == ["index.html"]
    assert re.search(
        r'<link rel="alternate" type="application/atom\+xml" title="[^"]+" href="feed.xml">', site.page("")
    )
    assert '<a href="feed.xml">Feed</a>' in site.page("")


@pytest.mark.parametrize(
    ("site_url", "modified"), [("", "12-MAR-2001"), (SITE_URL, "")], ids=["no address", "no article with a date"]
)
def test_there_is_no_feed_and_no_link_to_it(make_archive, raw_export, build_site, tmp_path, site_url, modified):
    articles = make_archive({"Q10022.TXT": raw_export("Q10022", modified=modified)})
    site = build_site(articles, site_url=site_url, **_home(tmp_path))
    assert "feed.xml" not in site.files
    assert "feed.xml" not in site.page("")


def test_somebodys_own_feed_stays(make_archive, raw_export, build_site, tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "feed.xml").write_text("<mine/>", encoding="utf-8")
    site = build_site(make_archive({"Q10022.TXT": raw_export("Q10022")}), site_url=SITE_URL)
    assert site.files["feed.xml"] == b"<mine/>"


def _home(folder: Path) -> dict[str, object]:
    """A home page with the template of this project's."""
    home = folder / "home"
    home.mkdir()
    (home / "index.md").write_text("---\ntemplate: mskb/home.html\n---\n\n# Home\n\nText.\n", encoding="utf-8")
    return {"docs_dir": "home"}
