"""Fixtures of the whole suite: the corpus, where there is one, goldens that can be accepted, and small archives."""

from __future__ import annotations

import os
import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

import pytest
from playwright.sync_api import Browser, sync_playwright
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling
from xdist.scheduler.protocol import Scheduling

from mskb.catalog.facts import ArticleFacts
from mskb.model.article import Dialect

PROJECT = Path(__file__).parent.parent
ARTICLES = PROJECT / "articles"

RawExport: TypeAlias = Callable[..., str]
MakeArchive: TypeAlias = Callable[..., Path]
MakeFacts: TypeAlias = Callable[..., ArticleFacts]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the goldens with what the code makes now")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling:
    """Keeps the tests of a folder in one process where `-n` divides them: its sites and its corpus are made once."""

    class ByFolder(LoadScopeScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            return nodeid.split("/")[1]

    return ByFolder(config, log)


@pytest.fixture
def accept(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def corpus() -> Path:
    """A folder that holds `kb/` and `txt/`: MSKB_CORPUS, or the shared one, unpacked into a cache folder once."""
    if named := os.environ.get("MSKB_CORPUS"):
        return Path(named)
    shared = PROJECT.parent / "shared" / "corpus"
    if not shared.is_dir():
        pytest.skip("no corpus: MSKB_CORPUS is not set")
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "mskb-corpus"
    for name in ("kb", "txt"):
        if not (cache / name).exists():
            cache.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=cache) as folder, tarfile.open(shared / f"{name}.tar.xz") as archive:
                archive.extractall(folder, filter="data")
                with suppress(OSError):  # another process was faster
                    (Path(folder) / name).rename(cache / name)
    return cache


def find_chromium() -> str | None:
    """The path of a Chromium, whatever the system calls it; None where there is none."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium: any that is installed will do.

    Where there is none its tests are skipped; with MSKB_BROWSER=required, as `.ci/run` sets it, they fail.
    """
    found = find_chromium()
    if found is None:
        tell = pytest.fail if os.environ.get("MSKB_BROWSER") == "required" else pytest.skip
        tell("no Chromium: nothing was looked at in a browser")
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """A browser without a window: one for all tests, for Playwright takes no second in a process."""
    with sync_playwright() as started:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        running = started.chromium.launch(executable_path=chromium, args=flags)
        yield running
        running.close()


def _raw_export(
    article_id: str,
    title: str = "SMS: The Clock Stands",
    text: str = "The clock stands.",
    *,
    modified: str = "12-MAR-2001",
    product: tuple[str, str] = ("sms", "Microsoft Systems Management Server"),
    applies_to: str = "Microsoft Systems Management Server version 2.0",
    version: str = "winnt:2.0",
    keywords: str = "kbsms200",
) -> str:
    lines = (
        f"DOCUMENT:{article_id}  {modified}  [{product[0]}]",
        f"TITLE   :{title}",
        f"PRODUCT :{product[1]}",
        f"PROD/VER:{version}",
        "OPER/SYS:",
        f"KEYWORDS:{keywords}",
        "",
        "=" * 70,
        "-" * 79,
        "The information in this article applies to:",
        "",
        f" - {applies_to} ",
        "-" * 79,
        "",
        "SYMPTOMS",
        "========",
        "",
        text,
        "",
        "Additional query words: prodsms",
        "",
        "=" * 70,
        f"Keywords          : {keywords} ",
        "Technology        : kbSMSSearch kbSMS200",
        f"Version           : {version}",
        "Issue type        : kbprb",
        "Solution Type     : kbfix",
        "",
        "=" * 77,
    )
    return "\r\n".join(lines)


@pytest.fixture(scope="session")
def raw_export() -> RawExport:
    """Writes an article in the manner of the raw export."""
    return _raw_export


@pytest.fixture
def make_archive(tmp_path: Path) -> MakeArchive:
    """Writes files, texts or bytes by path, into a folder `articles`."""

    def make(files: dict[str, str | bytes]) -> Path:
        folder = tmp_path / "articles"
        folder.mkdir(exist_ok=True)
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return folder

    return make


def _facts(
    article_id: str,
    title: str = "Bells",
    *,
    keywords: tuple[str, ...] = (),
    applies_to: tuple[tuple[str, tuple[str, ...]], ...] = (),
    versions: tuple[tuple[str, tuple[str, ...]], ...] = (),
    product: tuple[str, str] = ("", ""),
    types: tuple[str, ...] = (),
    status: tuple[str, ...] = (),
    modified: str = "",
    dialect: Dialect = Dialect.DOCUMENT,
) -> ArticleFacts:
    """The facts of an article that tells what is given here, and nothing else."""
    return ArticleFacts(
        id=article_id,
        title=title,
        dialect=dialect,
        file=f"/archive/{article_id}.TXT",
        path=f"{article_id}.TXT",
        sha256="",
        modified=modified,
        product_code=product[0],
        product_name=product[1],
        applies_to=applies_to,
        keywords=keywords,
        types=types,
        status=status,
        references=(),
        defects=(),
        fingerprint="",
        versions=versions,
    )


@pytest.fixture(scope="session")
def facts() -> MakeFacts:
    """Makes the facts of an article that was never read."""
    return _facts
