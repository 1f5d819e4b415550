"""What binds articles together without a link: who is cited along with whom, rare keywords, one title."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mskb.catalog.catalog import Catalog, number_of

MOST_RELATED = 6
"""How many articles "See also" names."""

# An article that cites more is a list of all that there is, and a keyword of more articles says little of any of them.
_LONGEST_LIST = 20
_COMMONEST_KEYWORD = 40


@dataclass(frozen=True, slots=True)
class Relations:
    """Finds what an article's reader may want besides: made once for a catalog, asked once for each article."""

    catalog: Catalog
    cited: Mapping[str, tuple[str, ...]]
    """By id, the articles of the archive that an article cites."""
    keywords: Mapping[str, frozenset[str]]
    """By id, all keywords, folded."""
    rare: Mapping[str, tuple[str, ...]]
    """By rare keyword, the articles that have it."""
    namesakes: Mapping[str, tuple[str, ...]]
    """By title, the articles that share it, where there are several."""

    def see_also(self, article_id: str) -> tuple[str, ...]:
        """The articles nearest to one that neither cite it nor are cited by it, the nearest first.

        Two articles are near where a third cites both, or they cite the same third, or share a rare keyword: the
        rarer, the nearer. Of equally near ones those with more keywords in common come first, then the nearer number.
        """
        scores = self._scores(article_id)
        linked = {article_id, *self.cited[article_id], *self.catalog.citing.get(article_id, ())}
        own, number = self.keywords[article_id], number_of(article_id)

        def rank(other: str) -> tuple[float, int, int, int]:
            common = len(own & self.keywords[other])
            return -round(scores[other], 9), -common, abs(number_of(other) - number), number_of(other)

        return tuple(sorted(scores.keys() - linked, key=rank)[:MOST_RELATED])

    def same_title(self, article_id: str) -> tuple[str, ...]:
        """The other articles that have an article's title: titles are no keys (SURVEY 5.4)."""
        title = self.catalog.entries[article_id].title
        return tuple(other for other in self.namesakes.get(title, ()) if other != article_id)

    def _scores(self, article_id: str) -> dict[str, float]:
        scores: defaultdict[str, float] = defaultdict(float)
        citing = self.catalog.citing
        groups = [self.cited[source] for source in citing.get(article_id, ())]
        groups += [citing[target] for target in self.cited[article_id]]
        for group in groups:
            if 1 < len(group) <= _LONGEST_LIST:
                for other in group:
                    # the article on service packs is cited along with everything
                    scores[other] += 1 / (len(group) * max(1, len(citing.get(other, ()))) ** 0.5)
        for keyword in self.keywords[article_id] & self.rare.keys():
            for other in self.rare[keyword]:
                scores[other] += 1 / len(self.rare[keyword])
        return scores


def build_relations(catalog: Catalog) -> Relations:
    """Index a catalog's citations, keywords and titles."""
    entries = catalog.entries
    cited = {
        article_id: tuple(target for target in entry.facts.references if target in entries)
        for article_id, entry in entries.items()
    }
    keywords = {entry.facts.id: frozenset(map(str.casefold, entry.facts.keywords)) for entry in catalog}
    counts = Counter(keyword for own in keywords.values() for keyword in own)
    rare: defaultdict[str, list[str]] = defaultdict(list)
    for article_id, own in keywords.items():
        for keyword in own:
            if 1 < counts[keyword] <= _COMMONEST_KEYWORD:
                rare[keyword].append(article_id)
    titles: defaultdict[str, list[str]] = defaultdict(list)
    for entry in catalog:
        titles[entry.title].append(entry.facts.id)
    return Relations(
        catalog,
        cited,
        keywords,
        {keyword: tuple(ids) for keyword, ids in rare.items()},
        {title: tuple(ids) for title, ids in titles.items() if title and len(ids) > 1},
    )


def by_product(ids: Iterable[str], catalog: Catalog) -> list[tuple[str, tuple[str, ...]]]:
    """Articles by the product that they were filed under, the product with the most of them first."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for article_id in ids:
        groups[catalog.entries[article_id].facts.product_name].append(article_id)
    return [(name, tuple(groups[name])) for name in sorted(groups, key=lambda name: (-len(groups[name]), name))]
