# ruff: noqa: T201 - a command prints
"""How long a build takes, how much memory and room, beside Hugo: one command, no test.

    python -m tests.speed SRC [--folder FOLDER] [--rounds N] [--warm] [--every N] [--copies N] [--whole] [--json FILE]

Run it in the project's folder. `tests/speed/README.md` tells what is measured, and how.
"""

from __future__ import annotations

import argparse
import json
import shutil
import signal
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.speed import hugo
from tests.speed.archive import Archive, copies, every, open_archive
from tests.speed.benchmark import Plan, measure
from tests.speed.errors import BenchmarkError
from tests.speed.figures import Size
from tests.speed.memory import can_watch
from tests.speed.table import as_data, growth_lines, size_lines, weight_lines

from mskb.audit.weight import weigh


def main() -> None:
    """Measure, and print."""
    options = _options()
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # as Ctrl-C: nothing is left behind
    try:
        if options.weigh:
            _weigh(options.source)
            return
        _benchmark(options)
    except BenchmarkError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        sys.exit("Stopped.")


def _benchmark(options: argparse.Namespace) -> None:
    if not options.no_hugo:
        hugo.find_hugo()
    if not can_watch():
        _say("This system does not tell proportional set sizes (Linux does): memory is not measured.")
    archive = open_archive(options.source)
    if options.folder:
        options.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="mskb-speed-", dir=options.folder) as scratch:
        plan = Plan(
            folder=Path(scratch),
            rounds=options.rounds,
            warm=options.warm,
            hugo=not options.no_hugo,
            memory=not options.no_memory,
            say=_say,
        )
        sizes: list[Size] = []
        for sized in _archives(archive, options, Path(scratch) / "archive"):
            sizes.append(measure(sized, plan))
            _write(sizes, options.json)  # after each: a later one may fail
            _print(size_lines(sizes[-1]))
    if len(sizes) > 1:
        _print(growth_lines(sizes))


def _archives(archive: Archive, options: argparse.Namespace, folder: Path) -> Iterator[Archive]:
    """Each archive that is asked for, the smallest first; what was made for one is deleted before the next."""
    for step in sorted(options.every, reverse=True):
        yield every(archive, step, folder)
        shutil.rmtree(folder)
    if options.whole or not (options.every or options.copies):
        yield archive
    for count in sorted(options.copies):
        _say(f"{count} x: copying under other numbers")
        yield copies(archive, count, folder)
        shutil.rmtree(folder)


def _write(sizes: list[Size], file: Path | None) -> None:
    """Write what is measured so far."""
    if file:
        file.write_text(json.dumps(as_data(sizes), indent=2) + "\n", encoding="utf-8")


def _weigh(site: Path) -> None:
    if not site.is_dir():
        raise BenchmarkError(f"There is no folder {site}: name the one that a site was built into.")
    _print(weight_lines(weigh(site)))


def _print(lines: Iterable[str]) -> None:
    print("\n".join(lines), end="\n\n", flush=True)


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        "python -m tests.speed", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("source", type=Path, metavar="SRC", help="a folder of articles; with --weigh, a built site")
    parser.add_argument("--folder", type=Path, help="where all is written, such as one in memory (default: /tmp)")
    parser.add_argument("--rounds", type=_count, default=3, metavar="N", help="how often to build (default: 3)")
    parser.add_argument("--warm", action="store_true", help="build once more each round, with what a build keeps")
    parser.add_argument(
        "--every", type=_count, action="append", default=[], metavar="N", help="measure each N-th file of the archive"
    )
    parser.add_argument(
        "--copies", type=_count, action="append", default=[], metavar="N", help="measure the archive N times over"
    )
    parser.add_argument("--whole", action="store_true", help="beside these, measure the archive as it is")
    parser.add_argument("--no-hugo", action="store_true", help="do not build with Hugo")
    parser.add_argument("--no-memory", action="store_true", help="save the runs in which memory is measured")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures as JSON, too")
    parser.add_argument("--weigh", action="store_true", help="build nothing: weigh a site that is there")
    return parser.parse_args()


def _count(text: str) -> int:
    count = int(text)
    if count < 1:
        raise argparse.ArgumentTypeError("1 and up")
    return count


if __name__ == "__main__":
    main()
