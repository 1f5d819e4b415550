"""An archive in numbers: how many articles there are of each year, product, kind, size, and so on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise
from statistics import median

from mskb.catalog.catalog import Catalog
from mskb.catalog.groups import Group
from mskb.catalog.indexes import Indexes
from mskb.catalog.version_index import ProductGroup
from mskb.model.article import DIALECT_NAMES, Dialect
from mskb.model.defects import DefectKind

MOST_PRODUCTS = 20
"""How many products are told by name."""

MOST_CITED = 10
"""How many of the most cited articles are told."""

_NO_STATE, _NO_PRODUCT = "No state told", "None of these"
# The first count of each class; the last class has no end.
_CITATIONS = (0, 1, 2, 3, 5, 10, 20, 50)
_SIZES = (0, 50, 100, 200, 400, 800, 1600, 3200)


@dataclass(frozen=True, slots=True)
class Count:
    """How many articles there are of something."""

    label: str
    count: int
    address: str = ""
    """The page that lists them, below the site's root; empty where there is none."""
    meaning: str = ""


@dataclass(frozen=True, slots=True)
class Links:
    """Citations, once each by each article that cites."""

    resolved: int
    """Of articles that are in the archive."""
    wanted: int
    """Of articles that are not."""
    wanted_articles: int
    """How many articles those are."""


@dataclass(frozen=True, slots=True)
class Citations:
    """Who cites whom, in numbers."""

    citing: tuple[Count, ...]
    """Articles by how many others they cite."""
    cited: tuple[Count, ...]
    """Articles by how many others cite them."""
    most_cited: tuple[tuple[str, int], ...]
    """Ids of articles of the archive, and how many articles cite each."""
    links: Links


@dataclass(frozen=True, slots=True)
class Sizes:
    """How long articles are, in words."""

    classes: tuple[Count, ...]
    total: int
    median: int
    longest: str
    """The id of the longest article; empty where there is none."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """An archive in numbers."""

    articles: int
    years: tuple[Count, ...]
    """By the year of the last change, each year from the first to the last."""
    undated: int
    busiest: Count | None
    """The month in which the most articles were last changed."""
    products: tuple[Count, ...]
    """The products that the most articles are about, and last those that are about none of them."""
    kinds: tuple[Count, ...]
    states: tuple[Count, ...]
    citations: Citations
    sizes: Sizes
    dialects: tuple[Count, ...]
    defects: tuple[Count, ...]
    """How many articles have a defect of each kind, the commonest first."""


def count_archive(catalog: Catalog, indexes: Indexes) -> Statistics:
    """Count a catalog's articles, by the editions that are shown."""
    months = [month for year in indexes.years for month in year.months]
    return Statistics(
        articles=len(catalog),
        years=tuple(_years(indexes)),
        undated=len(indexes.undated.ids) if indexes.undated else 0,
        busiest=max(_groups(months), key=lambda month: month.count, default=None),
        products=_products(catalog, indexes.products),
        kinds=_groups(indexes.types),
        states=_states(catalog, indexes.states),
        citations=_citations(catalog),
        sizes=_sizes(catalog),
        dialects=_dialects(catalog),
        defects=_defects(catalog),
    )


def count_links(catalog: Catalog) -> Links:
    """Count the citations of a catalog."""
    wanted = catalog.wanted
    dangling = sum(len(catalog.citing[article_id]) for article_id in wanted)
    return Links(sum(map(len, catalog.citing.values())) - dangling, dangling, len(wanted))


def most_cited(catalog: Catalog, most: int) -> list[tuple[str, int]]:
    """The articles of the archive that most others cite, and how many do; of equals the lower number first."""
    present = (article_id for article_id in catalog.by_citations if article_id in catalog.entries)
    return [(article_id, len(catalog.citing[article_id])) for article_id in islice(present, most)]


def _years(indexes: Indexes) -> Iterator[Count]:
    counts = {int(year.tag.label): Count(year.tag.label, year.count, year.tag.address) for year in indexes.years}
    if counts:
        for year in range(min(counts), max(counts) + 1):
            yield counts.get(year, Count(str(year), 0))


def _products(catalog: Catalog, products: Sequence[ProductGroup]) -> tuple[Count, ...]:
    """Real products only: what stands by its version field is filed, and need not be about what it is filed under."""
    named = sorted((product for product in products if product.names), key=lambda one: (-len(one.ids), one.tag))
    counts = [Count(product.tag.label, len(product.ids), product.tag.address) for product in named[:MOST_PRODUCTS]]
    covered = {article_id for product in named[:MOST_PRODUCTS] for article_id in product.ids}
    rest = len(catalog) - len(covered)
    return (*counts, Count(_NO_PRODUCT, rest, "/versions/")) if rest else tuple(counts)


def _groups(groups: Iterable[Group]) -> tuple[Count, ...]:
    return tuple(Count(group.tag.label, len(group.ids), group.tag.address) for group in groups)


def _states(catalog: Catalog, states: Sequence[Group]) -> tuple[Count, ...]:
    untold = sum(not entry.facts.status for entry in catalog)
    return (*_groups(states), Count(_NO_STATE, untold)) if untold else _groups(states)


def _citations(catalog: Catalog) -> Citations:
    citing = [len(entry.facts.references) for entry in catalog]
    cited = [len(catalog.citing.get(article_id, ())) for article_id in catalog.entries]
    return Citations(
        citing=_classes(citing, _CITATIONS),
        cited=_classes(cited, _CITATIONS),
        most_cited=tuple(most_cited(catalog, MOST_CITED)),
        links=count_links(catalog),
    )


def _sizes(catalog: Catalog) -> Sizes:
    words = {entry.facts.id: entry.facts.words for entry in catalog}
    return Sizes(
        classes=_classes(words.values(), _SIZES),
        total=sum(words.values()),
        median=round(median(words.values())) if words else 0,
        longest=max(words, key=lambda article_id: words[article_id], default=""),
    )


def _dialects(catalog: Catalog) -> tuple[Count, ...]:
    counts = Counter(entry.facts.dialect for entry in catalog)
    found = [
        Count(dialect.value, counts[dialect], meaning=DIALECT_NAMES[dialect]) for dialect in Dialect if counts[dialect]
    ]
    return tuple(found)


def _defects(catalog: Catalog) -> tuple[Count, ...]:
    counts: Counter[DefectKind] = Counter()
    for entry in catalog:
        counts.update({defect.kind for defect in (*entry.facts.defects, *entry.defects)})
    ranked = sorted(DefectKind, key=lambda kind: -counts[kind])  # stable: of equals the graver comes first
    return tuple(Count(kind.label, counts[kind], meaning=kind.sentence) for kind in ranked if counts[kind])


def _classes(values: Iterable[int], beginnings: Sequence[int]) -> tuple[Count, ...]:
    """How many values there are in each class, from the first class to the last that has any."""
    counts: Counter[int] = Counter()
    for value in values:
        counts[max(beginning for beginning in beginnings if beginning <= value)] += 1
    last = max(counts, default=-1)
    labels = [_class_label(first, after - 1) for first, after in pairwise(beginnings)]
    labels.append(f"{beginnings[-1]:,} and more")
    pairs = zip(beginnings, labels, strict=True)
    return tuple(Count(label, counts[beginning]) for beginning, label in pairs if beginning <= last)


def _class_label(first: int, last: int) -> str:
    return f"{first:,}" if first == last else f"{first:,} to {last:,}"
