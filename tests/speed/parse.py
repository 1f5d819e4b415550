# ruff: noqa: T201 - a command prints
"""How long reading takes: parse and render an archive on one core, and print the time for an article.

    python tests/speed/parse.py SRC [--every N] [--rounds N]

Files are read into memory first, so that the disk is not measured. Each step is run over all articles, several times;
the best round counts, for other work on the machine only ever makes one slower. It is a measurement, not a test.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from mskb.body.parser import parse_body
from mskb.model.article import Article
from mskb.pipeline.read import read_bytes
from mskb.render.page import render_article
from mskb.source.scan import scan

Item = TypeVar("Item")
Result = TypeVar("Result")


def main() -> None:
    """Measure, and print four lines."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", metavar="SRC", help="a file or a folder")
    parser.add_argument("--every", type=int, default=1, metavar="N", help="take each N-th file only")
    parser.add_argument("--rounds", type=int, default=3, metavar="N", help="how often to measure (default: 3)")
    options = parser.parse_args()
    found = scan([options.source]).files[:: options.every]
    files = [(Path(file.file).read_bytes(), file.path) for file in found]
    articles = [article for data, path in files if isinstance(article := read_bytes(data, path), Article)]
    print(f"{len(articles)} articles in {len(files)} files, {sum(len(data) for data, _ in files):,} bytes")
    if articles:
        report("parse", best(options.rounds, lambda file: read_bytes(*file), files), len(articles))
        bodies = [article.text.split("\n") for article in articles]
        report("of it: structure", best(options.rounds, parse_body, bodies), len(articles))
        report("render", best(options.rounds, render_article, articles), len(articles))


def best(rounds: int, step: Callable[[Item], Result], items: Sequence[Item]) -> float:
    """The seconds that a step takes for all items, in the best of some rounds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        for item in items:
            step(item)
        times.append(time.perf_counter() - start)
    return min(times)


def report(step: str, seconds: float, articles: int) -> None:
    """Print one step's time."""
    print(f"{step:<16}  {seconds:8.2f} s  {1000 * seconds / articles:6.3f} ms an article")


if __name__ == "__main__":
    main()
