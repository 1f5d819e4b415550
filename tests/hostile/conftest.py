"""The site of the hostile archive: built once, with and without `--strict`, in a project of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.hostile.articles import CONTROL, control, write_files
from tests.hostile.file_system import can_be_hostile, write_file_system

PROJECT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class HostileSite:
    """What came of a build."""

    project: Path
    folder: Path
    log: str
    status: int
    named: tuple[str, ...]
    """The numbers of the articles with hostile names."""

    @property
    def pages(self) -> Iterator[tuple[str, str]]:
        """All pages, by path below the site."""
        for file in sorted(self.folder.rglob("*.html")):
            yield file.relative_to(self.folder).as_posix(), file.read_text(encoding="utf-8")


def build(project: Path, name: str, *flags: str, search: bool = True) -> tuple[int, str]:
    """Build a project's site with the command that a person types: its exit status, and what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-d", name, *flags],
        cwd=project,
        env={
            **os.environ,
            "MSKB_SITE_URL": "https://example.com/kb/",
            "MSKB_ARTICLES": "articles",
            "MSKB_SEARCH": "true" if search else "false",
            "NO_MKDOCS_2_WARNING": "1",
            "COLUMNS": "200",
        },
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "surrogateescape")


def make_project(folder: Path) -> Path:
    """A project with this one's documentation and articles, and the honest one."""
    project = folder / "project"
    project.mkdir()
    shutil.copytree(PROJECT / "docs", project / "docs")
    shutil.copytree(PROJECT / "articles", project / "articles")
    shutil.copy(PROJECT / "mkdocs.yml", project)
    (project / "articles" / f"{CONTROL}.txt").write_bytes(control())
    return project


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> HostileSite:
    """The site of the hostile archive."""
    folder = tmp_path_factory.mktemp("hostile")
    project = make_project(folder)
    articles = project / "articles" / "hostile"
    articles.mkdir()
    write_files(articles)
    named = []
    if can_be_hostile():
        (project / "articles" / "named").mkdir()
        named = write_file_system(project / "articles" / "named", folder)
    status, log = build(project, "site")
    return HostileSite(project, project / "site", log, status, tuple(named))
