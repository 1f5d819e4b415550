"""Sitemaps are as the protocol's schema has it, and list the pages that search engines may show."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from mskb.publish.sitemaps import sitemap_parts

NAMESPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE_URL = "https://example.org/archive/kb/"
CANONICAL = re.compile(r'<link rel="?canonical"? href="?([^">]+)')


def read_sitemap(data: bytes | str, kind: str = "urlset", row: str = "url") -> dict[str, str]:
    """The addresses of a sitemap with their dates, held to the protocol's schema."""
    root = ET.fromstring(data)
    assert root.tag == f"{NAMESPACE}{kind}"
    assert 1 <= len(root) <= 50_000
    found = {}
    for element in root:
        assert element.tag == f"{NAMESPACE}{row}"
        location, *more = element
        assert location.tag == f"{NAMESPACE}loc"
        address = location.text or ""
        assert 12 <= len(address) <= 2_048
        assert address.isascii()
        assert not re.search(r"\s", address)
        assert [date.tag for date in more] in ([], [f"{NAMESPACE}lastmod"])
        modified = "".join(date.text or "" for date in more)
        assert not more or dt.date.fromisoformat(modified).isoformat() == modified
        assert address not in found
        found[address] = modified
    return found


def addresses(count: int, length: int = 0) -> list[tuple[str, str]]:
    return [(f"https://example.org/kb/{number}/".ljust(length, "x"), "2001-03-12") for number in range(count)]


@pytest.fixture
def articles(make_archive, raw_export):
    return make_archive(
        {
            "Q10022.TXT": raw_export("Q10022", text="See Q20033 and Q99999."),
            "Q20033.TXT": raw_export("Q20033", "BUG: Bells & Whistles", modified="02-JAN-1999"),
            "Q168845.md": "Q168845: Typed by hand\n\nNobody knows when.\n",
        }
    )


def test_a_part_has_fifty_thousand_addresses_at_most():
    parts = list(sitemap_parts(addresses(100_001)))
    assert [len(read_sitemap(part)) for part in parts] == [50_000, 50_000, 1]
    assert [address for part in parts for address in read_sitemap(part)] == [row for row, _ in addresses(100_001)]


def test_a_full_part_alone_has_no_empty_one_behind_it():
    assert [len(read_sitemap(part)) for part in sitemap_parts(addresses(50_000))] == [50_000]


def test_a_part_stays_below_fifty_megabytes():
    parts = list(sitemap_parts(addresses(30_000, 2_000)))
    assert len(parts) == 2
    assert all(len(part.encode()) <= 50_000_000 for part in parts)
    assert sum(len(read_sitemap(part)) for part in parts) == 30_000


def test_an_address_longer_than_the_protocol_takes_is_left_out():
    long, short = addresses(1, 2_048)[0], addresses(1)[0]
    assert [list(read_sitemap(part)) for part in sitemap_parts([long, short])] == [[short[0]]]


def test_an_address_is_escaped():
    part = next(sitemap_parts([("https://example.org/a?b=1&c=<d>", "")]))
    assert list(read_sitemap(part)) == ["https://example.org/a?b=1&c=<d>"]


@pytest.mark.parametrize("directories", [True, False])
def test_all_pages_are_listed_but_those_that_search_engines_leave_out(articles, build_site, directories):
    site = build_site(articles, site_url=SITE_URL, use_directory_urls=directories)
    index = read_sitemap(site.files["sitemap.xml"], "sitemapindex", "sitemap")
    assert list(index) == [f"{SITE_URL}sitemap-1.xml"]
    listed = read_sitemap(site.files["sitemap-1.xml"])
    assert "sitemap.xml.gz" not in site.files
    shown, left_out = {}, set()
    for path, page in site.pages.items():
        if '<meta name="robots" content="noindex">' in page or "<meta name=robots content=noindex>" in page:
            left_out.add(path)
        else:
            (address,) = CANONICAL.findall(page)
            shown[address] = path
    ending = "/index.html" if directories else ".html"
    assert left_out == {
        *("404.html", f"search{ending}", f"kb/099/Q99999{ending}"),
        *("id/index.html", "id/sms/index.html"),
    }
    assert listed.keys() == shown.keys()


def test_an_article_tells_its_last_change_and_nothing_else_a_date(articles, build_site):
    listed = read_sitemap(build_site(articles, site_url=SITE_URL).files["sitemap-1.xml"])
    assert {address.removeprefix(SITE_URL): day for address, day in listed.items() if day} == {
        "kb/010/Q10022/": "2001-03-12",
        "kb/020/Q20033/": "1999-01-02",
    }


def test_a_page_of_docs_may_ask_to_be_left_out(articles, build_site, tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "draft.md").write_text("---\nrobots: noindex, nofollow\n---\n\n# Draft\n", encoding="utf-8")
    site = build_site(articles, site_url=SITE_URL)
    assert f"{SITE_URL}draft/" not in read_sitemap(site.files["sitemap-1.xml"])
    assert 'content="noindex, nofollow"' in site.page("draft/")


def test_robots_txt_forbids_nothing_and_names_the_index(articles, build_site):
    assert build_site(articles, site_url=SITE_URL).files["robots.txt"].decode().splitlines() == [
        *("User-agent: *", "Disallow:", "", f"Sitemap: {SITE_URL}sitemap.xml"),
    ]


def test_without_an_address_of_the_site_there_is_neither(articles, build_site):
    site = build_site(articles)
    assert not [path for path in site.files if path.startswith(("sitemap", "robots"))]


def _write_docs(folder: Path, name: str, content: str) -> dict[str, object]:
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs" / name).write_text(content, encoding="utf-8")
    return {}


def _write_theme(folder: Path, name: str, content: str) -> dict[str, object]:
    (folder / "mine").mkdir()
    (folder / "mine" / name).write_text(content, encoding="utf-8")
    return {"theme": {"name": "material", "font": False, "custom_dir": "mine"}}


@pytest.mark.parametrize("write", [_write_docs, _write_theme], ids=["in docs", "in the theme"])
def test_somebodys_own_sitemap_stays(articles, build_site, tmp_path, write: Callable[..., dict[str, object]]):
    settings = write(tmp_path, "sitemap.xml", "<mine/>")
    site = build_site(articles, site_url=SITE_URL, **settings)
    assert site.files["sitemap.xml"] == b"<mine/>"
    assert "sitemap-1.xml" not in site.files


def test_somebodys_own_robots_txt_stays(articles, build_site, tmp_path):
    _write_docs(tmp_path, "robots.txt", "User-agent: *\nDisallow: /\n")
    assert build_site(articles, site_url=SITE_URL).files["robots.txt"] == b"User-agent: *\nDisallow: /\n"
