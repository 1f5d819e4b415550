"""Hostile files and folders: names, links, devices, sizes, depth."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from tests.hostile.articles import export
from tests.hostile.payloads import RUN

CANARY = "canary-of-the-cellar"
"""Stands in files outside the archive; nothing of it may be seen."""
_NAMES = (
    b"\n<img src=x onerror=" + RUN.encode() + b">", b'"onmouseover=' + RUN.encode(), b"' onfocus='" + RUN.encode(),
    b"<script>" + RUN.encode() + b"<script>", b"&lt;b&gt; &amp;", b"{{ 7 * 7 }}{% raw %}", b"{: onclick=x }",
    b"[x](javascript:x)", b"`code` *b* _i_", b"![x](x)", b"$(touch hostile-was-here)", b"`touch hostile-was-here`",
    b";touch hostile-was-here", b"-o", b"--strict", b"%s%n%x", b"{path} {id}", b"#x?y=z", b"%2e%2e%2f", b"\\..\\..\\x",
    b"C:\\x", b"CON", b"NUL", b"aux", b" ", b"...", b"\xff\xfe", b"\xc0\xaf", b"\xed\xa0\x80", b"\x1b[31m\x1b]0;x\x07",
    b"\x01\x02\x7f", b"\r", b"\t", "\u202etxt.exe".encode(), "\u200b\ufeff".encode(), "\u2028".encode(),
    "\u0085".encode(), "\U000e0041".encode(), "\uff0e\uff0e\uff0f".encode(), b"x" * 240, "\u00e9".encode(),
    "e\u0301".encode(), b"Q1 Q2 Q3", b"Q99999999999999999999", b"*", b"|", b"<", b">", b"'", b'"',
)  # fmt: skip


def can_be_hostile() -> bool:
    """Whether the system takes such names: those of Windows and macOS do not."""
    return sys.platform.startswith("linux")


def write_file_system(folder: Path, outside: Path) -> list[str]:
    """Fill a folder.

    Args:
        folder: Inside the archive.
        outside: A folder beside it, which gets files that nobody may read.

    Returns:
        The numbers of the articles that are there to be read.
    """
    (outside / "secret.txt").write_text(export(id="Q955555", title=CANARY, text=CANARY), encoding="utf-8")
    made = []
    for number, name in enumerate(_NAMES, start=950_001):
        with suppress(OSError):  # this file system does not take that name
            path = os.path.join(os.fsencode(folder), name + b".txt")  # noqa: PTH118 - no text has these names
            with open(path, "wb") as stream:  # noqa: PTH123
                stream.write(export(id=f"Q{number}").encode())
            made += [] if name.startswith(b".") else [f"Q{number}"]  # hidden files are passed over
    made += _write_deep(folder)
    _write_links(folder, outside)
    _write_sizes(folder)
    return made


def _write_deep(folder: Path) -> Iterator[str]:
    deep = folder
    for level in range(60):
        deep = deep / ("d" * 20 if level % 2 else "<b>")
    deep.mkdir(parents=True)
    (deep / "a.txt").write_text(export(id="Q951001"), encoding="utf-8")
    yield "Q951001"
    named = folder / "README.md"  # a folder with the name of an article
    named.mkdir()
    (named / "b.txt").write_text(export(id="Q951002"), encoding="utf-8")
    yield "Q951002"


def _write_links(folder: Path, outside: Path) -> None:
    (folder / "out.txt").symlink_to(outside / "secret.txt")
    (folder / "out-of-it").symlink_to(outside, target_is_directory=True)
    (folder / "out-relative.txt").symlink_to("../../../secret.txt")
    (folder / "root").symlink_to("/", target_is_directory=True)
    (folder / "zero.txt").symlink_to("/dev/zero")
    (folder / "input.txt").symlink_to("/dev/stdin")
    (folder / "itself.txt").symlink_to("itself.txt")
    (folder / "one.txt").symlink_to("two.txt")
    (folder / "two.txt").symlink_to("one.txt")
    (folder / "around").symlink_to(".", target_is_directory=True)
    (folder / "up").symlink_to("..", target_is_directory=True)
    (folder / "dead-\x1b[31m.txt").symlink_to("nowhere-\x1b[32m")
    os.mkfifo(folder / "pipe.txt")


def _write_sizes(folder: Path) -> None:
    for name, size in (("one-gigabyte.txt", 1 << 30), ("seventeen-megabytes.txt", 17 << 20)):
        with (folder / name).open("wb") as stream:
            stream.write(export(id="Q951003").encode())
            stream.truncate(size)  # it takes no room
    locked = folder / "locked.txt"
    locked.write_text(export(id="Q951004"), encoding="utf-8")
    locked.chmod(0)
