"""Hostile articles in a real browser: nothing of theirs runs, asks for anything, or is an error; with and without the
policy of pages, so that it is not the policy alone that holds them.

A part of the pages is opened, another with each change of the archive; all of them where `MSKB_HOSTILE_PAGES=all`.
"""

from __future__ import annotations

import os
import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.hostile.conftest import HostileSite

pytestmark = pytest.mark.browser

_META = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>')
_BASE = "/kb"
_MOST = 60
_LISTS = (
    *("index.html", "search/index.html", "statistics/index.html", "kb/index.html", "kb/900/index.html", "404.html"),
    *(
        "versions/index.html",
        "keywords/index.html",
        "products/index.html",
        "most-cited/index.html",
        "wanted/index.html",
    ),
)
_QUERIES = ("hostile", "onmouseover", "HYPERLINK", "window.__hostile=1", "<script>", "javascript", "clock", '"</title>')
# What an event would set off, every element's own; what would be followed, every link's own.
_PROVOKE = """() => {
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (const element of document.querySelectorAll("*")) {
    for (const name of ["mouseover", "mouseenter", "focus", "toggle", "load", "error"]) {
      element.dispatchEvent(new Event(name, {bubbles: false}));
    }
  }
  return [...document.querySelectorAll("a, form, iframe, object, embed, base, img, link, script")]
    .map((element) => element.href ?? element.action ?? element.src ?? element.data ?? "")
    .filter((address) => typeof address !== "string" || !/^(?:https?:|mailto:|ftp:|$)/.test(address));
}"""


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder; its pages with or without their policy."""

    def __init__(self, *args, strict: bool, **values) -> None:
        self.strict = strict
        super().__init__(*args, **values)

    def do_HEAD(self) -> None:
        self.path = self.path.removeprefix(_BASE)
        super().do_HEAD()

    def do_GET(self) -> None:
        self.path = self.path.removeprefix(_BASE)
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if self.strict or file.suffix != ".html" or not file.is_file():
            super().do_GET()
            return
        page = _META.sub(b"", file.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module", params=["with-policy", "without-policy"])
def origin(request: pytest.FixtureRequest, hostile: HostileSite, browser: Browser) -> Iterator[str]:
    """Where the site is served."""
    del browser  # without one there is no use in a server
    handler = partial(_Handler, strict=request.param == "with-policy", directory=str(hostile.folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{_BASE}/"
        server.shutdown()
        thread.join()


@pytest.fixture
def tab(origin: str, browser: Browser) -> Iterator[Page]:
    """A tab; in the end nothing hostile may have happened in it."""
    wrong: list[str] = []
    context = browser.new_context(reduced_motion="reduce")
    context.add_init_script(
        "Object.defineProperty(window, '__hostile', {set(value) { console.error('hostile ran', location.href); }});"
        "window.alert = window.prompt = window.confirm = () => console.error('hostile asked');"
    )
    page = context.new_page()
    page.set_default_timeout(20_000)

    def note(what: str) -> None:
        wrong.append(f"{page.url}: {what}")

    page.on("console", lambda said: note(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: note(f"raised {error}"))
    page.on("request", lambda asked: None if asked.url.startswith((origin, "data:")) else note(f"asked {asked.url}"))
    page.on("dialog", lambda dialog: note(dialog.message))
    page.on("popup", lambda other: note(f"opened {other.url}"))
    yield page
    context.close()
    assert wrong == []


def _chosen(paths: list[str]) -> list[str]:
    """All, or as many as there is time for, from everywhere among them."""
    if os.environ.get("MSKB_HOSTILE_PAGES") == "all":
        return paths
    return paths[:: max(1, len(paths) // _MOST)]


def test_nothing_of_theirs_acts(hostile: HostileSite, origin: str, tab: Page):
    found = [path for path, _ in hostile.pages if path not in _LISTS and not path.startswith("id/")]
    odd = {}  # the pages below id/ lead on at once, to others of these
    for path in (*_LISTS, *_chosen(found)):
        tab.goto(origin + quote(path).removesuffix("index.html"))
        if addresses := tab.evaluate(_PROVOKE):
            odd[path] = addresses
    assert odd == {}


def test_what_search_shows_of_them_does_not_act(origin: str, tab: Page):
    for query in _QUERIES:
        tab.goto(f"{origin}search/?q={quote(query)}")
        tab.wait_for_function("document.getElementById('mskb-said').textContent !== ''")
        assert tab.evaluate(_PROVOKE) == []
        rows = tab.locator("#mskb-found > *")
        for number in range(min(rows.count(), 3)):
            rows.nth(number).hover()
        assert tab.locator("#mskb-found :is(script, img, svg, iframe, style, form)").count() == 0
    tab.goto(f"{origin}search/?q=hostile")
    tab.locator("#mskb-found a").first.click()
    tab.wait_for_load_state("networkidle")
    assert tab.evaluate(_PROVOKE) == []
    tab.locator(".mskb-search input").fill("onmouseover window")
    expect(tab.locator(".mskb-answers a").first).to_be_visible()
    assert tab.evaluate(_PROVOKE) == []
    assert tab.locator(".mskb-answers :is(script, img, svg, iframe, style)").count() == 0


def test_what_a_dead_address_says_is_shown_as_text(origin: str, tab: Page):
    for asked in (
        "<img src=x onerror=window.__hostile=1>",
        "javascript:window.__hostile=1",
        '"><script>alert(1)</script>',
    ):
        tab.goto(f"{origin}404.html?q={quote(asked)}#{quote(asked)}")
        tab.wait_for_load_state("networkidle")
        assert tab.evaluate(_PROVOKE) == []
