"""What an article's page shows of its place among the others: who cites it, what is near it, what is called alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from mskb.catalog.catalog import Catalog
from mskb.catalog.links import Relations, by_product
from mskb.render.urls import article_link, cited_by_address, relative_address

FIRST = 10
"""How many citing articles are shown at once."""
MOST = 100
"""How many a page names; where there are more, all of them stand on pages of their own."""


@dataclass(frozen=True, slots=True)
class Row:
    """A link to an article."""

    id: str
    title: str
    address: str
    """The way to it from the page that the link stands on."""
    absent: bool = False
    """Whether the archive lacks the article."""


@dataclass(frozen=True, slots=True)
class Group:
    """Links to articles that were filed under one product."""

    product: str
    """Empty where none is named."""
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Connections:
    """The articles that an article's page links to around its text."""

    cited: tuple[Row, ...]
    """Those that it cites, as many as a page may name."""
    citing: int
    """How many articles cite it."""
    first: tuple[Group, ...]
    """The first of them."""
    more: tuple[Group, ...]
    """The rest, as many as a page may name."""
    list_address: str
    """The way to the page that lists all of them; empty where this page does."""
    see_also: tuple[Row, ...]
    same_title: tuple[Row, ...]

    @property
    def further(self) -> int:
        """How many articles `more` holds."""
        return sum(len(group.rows) for group in self.more)


def connections_of(article_id: str, relations: Relations, start: str) -> Connections:
    """Gather the connections of an article.

    Args:
        article_id: The article.
        relations: What binds it to others.
        start: The address of its page.
    """
    catalog = relations.catalog
    citing = catalog.citing.get(article_id, ())
    ordered = [source for _, ids in by_product(citing, catalog) for source in ids]
    return Connections(
        cited=tuple(_cited(article_id, catalog, start)),
        citing=len(citing),
        first=_groups(ordered[:FIRST], catalog, start),
        more=_groups(ordered[FIRST:MOST], catalog, start),
        list_address=relative_address(cited_by_address(article_id)[1:], start) if len(citing) > MOST else "",
        see_also=_rows(relations.see_also(article_id), catalog, start),
        same_title=_rows(relations.same_title(article_id)[:MOST], catalog, start),
    )


def _cited(source: str, catalog: Catalog, start: str) -> Iterator[Row]:
    """What an article cites; what the archive lacks goes by the title that the article gives it."""
    facts = catalog.entries[source].facts
    for target in facts.references[:MOST]:
        title, absent = catalog.title_of(target), target not in catalog.entries
        if title is not None:
            cited = dict(facts.cited_titles).get(target) if absent else None
            yield Row(target, cited or title, article_link(target, start), absent)


def _groups(ids: Sequence[str], catalog: Catalog, start: str) -> tuple[Group, ...]:
    products = groupby(ids, lambda article_id: catalog.entries[article_id].facts.product_name)
    return tuple(Group(product, _rows(members, catalog, start)) for product, members in products)


def _rows(ids: Iterable[str], catalog: Catalog, start: str) -> tuple[Row, ...]:
    return tuple(Row(other, catalog.entries[other].title, article_link(other, start)) for other in ids)
