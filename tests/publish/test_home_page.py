from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from mskb.publish.search_description import describe_search

_TEXT = "---\ntemplate: mskb/home.html\n---\n\n# Clocks\n\nAll about clocks.\n\n## How to wind them\n\nBy hand.\n"
_OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.fixture
def build_home(build_site, tmp_path):
    """Builds a site whose home page has our template."""

    def build(articles, **settings):
        docs = tmp_path / "home"
        docs.mkdir()
        (docs / "index.md").write_text(_TEXT, encoding="utf-8")
        return build_site(articles, docs_dir="home", **settings)

    return build


@pytest.fixture
def clocks(make_archive, raw_export):
    return make_archive(
        {
            "Q10022.TXT": raw_export("Q10022", "Clock <Tower> Stops", "See Q20033 and Q99999."),
            "Q20033.TXT": raw_export("Q20033", "BUG: Bells & Rings", modified="01-JAN-1999"),
        }
    )


def content_of(page: str) -> str:
    return page.partition("<article")[2].partition("</article>")[0]


def test_the_home_page_leads_into_the_archive(clocks, build_home, links_of):
    site = build_home(clocks)
    content = content_of(site.page(""))
    assert "<p>All about clocks.</p>" in content
    assert 'action="search/"' in content
    for link in (
        "versions/systems-management-server/",
        "types/bug/",
        "kb/010/Q10022/",
        "kb/020/Q20033/",
        "statistics/",
    ):
        assert f'href="{link}"' in content
    assert "Q10022 Clock &lt;Tower&gt; Stops" in content
    assert re.search(r"Q20033 BUG: Bells &amp; Rings</a> <small>cited by 1</small>", content)
    links, _ = links_of(content)
    missing = {link for link in links if link.endswith("/") and f"{link}index.html" not in site.files}
    assert missing == set()


def test_headings_of_the_home_page_stand_one_below_the_title(clocks, build_home):
    levels = re.findall(r"<h([1-6])", content_of(build_home(clocks).page("")))
    assert levels[0] == "1"
    assert set(levels[1:]) == {"2"}


def test_of_an_empty_archive_the_home_page_shows_the_lists(make_archive, build_home):
    content = content_of(build_home(make_archive({})).page(""))
    assert "0 articles" in content
    assert 'id="lists"' in content
    assert 'id="products"' not in content
    assert 'id="most-cited"' not in content


def test_the_home_page_and_the_search_page_name_the_search_of_the_site(clocks, build_home):
    site = build_home(clocks, site_url="https://example.com/repo/")
    link = '<link rel="search" type="application/opensearchdescription+xml" title="Clocks" href="{}opensearch.xml">'
    assert link.format("") in site.page("")
    assert link.format("../") in site.page("search/")
    assert [path for path, page in site.pages.items() if 'rel="search"' in page] == ["index.html", "search/index.html"]
    description = ET.fromstring(site.files["opensearch.xml"])
    urls = {url.get("type"): url.get("template") for url in description.iter(f"{_OPENSEARCH}Url")}
    assert urls["text/html"] == "https://example.com/repo/search/?q={searchTerms}"


def test_without_an_address_a_site_has_no_description(clocks, build_home):
    site = build_home(clocks)
    assert "opensearch.xml" not in site.files
    assert 'rel="search"' not in site.page("")


@pytest.mark.parametrize(
    ("name", "short"),
    [
        pytest.param("Clocks & Bells", "Clocks & Bells", id="a short name is the site's"),
        pytest.param("The Archive of Clocks", "Knowledge Base", id="a name of more than 16 characters is not allowed"),
    ],
)
def test_names_in_the_description(name, short):
    description = ET.fromstring(describe_search(name, "https://example.com", "search/"))
    names = [description.findtext(f"{_OPENSEARCH}{kind}Name") for kind in ("Short", "Long")]
    assert names == [short, name]
