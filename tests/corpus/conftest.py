"""The corpus, read once for all tests that want its catalog."""

from __future__ import annotations

from pathlib import Path

import pytest

from mskb.catalog.catalog import Catalog
from mskb.catalog.indexes import Indexes, build_indexes
from mskb.pipeline.cache import Cache
from mskb.pipeline.run import collect


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """Knows the words of the corpus once it is read."""
    return Cache(tmp_path_factory.mktemp("cache"))


@pytest.fixture(scope="session")
def catalog(corpus: Path, cache: Cache) -> Catalog:
    """The pages of the corpus."""
    catalog = collect([corpus / "kb"], cache=cache).catalog
    assert len(catalog) > 1000, "this is no archive"
    return catalog


@pytest.fixture(scope="session")
def indexes(catalog: Catalog) -> Indexes:
    """Which pages list which articles."""
    return build_indexes(catalog)
