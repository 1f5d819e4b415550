"""The catalog: every article of the archive, by its id."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from mskb.catalog.facts import ArticleFacts
from mskb.catalog.titles import common_titles, whole_title
from mskb.model.article import Dialect
from mskb.model.defects import Defect, DefectKind

_RANKS = {dialect: rank for rank, dialect in enumerate(Dialect)}

ABSENT = "Not in this archive"
"""What stands for the title of an article that is cited and absent."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article, by the edition that is shown."""

    facts: ArticleFacts
    editions: tuple[ArticleFacts, ...] = ()
    """The other files with its Q-number."""
    conflict: Defect | None = None
    """Set where an edition says something else than the one that is shown."""
    whole_title: str = ""
    """The title, where its file has it cut and those who cite it have it whole; else empty."""

    @property
    def title(self) -> str:
        """The title to show."""
        return self.whole_title or self.facts.title

    @property
    def defects(self) -> tuple[Defect, ...]:
        """What only the whole archive can tell of the article."""
        restored = Defect(DefectKind.RESTORED_TITLE, detail=self.whole_title) if self.whole_title else None
        return tuple(filter(None, (self.conflict, restored)))


@dataclass(frozen=True, slots=True)
class Catalog:
    """All articles, in the order of their numbers."""

    entries: dict[str, Entry]
    citing: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """By id, the articles that cite it; ids that the archive lacks are here too."""
    left_out: frozenset[str] = frozenset()
    """Ids that the archive has and that were not asked for: they are neither shown nor wanted."""

    def __len__(self) -> int:
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())

    def title_of(self, article_id: str) -> str | None:
        """What a link to an article tells: its title, or that the archive lacks it; None where it has no page."""
        entry = self.entries.get(article_id)
        if entry is not None:
            return entry.title
        return ABSENT if article_id in self.citing else None

    @property
    def wanted(self) -> list[str]:
        """The ids that are cited and absent."""
        return [article_id for article_id in self.citing if article_id not in self.entries]

    @property
    def by_citations(self) -> list[str]:
        """The ids that are cited, absent ones too, the most cited first; of equals the lower number first."""
        return sorted(self.citing, key=lambda article_id: (-len(self.citing[article_id]), number_of(article_id)))

    def titles_cited(self, article_id: str) -> tuple[str, ...]:
        """The titles under which an article is cited, the commonest first."""
        citing = (self.entries[source].facts for source in self.citing.get(article_id, ()))
        return common_titles(title for facts in citing for target, title in facts.cited_titles if target == article_id)


def number_of(article_id: str) -> int:
    """The number in an id: ids are ordered by it."""
    return int(article_id[1:])


def build_catalog(articles: Iterable[ArticleFacts]) -> Catalog:
    """Choose an edition of each article, find who cites whom, and complete titles that were cut.

    The newest edition is shown; of one date the raw export, then the first path.
    """
    editions: defaultdict[str, list[ArticleFacts]] = defaultdict(list)
    for facts in articles:
        editions[facts.id].append(facts)
    entries = {article_id: _entry(editions[article_id]) for article_id in sorted(editions, key=number_of)}
    citing: defaultdict[str, list[str]] = defaultdict(list)
    for article_id, entry in entries.items():
        for target in entry.facts.references:
            citing[target].append(article_id)
    _complete_titles(entries)
    return Catalog(entries, {target: tuple(citing[target]) for target in sorted(citing, key=number_of)})


def _complete_titles(entries: dict[str, Entry]) -> None:
    cited: defaultdict[str, list[str]] = defaultdict(list)
    for entry in entries.values():
        for target, title in entry.facts.cited_titles:
            cited[target].append(title)
    for article_id, titles in cited.items():
        cut = entries.get(article_id)
        if cut is not None and (whole := whole_title(cut.facts.title, titles)):
            entries[article_id] = replace(cut, whole_title=whole)


def _entry(editions: list[ArticleFacts]) -> Entry:
    if len(editions) == 1:
        return Entry(editions[0])
    editions.sort(key=lambda facts: (_RANKS[facts.dialect], facts.path))
    editions.sort(key=lambda facts: facts.modified, reverse=True)  # stable: ranks hold within a date
    shown, *others = editions
    differing = [facts.path for facts in others if facts.fingerprint != shown.fingerprint]
    if not differing:
        return Entry(shown, tuple(others))
    detail = f"{', '.join(differing)} differ{'' if len(differing) > 1 else 's'}"
    return Entry(shown, tuple(others), Defect(DefectKind.CONFLICTING_EDITIONS, detail=detail))
