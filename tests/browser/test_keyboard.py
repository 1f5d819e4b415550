"""From one end to the other with keys alone: search, open a result, follow a reference, go back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser
START = {"home": "", "article": "kb/168/Q168845/", "list": "kb/900/", "search": "search/", "statistics": "statistics/"}


def tab_to(page: Page, link: Locator) -> int:
    """Presses Tab until a link has the focus; how often."""
    for pressed in range(1, 200):
        page.keyboard.press("Tab")
        if link.evaluate("(link) => link === document.activeElement"):
            return pressed
    pytest.fail("Tab never came there")


def go_back(page: Page) -> None:
    """Presses Alt and the left arrow.

    A browser without a window has no keys of its own, so it is told to go back, after the page has let the key pass.
    """
    page.evaluate(
        "window.passed = null; addEventListener('keydown', (event) => {"
        " if (event.key === 'ArrowLeft') { window.passed = event.altKey && !event.defaultPrevented; } })"
    )
    page.keyboard.press("Alt+ArrowLeft")
    assert page.evaluate("window.passed") is True
    page.go_back()


@pytest.mark.parametrize("key", ["/", "s"])
@pytest.mark.parametrize("start", START.values(), ids=START.keys())
def test_a_reader_needs_no_mouse(start, key, site, open_page):
    page = open_page(site.root + start)
    page.keyboard.press(key)
    box = page.get_by_role("combobox", name="Search: words")
    expect(box).to_be_focused()
    page.keyboard.type("sieves a_mill")
    answers = page.locator(".mskb-search").get_by_role("option")
    expect(answers).to_have_count(1)
    page.keyboard.press("Escape")
    expect(answers).to_have_count(0)
    expect(box).to_be_focused()
    expect(box).to_have_value("sieves a_mill")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/kb/900/Q900200/#highlight=*")

    reference = page.locator(".mskb-body").get_by_role("link", name="Q243681")
    tab_to(page, reference)
    page.keyboard.press("Enter")
    page.wait_for_url("**/kb/243/Q243681/")
    go_back(page)
    page.wait_for_url("**/kb/900/Q900200/#highlight=*")
    go_back(page)
    page.wait_for_url(site.root + start)


def test_the_first_stop_leads_past_the_header_to_the_text(site, open_page):
    page = open_page(f"{site.root}kb/243/Q243681/")
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip")).to_be_focused()
    page.keyboard.press("Enter")
    assert tab_to(page, page.locator(".mskb-body a:not(.headerlink)").first) < 10


def test_results_of_the_search_page_are_reached_by_keys(site, open_page):
    page = open_page(f"{site.root}search/")
    box = page.locator("#mskb-search").get_by_role("searchbox")
    tab_to(page, box)
    page.keyboard.type("sundial")
    page.keyboard.press("Enter")
    first = page.locator("#mskb-found a").first
    expect(first).to_be_visible()
    tab_to(page, first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/#highlight=sundial")
