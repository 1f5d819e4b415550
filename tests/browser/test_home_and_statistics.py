"""The home page and the statistics in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect


def test_a_number_in_the_box_leads_to_its_article(site, open_page):
    page = open_page(site.root)
    page.fill("#mskb-ask", "Q900001")
    page.press("#mskb-ask", "Enter")
    page.wait_for_url(f"{site.root}kb/900/Q900001/")


def test_words_in_the_box_are_searched(site, open_page):
    page = open_page(site.root)
    page.fill("#mskb-ask", "RingTheBell")
    page.click(".mskb-ask button")
    expect(page.locator("#mskb-found li").first).to_contain_text("Q900002")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("address", ["", "statistics/"], ids=["home", "statistics"])
def test_nothing_is_wider_than_the_window(site, open_page, address, width, dark):
    page = open_page(f"{site.root}{address}", width=width, dark=dark)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_bars_show_on_their_ground_in_both_schemes(site, open_page, dark):
    page = open_page(f"{site.root}statistics/", dark=dark)
    bar = page.locator("svg.mskb-bars rect").first
    colours = bar.evaluate("bar => [getComputedStyle(bar).fill, getComputedStyle(document.body).backgroundColor]")
    assert colours[0] != colours[1]
    assert page.locator("svg.chart").first.evaluate("chart => getComputedStyle(chart).maskImage") == "none"
    box = bar.bounding_box()
    assert box is not None
    assert box["width"] > 0
    assert box["height"] > 0


def test_a_browser_can_read_the_home_page_without_scripts(site, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site.root)
    expect(page.locator(".mskb-tiles a").first).to_be_visible()
    page.locator(".mskb-tiles a").first.click()
    expect(page.locator("h1")).to_be_visible()
    context.close()
