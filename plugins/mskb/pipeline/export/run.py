"""The run of an export: its files, each written whole, and a manifest of their check sums."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Generator, Sequence
from contextlib import ExitStack, closing
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path

from mskb.catalog.catalog import Catalog
from mskb.catalog.indexes import Indexes
from mskb.pipeline.export.contents import SCHEMA, Contents, Origin, origin_of
from mskb.pipeline.export.formats import Format, format_of
from mskb.pipeline.export.products import Part
from mskb.pipeline.read import Refused
from mskb.pipeline.run import part_of
from mskb.pipeline.whole import unfinished
from mskb.pipeline.write import records

PRODUCT = "{product}"
"""Stands in a file's name for a product's code."""
MANIFEST = ".manifest.json"
"""Follows the file's name in the name of its manifest."""


class MisplacedProductError(ValueError):
    """`{product}` stands in the name of a folder; its text is a sentence."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where an export goes."""

    output: Path
    format: Format

    @property
    def each(self) -> bool:
        """Whether each product has a file of its own."""
        return PRODUCT in self.output.name

    def file_of(self, product: str) -> Path:
        """The file of a product."""
        return self.output.with_name(self.output.name.replace(PRODUCT, product))

    @property
    def manifest(self) -> Path:
        """The file that tells of the others."""
        return self.output.with_name(self.output.name.replace(PRODUCT, "all") + MANIFEST)


@dataclass(frozen=True, slots=True)
class _File:
    """What the manifest tells of a file."""

    file: str
    product: str
    articles: int
    bytes: int
    sha256: str


def target_of(output: Path) -> Target:
    """Where an export goes, and in which format.

    Raises:
        UnknownFormatError: the name tells no format that can be written.
        MisplacedProductError: a folder would be called `{product}`.
    """
    if PRODUCT in str(output.parent):
        raise MisplacedProductError(f"{output}: {PRODUCT} may stand in the name of the file, and of no folder.")
    return Target(output, format_of(output.name))


def write_export(
    target: Target, catalog: Catalog, indexes: Indexes, parts: Sequence[Part], workers: int = 0
) -> Generator[Refused | str]:
    """Write the records of articles; yields each, as a line of JSON, or why there is none.

    All files and their manifest take their places after the last record, or none does.

    Args:
        target: Where they go; a folder that is not there is made.
        catalog: The whole archive.
        indexes: Of the whole archive.
        parts: The articles of each file.
        workers: As `map_in_order` has it.

    Raises:
        OSError: a file cannot be written.
        WorkerLostError: a process was killed.
    """
    contents = Contents(catalog, indexes, origin_of(catalog), version("mskb"))
    if not target.output.parent.exists():  # where it is a file, opening the output says so
        target.output.parent.mkdir(parents=True, exist_ok=True)
    with ExitStack() as places:
        files: list[_File] = []
        for part in parts:
            file, held = target.file_of(part.product), part_of(catalog, part.ids)
            beside = places.enter_context(unfinished(file))
            articles = 0
            with (
                target.format.open(beside, replace(contents, catalog=held)) as write,
                closing(records(held, indexes, workers)) as results,
            ):
                for result in results:
                    if isinstance(result, str):
                        write(result)
                        articles += 1
                    yield result
            files.append(_File(file.name, part.product, articles, *_measure(beside)))
        manifest = places.enter_context(unfinished(target.manifest))
        manifest.write_text(_manifest(target.format, contents.origin, files), encoding="utf-8", newline="\n")


def _measure(file: Path) -> tuple[int, str]:
    """A file's size and check sum."""
    with file.open("rb") as stream:
        return file.stat().st_size, hashlib.file_digest(stream, "sha256").hexdigest()


def _manifest(form: Format, origin: Origin, files: Sequence[_File]) -> str:
    told = {
        "schema": SCHEMA,
        "format": form.name,
        "mskb": version("mskb"),
        "archive": asdict(origin),
        "articles": sum(file.articles for file in files),
        "files": [asdict(file) for file in files],
    }
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"
