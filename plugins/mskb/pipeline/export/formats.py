"""The formats of an export, by the ending of the file's name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from mskb.pipeline.export.contents import Contents, Opener, Write
from mskb.pipeline.export.database import write_database


@dataclass(frozen=True, slots=True)
class Format:
    """A format."""

    name: str
    """As the manifest has it."""
    open: Opener


class UnknownFormatError(ValueError):
    """The file's name tells no format that can be written."""


def format_of(file: str) -> Format:
    """The format that a file's name tells.

    Raises:
        UnknownFormatError: it tells none, or one that needs a package that is not there; its text is a sentence.
    """
    match Path(file).suffix.lower():
        case ".jsonl":
            return Format("jsonl", write_lines)
        case ".sqlite" | ".db":
            return Format("sqlite", write_database)
        case ".parquet":
            return Format("parquet", _parquet())
    raise UnknownFormatError(f"{file}: name the file .jsonl, .sqlite, .db or .parquet, which tells its format.")


@contextmanager
def write_lines(file: Path, contents: Contents) -> Iterator[Write]:
    """Write JSON Lines."""
    del contents
    with file.open("w", encoding="utf-8", newline="\n") as stream:
        yield lambda line: stream.write(f"{line}\n")


def _parquet() -> Opener:
    try:
        from mskb.pipeline.export.parquet import write_parquet  # noqa: PLC0415 - pyarrow is an extra, and large
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "pyarrow":
            raise
        message = "Parquet is written by pyarrow, which is not installed: pip install pyarrow."
        raise UnknownFormatError(message) from error
    return write_parquet
