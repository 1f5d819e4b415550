"""Groups of articles, and the addresses of the pages that list them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

from mskb.model.tags import LONGEST_SLUG, Tag, slug_of

NONE = "none"
"""The last part of the address where articles stand that tell nothing of what an index is by."""

# Names of devices, which Windows takes for no file's, with any ending.
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})

# Endings of pages' files: a folder of such a name may stand where a page's file has to, as `index.html` does.
_PAGE = re.compile(r"\.(?=(?:html|md)$)")


@dataclass(frozen=True, slots=True)
class Group:
    """The articles that one page of an index lists, on as many pages as it takes."""

    tag: Tag
    ids: tuple[str, ...]
    name: str = ""
    """As the page above it shows it, where that is shorter than the tag's label."""

    @property
    def short_name(self) -> str:
        """As the page above it shows it."""
        return self.name or self.tag.label


@dataclass(slots=True)
class Gathering:
    """Articles as they are gathered under one name, whatever its letter case."""

    spellings: Counter[str] = field(default_factory=Counter)
    ids: list[str] = field(default_factory=list)

    def add(self, name: str, article_id: str) -> None:
        """Add an article; the articles come in their order, and one that comes again at once is there already."""
        self.spellings[name] += 1
        if not self.ids or self.ids[-1] != article_id:
            self.ids.append(article_id)

    @property
    def spelling(self) -> str:
        """The commonest spelling; of those that are as common, the first in the alphabet."""
        return min(self.spellings.items(), key=lambda item: (-item[1], item[0]))[0]


def addresses(index: str, names: Iterable[str], taken: Collection[str] = (NONE,)) -> Iterator[tuple[str, str]]:
    """Names, each with the address of its page.

    Names that differ only in what an address cannot hold are numbered in their order: let it be one that each build
    has alike.

    Args:
        index: The address above: `/keywords/`.
        names: All of its names.
        taken: Parts of addresses that pages of other kinds have there.
    """
    used = set(taken)
    for name in names:
        slug = next(slug for slug in _slugs(name) if slug not in used)
        used.add(slug)
        yield name, f"{index}{slug}/"


def _slugs(name: str) -> Iterator[str]:
    slug = _PAGE.sub("-", slug_of(name))
    if slug.partition(".")[0] in DEVICES:
        slug = f"name-{slug}"[:LONGEST_SLUG].rstrip("-.")
    yield slug
    for number in count(2):
        ending = f"-{number}"
        yield slug[: LONGEST_SLUG - len(ending)].rstrip("-.") + ending
