"""Which articles go into which file: all, those of some products, or each product's apart."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mskb.catalog.filing_index import Bucket
from mskb.catalog.indexes import Indexes
from mskb.catalog.products import bucket_label


@dataclass(frozen=True, slots=True)
class Part:
    """The articles of one file."""

    product: str
    """A product's code; empty where the file is not one product's."""
    ids: tuple[str, ...]


class UnknownProductError(ValueError):
    """No article was filed under a product."""


def code_of(bucket: Bucket) -> str:
    """The code by which a file is named and asked for: the last part of the product's address on the site.

    It is what the articles have, made fit for an address and a file's name: `sms`, and `none` for what was not filed.
    """
    return bucket.group.tag.address.split("/")[-2]


def parts_of(indexes: Indexes, names: Sequence[str], *, each: bool) -> list[Part]:
    """Divide an archive into files.

    Args:
        indexes: Of the archive.
        names: Products, by code or name, in any letter case; none is all of them.
        each: Whether each product has a file of its own.

    Raises:
        UnknownProductError: nothing was filed under a name; its text is a sentence that tells the codes.
    """
    chosen = list(_chosen(indexes, names)) if names else list(indexes.buckets)
    if each:
        return [Part(code_of(bucket), bucket.group.ids) for bucket in chosen]
    return [Part("", tuple(article_id for bucket in chosen for article_id in bucket.group.ids))]


def _chosen(indexes: Indexes, names: Iterable[str]) -> Iterable[Bucket]:
    by_name: dict[str, Bucket] = {}
    for bucket in indexes.buckets:  # a code goes before a name that is spelled the same
        by_name.setdefault(bucket.group.tag.label.casefold(), bucket)
    for bucket in indexes.buckets:
        by_name |= dict.fromkeys((bucket.code.casefold(), code_of(bucket)), bucket)
    found = {}
    for name in names:
        chosen = by_name.get(name.casefold()) or by_name.get(bucket_label(name).casefold())
        if not name or chosen is None:
            known = ", ".join(map(code_of, indexes.buckets)) or "none, for there are no articles"
            raise UnknownProductError(f"Nothing was filed under {name!r}; the codes are: {known}.")
        found[code_of(chosen)] = chosen
    return found.values()
