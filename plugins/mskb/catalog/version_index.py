"""The index by product and version.

An article stands with the products of its applies-to list. One that names none stands, with the versions of its version
field, under what it was filed under, which is told as a product of its own; one that was not filed, under none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from mskb.catalog.catalog import Catalog
from mskb.catalog.facts import ArticleFacts
from mskb.catalog.groups import NONE, Gathering, Group, addresses
from mskb.catalog.products import NO_PRODUCT, bucket_label, family_of, places_of, product_of, versions_of
from mskb.catalog.versions import NO_VERSION, order_of, version_label, version_labels
from mskb.model.tags import Tag

_FILED = "{} (by version field)"


@dataclass(frozen=True, slots=True)
class ProductGroup:
    """A product, with the articles about each of its versions."""

    tag: Tag
    ids: tuple[str, ...]
    """All of them, which the pages of the versions list."""
    versions: tuple[Group, ...]
    """In the order in which they came out."""
    family: str = ""
    """What it is listed with."""
    names: tuple[tuple[str, int], ...] = ()
    """How the applies-to lists name it, and how often, the commonest first; none where it stands by version fields."""


@dataclass(slots=True)
class _Product:
    """A product while its articles are gathered."""

    family: str
    filed: bool
    articles: Gathering = field(default_factory=Gathering)
    names: Counter[str] = field(default_factory=Counter)
    versions: defaultdict[str, Gathering] = field(default_factory=lambda: defaultdict(Gathering))


@dataclass(frozen=True, slots=True)
class _Line:
    """What one line of an applies-to list tells, or a version field."""

    name: str
    label: str
    family: str
    versions: tuple[str, ...]
    filed: bool = False


def build_version_index(catalog: Catalog) -> tuple[ProductGroup, ...]:
    """Group a catalog's articles by product and version: the products in alphabetical order, what names none last."""
    found: dict[str, _Product] = {}
    for entry in catalog:
        for line in _lines_of(entry.facts):
            folded = line.label.casefold()
            product = found.get(folded)
            if product is None:
                product = found[folded] = _Product(line.family, line.filed)
            product.articles.add(line.label, entry.facts.id)
            product.names[line.name] += 1
            for version in line.versions:
                product.versions[version.casefold()].add(version, entry.facts.id)
    unnamed = found.pop(NO_PRODUCT, None)
    groups = [_group(found[folded], address) for folded, address in addresses("/versions/", sorted(found))]
    if unnamed is not None:
        groups.append(_group(unnamed, f"/versions/{NONE}/"))
    return tuple(groups)


def _lines_of(facts: ArticleFacts) -> Iterator[_Line]:
    if facts.applies_to:
        for name, versions in facts.applies_to:
            yield _line_of(name, versions)
        return
    versions = tuple(
        f"{version_label(item)} ({platform})" if platform else version_label(item)
        for platform, items in facts.versions
        for item in items
    )
    bucket = bucket_label(facts.product_name)
    label = _FILED.format(bucket) if bucket else NO_PRODUCT
    yield _Line(facts.product_name, label, family_of(bucket) if bucket else "", versions or (NO_VERSION,), filed=True)


@lru_cache(maxsize=20_000)
def _line_of(name: str, versions: tuple[str, ...]) -> _Line:
    """What a line tells; the archive has about 5,000 different ones."""
    product = product_of(name)
    labels = versions_of(product, tuple(version_labels(versions)))
    return _Line(name, product.label, product.family, tuple(map(version_label, labels)) or (NO_VERSION,))


def _group(product: _Product, address: str) -> ProductGroup:
    label = product.articles.spelling
    named = dict(addresses(address, sorted(product.versions.keys() - {NO_VERSION})))
    if NO_VERSION in product.versions:
        named[NO_VERSION] = f"{address}{NONE}/"
    places = places_of(label)
    versions = []
    for folded, version_address in named.items():
        gathering = product.versions[folded]
        name = gathering.spelling
        tag = Tag(version_address, f"{label}, {name}" if name == NO_VERSION else f"{label} {name}")
        versions.append(Group(tag, tuple(gathering.ids), name))
    versions.sort(key=lambda group: (order_of(group.short_name, places), group.tag.address))
    names = () if product.filed else tuple(sorted(product.names.items(), key=lambda item: (-item[1], item[0])))
    return ProductGroup(Tag(address, label), tuple(product.articles.ids), tuple(versions), product.family, names)
