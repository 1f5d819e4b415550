"""The older archive's addresses lead on."""

from __future__ import annotations

import posixpath
import re

import pytest

from mskb.catalog.filing_index import Bucket
from mskb.catalog.groups import Group
from mskb.model.tags import Tag
from mskb.publish.former_addresses import former_lists, redirect

WORD = ("word97", "Word 97 for Windows")
REFRESH = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]+)">')


@pytest.fixture
def articles(make_archive, raw_export):
    return make_archive(
        {
            "Q10022.TXT": raw_export("Q10022"),
            "Q20033.TXT": raw_export("Q20033", product=("WORD97", WORD[1])),
            "Q168845.md": "Q168845: Typed by hand\n\nFiled nowhere.\n",
        }
    )


def bucket(code: str, label: str = "Clocks") -> Bucket:
    return Bucket(Group(Tag("/products/clocks/", label), ("Q10022",)), code, ())


@pytest.mark.parametrize("site_url", ["", "https://example.org/", "https://example.org/archive/kb/"])
def test_a_list_of_the_older_archive_leads_to_ours(articles, build_site, site_url):
    site = build_site(articles, site_url=site_url)
    page = site.page("id/sms/")
    assert REFRESH.findall(page) == ["../../products/sms/"]
    assert 'href="../../products/sms/">Systems Management Server</a>' in page
    assert '<meta name="robots" content="noindex">' in page
    assert f'<link rel="canonical" href="{site_url or "../../"}products/sms/">' in page
    assert REFRESH.findall(site.page("id/word97/")) == ["../../products/word97/"]
    assert REFRESH.findall(site.page("id/")) == ["../products/"]


@pytest.mark.parametrize("directories", [True, False])
def test_what_they_lead_to_is_there(articles, build_site, directories):
    site = build_site(articles, use_directory_urls=directories)
    former = {path: page for path, page in site.pages.items() if path.startswith("id/")}
    assert former.keys() == {"id/index.html", "id/sms/index.html", "id/word97/index.html"}
    for path, page in former.items():
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), REFRESH.findall(page)[0]))
        assert (f"{target}/index.html" if directories else target) in site.pages


@pytest.mark.parametrize(
    "code", ["", "..", "../sms", "/etc", "con", "LPT1", "_", "a-b", "a b", "<b>", "ü", "s" * 300, "sms\n"]
)
def test_a_code_that_is_no_folder_has_no_page(code):
    assert [folder for folder, _, _ in former_lists((bucket(code),))] == ["id/"]


@pytest.mark.parametrize("code", ["sms", "word97", "WIN16SDK", "mspl13_basic"])
def test_a_code_of_that_archive_has_its_folder(code):
    assert [folder for folder, _, _ in former_lists((bucket(code),))] == ["id/", f"id/{code.lower()}/"]


def test_the_title_of_a_list_stays_text():
    page = redirect("id/sms/", "products/sms/", "<b>\"Clocks\" & 'bells'</b>", "")
    assert "<title>&lt;b&gt;&quot;Clocks&quot; &amp; &#x27;bells&#x27;&lt;/b&gt;</title>" in page
    assert "<b>" not in page


def test_somebodys_own_page_stays(articles, build_site, tmp_path):
    (tmp_path / "docs" / "id").mkdir(parents=True)
    (tmp_path / "docs" / "id" / "sms.md").write_text("# Mine\n", encoding="utf-8")
    assert 'http-equiv="refresh"' not in build_site(articles).page("id/sms/")
