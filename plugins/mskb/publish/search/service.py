"""Pagefind as a process that is spoken to: `pagefind --service`.

Both sides write messages as JSON in base64, each ended by a comma; answers carry the number of their message. The
package `pagefind` speaks the same, and sleeps a tenth of a second for each answer, which here is once an article.
"""

from __future__ import annotations

import base64
import contextlib
import json
import queue
import shutil
import subprocess
import threading
from collections.abc import Iterable
from types import TracebackType
from typing import Any, Self

_UNDER_WAY = 64
"""Pages that are sent before the first is answered: Pagefind holds what it has not read yet in memory."""
_PATIENCE = 300.0
"""How long a page may take, in seconds; the longest takes less than one."""
_PATIENCE_AT_THE_END = 1800.0
"""How long building an index may take."""
KNOWN = "1.5."
"""The releases whose protocol and files this package knows."""


class SearchFailedError(RuntimeError):
    """There is no index, and why, as one sentence."""


def find_pagefind() -> str:
    """The path of the binary: that of the package `pagefind_bin`, else the one on the path.

    Raises:
        SearchFailedError: there is none.
    """
    try:
        import pagefind_bin  # noqa: PLC0415 - it is a part of the installation that may be missing

        return str(pagefind_bin.get_executable())
    except (ImportError, FileNotFoundError):
        found = shutil.which("pagefind")
    if found is None:
        raise SearchFailedError(
            "Pagefind is not installed: `pip install 'pagefind_bin>=1.5,<1.6'`, or set `search: false`."
        )
    return found


def check_version(binary: str) -> str:
    """The binary's version.

    Raises:
        SearchFailedError: it does not run, or is a release that this package does not know.
    """
    try:
        done = subprocess.run([binary, "--version"], capture_output=True, text=True, timeout=60, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError) as error:
        raise SearchFailedError(f"Pagefind does not run ({binary}): {error}") from error
    version = done.stdout.strip().rpartition(" ")[2].removeprefix("v")
    if not version.startswith(KNOWN):
        raise SearchFailedError(
            f"Pagefind {version or '(no version told)'} is not a release that mskb knows: "
            "`pip install 'pagefind_bin>=1.5,<1.6'`."
        )
    return version


class Service:
    """One Pagefind process with one index. As a context it ends with its block, whatever happened in it."""

    def __init__(self, binary: str, include_characters: str) -> None:
        self._binary = binary
        self._config = {"include_characters": include_characters, "force_language": "en"}
        self._answers: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._sent = 0
        self._answered = 0
        self._index = 0

    def __enter__(self) -> Self:
        """Start the process and an index.

        Raises:
            SearchFailedError: it does not start.
        """
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the binary of a package, no shell
                [self._binary, "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                start_new_session=True,  # Ctrl-C is ours to handle
            )
        except OSError as error:
            raise SearchFailedError(f"Pagefind does not start ({self._binary}): {error.strerror}") from error
        threading.Thread(target=self._listen, daemon=True).start()
        try:
            self._send({"type": "NewIndex", "config": self._config})
            self._index = int(self._answer("NewIndex", _PATIENCE)["index_id"])
        except BaseException:
            self._end()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        """End the process."""
        del kind, error, traceback
        self._end()

    @property
    def pid(self) -> int:
        """The process."""
        return self._process.pid

    def add(self, pages: Iterable[tuple[str, bytes]]) -> int:
        """Add pages, given as addresses below the root and HTML as JSON, in their order.

        Returns:
            How many they were.

        Raises:
            SearchFailedError: the process ended, or refused a page.
        """
        first = self._sent
        for url, page in pages:
            message = {"type": "AddFile", "index_id": self._index, "url": f"/{url}", "file_path": None}
            self._send(message, page)
            while self._sent - self._answered > _UNDER_WAY:
                self._answer("IndexedFile", _PATIENCE)
        while self._sent > self._answered:
            self._answer("IndexedFile", _PATIENCE)
        return self._sent - first

    def files(self) -> dict[str, bytes]:
        """Build the index.

        Pagefind could write it to the disk itself, and answers before all of it is there.

        Returns:
            Its files by path.

        Raises:
            SearchFailedError: the process ended, or failed.
        """
        self._send({"type": "GetFiles", "index_id": self._index})
        answer = self._answer("GetFiles", _PATIENCE_AT_THE_END)
        return {file["path"].replace("\\", "/"): base64.b64decode(file["content"]) for file in answer["files"]}

    def kill(self) -> None:
        """End the process from another thread; whoever waits for it is told that it ended."""
        self._process.kill()

    def _send(self, payload: dict[str, Any], page: bytes = b"") -> None:
        self._sent += 1
        message = json.dumps({"message_id": self._sent, "payload": payload}).encode()
        if page:
            message = message.removesuffix(b"}}") + b', "file_contents": ' + page + b"}}"
        stdin = self._process.stdin
        if stdin is None:
            raise SearchFailedError("Pagefind has no input.")
        try:
            stdin.write(base64.b64encode(message) + b",")
            stdin.flush()
        except OSError as error:
            raise SearchFailedError(self._ended()) from error

    def _answer(self, kind: str, patience: float) -> dict[str, Any]:
        try:
            answer = self._answers.get(timeout=patience)
        except queue.Empty as error:
            raise SearchFailedError(f"Pagefind has not answered for {patience:.0f} seconds.") from error
        if answer is None:
            raise SearchFailedError(self._ended())
        payload: dict[str, Any] = answer.get("payload") or {}
        if payload.get("type") != kind:
            detail = " ".join(str(payload.get("message", payload)).split())
            raise SearchFailedError(f"Pagefind answered: {detail[:300]}")
        self._answered += 1
        return payload

    def _ended(self) -> str:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        return f"Pagefind ended in mid-work, perhaps for want of memory or disk (exit status {self._process.poll()})."

    def _listen(self) -> None:
        """Take answers apart as they come; None stands for the end."""
        stdout = self._process.stdout
        begun: list[bytes] = []  # the last answer has many megabytes
        with contextlib.suppress(OSError, ValueError):
            while stdout is not None and (some := stdout.read1(1 << 20)):  # type: ignore[attr-defined]
                *ends, rest = some.split(b",")
                for end in ends:
                    self._answers.put(json.loads(base64.b64decode(b"".join((*begun, end)))))
                    begun.clear()
                begun.append(rest)
        self._answers.put(None)

    def _end(self) -> None:
        process = self._process
        with contextlib.suppress(OSError):
            if process.stdin is not None:
                process.stdin.close()
        process.kill()
        process.wait()
        if process.stdout is not None:
            process.stdout.close()
