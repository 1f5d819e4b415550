"""The search box in the header, by keys alone."""

from __future__ import annotations

import re
import shutil

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.browser.conftest import serve

pytestmark = pytest.mark.browser
ARTICLE = "kb/168/Q168845/"


def box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Search")


def options(page: Page) -> Locator:
    return page.get_by_role("option")


def test_no_script_of_search_is_loaded_before_the_box_is_used(site, open_page):
    site.asked.clear()
    page = open_page(site.root + ARTICLE)
    page.wait_for_load_state("networkidle")
    assert [path for path in site.asked if "search" in path] == [f"{site.base}assets/mskb-search-load.js"]


@pytest.mark.parametrize("key", ["/", "s"])
def test_a_key_leads_to_the_box(key, site, open_page):
    page = open_page(site.root + ARTICLE)
    page.keyboard.press(key)
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")


def test_answers_come_while_one_types_and_keys_open_one(site, open_page):
    page = open_page(site.root + ARTICLE)
    page.keyboard.press("/")
    page.keyboard.type("pendulum clock", delay=10)
    expect(options(page)).to_have_count(3)
    expect(page.get_by_role("status").filter(has_text="2 articles with all words")).to_be_visible()
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowDown")
    chosen = page.get_by_role("option", selected=True)
    expect(chosen).to_have_count(1)
    assert box(page).get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    name = chosen.inner_text().split()[0]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{name}/#highlight=*")
    page.go_back()
    page.wait_for_url(f"**/{ARTICLE}")


def test_escape_closes_the_list_and_then_empties_the_box(site, open_page):
    page = open_page(site.root + ARTICLE)
    page.keyboard.press("/")
    page.keyboard.type("bells.dll")
    expect(options(page)).to_have_count(2)
    page.keyboard.press("Escape")
    expect(options(page)).to_have_count(0)
    expect(box(page)).to_have_value("bells.dll")
    page.keyboard.press("Escape")
    expect(box(page)).to_have_value("")


def test_arrows_go_round_by_way_of_the_box(site, open_page):
    page = open_page(site.root + ARTICLE)
    page.keyboard.press("/")
    page.keyboard.type("pendulum clock")
    expect(options(page)).to_have_count(3)
    seen = []
    for _ in range(5):
        page.keyboard.press("ArrowUp")
        seen.append(box(page).get_attribute("aria-activedescendant"))
    assert seen == ["mskb-answers-0-2", "mskb-answers-0-1", "mskb-answers-0-0", None, "mskb-answers-0-2"]


@pytest.mark.parametrize(
    "typed",
    ["Q168845", "168845", "KB168845", "http://support.microsoft.com/support/kb/articles/Q168/8/45.asp"],
    ids=["number", "digits", "kb", "address"],
)
def test_a_number_or_an_old_address_leads_straight_to_the_article(typed, site, open_page):
    page = open_page(site.root)
    page.keyboard.press("/")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    page.wait_for_url(site.root + ARTICLE)


def test_a_number_is_searched_for_too_and_one_that_is_not_there_is_not_offered(site, open_page):
    page = open_page(site.root + ARTICLE)
    page.keyboard.press("/")
    page.keyboard.type("1688", delay=10)
    expect(page.get_by_role("status").filter(has_text="No article found")).to_be_visible()
    expect(options(page)).to_have_count(0)
    page.keyboard.type("45", delay=10)
    expect(page.get_by_role("option", name="Go to Q168845")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Press Enter to go to Q168845.")).to_be_visible()


def test_enter_leads_to_the_search_page_with_what_was_typed(site, open_page):
    page = open_page(site.root + ARTICLE)
    page.keyboard.press("/")
    page.keyboard.type("pendulum clock")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{site.root}search/?q=pendulum+clock")


def test_a_site_without_an_index_says_so_and_leads_to_the_lists(site, open_page, tmp_path):
    folder = tmp_path / "site"
    shutil.copytree(site.folder, folder, ignore=shutil.ignore_patterns("entry.json"))
    with serve(folder, site.base) as bare:
        page = open_page(bare.root + ARTICLE, expected="404")
        page.keyboard.press("/")
        page.keyboard.type("clock")
        expect(page.get_by_role("link", name="articles by number").first).to_be_visible()
        page.locator(".mskb-said").get_by_role("link", name="articles by number").click()
        page.wait_for_url(f"{bare.root}kb/")


@pytest.mark.parametrize("site", ["/"], indirect=True)  # a disk has no base
def test_from_the_disk_the_box_leads_to_the_lists(site, open_page):
    page = open_page((site.folder / ARTICLE / "index.html").as_uri())
    page.keyboard.press("/")
    expect(page.get_by_role("status").get_by_role("link", name="keywords")).to_have_attribute(
        "href", re.compile(r"^file:.*/keywords/index\.html$")
    )


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_the_list_fits_a_narrow_screen(dark, site, open_page):
    page = open_page(site.root + ARTICLE, width=375, dark=dark)
    page.keyboard.press("/")
    page.keyboard.type("pendulum clock")
    expect(options(page)).to_have_count(3)
    panel = page.locator(".mskb-answers").bounding_box()
    assert panel["x"] >= 0
    assert panel["x"] + panel["width"] <= 375
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
