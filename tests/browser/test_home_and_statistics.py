"""The home page and the statistics in a browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect


def test_a_number_in_the_box_leads_to_its_article(site, open_page):
    page = open_page(site.root)
    page.fill("#mskb-ask", "Q900001")
    page.press("#mskb-ask", "Enter")
    page.wait_for_url(f"{site.root}kb/900/Q900001/")


def test_answers_come_below_the_box_of_the_home_page(site, open_page):
    page = open_page(site.root)
    box = page.locator("#mskb-ask")
    box.focus()
    page.keyboard.type("pendulum clock")
    answers = page.locator(".mskb-ask").get_by_role("option")
    expect(answers).to_have_count(3)
    expect(box).to_have_attribute("role", "combobox")
    expect(box).to_have_attribute("aria-expanded", "true")
    assert page.locator(".mskb-ask [role=listbox]").get_attribute("id") == box.get_attribute("aria-controls")
    page.keyboard.press("ArrowDown")
    assert answers.first.get_attribute("id") == box.get_attribute("aria-activedescendant")
    page.keyboard.press("Escape")
    expect(answers).to_have_count(0)
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/#highlight=*")


def test_the_two_boxes_of_the_home_page_answer_apart(site, open_page):
    page = open_page(site.root)
    page.locator("#mskb-ask").fill("RingTheBell")
    expect(page.locator(".mskb-ask").get_by_role("option")).to_have_count(1)
    page.locator(".mskb-search input").fill("pendulum clock")
    expect(page.locator(".mskb-search").get_by_role("option")).to_have_count(3)
    expect(page.locator(".mskb-ask").get_by_role("option")).to_have_count(0)
    ids = page.locator("[role=listbox], [role=option]").evaluate_all("(all) => all.map((one) => one.id)")
    assert len(ids) == len(set(ids))


def test_the_home_page_loads_no_script_of_search_before_a_box_is_used(site, open_page):
    site.asked.clear()
    page = open_page(site.root)
    page.wait_for_load_state("networkidle")
    assert [path for path in site.asked if "search" in path] == [f"{site.base}assets/mskb-search-load.js"]


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
