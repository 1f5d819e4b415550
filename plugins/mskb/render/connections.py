"""What an article's page shows of its place among the others: who cites it, what is near it, what is called alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from mskb.catalog.catalog import Catalog
from mskb.catalog.links import Relations, by_product
from mskb.render.urls import article_address, cited_by_address

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
    """Below the site's root."""


@dataclass(frozen=True, slots=True)
class Group:
    """Links to articles that were filed under one product."""

    product: str
    """Empty where none is named."""
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Connections:
    """The articles that an article's page links to besides those it cites."""

    citing: int
    """How many articles cite it."""
    first: tuple[Group, ...]
    """The first of them."""
    more: tuple[Group, ...]
    """The rest, as many as a page may name."""
    list_address: str
    """The page that lists all of them; empty where this page does."""
    see_also: tuple[Row, ...]
    same_title: tuple[Row, ...]

    @property
    def further(self) -> int:
        """How many articles `more` holds."""
        return sum(len(group.rows) for group in self.more)


def connections_of(article_id: str, relations: Relations) -> Connections:
    """Gather the connections of an article."""
    catalog = relations.catalog
    citing = catalog.citing.get(article_id, ())
    ordered = [source for _, ids in by_product(citing, catalog) for source in ids]
    return Connections(
        citing=len(citing),
        first=_groups(ordered[:FIRST], catalog),
        more=_groups(ordered[FIRST:MOST], catalog),
        list_address=cited_by_address(article_id) if len(citing) > MOST else "",
        see_also=_rows(relations.see_also(article_id), catalog),
        same_title=_rows(relations.same_title(article_id)[:MOST], catalog),
    )


def _groups(ids: Sequence[str], catalog: Catalog) -> tuple[Group, ...]:
    products = groupby(ids, lambda article_id: catalog.entries[article_id].facts.product_name)
    return tuple(Group(product, _rows(members, catalog)) for product, members in products)


def _rows(ids: Iterable[str], catalog: Catalog) -> tuple[Row, ...]:
    return tuple(Row(article_id, catalog.entries[article_id].title, article_address(article_id)) for article_id in ids)
