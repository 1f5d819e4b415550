"""What a page's Content-Security-Policy allows, on all kinds of pages: nothing that an article could bring along.

That no page breaks it is held by all tests in a browser, which fail at any error that is logged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect
from tests.browser.conftest import OpenPage, Served

pytestmark = pytest.mark.browser

ARTICLE = "kb/900/Q900200/"
PAGES = [
    *("", ARTICLE, "kb/", "kb/900/", "kb/999/Q999999/", "versions/", "versions/systems-management-server/"),
    *("versions/systems-management-server/2.0/", "keywords/", "keywords/kbsms200/", "types/", "years/", "products/"),
    *("wanted/", "most-cited/", "search/", "search/?q=pendulum", "statistics/", "legal/", "building/", "defects/"),
]
HOSTILE = """
<script>window.__ran = "script"</script>
<img src="x" onerror="window.__ran = 'handler'">
<svg onload="window.__ran = 'svg'"></svg>
<a id="bad" href="javascript:window.__ran = 'link'">link</a>
<iframe srcdoc="<script>parent.__ran = 'frame'</script>"></iframe>
<base href="https://hostile.example/">
<form id="form" action="https://hostile.example/"><input name="q"></form>
<object data="data:text/html,x"></object>
"""
_META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="(?P<policy>[^"]*)">')


@pytest.fixture
def hostile_page(site: Served) -> Iterator[str]:
    """An article's page into which somebody brought what is not escaped."""
    file = site.folder / ARTICLE / "hostile.html"
    page = (site.folder / ARTICLE / "index.html").read_text(encoding="utf-8")
    file.write_text(page.replace('<div class="mskb-body">', f'<div class="mskb-body">{HOSTILE}'), encoding="utf-8")
    yield f"{ARTICLE}hostile.html"
    file.unlink()


@pytest.mark.parametrize("address", PAGES, ids=lambda address: address or "home")
def test_a_page_keeps_its_policy(site, open_page: OpenPage, address):
    page = open_page(site.root + address)
    page.wait_for_load_state("networkidle")
    policy = page.locator("meta[http-equiv=Content-Security-Policy]").get_attribute("content") or ""
    assert policy.startswith("default-src 'none';script-src 'self'")
    assert "unsafe-inline" not in policy
    assert "js" in (page.locator("html").get_attribute("class") or "")  # the theme's scripts ran


def test_a_dead_address_keeps_its_policy(site, open_page: OpenPage):
    page = open_page(f"{site.root}nowhere/", expected="404")
    page.wait_for_load_state("networkidle")
    assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1


def test_all_pages_of_a_site_state_their_policy(site: Served):
    stated = {file: _META.search(file.read_text(encoding="utf-8")) for file in site.folder.rglob("*.html")}
    assert [str(file) for file, match in stated.items() if match is None] == []
    for file, match in stated.items():
        assert match is not None
        assert "unsafe-inline" not in match["policy"], file


def test_no_page_of_an_article_allows_a_script_in_it(site: Served):
    for file in site.folder.glob("kb/*/Q*/index.html"):
        page = file.read_text(encoding="utf-8")
        match = _META.search(page)
        assert match is not None
        assert "sha256" not in match["policy"]
        assert not re.search(r"<script>|<script type=\"?(?:module|text)", page), file


def test_what_is_brought_into_an_article_does_not_act(site: Served, browser: Browser, hostile_page):
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    logged: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: logged.append(message.text))
    page.goto(site.root + hostile_page)
    page.locator("#bad").click()
    page.evaluate("document.getElementById('form').requestSubmit()")
    page.wait_for_timeout(300)
    assert page.evaluate("window.__ran") is None
    assert page.url.split("#")[0] == site.root + hostile_page
    assert [url for url in asked if not url.startswith((site.root, "data:", "about:"))] == []
    assert len([text for text in logged if "Content Security Policy" in text]) >= 6
    context.close()


@pytest.fixture(params=["served", "from-disk"])
def article(request: pytest.FixtureRequest, site: Served) -> str:
    """An article's address, and that of its file."""
    return site.root + ARTICLE if request.param == "served" else (site.folder / ARTICLE / "index.html").as_uri()


def test_an_article_has_its_style_and_scripts(article, open_page: OpenPage):
    page = open_page(article)
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.locator("label[for=__palette_1]:visible").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
    page.locator(".md-code__nav button").first.wait_for(state="attached")


def test_code_is_copied(site, open_page: OpenPage):
    page = open_page(site.root + ARTICLE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".mskb-body .highlight").last.hover()
    page.locator(".md-code__button[data-md-type=copy]").last.click()
    expect(page.locator(".md-dialog")).to_contain_text("Copied")
    assert "Moved: " in page.evaluate("navigator.clipboard.readText()")


def test_words_are_found(site, open_page: OpenPage):
    page = open_page(site.root)
    page.locator(".mskb-search input").fill("pendulum")
    expect(page.locator(".mskb-answers").first).to_contain_text("Q90000")
    page = open_page(f"{site.root}search/?q=pendulum")
    expect(page.locator("#mskb-found li").first).to_contain_text("Q90000")
