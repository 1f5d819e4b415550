"""The index by keyword: those of the exports, those of the Programmer's Library, and what has none."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from mskb.catalog.catalog import Catalog
from mskb.catalog.groups import NONE, Gathering, Group, addresses
from mskb.catalog.keywords import is_noise, meaning_of
from mskb.model.article import Dialect
from mskb.model.tags import Tag

BY_FREQUENCY = "by-frequency"
LIBRARY = "library"
"""The last parts of the addresses of lists of keywords."""

_TAKEN = (NONE, BY_FREQUENCY, LIBRARY)


@dataclass(frozen=True, slots=True)
class KeywordIndex:
    """All keywords, each with its articles, in alphabetical order."""

    exported: tuple[Group, ...] = ()
    """Those that articles of the exports have."""
    library: tuple[Group, ...] = ()
    """Those that only articles of the Programmer's Library have."""
    none: Group | None = None
    """The articles without a keyword, if there are any."""

    @property
    def groups(self) -> tuple[Group, ...]:
        """All of it."""
        return (*self.exported, *self.library, *((self.none,) if self.none else ()))


def build_keyword_index(catalog: Catalog) -> KeywordIndex:
    """Group a catalog's articles by keyword."""
    found: defaultdict[str, Gathering] = defaultdict(Gathering)
    exported: set[str] = set()
    without: list[str] = []
    for entry in catalog:
        facts = entry.facts
        keywords = [keyword for keyword in facts.keywords if not is_noise(keyword)]
        for keyword in keywords:
            folded = keyword.casefold()
            found[folded].add(keyword, facts.id)
            if facts.dialect is not Dialect.LIBRARY:
                exported.add(folded)
        if not keywords:
            without.append(facts.id)
    groups = {
        folded: Group(Tag(address, found[folded].spelling, meaning_of(folded)), tuple(found[folded].ids))
        for folded, address in addresses("/keywords/", sorted(found), _TAKEN)
    }
    return KeywordIndex(
        tuple(group for folded, group in groups.items() if folded in exported),
        tuple(group for folded, group in groups.items() if folded not in exported),
        Group(Tag(f"/keywords/{NONE}/", "no keyword"), tuple(without)) if without else None,
    )
