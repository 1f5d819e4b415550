"""Defects in numbers: what `mskb check` prints and what a build warns of."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from mskb.model.defects import Defect, DefectKind, Severity
from mskb.pipeline.run import Collection


@dataclass(frozen=True, slots=True)
class Summary:
    """A collection in numbers."""

    files: int
    articles: int
    others: int
    outside: int
    """Symbolic links that were not followed."""
    kinds: dict[DefectKind, int]
    """How many defects there are of each kind, in the order of `DefectKind`; kinds without one are left out."""

    @property
    def errors(self) -> int:
        """How many defects are errors."""
        return sum(self.of(Severity.ERROR).values())

    def of(self, severity: Severity) -> dict[DefectKind, int]:
        """The kinds of a severity."""
        return {kind: count for kind, count in self.kinds.items() if kind.severity is severity}


NOTHING_READ = Summary(files=0, articles=0, others=0, outside=0, kinds={})


def summarize(collection: Collection) -> Summary:
    """Count."""
    counts = Counter(defect.kind for _, defect in collection.defects())
    return Summary(
        files=collection.files,
        articles=len(collection.catalog),
        others=collection.others,
        outside=collection.outside,
        kinds={kind: counts[kind] for kind in DefectKind if counts[kind]},
    )


def describe(path: str, defect: Defect) -> str:
    """A defect as one line: path, line, severity, kind, and what was found."""
    detail = f" ({defect.detail})" if defect.detail else ""
    return f"{path}:{defect.line}: {defect.severity.value}: {defect.kind.label}: {defect.kind.sentence}{detail}"


def summary_lines(summary: Summary) -> list[str]:
    """The summary as a table, one line to a kind, and a line on the whole at the end."""
    lines = [f"{count:>7}  {kind.severity.value:<8}  {kind.label}" for kind, count in summary.kinds.items()]
    counts = (
        f"{_count(summary.articles, 'article')} in {_count(summary.files, 'file')}",
        _count(summary.errors, "error"),
        _count(summary.others, "other file"),
        f"{_count(summary.outside, 'link')} out of the folder",
    )
    return [*lines, "; ".join(counts)]


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
