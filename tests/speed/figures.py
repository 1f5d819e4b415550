"""From runs to figures: medians, ratios, the cost of an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median

from tests.speed.command import Run

from mskb.audit.weight import Part, Weight


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
