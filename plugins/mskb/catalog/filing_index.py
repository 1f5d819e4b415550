"""The indexes by how articles were filed: support bucket, type and fix state, month of the last change."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from mskb.catalog.catalog import Catalog
from mskb.catalog.groups import NONE, Gathering, Group, addresses
from mskb.catalog.products import bucket_label
from mskb.catalog.version_index import ProductGroup
from mskb.model.tags import Tag

TYPES = {
    "bug": "Bugs",
    "problem": "Problems",
    "how-to": "How to do something",
    "information": "Information",
    "documentation-error": "Errors in documentation",
}
STATES = {"fixed": "Fixed", "pending": "Pending", "not-fixed": "Not fixed"}
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bucket:
    """What articles were filed under by the support group that kept them."""

    group: Group
    code: str
    """Empty where only a name is known."""
    products: tuple[tuple[Tag, int], ...]
    """What its articles are about, and how many are, the commonest first."""


@dataclass(frozen=True, slots=True)
class Year:
    """A year, with the articles that were last changed in each of its months."""

    tag: Tag
    months: tuple[Group, ...]

    @property
    def count(self) -> int:
        """How many articles it has."""
        return sum(len(month.ids) for month in self.months)


def build_buckets(catalog: Catalog, products: Sequence[ProductGroup]) -> tuple[Bucket, ...]:
    """Group a catalog's articles by support bucket, in the order of their codes; what was not filed comes last."""
    found: defaultdict[str, Gathering] = defaultdict(Gathering)
    bucket_of: dict[str, str] = {}
    codes: dict[str, str] = {}
    for entry in catalog:
        facts = entry.facts
        key = (facts.product_code or facts.product_name).casefold()
        found[key].add(bucket_label(facts.product_name) or facts.product_code, facts.id)
        bucket_of[facts.id] = key
        codes.setdefault(key, facts.product_code)
    about: defaultdict[str, Counter[Tag]] = defaultdict(Counter)
    for product in products:
        for article_id in product.ids:
            about[bucket_of[article_id]][product.tag] += 1
    named = dict(addresses("/products/", sorted(found.keys() - {""})))
    if "" in found:
        named[""] = f"/products/{NONE}/"
    return tuple(
        Bucket(
            Group(Tag(address, found[key].spelling if key else "not filed"), tuple(found[key].ids)),
            codes[key],
            tuple(sorted(about[key].items(), key=lambda item: (-item[1], item[0]))),
        )
        for key, address in named.items()
    )


def build_types(catalog: Catalog) -> tuple[Group, ...]:
    """Group a catalog's articles by type; those that tell none come last."""
    found = {entry.facts.id: entry.facts.types or (NONE,) for entry in catalog}
    return _named_groups({**TYPES, NONE: "No type told"}, found)


def build_states(catalog: Catalog) -> tuple[Group, ...]:
    """Group a catalog's articles by fix state; most articles tell none and stand in no group."""
    return _named_groups(STATES, {entry.facts.id: entry.facts.status for entry in catalog})


def build_years(catalog: Catalog) -> tuple[tuple[Year, ...], Group | None]:
    """Group a catalog's articles by the month of their last change; those without a date are the second."""
    found: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    undated: list[str] = []
    for entry in catalog:
        year, _, rest = entry.facts.modified.partition("-")
        if year:
            found[year][rest[:2]].append(entry.facts.id)
        else:
            undated.append(entry.facts.id)
    years = tuple(
        Year(
            Tag(f"/years/{year}/", year),
            tuple(
                Group(Tag(f"/years/{year}/{month}/", f"{MONTHS[int(month) - 1]} {year}"), tuple(ids))
                for month, ids in sorted(months.items())
            ),
        )
        for year, months in sorted(found.items())
    )
    return years, Group(Tag(f"/years/{NONE}/", "no date told"), tuple(undated)) if undated else None


def _named_groups(labels: Mapping[str, str], found: Mapping[str, Iterable[str]]) -> tuple[Group, ...]:
    ids: defaultdict[str, list[str]] = defaultdict(list)
    for article_id, names in found.items():
        for name in names:
            ids[name].append(article_id)
    return tuple(Group(Tag(f"/types/{name}/", label), tuple(ids[name])) for name, label in labels.items() if ids[name])
