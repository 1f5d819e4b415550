"""Fuzz the way from a file to its page: `python -m tests.fuzz FOLDER [OPTION]...`; README.md tells more."""

from __future__ import annotations

import sys
import traceback
import zlib
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["mskb"], enable_loader_override=False):
    from tests.properties.promises import hold_all, hold_most

from tests.fuzz.seeds import write_dictionary, write_seeds

_NAME = "700/Q700012.TXT"
_DEFAULTS = ("-max_len=6000", "-timeout=60", "-rss_limit_mb=4000")
_GO_ON = "--go-on"
_THOROUGH = 8
"""Facts and Markdown, which take two thirds of the time, are looked at in one of so many texts."""


def fuzz(folder: Path, options: list[str]) -> None:
    """Fuzz until something fails, or until an option ends it."""
    write_seeds(folder / "found")
    dictionary = write_dictionary(folder / "archive.dict")
    place = f"-artifact_prefix={folder}/"
    arguments = [sys.argv[0], f"-dict={dictionary}", place, *_DEFAULTS, *options, str(folder / "found")]
    go_on = _GO_ON in arguments
    if go_on:
        arguments.remove(_GO_ON)
    failed: set[str] = set()

    def hold(data: bytes) -> None:
        try:
            (hold_most if zlib.crc32(data) % _THOROUGH else hold_all)(data, _NAME)
        except Exception as error:
            if not go_on:
                raise
            where = "-".join(f"{frame.name}{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)[-2:])
            if where not in failed:  # the first of its kind is kept
                failed.add(where)
                (folder / f"failed-{where.replace('<', '').replace('>', '')}").write_bytes(data)
                sys.stderr.write(f"FAILED {where}: {type(error).__name__}: {str(error)[:300]}\n")

    atheris.Setup(arguments, hold)
    atheris.Fuzz()


def main() -> None:
    """Fuzz, or try again what failed."""
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        sys.exit(__doc__)
    named = [Path(name) for name in sys.argv[1:]]
    if named[0].is_file():
        for path in named:
            hold_all(path.read_bytes(), _NAME)
        sys.exit("All promises hold.")
    fuzz(named[0], sys.argv[2:])


if __name__ == "__main__":
    main()
