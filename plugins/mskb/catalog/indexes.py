"""Indexes: which pages list which articles, by product and version, keyword, bucket, type and date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from mskb.catalog.catalog import Catalog
from mskb.catalog.filing_index import Bucket, Year, build_buckets, build_states, build_types, build_years
from mskb.catalog.groups import Group
from mskb.catalog.keyword_index import KeywordIndex, build_keyword_index
from mskb.catalog.version_index import ProductGroup, build_version_index
from mskb.model.tags import Tag


@dataclass(frozen=True, slots=True)
class Indexes:
    """All index pages' content."""

    keywords: KeywordIndex
    products: tuple[ProductGroup, ...]
    """In alphabetical order."""
    buckets: tuple[Bucket, ...]
    """In the order of their codes."""
    types: tuple[Group, ...]
    states: tuple[Group, ...]
    """By whether it was fixed."""
    years: tuple[Year, ...]
    undated: Group | None
    tags: Mapping[str, tuple[Tag, ...]] = field(default_factory=dict)
    """By id, the pages that list an article; the pages above those are none of them."""

    @property
    def groups(self) -> Iterator[Group]:
        """Every group that has a page which lists its articles."""
        for product in self.products:
            yield from product.versions
        yield from self.keywords.groups
        yield from (bucket.group for bucket in self.buckets)
        yield from self.types
        yield from self.states
        for year in self.years:
            yield from year.months
        if self.undated is not None:
            yield self.undated


def build_indexes(catalog: Catalog) -> Indexes:
    """Group a catalog's articles."""
    products = build_version_index(catalog)
    years, undated = build_years(catalog)
    indexes = Indexes(
        keywords=build_keyword_index(catalog),
        products=products,
        buckets=build_buckets(catalog, products),
        types=build_types(catalog),
        states=build_states(catalog),
        years=years,
        undated=undated,
    )
    tags: defaultdict[str, list[Tag]] = defaultdict(list)
    for group in indexes.groups:
        for article_id in group.ids:
            tags[article_id].append(group.tag)
    return replace(indexes, tags={article_id: tuple(found) for article_id, found in tags.items()})
