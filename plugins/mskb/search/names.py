"""What people call things: `names.yml`, read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from mskb.search.words import sequence_of

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Words of queries that need more than a look into the index."""

    filler: frozenset[str]
    """Words without a subject."""
    weak: frozenset[str]
    """Words that count for less."""
    others: Mapping[Words, tuple[Words, ...]]
    """By the words of a name, the words of each other name of the same thing."""
    longest: int
    """Words of the longest name."""

    @property
    def table(self) -> dict[str, object]:
        """The names as the browser gets them."""
        return {
            "filler": sorted(self.filler),
            "weak": sorted(self.weak),
            "others": {" ".join(name): [list(other) for other in others] for name, others in self.others.items()},
        }


@cache
def load_names() -> Names:
    """Returns the names of `names.yml`."""
    values = yaml.safe_load(files("mskb.search").joinpath("names.yml").read_text(encoding="utf-8"))
    filler = frozenset(values["filler"].split())
    others: defaultdict[Words, dict[Words, None]] = defaultdict(dict)
    for group in values["groups"]:
        names = [tuple(sequence_of(name)) for name in group]
        for name in names:
            for other in names:
                told = tuple(word for word in other if word not in filler)
                if other != name and told:
                    others[name][told] = None
    weak = frozenset(values["weak"].split())
    return Names(filler, weak, {name: tuple(found) for name, found in others.items()}, max((*map(len, others), 0)))
