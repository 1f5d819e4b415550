"""From runs to figures: medians, ratios, the cost of an article."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import fmean, median

from tests.speed.command import Run

from mskb.audit.weight import Part, Weight
from mskb.pipeline.site_size import files_below


@dataclass(frozen=True, slots=True)
class Chrome:
    """The bytes of an article's page that are not the HTML of its text."""

    mean: float
    median: float
    percentile_95: float
    most: int
    heaviest: str
    """The page that has most."""


@dataclass(slots=True)
class Builder:
    """One way to build a site, and what it took."""

    name: str
    runs: list[Run] = field(default_factory=list)
    """The timed runs, in order."""
    memory: Run | None = None
    """A run of its own, in which memory was measured; its time is no figure. None where there was none."""
    stages: list[dict[str, float]] = field(default_factory=list)
    """The seconds of each stage, by timed run; empty where the build tells none."""
    written: Part = field(default_factory=Part)
    pages: Part = field(default_factory=Part)

    @property
    def wall(self) -> float:
        """The median of the seconds from start to end."""
        return median(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        """The median of the seconds of all processes."""
        return median(run.cpu for run in self.runs)

    @property
    def stage_medians(self) -> dict[str, float]:
        """The median of each stage, over the runs that had it."""
        names = dict.fromkeys(name for stages in self.stages for name in stages)
        return {name: median(stages[name] for stages in self.stages if name in stages) for name in names}


@dataclass(slots=True)
class Size:
    """All that was measured on an archive of one size."""

    name: str
    files: int
    bytes: int
    builders: list[Builder]
    weight: Weight

    @property
    def articles(self) -> int:
        """How many articles were built."""
        return self.weight.articles

    @property
    def per_article(self) -> float:
        """The wall seconds of the first builder for an article."""
        return self.builders[0].wall / self.articles

    @property
    def cpu_per_article(self) -> float:
        """The CPU seconds of the first builder for an article."""
        return self.builders[0].cpu / self.articles


def chrome_of(weight: Weight) -> Chrome | None:
    """What articles' pages have around their text; None where there is no article."""
    if not weight.chromes:
        return None
    sizes = [size for size, _ in weight.chromes]
    return Chrome(fmean(sizes), median(sizes), percentile(sizes, 0.95), *max(weight.chromes))


def count_files(site: Path) -> tuple[Part, Part]:
    """All files of a site of any kind, and the pages among them."""
    every, pages = Part(), Part()
    for file in files_below(site):
        size = file.stat(follow_symlinks=False).st_size
        for part in (every, pages) if file.name.endswith(".html") else (every,):
            part.files += 1
            part.bytes += size
    return every, pages


def percentile(values: Sequence[int], share: float) -> int:
    """The least of some values that at least such a share of them does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * share) - 1)]


def pair_ratios(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    """How many times as long the runs of the one took as those of the other, round by round."""
    return [own / other for own, other in zip(ours, theirs, strict=True)]


def median_ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """How many times as long the median run of the one took as that of the other."""
    return median(ours) / median(theirs)


def quotients(costs: Sequence[tuple[int, float]]) -> list[float]:
    """The cost of an article at each size, over that at the smallest.

    Args:
        costs: How many articles there were, and what one of them cost.
    """
    _, least = min(costs)
    return [cost / least for _, cost in costs]
