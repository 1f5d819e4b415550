"""`mkdocs build` as a whole process."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.speed.command import Run, run
from tests.speed.stages import ASKED_BY, REPORT

PROJECT = Path(__file__).parents[2]
"""The checkout that is measured: the one that this file stands in."""


def settings_folder(folder: Path) -> Path:
    """Make a folder with a `mkdocs.yml` that has all that the project's has.

    What a build keeps for the next lies beside that file: so a new folder makes a cold build, and no build of the
    benchmark touches what the project's own builds have kept.
    """
    folder.mkdir(parents=True)
    settings = {"INHERIT": str(PROJECT / "mkdocs.yml"), "docs_dir": str(PROJECT / "docs")}
    (folder / "mkdocs.yml").write_text(json.dumps(settings), encoding="utf-8")  # JSON is YAML
    return folder


def build_site(archive: Path, settings: Path, site: Path, *, watch: bool = False) -> Run:
    """Build the site of an archive, without search.

    Args:
        archive: The folder of articles.
        settings: A folder made by `settings_folder`.
        site: Where the site is written to; not there yet.
        watch: Whether memory is measured.

    Raises:
        BenchmarkError: the build failed.
    """
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    command += ["--config-file", str(settings / "mkdocs.yml"), "--site-dir", str(site)]
    return run(command, PROJECT, _environment(archive, settings), watch=watch)


def convert(archive: Path, tree: Path) -> Run:
    """Write the Markdown tree of an archive, which is what Hugo builds.

    Raises:
        BenchmarkError: it failed.
    """
    command = [sys.executable, "-c", "from mskb.cli import main; main()", "convert", str(archive), "-o", str(tree)]
    return run(command, PROJECT, _environment(archive, tree.parent))


def _environment(archive: Path, settings: Path) -> dict[str, str]:
    return {
        "MSKB_ARTICLES": str(archive.resolve()),
        "MSKB_SEARCH": "false",
        ASKED_BY: str(settings / REPORT),
        "NO_MKDOCS_2_WARNING": "1",  # Material's advertisement of its successor
        "PYTHONPATH": str(PROJECT / "plugins"),  # this checkout's package, wherever the environment's own is
    }
