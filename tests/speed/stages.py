"""The time of each stage of a build, from the report that the build writes.

This is the one place that knows how a report is asked for, and what stands in it.
"""

from __future__ import annotations

import json
from pathlib import Path

REPORT = "report.json"
"""The report's name in a build's folder of settings."""

ASKED_BY = "MSKB_REPORT"
"""The variable of the environment that tells a build where to write its report."""


def read_stages(report: Path) -> dict[str, float]:
    """The seconds of each stage, in their order; none where the build wrote no report."""
    if not report.is_file():
        return {}
    stages = json.loads(report.read_text(encoding="utf-8")).get("stages", {})
    return {str(name): float(seconds) for name, seconds in stages.items()}
