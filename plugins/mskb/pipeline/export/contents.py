"""What one file of an export is to hold."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from mskb.catalog.catalog import Catalog
from mskb.catalog.indexes import Indexes

SCHEMA = 1
"""The form of the data, as docs/data.md has it: it grows by one where a field or a column changes or goes."""


@dataclass(frozen=True, slots=True)
class Origin:
    """The archive that data come from."""

    articles: int
    files: int
    """Of articles, other editions among them."""
    sha256: str
    """Of a line `Q168845 SHA256` for each file: in the order of the articles' numbers, those of one article sorted."""


@dataclass(frozen=True, slots=True)
class Contents:
    """The articles of a file, and what is known of them all."""

    catalog: Catalog
    """Of the articles that the file is to hold."""
    indexes: Indexes
    """Of the whole archive, so that an article has the same tags in each file."""
    origin: Origin
    version: str
    """Of mskb."""


Write: TypeAlias = Callable[[str], object]
"""Takes an article's record, as a line of JSON."""
Opener: TypeAlias = Callable[[Path, Contents], AbstractContextManager[Write]]
"""Begins a file, which is whole at the end of the block; raises OSError where it cannot be written."""


def origin_of(catalog: Catalog) -> Origin:
    """Tell an archive by the check sums of its files; where they lie does not matter."""
    digest = hashlib.sha256()
    files = 0
    for article_id, entry in catalog.entries.items():
        for checksum in sorted(edition.sha256 for edition in (entry.facts, *entry.editions)):
            digest.update(f"{article_id} {checksum}\n".encode())
            files += 1
    return Origin(len(catalog), files, digest.hexdigest())
