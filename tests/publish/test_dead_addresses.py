"""The page for dead addresses, in a real browser: it takes what `mskb resolve` takes."""

from __future__ import annotations

import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from queue import Queue
from urllib.parse import urlsplit

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

PROJECT = Path(__file__).parents[2]
CASES = json.loads((PROJECT / "tests" / "cases" / "addresses.json").read_text(encoding="utf-8"))
HELD = "Q168845"
"""The article of the table that stands in `articles/`; the others are in no archive."""
DEPTHS = {f"no number, {depth} folders deep": f"{'no/such/' * depth}page" for depth in (0, 1, 2, 5, 9)}
"""Addresses below the site's root that name no article, wherever."""
DEEP = {f"{HELD} five folders deep": f"a/b/c/d/e/{HELD}.htm"}

# Asks for each address in a frame, four at a time, until the frame shows an article or the page says what it found.
_HARNESS = """<!doctype html><title>harness</title><script>
var asked = ASKED, found = {}, next = 0, open = 0;
function look(name, frame, left) {
  var shown = frame.contentWindow.location.pathname, page = frame.contentDocument;
  var box = page && page.getElementById("mskb-resolved");
  var there = /\\/kb\\/[0-9]+\\/(Q[0-9]+)\\/$/.exec(shown);
  var state = box && box.getAttribute("data-state");
  if (there && page.querySelector(".mskb-body")) done(name, frame, "article " + there[1] + " " + shown);
  else if (state) done(name, frame, state + " " + (box.getAttribute("data-id") || "") + " " + box.textContent.trim());
  else if (left) setTimeout(function () { look(name, frame, left - 1); }, 20);
  else done(name, frame, "nothing");
}
function done(name, frame, result) { found[name] = result; frame.remove(); open--; go(); }
function go() {
  while (open < 4 && next < asked.length) {
    var frame = document.createElement("iframe");
    document.body.appendChild(frame);
    frame.src = asked[next][1];
    open++;
    look(asked[next][0], frame, 500);
    next++;
  }
  if (!open) fetch("/found", {method: "POST", body: JSON.stringify(found)});
}
addEventListener("load", go);
</script><body>"""


@contextmanager
def serve(folder: Path, base: str, harness: str) -> Iterator[tuple[str, Queue[dict[str, str]]]]:
    """Serves a site below a path as GitHub Pages does: what is not there is `404.html`."""
    results: Queue[dict[str, str]] = Queue()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            if path == "/harness":
                self._send(200, "text/html", harness.encode())
            elif path.endswith(".js") and not path.endswith("mskb-resolve.js"):
                self._send(200, "text/javascript", b"")  # the theme's scripts are not what is tested
            else:
                below = path.removeprefix(base) if path.startswith(base) else None
                file = folder / (below or "") / ("index.html" if path.endswith("/") else "")
                if below is not None and file.is_file():
                    self._send(200, "text/html" if file.suffix == ".html" else "text/plain", file.read_bytes())
                else:
                    self._send(404, "text/html", (folder / "404.html").read_bytes())

        def do_HEAD(self) -> None:
            self.do_GET()

        def do_POST(self) -> None:
            results.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self._send(200, "text/plain", b"")

        def _send(self, status: int, kind: str, data: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind if "script" not in self.path else "text/javascript")
            # what the page does needs no script of its own text, and no other host
            self.send_header("Content-Security-Policy", POLICY if self.path != "/harness" else "")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if self.command != "HEAD":
                with suppress(BrokenPipeError):  # a frame that has gone on asks for nothing more
                    self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}", results
        finally:
            server.shutdown()
            thread.join()


POLICY = "script-src 'self'; connect-src 'self'; img-src 'self' data:; default-src 'self' 'unsafe-inline'"


def addresses(base: str) -> dict[str, str]:
    """What is asked of the browser: each text typed into the box, and each of Microsoft's addresses on this host."""
    asked = {f"typed {case['form']}": f"{base}404.html?q={quote(case['text'])}" for case in CASES}
    for case in CASES:
        parts = urlsplit(case["text"])
        if parts.netloc.lower().endswith("microsoft.com") and "\n" not in case["text"]:
            query = f"?{parts.query}" if parts.query else ""
            asked[f"address {case['form']}"] = base + parts.path.lstrip("/") + query.replace(" ", "%20")
    return asked | {f"depth {name}": base + path for name, path in (DEPTHS | DEEP).items()}


def quote(text: str) -> str:
    return "".join(f"%{byte:02X}" for byte in text.encode())


@pytest.mark.browser
@pytest.mark.parametrize(
    ("base", "site_url"),
    [("/", "http://127.0.0.1/"), ("/repo/", "http://127.0.0.1/repo/"), ("/", "")],
    ids=["root", "project path", "root, site_url unknown"],  # below a path it cannot be found without a site_url
)
def test_the_page_for_dead_addresses_finds_the_article(base, site_url, chromium, tmp_path):
    plugins = [{"mskb": {"articles_dir": str(PROJECT / "articles")}}]
    config = load_config(
        str(PROJECT / "mkdocs.yml"),
        site_dir=str(tmp_path / "site"),
        site_url=site_url,
        plugins=plugins,
    )
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    asked = addresses(base)
    assert len([name for name in asked if name.startswith("address ")]) >= 30
    harness = _HARNESS.replace("ASKED", json.dumps(list(asked.items())).replace("</", "<\\/"))
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    with serve(tmp_path / "site", base, harness) as (address, results):
        command = [chromium, *flags, f"--user-data-dir={tmp_path / 'profile'}", "--remote-debugging-port=0"]
        browser = subprocess.Popen(
            [*command, f"{address}/harness"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            found = results.get(timeout=240)
        finally:
            browser.kill()
            browser.wait()
    expected = {case["form"]: case["id"] for case in CASES} | dict.fromkeys(DEPTHS) | dict.fromkeys(DEEP, HELD)
    wrong = {}
    for name, result in found.items():
        article_id = expected[name.partition(" ")[2]]
        if article_id == HELD:
            good = result == f"article {HELD} {base}kb/168/{HELD}/"
        elif article_id is None:
            good = result.startswith("none  ") or result == "none"
        else:
            good = result.startswith(f"unknown {article_id} {article_id} is not in this archive")
        if not good:
            wrong[name] = result
    assert wrong == {}
    assert found.keys() == asked.keys()
