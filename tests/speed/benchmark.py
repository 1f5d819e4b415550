"""Measure one archive: mkdocs and Hugo in turn, then memory, each in a run of its own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.speed import build, hugo
from tests.speed.archive import Archive
from tests.speed.command import Run
from tests.speed.errors import BenchmarkError
from tests.speed.figures import Builder, Size, count_files
from tests.speed.memory import can_watch
from tests.speed.stages import REPORT, read_stages

from mskb.audit.weight import Weight, weigh

COLD, WARM, HUGO = "mkdocs build", "mkdocs build, warm", "hugo"


@dataclass(frozen=True, slots=True)
class Plan:
    """What is measured, and where."""

    folder: Path
    """Where all is written; emptied at the end."""
    rounds: int
    warm: bool
    hugo: bool
    memory: bool
    say: Callable[[str], None]
    """Tells the user how far it is."""


def measure(archive: Archive, plan: Plan) -> Size:
    """Measure an archive.

    Each round builds cold, then warm if that is asked for, then with Hugo, each into a new folder that is deleted
    at once; so what slows the machine for a while slows all of them.

    Raises:
        BenchmarkError: a build failed, or built no article.
    """
    runner = _Runner(archive, plan, make_hugo_project(archive, plan) if plan.hugo else None)
    builders = [Builder(COLD), *([Builder(WARM)] if plan.warm else []), *([Builder(HUGO)] if plan.hugo else [])]
    for turn in range(1, plan.rounds + 1):
        for builder in builders:
            taken, stages = runner.run(builder)
            plan.say(f"{archive.name}, round {turn}: {builder.name} {taken.wall:.1f} s")
            builder.runs.append(taken)
            if stages:
                builder.stages.append(stages)
    if plan.memory and can_watch():
        for builder in builders:
            builder.memory, _ = runner.run(builder, watch=True)
            plan.say(f"{archive.name}, memory: {builder.name} {builder.memory.peak / 1e6:,.0f} MB")
    if runner.weight is None or not runner.weight.articles:
        raise BenchmarkError(f"mkdocs built no article of {archive.folder}: is that a folder of articles?")
    return Size(archive.name, archive.files, archive.bytes, builders, runner.weight)


def make_hugo_project(archive: Archive, plan: Plan) -> Path:
    """Convert an archive, and make a Hugo project of it; none of that is measured."""
    hugo.find_hugo()
    plan.say(f"{archive.name}: converting for Hugo")
    tree, project = plan.folder / "tree", plan.folder / "hugo"
    shutil.rmtree(project, ignore_errors=True)
    build.convert(archive.folder, tree)
    hugo.make_project(tree, project)
    shutil.rmtree(tree)
    return project


class _Runner:
    """Runs builders on one archive; remembers what they wrote, the first time."""

    def __init__(self, archive: Archive, plan: Plan, project: Path | None) -> None:
        self.weight: Weight | None = None
        self._archive = archive
        self._settings = plan.folder / "settings"
        self._site = plan.folder / "site"
        self._project = project

    def run(self, builder: Builder, *, watch: bool = False) -> tuple[Run, dict[str, float]]:
        """Build once; what it took, and the time of each stage."""
        shutil.rmtree(self._site, ignore_errors=True)
        stages: dict[str, float] = {}
        if builder.name == HUGO and self._project:
            taken = hugo.build_site(self._project, self._site, watch=watch)
        else:
            taken, stages = self._build(cold=builder.name == COLD, watch=watch)
        if not builder.written.files:
            builder.written, builder.pages = count_files(self._site)
        if self.weight is None and builder.name == COLD:
            self.weight = weigh(self._site)
        shutil.rmtree(self._site)
        return taken, stages

    def _build(self, *, cold: bool, watch: bool) -> tuple[Run, dict[str, float]]:
        if cold:
            shutil.rmtree(self._settings, ignore_errors=True)
            build.settings_folder(self._settings)
        report = self._settings / REPORT
        report.unlink(missing_ok=True)
        return build.build_site(self._archive.folder, self._settings, self._site, watch=watch), read_stages(report)
