"""Write a file so that it is there as a whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def write_text(path: Path, text: str) -> None:
    """Write a text; folders above it are made where they are missing.

    Raises:
        OSError: it cannot be written; what stood there before is as it was.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        unfinished.write_text(text, encoding="utf-8", newline="\n")
        unfinished.replace(path)
    except BaseException:  # the disk is full, or Ctrl-C
        unfinished.unlink(missing_ok=True)
        raise
