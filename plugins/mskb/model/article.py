"""An article as it was read: its facts, each raw and typed, and its text as blocks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from mskb.model.blocks import Block
from mskb.model.defects import Defect

ARTICLE_ID = re.compile(r"Q[0-9]{1,7}")
"""An article's id: Q and 1 to 7 digits. The archive's own run from Q10022 to Q327491 (SURVEY, head)."""


class Dialect(StrEnum):
    """The written forms in which articles were found.

    Of two editions of one date the one in the earlier form is taken: the raw export has what the Jekyll page lost
    (SURVEY 7).
    """

    DOCUMENT = "document"
    """The raw export, `DOCUMENT:Q243681 ...`, and the older files of its kind with a `KBCategory` footer."""
    WRAPPED = "wrapped"
    """The Jekyll page: front matter, a heading, the export's text indented by a TAB."""
    LIBRARY = "library"
    """The Jekyll page of an article from the Programmer's Library: no footer, `Question:` and `Response:`."""
    PLAIN = "plain"
    """Anything else that tells a Q-number."""


DIALECT_NAMES = {
    Dialect.DOCUMENT: "a text of the raw export",
    Dialect.WRAPPED: "a Jekyll page",
    Dialect.LIBRARY: "a Jekyll page of the Programmer's Library",
    Dialect.PLAIN: "a text in no form that is known",
}
"""What a file in each dialect is called for readers who know nothing of dialects."""


@dataclass(frozen=True, slots=True)
class Product:
    """The support bucket that an article was filed under, which need not be the product it is about."""

    code: str = ""
    """Such as `sms`; empty where neither the file nor the name tells it."""
    name: str = ""
    """Such as `Microsoft Systems Management Server`."""


@dataclass(frozen=True, slots=True)
class AppliesTo:
    """One line of the list of products that an article applies to."""

    text: str
    """The line as it stands, without its bullet."""
    name: str
    """The product's name, without versions and editors' remarks."""
    versions: tuple[str, ...] = ()
    level: int = 1
    """1 for a bullet of the list, 2 for one below it, and so on."""


@dataclass(frozen=True, slots=True)
class PlatformVersions:
    """The versions that a version field gives for one platform."""

    platform: str
    """Folded (`winnt`), empty where the field names none."""
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """A version field, raw and typed."""

    text: str = ""
    platforms: tuple[PlatformVersions, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """The file that an article was read from."""

    path: str
    """Relative to the folder that was scanned, with forward slashes."""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """All that an article's header, footer and applies-to list tell."""

    product: Product = Product()
    applies_to: tuple[AppliesTo, ...] = ()
    versions: Versions = Versions()
    keywords: tuple[str, ...] = ()
    technology: tuple[str, ...] = ()
    component: str = ""
    operating_systems: tuple[str, ...] = ()
    hardware: tuple[str, ...] = ()
    issue_type: tuple[str, ...] = ()
    solution_type: tuple[str, ...] = ()
    query_words: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    """Of an older footer inside the text: `KBCategory` and `KBSubcategory` values."""
    leftover: tuple[str, ...] = ()
    """Lines of an older header at the top of the text."""
    modified: date | None = None
    raw: Mapping[str, str] = field(default_factory=dict)
    """Each field as it was found, by its label; a footer's label stands as `footer:Keywords`."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article, read from one file."""

    id: str
    title: str
    dialect: Dialect
    source: Source
    facts: Facts
    blocks: tuple[Block, ...]
    text: str
    """The lines that the blocks were read from: the body without header, applies-to list and footer."""
    defects: tuple[Defect, ...] = ()
    references: tuple[str, ...] = ()
    """The ids that the text cites, in order, once each, its own left out."""
