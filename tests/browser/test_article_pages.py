"""Pages to read: nothing that axe-core finds wrong, nothing that moves, and boxes that a keyboard reaches."""

from __future__ import annotations

from importlib.resources import files

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
# Each violation with the elements that have it.
_RUN = """axe.run().then((found) => found.violations.map((rule) =>
    `${rule.id}: ${rule.nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`))"""
# Each shift with the elements that moved, and where from and to.
_SHIFTS = """new Promise((tell) => { const shifts = []; const seen = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shifts.push([entry.value, entry.sources.map(describe)]); });
    const describe = ({ node, previousRect, currentRect }) =>
        `${node?.parentElement?.outerHTML.slice(0, 120)}: ${previousRect.y} to ${currentRect.y}`;
    seen.observe({ type: "layout-shift", buffered: true }); setTimeout(() => tell(shifts), 300); })"""
PAGES = {
    "home": "",
    "article": "kb/900/Q900200/",
    "seed": "kb/243/Q243681/",
    "stub": "kb/236/Q236325/",
    "list": "products/sms/",
    "long-list": "kb/900/",
    "search": "search/?q=clock",
    "statistics": "statistics/",
    "documentation": "building/",
    "documentation-with-code": "dialects/",
}
CHOSEN = {
    "marked": "kb/900/Q900001/#highlight=pendulum&highlight=clock",
    "nothing-found": "search/?q=qwxyzzy",
    "filtered": "search/?q=sundial&year=1999&sort=modified-down",
    "listed": "search/?year=1999",
    "nothing-asked": "search/",
}


# A tenth of what https://web.dev/articles/cls calls good: a busy machine may draw a thing in two steps.
MOST_SHIFT = 0.01


def violations(page: Page) -> list[str]:
    page.wait_for_load_state("networkidle")
    page.evaluate(AXE)
    return list(page.evaluate(_RUN))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("address", PAGES.values(), ids=PAGES.keys())
def test_axe_finds_nothing(address, dark, site, open_page):
    page = open_page(site.root + address, dark=dark)
    assert violations(page) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_on_the_page_for_dead_addresses(dark, site, open_page):
    page = open_page(site.root + "nowhere/", dark=dark, expected="404")
    assert violations(page) == []


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("address", [*PAGES.values(), *CHOSEN.values()], ids=[*PAGES, *CHOSEN])
def test_nothing_moves_while_a_page_loads(address, width, site, open_page):
    page = open_page(site.root + address, width=width)
    if address.startswith("search/?"):
        expect(page.locator("#mskb-help")).to_be_visible()  # the last thing to come
    page.wait_for_load_state("networkidle")
    shifts = page.evaluate(_SHIFTS)
    assert sum(value for value, _ in shifts) < MOST_SHIFT, shifts


@pytest.mark.parametrize("width", [1280, 375])
def test_nothing_moves_on_the_page_for_dead_addresses(width, site, open_page):
    page = open_page(site.root + "nowhere/", width=width, expected="404")
    page.wait_for_load_state("networkidle")
    shifts = page.evaluate(_SHIFTS)
    assert sum(value for value, _ in shifts) < MOST_SHIFT, shifts


def test_axe_finds_nothing_where_all_is_unfolded_on_a_telephone(site, open_page):
    page = open_page(site.root + PAGES["article"], width=375)
    expect(page.locator("pre .k, pre .kd").first).to_be_visible()  # the code is coloured
    page.locator("details").evaluate_all("(all) => all.forEach((one) => { one.open = true; })")
    expect(page.locator(".mskb-cite pre")).to_have_count(3)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways"


def test_wide_boxes_scroll_by_keyboard(site, open_page):
    page = open_page(site.root + PAGES["article"], width=375)
    table = page.get_by_role("region", name="Table, scrolls sideways")
    for box in (table, page.locator(".mskb-body pre > code")):
        expect(box).to_have_attribute("tabindex", "0")
        box.focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_function("(box) => box.scrollLeft > 0", arg=box.element_handle())


def test_boxes_that_do_not_scroll_are_no_stops(site, open_page):
    page = open_page(site.root + PAGES["seed"])
    page.wait_for_load_state("networkidle")
    expect(page.locator(".md-typeset__scrollwrap[tabindex], pre > code[tabindex]")).to_have_count(0)


def test_a_citation_comes_in_three_forms_once(site, open_page):
    page = open_page(site.root + PAGES["article"])
    summary = page.locator(".mskb-cite summary")
    for _ in range(3):
        summary.press("Enter")
    plain, bibtex, comment = page.locator(".mskb-cite pre").all_inner_texts()
    address = page.locator("link[rel=canonical]").get_attribute("href")
    title = "SMS: Sieves & Files of a_Mill {50%}"
    assert plain == f"Microsoft: “{title}”, Microsoft Knowledge Base Q900200, 12 March 2001. {address}"
    assert comment == f"// Q900200: {title}\n// {address}"
    assert r"title = {{SMS: Sieves \& Files of a\_Mill \{50\%\}}}," in bibtex
    assert bibtex.startswith("@misc{microsoft-Q900200,\n")
    assert "  year = {2001},\n  month = {3},\n" in bibtex
