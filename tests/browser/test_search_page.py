"""The search page: what is asked stands in its address."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from tests.browser.conftest import serve

pytestmark = pytest.mark.browser


def found(page: Page) -> Locator:
    return page.locator("#mskb-found li")


def numbers(page: Page) -> list[str]:
    return [text.split()[0] for text in page.locator("#mskb-found .mskb-found-title").all_inner_texts()]


def said(page: Page) -> Locator:
    return page.locator("#mskb-said")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        pytest.param("bells.dll", "Q900002", id="file-name"),
        pytest.param("0xC00DBEEF", "Q900001", id="error-code"),
        pytest.param("RingTheBell", "Q900002", id="name-of-a-function"),
        pytest.param("HKEY_LOCAL_MACHINE\\Software\\Clocks", "Q900003", id="path-in-the-registry"),
        pytest.param("Church Clock Runs Fast", "Q900003", id="title"),
        pytest.param("pendulum of the clock was lost", "Q900001", id="words-in-order-come-first"),
    ],
)
def test_a_known_article_comes_first(typed, first, site, open_page):
    page = open_page(site.root + "search/")
    page.locator("#mskb-search input[name=q]").fill(typed)
    page.keyboard.press("Enter")
    expect(found(page).first).to_contain_text(first)


def test_quotation_marks_leave_only_these_words_in_this_order(site, open_page):
    page = open_page(site.root + "search/?q=%22pendulum+of+the+clock%22")
    expect(said(page)).to_contain_text("1 article with exactly these words")
    assert numbers(page) == ["Q900001"]


def test_a_word_that_no_article_has_is_named(site, open_page):
    page = open_page(site.root + "search/?q=qwxyzzy+bells.dll")
    expect(said(page)).to_contain_text("Not found: “qwxyzzy”")
    assert numbers(page)[0] == "Q900002"


def test_a_pasted_message_is_found(site, open_page):
    message = "Myprog99.exe has stopped: Error 0xC00DBEEF: The pendulum of the clock was lost. Press any key to go on."
    page = open_page(site.root + "search/")
    page.locator("#mskb-search input[name=q]").fill(message)
    page.keyboard.press("Enter")
    expect(found(page).first).to_contain_text("Q900001")


def test_filters_and_order_stand_in_the_address_and_going_back_undoes_them(site, open_page):
    site.asked.clear()
    page = open_page(site.root + "search/?q=sundial")
    expect(said(page)).to_contain_text("40 articles")
    page.get_by_text("Filter results").click()
    year = page.get_by_label("Last modified in")
    year.focus()
    expect(year.get_by_role("option", name="1999 (8)")).to_be_attached()
    year.select_option("1999")
    page.wait_for_url("**/search/?q=sundial&year=1999")
    expect(said(page)).to_contain_text("8 articles")
    page.get_by_label("Order").select_option("modified-down")
    page.wait_for_url("**&sort=modified-down")
    page.go_back()
    page.go_back()
    expect(said(page)).to_contain_text("40 articles")
    assert page.url == f"{site.root}search/?q=sundial"
    expect(year).to_have_value("")


@pytest.mark.parametrize(
    ("order", "first", "last"),
    [
        pytest.param("number-up", "Q900100", "Q900109", id="number-up"),
        pytest.param("number-down", "Q900139", "Q900130", id="number-down"),
    ],
)
def test_results_in_the_order_of_numbers(order, first, last, site, open_page):
    page = open_page(f"{site.root}search/?q=sundial&sort={order}")
    expect(found(page)).to_have_count(10)
    assert [numbers(page)[0], numbers(page)[-1]] == [first, last]


def test_results_in_the_order_of_dates(site, open_page):
    page = open_page(f"{site.root}search/?q=sundial&sort=modified-down")
    expect(found(page)).to_have_count(10)
    years = [text.split(" · ")[-1] for text in page.locator("#mskb-found .mskb-found-known").all_inner_texts()]
    assert years == sorted(years, reverse=True)
    assert years[0] == "2000"


def test_more_results_follow_and_the_first_of_them_has_the_focus(site, open_page):
    page = open_page(f"{site.root}search/?q=sundial&sort=number-up")
    expect(found(page)).to_have_count(10)
    page.get_by_role("button", name="More results").click()
    expect(found(page)).to_have_count(20)
    expect(found(page).nth(10).get_by_role("link")).to_be_focused()
    found(page).nth(15).get_by_role("link").click()
    page.wait_for_url("**/Q900115/#highlight=*")
    page.go_back()
    expect(found(page)).to_have_count(20)


def test_what_was_looked_for_is_marked_on_the_opened_page_and_escape_unmarks_it(site, open_page):
    page = open_page(f"{site.root}search/?q=pendulum+of+the+clock")
    found(page).first.get_by_role("link").click()
    marks = page.locator("mark.mskb-hit")
    expect(marks).to_have_text(["pendulum of the clock"])
    page.keyboard.press("Escape")
    expect(marks).to_have_count(0)
    expect(page.locator(".mskb-body")).to_contain_text("The pendulum of the clock was lost.")


def test_what_is_chosen_without_a_word_is_listed_by_date(site, open_page):
    page = open_page(f"{site.root}search/")
    page.get_by_text("Filter results").click()
    year = page.get_by_label("Last modified in")
    year.focus()
    expect(year.get_by_role("option", name="1999 (8)")).to_be_attached()
    year.select_option("1999")
    page.wait_for_url("**/search/?year=1999")
    expect(said(page)).to_have_text("8 articles, most recently modified first.")
    assert numbers(page) == ["Q900123", "Q900138", "Q900108", "Q900113", "Q900128", "Q900118", "Q900133", "Q900103"]
    expect(page).to_have_title("1999: Search - Microsoft Knowledge Base Archive")
    found(page).first.get_by_role("link").click()
    page.wait_for_url("**/kb/900/Q900123/")  # with nothing to mark


@pytest.mark.parametrize(
    ("query", "words", "ids"),
    [
        pytest.param("year=1999&sort=number-down", "highest Q-number first", ["Q900138", "Q900133"], id="number-down"),
        pytest.param("year=1999&sort=number-up", "lowest Q-number first", ["Q900103", "Q900108"], id="number-up"),
        pytest.param("year=1999&sort=modified-up", "least recently modified", ["Q900103", "Q900133"], id="modified-up"),
        pytest.param("year=2001&type=Problems&sort=number-up", "4 articles", ["Q900001", "Q900002"], id="two-filters"),
        pytest.param("q=...&year=1999&sort=number-up", "8 articles", ["Q900103", "Q900108"], id="signs-are-no-words"),
        pytest.param("year=1834", "No articles match these filters.", [], id="nothing"),
    ],
)
def test_a_list_of_what_is_chosen_stands_in_the_address(query, words, ids, site, open_page):
    page = open_page(f"{site.root}search/?{query}")
    expect(said(page)).to_contain_text(words)
    assert numbers(page)[:2] == ids


def test_nothing_asked_shows_how_to_search(site, open_page):
    page = open_page(f"{site.root}search/")
    expect(page.get_by_role("heading", name="How to search")).to_be_visible()
    assert numbers(page) == []


def test_without_scripts_the_page_tells_how_to_search_and_has_no_form(site, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.root}search/")
    expect(page.locator("#mskb-search")).to_be_hidden()
    expect(page.get_by_role("heading", name="How to search")).to_be_visible()
    context.close()


def test_an_absent_number_says_so(site, open_page):
    page = open_page(f"{site.root}search/?q=Q777777", expected="404")
    expect(said(page)).to_contain_text("Q777777 is not in this archive")


def test_a_misspelt_word_is_corrected_and_one_click_takes_it_as_typed(site, open_page):
    page = open_page(f"{site.root}search/?q=sundail")
    expect(said(page)).to_contain_text("Showing results for “sundial” instead of “sundail”. 40 articles.")
    page.get_by_role("link", name="Search for what was typed").click()
    expect(said(page)).to_contain_text("No article found. Not found: “sundail”.")


def test_a_word_with_a_minus_leaves_articles_out(site, open_page):
    page = open_page(f"{site.root}search/?q=pendulum+-ringthebell")
    expect(said(page)).to_contain_text("1 article. Without: “ringthebell”.")
    assert numbers(page) == ["Q900001"]


def test_a_missing_part_of_the_index_is_told_as_such(site, open_page, tmp_path):
    folder = tmp_path / "site"
    shutil.copytree(site.folder, folder)
    for block in (folder / "search" / "index").glob("*/block-*"):
        block.unlink()
    with serve(folder, site.base) as damaged:
        page = open_page(f"{damaged.root}search/?q=clock", expected="404")
        expect(said(page)).to_contain_text("A part of the search index could not be loaded")


@pytest.mark.parametrize(
    ("lost", "told"),
    [
        pytest.param("delete window.Worker", "Search does not work here", id="no-worker"),
        pytest.param(
            "Worker = class { constructor() { throw new Error('no'); } }", "not work here", id="worker-refused"
        ),
        pytest.param(
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no storage'); } });"
            "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no storage'); } })",
            "3 articles",
            id="storage-off",
        ),
    ],
)
def test_without_a_part_of_the_browser_there_is_an_answer_or_a_sentence(lost, told, site, open_page):
    page = open_page(f"{site.root}404.html", expected="no storage")  # of which the theme complains
    page.add_init_script(lost)
    page.goto(f"{site.root}search/?q=clock")
    expect(said(page)).to_contain_text(told)
    page.locator("#mskb-search input[name=q]").fill("pendulum")
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("article")


def test_a_browser_that_cannot_unpack_is_told_so(site, open_page, tmp_path):
    folder = tmp_path / "site"
    shutil.copytree(site.folder, folder)
    worker = folder / "assets" / "mskb-search-worker.js"
    worker.write_text(f"delete self.DecompressionStream;{worker.read_text()}")
    with serve(folder, site.base) as served:
        page = open_page(f"{served.root}search/?q=clock")
        expect(said(page)).to_contain_text("Search does not work here: the site has no search index, or the browser")


def test_offline_in_the_middle_is_told_and_a_later_query_is_answered(site, open_page):
    page = open_page(f"{site.root}search/?q=clock", expected="ERR_INTERNET_DISCONNECTED")
    expect(said(page)).to_contain_text("articles")
    page.context.set_offline(True)
    page.locator("#mskb-search input[name=q]").fill("sundial")
    page.keyboard.press("Enter")
    expect(said(page)).to_contain_text("could not be loaded: try again")
    page.context.set_offline(False)
    page.locator("#mskb-search button[type=submit]").click()
    expect(said(page)).to_contain_text("40 articles")


def _publish_anew(site: Path) -> None:
    """What a publication leaves: the index in a folder of another name."""
    entry = site / "search" / "index" / "entry.json"
    told = json.loads(entry.read_text())
    (entry.parent / told["folder"]).rename(entry.parent / "published-anew")
    entry.write_text(json.dumps({**told, "folder": "published-anew"}))


def test_a_page_that_is_older_than_the_site_answers_and_says_to_reload(site, open_page, tmp_path):
    folder = tmp_path / "site"
    shutil.copytree(site.folder, folder)
    with serve(folder, site.base) as served:
        page = open_page(f"{served.root}search/", expected="404")
        page.wait_for_load_state("networkidle")
        _publish_anew(folder)
        page.locator("#mskb-search input[name=q]").fill("sundial")
        page.keyboard.press("Enter")
        expect(said(page)).to_have_text(
            "40 articles. The site was published anew since this page was loaded: reload it."
        )
        page.get_by_role("link", name="reload it").click()
        expect(said(page)).to_have_text("40 articles.")


def test_a_page_that_is_too_old_for_the_site_says_to_reload(site, open_page, tmp_path):
    folder = tmp_path / "site"
    shutil.copytree(site.folder, folder)
    entry = folder / "search" / "index" / "entry.json"
    entry.write_text(json.dumps({**json.loads(entry.read_text()), "format": 99}))
    with serve(folder, site.base) as served:
        page = open_page(f"{served.root}search/?q=bells.dll")
        expect(said(page)).to_have_text("The site was published anew since this page was loaded: reload it.")


def test_an_article_whose_page_is_gone_is_left_out(site, open_page, tmp_path):
    folder = tmp_path / "site"
    shutil.copytree(site.folder, folder)
    shutil.rmtree(folder / "kb" / "900" / "Q900002")
    with serve(folder, site.base) as served:
        page = open_page(f"{served.root}search/?q=pendulum", expected="404")
        expect(found(page)).to_have_count(1)
        assert numbers(page) == ["Q900001"]


@contextmanager
def held_back(page: Page) -> Iterator[None]:
    """Keeps what search asks for from coming until the end of the block."""
    held: list[Route] = []
    ended = False

    def hold(route: Route) -> None:
        if ended:
            route.continue_()
        else:
            held.append(route)

    page.context.route("**/search/index/*/*", hold)
    yield
    ended = True
    for route in held:
        route.continue_()


def test_the_answer_of_a_question_that_was_left_does_not_stay(site, open_page):
    page = open_page(f"{site.root}search/?q=sundial")
    expect(said(page)).to_have_text("40 articles.")
    with held_back(page):
        page.locator("#mskb-search input[name=q]").fill("pendulum")
        page.keyboard.press("Enter")
        page.wait_for_url("**/search/?q=pendulum")
        page.go_back()
        page.wait_for_url("**/search/?q=sundial")
    expect(said(page)).to_have_text("40 articles.")
    expect(page.locator("#mskb-search input[name=q]")).to_have_value("sundial")
    assert numbers(page)[0].startswith("Q9001")


def test_a_question_in_the_header_leaves_the_page_its_answer(site, open_page):
    page = open_page(f"{site.root}search/")
    page.wait_for_load_state("networkidle")
    with held_back(page):
        page.locator("#mskb-search input[name=q]").fill("bells.dll")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("/")
        page.keyboard.type("sundial")
        page.wait_for_timeout(400)  # the box asks a moment after the last key
    expect(found(page)).to_have_count(2)
    assert numbers(page)[0] == "Q900002"


def test_results_come_while_one_types_and_leave_no_trace(site, open_page):
    page = open_page(f"{site.root}search/?q=clock")
    expect(said(page)).to_contain_text("articles")
    page.locator("#mskb-search input[name=q]").press_sequentially("pendulum ", delay=10)
    expect(said(page)).to_contain_text("2 articles with all words")
    assert page.url == f"{site.root}search/?q=pendulum+clock"
    assert page.evaluate("history.length") == 2  # about:blank, and this page


@pytest.mark.parametrize("typed", ["168845", "Q168845"])
def test_a_number_leads_to_its_article_unless_it_is_searched_for(typed, site, open_page):
    page = open_page(f"{site.root}search/?q={typed}&as=words")
    page.get_by_role("link", name="Go to Q168845").click()
    page.wait_for_url(f"{site.root}kb/168/Q168845/")
    page.goto(f"{site.root}search/?q={typed}")
    page.wait_for_url(f"{site.root}kb/168/Q168845/")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        pytest.param('"pendulum bells"', "No article has exactly these words. 1 article with all words", id="phrase"),
        pytest.param('"C:\\Clocks\\clock97.xls" pendulum', "No article has exactly these words.", id="file-name"),
        pytest.param('3.5" garden in a 5.25" clock', "46 articles with some of the words", id="inches"),
        pytest.param("clock qwxyzzy pendulum", "2 articles with all other words", id="missing"),
        pytest.param("-ringthebell pendulum clock", "1 article with all words", id="minus"),
        pytest.param("ringthebell.exe pendulum", "Not found: “ringthebell.exe”.", id="compound"),
    ],
)
def test_what_is_said_is_true(query, words, site, open_page):
    page = open_page(f"{site.root}search/?{urlencode({'q': query})}")
    expect(said(page)).to_contain_text(words)


def test_an_unknown_order_is_that_of_the_best_match(site, open_page):
    page = open_page(f"{site.root}search/?q=sundial&sort=constructor")
    expect(said(page)).to_have_text("40 articles.")


def test_articles_with_all_words_come_first_in_any_order(site, open_page):
    page = open_page(f"{site.root}search/?q=sundial+hour+clock+pendulum&sort=number-down")
    expect(said(page)).to_contain_text("articles with some of the words, highest Q-number first.")
    page = open_page(f"{site.root}search/?q=pendulum+clock&sort=number-down")
    expect(said(page)).to_contain_text("2 articles with all words; 3 with some, highest Q-number first.")
    assert numbers(page) == ["Q900002", "Q900001", "Q900003"]


def test_a_part_of_a_name_chooses_all_that_have_it(site, open_page):
    page = open_page(f"{site.root}search/?product=management+server")
    expect(said(page)).to_contain_text("articles, most recently modified first")
    exact = open_page(f"{site.root}search/?product=Systems+Management+Server")
    expect(said(exact)).to_have_text(said(page).inner_text())


def test_a_product_and_its_versions_lead_to_their_search(site, open_page):
    page = open_page(f"{site.root}versions/systems-management-server/2.0/")
    page.get_by_role("link", name="Search in Systems Management Server 2.0").click()
    page.wait_for_url(f"{site.root}search/?version=systems-management-server/2.0")
    expect(page.get_by_label("Version")).to_have_value("Systems Management Server 2.0")
    expect(page).to_have_title(re.compile("^Systems Management Server 2.0: Search"))
    page.locator("#mskb-search input[name=q]").fill("pendulum")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=pendulum&version=Systems+Management+Server+2.0")
    expect(found(page)).to_have_count(2)
    assert numbers(page) == ["Q900001", "Q900002"]


def test_a_number_is_a_word_too(site, open_page):
    page = open_page(f"{site.root}search/?q=900", expected="404")
    expect(said(page)).to_contain_text("Q900 is not in this archive")


@pytest.mark.parametrize(
    "query",
    [
        *("constructor", "__proto__", "toString", "$%26 $1", "<img src=x onerror=alert(1)>", "\u202eabc", "x" * 3000),
        *("the of", "-", '""', "...", "\x00\x1f", "%ED%A0%80", "%", "word " * 500, "clock " * 500),
    ],
    ids=repr,
)
def test_odd_queries_are_answered(query, site, open_page):
    page = open_page(f"{site.root}search/?{urlencode({'q': query, 'sort': 'constructor'})}")
    expect(said(page)).to_contain_text("article")
