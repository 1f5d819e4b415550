"""From a catalog to what the index is made of: documents, and the values of filters."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from mskb.catalog.catalog import Catalog, Entry, number_of
from mskb.catalog.groups import Group
from mskb.catalog.indexes import Indexes
from mskb.catalog.keywords import is_noise, meaning_of
from mskb.model.tags import slug_of
from mskb.search.build import Document
from mskb.search.files import Value


def documents_of(catalog: Catalog, words_of_entry: Callable[[Entry], bytes]) -> Iterator[Document]:
    """Yields the articles of a catalog as documents.

    Args:
        catalog: The catalog.
        words_of_entry: Returns the packed words of an article.
    """
    for article_id, entry in catalog.entries.items():
        citations = len(catalog.citing.get(article_id, ()))
        yield Document(number_of(article_id), entry.title, _names_of(entry), citations, words_of_entry(entry))


def _names_of(entry: Entry) -> tuple[str, ...]:
    facts = entry.facts
    products = (" ".join((name, *versions)) for name, versions in facts.applies_to)
    keywords = (meaning_of(keyword) or keyword for keyword in facts.keywords if not is_noise(keyword))
    return (*products, facts.product_name, *keywords)


def filters_of(catalog: Catalog, indexes: Indexes) -> dict[str, list[Value]]:
    """Returns the values of each filter; a value has the articles that its page lists.

    Families, products and keywords come with the most articles first; versions, types, states and years are in the
    order of their pages. `date` serves to sort: its values are days, in their order.
    """
    places = {article_id: place for place, article_id in enumerate(catalog.entries)}

    def value(key: str, label: str, ids: Sequence[str]) -> Value:
        return Value(key, label, sorted({places[article_id] for article_id in ids}))

    def group(found: Group) -> Value:
        return value(found.tag.key, found.tag.label, found.ids)

    families: dict[str, list[str]] = {}
    for product in indexes.products:
        families.setdefault(product.family or product.tag.label, []).extend(product.ids)
    years = [
        value(year.tag.label, year.tag.label, [i for month in year.months for i in month.ids]) for year in indexes.years
    ]
    days: dict[str, list[str]] = {}
    for article_id, entry in catalog.entries.items():
        if entry.facts.modified:
            days.setdefault(entry.facts.modified, []).append(article_id)
    undated = [group(indexes.undated)] if indexes.undated else []
    meanings = [
        value(
            found.tag.key,
            f"{found.tag.label}: {found.tag.meaning}" if found.tag.meaning else found.tag.label,
            found.ids,
        )
        for found in indexes.keywords.groups
    ]
    return {
        "family": _most_first(value(slug_of(name), name, ids) for name, ids in families.items()),
        "product": _most_first(value(product.tag.key, product.tag.label, product.ids) for product in indexes.products),
        "version": [group(version) for product in indexes.products for version in product.versions],
        "type": [group(found) for found in indexes.types],
        "state": [group(found) for found in indexes.states],
        "year": [*years, *undated],
        "keyword": _most_first(meanings),
        "date": [value(day, day, ids) for day, ids in sorted(days.items())],
    }


def _most_first(values: Iterator[Value] | Sequence[Value]) -> list[Value]:
    return sorted(values, key=lambda value: (-len(value.articles), value.key))
