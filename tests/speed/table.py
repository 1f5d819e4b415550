"""Figures for people, and the same as data."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence

from tests.speed.benchmark import HUGO
from tests.speed.figures import Builder, Size, chrome_of, median_ratio, pair_ratios, quotients

from mskb.audit.weight import Weight

_MEGABYTE = 1e6


def growth_lines(sizes: Sequence[Size]) -> Iterator[str]:
    """How the cost of an article grows with size."""
    yield "How cost grows, mkdocs build"
    yield f"{'':<10}{'articles':>10}{'wall, ms each':>15}{'times':>8}{'CPU, ms each':>15}{'times':>8}"
    walls, cpus = _growth(sizes)
    for size, wall, cpu in zip(sizes, walls, cpus, strict=True):
        yield (
            f"{size.name:<10}{size.articles:>10,}{1000 * size.per_article:>15.2f}{wall:>8.2f}"
            f"{1000 * size.cpu_per_article:>15.2f}{cpu:>8.2f}"
        )


def as_data(sizes: Sequence[Size]) -> dict[str, object]:
    """The figures of all sizes, for JSON."""
    walls, cpus = _growth(sizes)
    return {
        "sizes": [
            {
                "name": size.name,
                "articles": size.articles,
                "files": size.files,
                "bytes": size.bytes,
                "wall_per_article": size.per_article,
                "cpu_per_article": size.cpu_per_article,
                "wall_per_article_to_smallest": wall,
                "cpu_per_article_to_smallest": cpu,
                "builders": [_builder_data(builder) for builder in size.builders],
                "ratios_to_hugo": {name: dataclasses.asdict(ratio) for name, ratio in _ratios(size).items()},
                "site": {
                    **{name: dataclasses.asdict(part) for name, part in size.weight.parts.items()},
                    "files": size.weight.files,
                    "bytes": size.weight.bytes,
                    "chrome": dataclasses.asdict(chrome) if (chrome := chrome_of(size.weight)) else None,
                },
            }
            for size, wall, cpu in zip(sizes, walls, cpus, strict=True)
        ]
    }


def size_lines(size: Size) -> Iterator[str]:
    """All figures of one size."""
    yield f"Archive, {size.name}: {size.articles:,} articles in {size.files:,} files, {size.bytes:,} bytes"
    yield f"{'':<20}{'wall, s':>9}{'CPU, s':>9}{'peak, MB':>10}{'files':>9}{'pages':>9}{'MB':>8}   wall of each run, s"
    for builder in size.builders:
        peak = f"{builder.memory.peak / _MEGABYTE:,.0f}" if builder.memory else "-"
        runs = " ".join(f"{run.wall:.1f}" for run in builder.runs)
        yield (
            f"{builder.name:<20}{builder.wall:>9.1f}{builder.cpu:>9.1f}{peak:>10}{builder.written.files:>9,}"
            f"{builder.pages.files:>9,}{builder.written.bytes / _MEGABYTE:>8,.0f}   {runs}"
        )
    for name, ratio in _ratios(size).items():
        pairs = " ".join(f"{value:.2f}" for value in ratio.wall_of_pairs)
        yield f"{name} / hugo: {ratio.wall:.2f} (in each round: {pairs}); CPU {ratio.cpu:.2f}"
    for builder in size.builders:
        if builder.stages:
            stages = ", ".join(f"{name} {seconds:.1f}" for name, seconds in builder.stage_medians.items())
            yield f"Stages of {builder.name}, s: {stages}"
    yield from weight_lines(size.weight)


def weight_lines(weight: Weight) -> Iterator[str]:
    """What a site weighs, by part, and the chrome of its articles' pages."""
    parts = ", ".join(f"{name} {part.bytes / _MEGABYTE:,.1f} in {part.files:,}" for name, part in weight.parts.items())
    yield f"Site, MB: {weight.bytes / _MEGABYTE:,.1f} in {weight.files:,} files; {parts}"
    chrome = chrome_of(weight)
    if chrome:
        yield (
            f"Chrome of an article's page, bytes: mean {chrome.mean:,.0f}, median {chrome.median:,.0f}, "
            f"95 % at most {chrome.percentile_95:,}, most {chrome.most:,} ({chrome.heaviest})"
        )


@dataclasses.dataclass(frozen=True, slots=True)
class _Ratio:
    """How many times as long a builder took as Hugo."""

    wall: float
    """By medians."""
    cpu: float
    """By medians."""
    wall_of_pairs: list[float]
    """In each round."""


def _ratios(size: Size) -> dict[str, _Ratio]:
    found = [builder for builder in size.builders if builder.name == HUGO]
    return {
        builder.name: _Ratio(
            median_ratio([run.wall for run in builder.runs], [run.wall for run in hugo.runs]),
            median_ratio([run.cpu for run in builder.runs], [run.cpu for run in hugo.runs]),
            pair_ratios([run.wall for run in builder.runs], [run.wall for run in hugo.runs]),
        )
        for hugo in found
        for builder in size.builders
        if builder is not hugo
    }


def _growth(sizes: Sequence[Size]) -> tuple[list[float], list[float]]:
    walls = quotients([(size.articles, size.per_article) for size in sizes])
    cpus = quotients([(size.articles, size.cpu_per_article) for size in sizes])
    return walls, cpus


def _builder_data(builder: Builder) -> dict[str, object]:
    return {
        "name": builder.name,
        "wall": builder.wall,
        "cpu": builder.cpu,
        "memory": dataclasses.asdict(builder.memory) if builder.memory else None,
        "written": dataclasses.asdict(builder.written),
        "pages": dataclasses.asdict(builder.pages),
        "stages": builder.stage_medians,
        "runs": [{"wall": run.wall, "cpu": run.cpu} for run in builder.runs],
    }
