"""The preview's share in MkDocs' server: requests pass by it, and browsers load again when articles change."""

from __future__ import annotations

import html
import posixpath
import re
import time
from collections.abc import Callable, Iterable
from typing import TypeAlias
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import click
from mkdocs.livereload import LiveReloadServer

from mskb.publish.preview import CannotBeMadeError, Preview

_ATTEMPTS = 3
_ERROR = """\
<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>No page</title></head><body>
<h1>This page could not be made</h1>
<p>{reason}</p>
<p>Mend it and load this page again. <code>mkdocs serve --verbose</code> logs where it happened.</p>
</body></html>
"""

# `mskb.css`, but neither `index.html` nor `versions/word/6.0`
_OTHER_FILE = re.compile(r"\.(?!html$)[a-z][a-z0-9]*$")

Headers: TypeAlias = list[tuple[str, str]]


def has_live_reload() -> bool:
    """Whether the `mkdocs serve` that is running gives plugins its server: it does not with `--no-livereload`."""
    context = click.get_current_context(silent=True)
    if context is None:
        return True
    if "no_livereload" in context.params:  # ProperDocs, whose `--livereload` is false unless it is given
        return not context.params["no_livereload"]
    return bool(context.params.get("livereload", True))


def is_served() -> bool:
    """Whether it is `mkdocs serve` that is running: its server puts a script of its own into each page."""
    context = click.get_current_context(silent=True)
    return context is not None and context.info_name == "serve"


def serve_pages(preview: Preview, server: LiveReloadServer) -> None:
    """Let a server of MkDocs serve the pages of a preview."""
    build: Callable[..., None] = server.builder

    def build_alone() -> None:
        with preview.lock:
            build()

    server.builder = build_alone
    app = server.get_app()
    if app is None:
        raise RuntimeError("MkDocs' server has no application")
    server.set_app(make_app(preview, app, server.mount_path))
    preview.changed = lambda: reload_browsers(server)


def make_app(preview: Preview, inner: WSGIApplication, mount_path: str) -> WSGIApplication:
    """An application that makes a page before it hands on the request to MkDocs' own.

    The preview's lock is not held while MkDocs answers: it keeps requests waiting while it builds.
    """

    def app(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        address = _address(environ, mount_path)
        if address is None:
            return inner(environ, start_response)
        answer = _Answer(inner, environ)
        for _ in range(_ATTEMPTS):
            try:
                provided = preview.provide(address)
                answer.ask()
                if not provided and answer.is_missing and _may_be_page(address):
                    provided = preview.find_new(address)
                    if provided:
                        answer.ask()
            except CannotBeMadeError as error:
                answer.close()
                return _tell(str(error), start_response)
            # Before it was served, a build of `docs/` may have swept it away, or the archive may have changed.
            if not provided or (preview.is_current(address) and not answer.is_missing):
                break
        start_response(answer.status, answer.headers)
        return answer.body

    return app


def reload_browsers(server: LiveReloadServer) -> None:
    """Let browsers load their pages again, as after a build of MkDocs.

    MkDocs does it for files that it watches only, and builds then. While it is building anyway, this is left to it.
    """
    with server._rebuild_cond, server._epoch_cond:  # noqa: SLF001
        if server._visible_epoch == server._wanted_epoch:  # noqa: SLF001
            epoch = max(round(time.monotonic() * 1000), server._visible_epoch + 1)  # noqa: SLF001
            server._wanted_epoch = server._visible_epoch = epoch  # noqa: SLF001
            server._epoch_cond.notify_all()  # noqa: SLF001


class _Answer:
    """What MkDocs' application answers, held back until it is the answer to give."""

    def __init__(self, inner: WSGIApplication, environ: WSGIEnvironment) -> None:
        self.status = ""
        self.headers: Headers = []
        self.body: Iterable[bytes] = ()
        self._inner, self._environ = inner, environ

    @property
    def is_missing(self) -> bool:
        """Whether there is no such page."""
        return self.status.startswith("404")

    def ask(self) -> None:
        """Ask, perhaps again."""
        self.close()
        self.body = self._inner(self._environ, self._start)

    def close(self) -> None:
        """Let go of an answer that is not given."""
        close = getattr(self.body, "close", None)
        if close is not None:
            close()

    def _start(self, status: str, headers: Headers, exc_info: object = None) -> Callable[[bytes], object]:
        del exc_info
        self.status, self.headers = status, headers
        return _write_nothing


def _write_nothing(data: bytes) -> None:
    """MkDocs returns what it answers."""
    raise NotImplementedError


def _address(environ: WSGIEnvironment, mount_path: str) -> str | None:
    """The address that is asked for, below the site's root; None for what does not stand there."""
    path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")  # as MkDocs reads it
    if path.startswith("/livereload/") or not f"{path}/".startswith(mount_path):
        return None
    return posixpath.normpath(f"/{path[len(mount_path) :]}").lstrip("/")


def _may_be_page(address: str) -> bool:
    return _OTHER_FILE.search(address) is None


def _tell(reason: str, start_response: StartResponse) -> Iterable[bytes]:
    body = _ERROR.format(reason=html.escape(reason)).encode()
    start_response(
        "500 Internal Server Error", [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(body)))]
    )
    return [body]
