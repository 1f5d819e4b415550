"""Tags: what an index lists articles by."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_SPELLED_OUT = str.maketrans({"+": " plus", "#": " sharp", "&": " and ", "*": " star ", "%": " percent "})
_NOT_IN_SLUG = re.compile(r"[^a-z0-9.]+")
_DOTS = re.compile(r"\.{2,}")
LONGEST_SLUG = 80
"""Of a name as a part of an address."""


@dataclass(frozen=True, slots=True, order=True)
class Tag:
    """One page of an index, such as all articles with one keyword."""

    address: str
    """Below the site's root: `/keywords/kbnetwork/`."""
    label: str
    """As people read it."""
    meaning: str = ""
    """In plain English, where the label is a keyword whose meaning is known."""

    @property
    def index(self) -> str:
        """The index that the page belongs to: `keywords`, `versions`."""
        return self.address.split("/")[1]

    @property
    def key(self) -> str:
        """The rest of the address, which filters of the search page have, too: `kbnetwork`, `word/6.0`."""
        return self.address.split("/", 2)[2].rstrip("/")


def slug_of(name: str) -> str:
    """A name as a part of an address: lower-case letters, digits, dots inside, and hyphens. Never empty."""
    spelled = name.translate(_SPELLED_OUT)
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode().casefold()
    slug = _DOTS.sub(".", _NOT_IN_SLUG.sub("-", plain)).strip("-.")
    return slug[:LONGEST_SLUG].rstrip("-.") or "unnamed"
