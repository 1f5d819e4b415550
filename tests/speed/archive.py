"""The archives that are measured: one as it is, a part of it, or several copies of it under other numbers."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from tests.speed.errors import BenchmarkError
from tests.speed.renumber import Numbers, numbers_in_path, numbers_in_text, renumber, renumberings

from mskb.pipeline.pool import map_in_order
from mskb.source.scan import FoundFile, scan

# One character a byte: what is read is written again as it was, in whatever encoding.
_BYTES = "latin-1"


@dataclass(frozen=True, slots=True)
class Archive:
    """A folder of articles and its size."""

    folder: Path
    files: int
    bytes: int
    name: str = "whole"


def open_archive(folder: Path, name: str = "whole") -> Archive:
    """Look at a folder.

    Raises:
        BenchmarkError: it is not there, or holds no file that could be an article.
    """
    if not folder.is_dir():
        raise BenchmarkError(f"There is no folder {folder}: name the one that holds the articles.")
    files = scan([folder]).files
    if not files:
        raise BenchmarkError(f"{folder} holds no *.txt or *.md file: name the folder that holds the articles.")
    return Archive(folder, len(files), sum(Path(file.file).stat().st_size for file in files), name)


def every(archive: Archive, step: int, folder: Path) -> Archive:
    """Copy each N-th file of an archive to a folder, in the order in which builds read them."""
    for file in scan([archive.folder]).files[::step]:
        target = folder / file.path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file.file, target)
    return open_archive(folder, f"1/{step}")


def copies(archive: Archive, count: int, folder: Path) -> Archive:
    """Copy an archive several times to a folder, all but the first copy under other numbers.

    Raises:
        BenchmarkError: so many do not fit.
    """
    files = scan([archive.folder]).files
    numbers: set[int] = set()
    for found in map_in_order(_numbers_of, files):
        numbers |= found
    try:
        plans: list[Numbers] = [{}, *renumberings(numbers, count)]
    except ValueError as error:
        raise BenchmarkError(str(error)) from error
    for copy, plan in enumerate(plans, start=1):
        for _ in map_in_order(_Copier(folder / f"copy-{copy}", plan), files):
            pass
    return open_archive(folder, f"{count} x")


def _numbers_of(file: FoundFile) -> set[int]:
    return numbers_in_path(file.path) | numbers_in_text(Path(file.file).read_bytes().decode(_BYTES))


@dataclass(frozen=True, slots=True)
class _Copier:
    """Copies a file, under other numbers."""

    folder: Path
    numbers: Numbers

    def __call__(self, file: FoundFile) -> None:
        target = self.folder / renumber(file.path, self.numbers)
        target.parent.mkdir(parents=True, exist_ok=True)
        text = Path(file.file).read_bytes().decode(_BYTES)
        target.write_bytes(renumber(text, self.numbers).encode(_BYTES))
