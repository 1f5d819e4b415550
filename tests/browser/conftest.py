"""The site in a real browser, below `/` and below `/repo/`.

Where there is no Chromium these tests are skipped.

No page may log an error or ask another host, whatever is done on it.
"""

from __future__ import annotations

import gzip
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import TypeAlias
from urllib.parse import urlsplit

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, Page

PROJECT = Path(__file__).parents[2]
# What a host can ask for: nothing from elsewhere, and no evaluation. Material has scripts and styles in its pages.
POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
OpenPage: TypeAlias = Callable[..., Page]
_CLOCKS = {
    "Q900001": (
        "SMS: Tower Clock Stops at Noon",
        "Tick.exe stops. Error 0xC00DBEEF: The pendulum of the clock was lost.",
    ),
    "Q900002": (
        "SMS: Bells Do Not Ring",
        "The bell was lost, and the clock rings no pendulum. Call RingTheBell in bells.dll.",
    ),
    "Q900003": (
        "XCLK: Church Clock Runs Fast",
        "Set HKEY_LOCAL_MACHINE\\Software\\Clocks\\Speed to 1, and wind the clock.",
    ),
    "Q900200": (
        "SMS: Sieves & Files of a_Mill {50%}",
        """\
The fix has these files, which Q243681 and Q999999 name:

   Date        Time    Version       Size      File name     Platform   Checksum of the file
   ---------------------------------------------------------------------------------------
   03/12/2001  10:15a  2.0.1493.300  1,024,768 Sieve.dll     Intel      0A1B2C3D4E5F60718293A4B5
   03/12/2001  10:15a  2.0.1493.300    524,768 Stone.dll     Alpha      1A1B2C3D4E5F60718293A4B5

Run this on each server:

   Private Sub MoveAll(ByVal Count As Integer)
      Dim Wheel As Integer  ' each wheel of the mill is moved by a belt of its own, the great wheel last
      For Wheel = 0 To Count - 1
         MsgBox "Moved: " & CStr(Wheel)
      Next Wheel
   End Sub
""".replace("\n", "\r\n"),
    ),
}


def _export(article_id: str, title: str, text: str, modified: str) -> str:
    """An article in the manner of the raw export."""
    head = (
        f"DOCUMENT:{article_id}  {modified}  [sms]",
        f"TITLE   :{title}",
        "PRODUCT :Microsoft Systems Management Server",
    )
    middle = ("PROD/VER:winnt:2.0", "OPER/SYS:", "KEYWORDS:kbsms200", "", "=" * 70, "-" * 79)
    applies = ("The information in this article applies to:", "", " - Microsoft Systems Management Server version 2.0 ")
    end = (
        "-" * 79,
        "",
        "SYMPTOMS",
        "========",
        "",
        text,
        "",
        "=" * 70,
        "Keywords          : kbsms200 ",
        "Issue type        : kbprb",
    )
    return "\r\n".join((*head, *middle, *applies, *end, "=" * 77, ""))


@pytest.fixture(scope="session")
def clocks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds, and articles about clocks: three that differ, and forty alike but for number and date."""
    folder = tmp_path_factory.mktemp("clocks") / "articles"
    shutil.copytree(PROJECT / "articles", folder)
    for article_id, (title, text) in _CLOCKS.items():
        (folder / f"{article_id}.TXT").write_text(_export(article_id, title, text, "12-MAR-2001"), encoding="utf-8")
    for number in range(40):
        name = f"Q{900100 + number}"
        text = f"The sundial of garden {number} shows no hour at night."
        date = f"{number % 28 + 1:02}-{('JAN', 'MAY', 'OCT')[number % 3]}-{1996 + number % 5}"
        (folder / f"{name}.TXT").write_text(_export(name, f"SUN: Sundial {number}", text, date), encoding="utf-8")
    return folder


class Served:
    """A site, and where it is served."""

    def __init__(self, folder: Path, base: str, origin: str) -> None:
        self.folder = folder
        self.base = base
        self.root = origin + base
        self.asked: list[str] = []
        """The addresses below the root that were asked for."""
        self.sent = 0
        """The bytes that answered, without headers."""


@contextmanager
def serve(folder: Path, base: str) -> Iterator[Served]:
    """Serves a site below a path as GitHub Pages does: what is not there is `404.html`."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            served.asked.append(path)
            file = folder / path.removeprefix(base) / ("index.html" if path.endswith("/") else "")
            if path.startswith(base) and file.is_file():
                self._send(200, file)
            else:
                self._send(404, folder / "404.html")

        def do_HEAD(self) -> None:
            self.do_GET()

        def _send(self, status: int, file: Path) -> None:
            data = file.read_bytes()
            self.send_response(status)
            if file.suffix in (".html", ".js", ".css"):  # as hosts send them
                data = gzip.compress(data, 6)
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Type", guess_type(file.name)[0] or "application/octet-stream")
            self.send_header("Content-Security-Policy", POLICY)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            if self.command == "GET":
                served.sent += len(data)
                with suppress(ConnectionError):  # the browser has gone on to another page
                    self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        served = Served(folder, base, f"http://127.0.0.1:{server.server_port}")
        server.daemon_threads = True
        server.block_on_close = False
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield served
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session", params=["/", "/repo/"])
def site(
    request: pytest.FixtureRequest, clocks: Path, chromium: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Served]:
    """The site of the clocks, with its search index."""
    del chromium  # without one there is no use in a site
    folder = tmp_path_factory.mktemp("built") / "site"
    config = load_config(
        str(PROJECT / "mkdocs.yml"),
        site_dir=str(folder),
        site_url=f"http://127.0.0.1{request.param}",
        plugins=[{"mskb": {"articles_dir": str(clocks)}}],
    )
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    assert (folder / "search" / "index" / "entry.json").is_file(), "the search index was not made"
    with serve(folder, request.param) as served:
        yield served


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Opens an address in a window of its own. In the end no error may have been logged and no other host asked.

    `expected` are words in errors that belong to the case.
    """
    wrong: list[str] = []
    contexts = []

    def run(address: str, *, width: int = 1280, dark: bool = False, expected: str = "") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light", reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        own = urlsplit(address).netloc

        def logged(kind: str, text: str) -> None:
            if kind in ("error", "warning") and not (expected and expected in text):
                wrong.append(f"{kind}: {text}")

        def requested(url: str) -> None:
            if urlsplit(url).scheme in ("http", "https", "ws") and urlsplit(url).netloc != own:
                wrong.append(f"asked {url}")

        page.on("console", lambda message: logged(message.type, message.text))
        page.on("pageerror", lambda error: logged("error", f"raised: {error}"))
        page.on("request", lambda request: requested(request.url))
        page.goto(address)
        return page

    yield run
    for context in contexts:
        context.close()
    assert wrong == []
