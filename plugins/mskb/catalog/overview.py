"""What the home page shows of an archive: its largest families of products, and articles to begin with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import nlargest

from mskb.catalog.catalog import Catalog, Entry, number_of
from mskb.catalog.indexes import Indexes
from mskb.catalog.statistics import most_cited
from mskb.catalog.version_index import ProductGroup

_FAMILIES = 12
_MEMBERS = 3
_ARTICLES = 8


@dataclass(frozen=True, slots=True)
class Family:
    """Products that belong together."""

    name: str
    count: int
    """How many articles are about any of them."""
    products: tuple[ProductGroup, ...]
    """Those with the most articles, the commonest first; never none."""
    others: int
    """How many there are besides."""


@dataclass(frozen=True, slots=True)
class Overview:
    """An archive at a glance."""

    families: tuple[Family, ...]
    """The largest ones."""
    products: int
    """How many products articles are about."""
    newest: tuple[Entry, ...]
    """The articles that were last changed."""
    most_cited: tuple[tuple[Entry, int], ...]
    """Articles, and how many others cite each."""


def overview_of(catalog: Catalog, indexes: Indexes) -> Overview:
    """Choose what the home page shows."""
    named = [product for product in indexes.products if product.names]
    return Overview(
        families=_families(named),
        products=len(named),
        newest=newest_of(catalog, _ARTICLES),
        most_cited=tuple((catalog.entries[found], count) for found, count in most_cited(catalog, _ARTICLES)),
    )


def newest_of(catalog: Catalog, count: int) -> tuple[Entry, ...]:
    """The articles that were last changed, the newest first; of one day the higher number first."""
    dated = (entry for entry in catalog if entry.facts.modified)
    return tuple(nlargest(count, dated, key=lambda entry: (entry.facts.modified, number_of(entry.facts.id))))


def _families(products: Iterable[ProductGroup]) -> tuple[Family, ...]:
    members: dict[str, list[ProductGroup]] = {}
    for product in products:
        members.setdefault(product.family or product.tag.label, []).append(product)
    families = []
    for name, group in members.items():
        group.sort(key=lambda product: (-len(product.ids), product.tag))
        count = len({article_id for product in group for article_id in product.ids})
        families.append(Family(name, count, tuple(group[:_MEMBERS]), max(0, len(group) - _MEMBERS)))
    families.sort(key=lambda family: (-family.count, family.name))
    return tuple(families[:_FAMILIES])
