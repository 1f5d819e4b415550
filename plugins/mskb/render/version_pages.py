"""The pages of products and their versions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from urllib.parse import quote

from mskb.catalog.catalog import Catalog
from mskb.catalog.groups import Group
from mskb.catalog.kinds import KINDS
from mskb.catalog.version_index import ProductGroup
from mskb.model.tags import Tag
from mskb.render.escape import escape_inline
from mskb.render.list_pages import (
    KIND_TITLES,
    ROWS,
    ArticleList,
    IndexPage,
    articles,
    kind_in,
    letter_of,
    list_pages,
    page_link,
    path_of,
    sort_key,
)
from mskb.render.urls import list_paths, relative

_TOP = ("versions/index.md", "Products and versions")
_MOST_NAMES = 20
_MOST_RELATIVES = 40
_BY_FIELD = (
    "They name no product. They stand here by what they were filed under, with the versions of their version field."
)


def version_pages(catalog: Catalog, products: Sequence[ProductGroup]) -> Iterator[IndexPage]:
    """The pages of all products: their families, a table for each, a list for each version."""
    families = _families(products)
    named = [product for product in products if product.names]
    description = f"The {len(named):,} products that articles are about, in {len(_families(named)):,} families."
    yield IndexPage(*_TOP, description, (), partial(_make_top, families, description))
    for family in families.values():
        for product in family:
            yield from _product_pages(product, family, catalog)


def _product_pages(product: ProductGroup, family: Sequence[ProductGroup], catalog: Catalog) -> Iterator[IndexPage]:
    path, label = path_of(product.tag.address), product.tag.label
    about = f"{articles(len(product.ids))} about {label}, by version and kind."
    if not product.names:
        about = f"{articles(len(product.ids))}: {label}."
    yield IndexPage(path, _capital(label), about, (_TOP,), partial(_make_product, product, family, about, catalog))
    for version in product.versions:
        listed = ArticleList(
            address=version.tag.address,
            title=_capital(version.tag.label),
            about=f"Articles about {version.tag.label}" if product.names else _capital(version.tag.label),
            ids=version.ids,
            parents=(_TOP, (path, _capital(label))),
            lead=partial(_lead, version.tag, () if product.names else (_BY_FIELD,)),
            by_kind=True,
        )
        yield from list_pages(listed, catalog)


def _lead(tag: Tag, parts: tuple[str, ...], path: str) -> str:
    return "\n\n".join((*parts, _search_link("version", tag, path)))


def _search_link(name: str, tag: Tag, path: str) -> str:
    """A link to the search page that has a filter set to what a page lists."""
    return f"[Search in {escape_inline(tag.label)}]({relative('search.md', path)}?{name}={quote(tag.key, safe='/')})"


def _families(products: Sequence[ProductGroup]) -> dict[str, list[ProductGroup]]:
    """Products by family, in alphabetical order; in a family those with the most articles come first."""
    families: dict[str, list[ProductGroup]] = {}
    for product in sorted(products, key=lambda product: sort_key(product.family or product.tag.label)):
        families.setdefault(product.family or product.tag.label, []).append(product)
    for members in families.values():
        members.sort(key=lambda product: (-len(product.ids), product.tag))
    return families


def _make_top(families: dict[str, list[ProductGroup]], description: str) -> str:
    parts = [description]
    for letter, names in groupby(families, key=letter_of):
        rows = [row for name in names for row in _family_rows(name, families[name])]
        parts.append(f"## {letter}\n\n" + "\n".join(rows))
    return "\n\n".join(parts)


def _family_rows(name: str, members: Sequence[ProductGroup]) -> Iterator[str]:
    if len(members) == 1:
        yield _product_row(members[0])
        return
    count = len({article_id for member in members for article_id in member.ids})
    yield f"-   {escape_inline(name)} ({articles(count)})\n"
    for member in members:
        yield f"    {_product_row(member)}"
    yield ""


def _product_row(product: ProductGroup) -> str:
    return f"-   {page_link(product.tag.address, _capital(product.tag.label), _TOP[0])} ({articles(len(product.ids))})"


def _make_product(product: ProductGroup, family: Sequence[ProductGroup], about: str, catalog: Catalog) -> str:
    path = path_of(product.tag.address)
    parts = [escape_inline(about), _search_link("product", product.tag, path)]
    if not product.names:
        parts.append(_BY_FIELD)
    parts.append(_table(product.versions, path, catalog))
    if product.names and [name for name, _ in product.names] != [product.tag.label]:
        parts.append(f"## Names\n\nThe articles name it thus:\n\n{_names(product.names)}")
    relatives = [other for other in family if other is not product][:_MOST_RELATIVES]
    if relatives:
        rows = "\n".join(f"-   {page_link(other.tag.address, _capital(other.tag.label), path)}" for other in relatives)
        parts.append(f"## Of the same family\n\n{rows}")
    return "\n\n".join(parts)


def _names(names: Sequence[tuple[str, int]]) -> str:
    rows = [f"-   {escape_inline(name)} ({count:,} times)" for name, count in names[:_MOST_NAMES]]
    if len(names) > _MOST_NAMES:
        rows.append(f"-   and {len(names) - _MOST_NAMES} others")
    return "\n".join(rows).replace("(1 times)", "(once)")


def _table(versions: Sequence[Group], path: str, catalog: Catalog) -> str:
    rows = [
        ["Version", *(KIND_TITLES[kind] for kind in KINDS), "All"],
        ["---", *("--:" for _ in KINDS), "--:"],
        *(_row(version, path, catalog) for version in versions),
    ]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def _row(version: Group, path: str, catalog: Catalog) -> list[str]:
    """A version's cells: each number leads to where the articles of its kind begin in the version's list."""
    counts = Counter(kind_in(catalog, article_id) for article_id in version.ids)
    paths = list_paths(version.tag.address, len(version.ids), ROWS)
    cells = [page_link(version.tag.address, version.short_name, path).replace("|", "&#124;")]
    before = 0
    for kind in KINDS:
        target = f"{relative(paths[before // ROWS], path)}#{KIND_TITLES[kind].lower()}" if counts[kind] else ""
        cells.append(f"[{counts[kind]:,}]({target})" if target else "")
        before += counts[kind]
    return [*cells, f"{len(version.ids):,}"]


def _capital(label: str) -> str:
    return label[:1].upper() + label[1:] if label.startswith("no ") else label
