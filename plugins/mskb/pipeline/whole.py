"""Write a file so that it is there as a whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def write_text(path: Path, text: str) -> None:
    """Write a text; folders above it are made where they are missing.

    Raises:
        OSError: it cannot be written; what stood there before is as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with unfinished(path) as beside:
        beside.write_text(text, encoding="utf-8", newline="\n")


@contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    """The name of a file beside a path, to write into: it takes the path's place at the end of the block.

    If the block fails it is removed, and what stood there before is as it was.

    Raises:
        OSError: it cannot take the path's place.
    """
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        yield beside
        beside.replace(path)
    except BaseException:  # the disk is full, or Ctrl-C
        with suppress(OSError):  # it may never have been there
            beside.unlink()
        raise
