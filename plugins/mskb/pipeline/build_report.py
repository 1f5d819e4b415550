"""The report of a build: as a few lines for the log, and as JSON."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mskb.catalog.statistics import Links
from mskb.model.defects import Severity
from mskb.pipeline.report import Summary
from mskb.pipeline.site_size import LIMIT, NEAR, SiteSize
from mskb.pipeline.whole import write_text


@dataclass(frozen=True, slots=True)
class Pages:
    """Generated pages by kind."""

    articles: int
    stubs: int
    """Of articles that are cited and absent."""
    indexes: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.articles + self.stubs + self.indexes


@dataclass(frozen=True, slots=True)
class BuildReport:
    """A build in numbers."""

    read: Summary
    """What was read: files, articles, defects."""
    pages: Pages
    links: Links
    site: SiteSize
    stages: dict[str, float]
    """The seconds of each stage."""


def report_lines(report: BuildReport) -> list[str]:
    """The report as a few lines."""
    pages, links, site = report.pages, report.links, report.site
    made = f"{pages.articles:,} of articles, {pages.stubs:,} of absent ones, {pages.indexes:,} indexes"
    cited = f"{links.resolved:,} resolved, {links.wanted:,} wanted ({links.wanted_articles:,} articles)"
    share = f"{site.percent:.1f} % of the {LIMIT // 10**9} GB that GitHub Pages takes"
    return [
        f"{pages.total:,} pages: {made}",
        f"{links.resolved + links.wanted:,} citations: {cited}",
        *(_defects_line(report.read, severity) for severity in Severity if report.read.of(severity)),
        f"site: {_megabytes(site.bytes)} in {site.files:,} files, {share}",
        f"time: {', '.join(f'{name} {seconds:.1f} s' for name, seconds in report.stages.items())}",
    ]


def size_warning(site: SiteSize) -> str:
    """What is to be said of a site that is near the limit or over it; empty for others."""
    if site.percent <= NEAR:
        return ""
    where = "more than" if site.bytes > LIMIT else f"{site.percent:.1f} % of"
    return (
        f"The site has {_megabytes(site.bytes)}, {where} the {LIMIT // 10**9} GB that GitHub Pages takes: "
        "build a part of the archive (option `only`), or leave out the full-text index (`search: false`)."
    )


def report_values(report: BuildReport) -> dict[str, Any]:
    """The report as values that JSON knows."""
    read, pages, links, site = report.read, report.pages, report.links, report.site
    return {
        "articles": read.articles,
        "files": {"read": read.files, "others": read.others, "outside": read.outside},
        "pages": {
            "total": pages.total,
            "articles": pages.articles,
            "stubs": pages.stubs,
            "indexes": pages.indexes,
        },
        "links": {"resolved": links.resolved, "wanted": links.wanted, "wanted_articles": links.wanted_articles},
        "defects": {
            "severities": {severity.value: sum(read.of(severity).values()) for severity in Severity},
            "kinds": {
                kind.label: {"severity": kind.severity.value, "count": count} for kind, count in read.kinds.items()
            },
        },
        "site": {"bytes": site.bytes, "files": site.files, "limit": LIMIT, "percent": round(site.percent, 2)},
        "stages": {name: round(seconds, 3) for name, seconds in report.stages.items()},
    }


def write_report(report: BuildReport, file: Path) -> None:
    """Write the report as JSON; the folder is made where it is missing.

    Raises:
        OSError: it cannot be written.
    """
    write_text(file, json.dumps(report_values(report), indent=2) + "\n")


def _defects_line(read: Summary, severity: Severity) -> str:
    kinds = sorted(read.of(severity).items(), key=lambda item: -item[1])
    return f"{severity.value}: {', '.join(f'{count:,} {kind.label}' for kind, count in kinds)}"


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.1f} MB"
