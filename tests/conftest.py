"""Fixtures of the whole suite: the corpus, where there is one, and goldens that can be accepted."""

from __future__ import annotations

import os
import tarfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).parent.parent
ARTICLES = PROJECT / "articles"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the goldens with what the code makes now")


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
        if not (cache / f"{name}.complete").exists():
            with tarfile.open(shared / f"{name}.tar.xz") as archive:
                archive.extractall(cache, filter="data")
            (cache / f"{name}.complete").touch()
    return cache
