"""Indexes: which articles have a keyword, or are about a version of a product."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, count

from mskb.catalog.catalog import Catalog
from mskb.catalog.facts import ArticleFacts
from mskb.model.tags import Tag, slug_of

# Editorial noise: kept in the data, listed nowhere (DESIGN of the indexes; SURVEY 1.6, 8).
_NOISE = re.compile(r"kbznotkeyword.*|_ik.*|kbchackingthereally.*", re.IGNORECASE)
_MAKER = "Microsoft "
NO_VERSION = "no version named"


@dataclass(frozen=True, slots=True)
class Group:
    """The articles that one page of an index lists."""

    tag: Tag
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProductGroup:
    """A product, with the articles about each of its versions."""

    tag: Tag
    ids: tuple[str, ...]
    versions: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Indexes:
    """All index pages' content."""

    keywords: tuple[Group, ...]
    """In alphabetical order."""
    products: tuple[ProductGroup, ...]
    """In alphabetical order."""
    tags: Mapping[str, tuple[Tag, ...]]
    """By id, the pages that list an article."""


def build_indexes(catalog: Catalog) -> Indexes:
    """Group a catalog's articles."""
    keywords = tuple(_groups("/keywords/", catalog, _keywords_of))
    products = tuple(_product_groups(catalog))
    tags: defaultdict[str, list[Tag]] = defaultdict(list)
    versions = (version for product in products for version in product.versions)
    groups: Iterator[Group | ProductGroup] = chain(keywords, products, versions)
    for group in groups:
        for article_id in group.ids:
            tags[article_id].append(group.tag)
    return Indexes(keywords, products, {article_id: tuple(found) for article_id, found in tags.items()})


def product_label(name: str) -> str:
    """A product's name as an index shows it: all of them are Microsoft's."""
    return name.removeprefix(_MAKER)


def _keywords_of(facts: ArticleFacts) -> Iterator[str]:
    return (keyword for keyword in facts.keywords if not _NOISE.fullmatch(keyword))


def _products_of(facts: ArticleFacts) -> Iterator[str]:
    return (product_label(name) for name, _ in facts.applies_to)


def _product_groups(catalog: Catalog) -> Iterator[ProductGroup]:
    for group in _groups("/versions/", catalog, _products_of):
        name = group.tag.label.casefold()

        def versions_of(facts: ArticleFacts, name: str = name) -> Iterator[str]:
            for product, versions in facts.applies_to:
                if product_label(product).casefold() == name:
                    yield from versions or (NO_VERSION,)

        articles = Catalog({article_id: catalog.entries[article_id] for article_id in group.ids})
        yield ProductGroup(group.tag, group.ids, tuple(_groups(group.tag.address, articles, versions_of)))


def _groups(address: str, catalog: Catalog, names_of: Callable[[ArticleFacts], Iterable[str]]) -> Iterator[Group]:
    """Group articles by names that differ not only by letter case, under the commonest spelling."""
    ids: defaultdict[str, list[str]] = defaultdict(list)
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for entry in catalog:
        for name in dict.fromkeys(names_of(entry.facts)):
            folded = name.casefold()
            spellings[folded][name] += 1
            if not ids[folded] or ids[folded][-1] != entry.facts.id:
                ids[folded].append(entry.facts.id)
    slugs: set[str] = set()
    for folded in sorted(ids):
        slug = _unused(slug_of(folded), slugs)
        slugs.add(slug)
        spelling = min(spellings[folded].items(), key=lambda item: (-item[1], item[0]))[0]
        yield Group(Tag(f"{address}{slug}/", spelling), tuple(ids[folded]))


def _unused(slug: str, used: set[str]) -> str:
    """A slug that is not taken: names come in a fixed order, so that each build numbers them alike."""
    return next(name for number in count(1) if (name := slug if number == 1 else f"{slug}-{number}") not in used)
