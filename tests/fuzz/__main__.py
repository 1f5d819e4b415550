"""Fuzz the way from a file to its page: `python -m tests.fuzz FOLDER [OPTION]...`; README.md tells more.

FOLDER keeps what was found worth keeping, and is filled with seeds first; options are libFuzzer's.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["mskb"], enable_loader_override=False):
    from tests.properties.promises import hold_all

from tests.fuzz.seeds import write_dictionary, write_seeds

_NAME = "700/Q700012.TXT"
_DEFAULTS = ("-max_len=6000", "-timeout=30", "-rss_limit_mb=4000", "-report_slow_units=5")


def main(folder: str, *options: str) -> None:
    """Fuzz until something fails, or until an option ends it."""
    place = Path(folder)
    write_seeds(place / "found")
    dictionary = write_dictionary(place / "archive.dict")
    prefix = f"-artifact_prefix={place}/"
    arguments = [sys.argv[0], f"-dict={dictionary}", prefix, *_DEFAULTS, *options, str(place / "found")]
    atheris.Setup(arguments, _test_one)
    atheris.Fuzz()


def _test_one(data: bytes) -> None:
    hold_all(data, _NAME)


if __name__ == "__main__":
    if len(sys.argv) < 2:  # noqa: PLR2004 - a folder is needed
        sys.exit(__doc__)
    if Path(sys.argv[1]).is_file():  # what failed before, once more
        hold_all(Path(sys.argv[1]).read_bytes(), _NAME)
        sys.exit(f"{sys.argv[1]}: all promises hold.")
    main(*sys.argv[1:])
