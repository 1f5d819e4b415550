"""Products: what the names of the applies-to lists mean (SURVEY 2.7).

name     = [maker] base *edition [version] [platform] [remark]
edition  = "Enterprise Edition" | ", 32-bit" | "Learning Edition" | ...    # left out of the product
version  = number | year | "1994, 1995 editions"                           # belongs to the versions
platform = "for Windows 95" | "for Macintosh" | ...                        # left out of the family only

What the grammar cannot tell stands in `products.yml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml

NO_PRODUCT = "no product named"
"""The label of what is about no product that it names."""

_PRESS = "Microsoft Press"
# The archive's longest has about 120 characters: what is longer is no name, and is neither read nor shown whole.
_LONGEST_NAME = 300

_MAKER = re.compile(r"(?:The )?Microsoft (?=\S)|The (?=[A-Z])|Microsoft(?=\.NET)")
_BOOK = re.compile(r"MSPRESS (?P<title>.*?)(?: ISBN\b.*| [\d-]{11,}.*)?")
_REMARK = re.compile(r" \((?:all[^)]*|see below)\)", re.IGNORECASE)
_EDITION = re.compile(
    r"""
    ,?\ (?: (?:16|32)-bit,?\ + )?
        (?: (?:Enterprise|Professional|Learning|Standard|Developer|Control\ Creation|Small\ Business|Academic|Architect
              |Japanese|Pan\ Chinese|Gold) ,? \ + )+ [Ee]ditions?\b ,?
    | ,?\ (?:16|32)-bit (?:\ [Ee]ditions?)?\b ,?
    """,
    re.VERBOSE,
)
_ONE_YEAR = r"'?(?:19|20)?\d\d(?:-'?(?:19|20)?\d\d)?"
_YEARS = re.compile(rf",? (?P<years>(?:(?:Fall|Spring) )?{_ONE_YEAR}(?:, {_ONE_YEAR})*)(?: Intro)? [Ee]ditions?\b")
_SERVICED = re.compile(r",? (?P<version>SP\d|Service Pack \d|Service Release \d(?: \(SR-\d\))?)$")
_VERSION = r"(?:\d{1,2}\.\d{1,2}[a-z]?(?:\ SP\d)?|'?9\d(?:-\d\d(?:\d\d)?|sp\d)?|(?:19|20)\d\d(?:-\d\d)?)"
_LAST = re.compile(
    rf"(?P<base>.*\S?),? (?P<version>{_VERSION}|\({_VERSION}\)|\(Build [\d.]+\)|(?:January|April|July|October) \d\d)$"
)
_INNER = re.compile(rf"(?P<base>.+) (?P<version>{_VERSION}) (?P<rest>\S.*)")
# The number after these is the system's own.
_SYSTEM = re.compile(r"(?:^|.* )for (?:the )?Windows(?P<kind> NT| CE)?")
_SYSTEM_VERSIONS = frozenset({"95", "98", "2000", "3.0", "3.1", "3.11"})
_PLATFORM = re.compile(
    r""",?\ (?:for|on)\ (?:the\ )?
    (?: Windows (?:\ (?:95|98(?:\ Second\ Edition)?|2000|NT(?:\ \d\.\d+)?|CE|3\.(?:x|0|11?)|Millennium\ Edition
                  |for\ Workgroups))? (?:\ (?:and|or)\ Windows\ NT)?
      | (?:Apple\ )?Macintosh | Mac | (?:the\ )?(?:MS-DOS|OS/2|UNIX) (?:\ and\ (?:MS\ )?(?:OS/2|Windows))? )$
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class ProductName:
    """What a name in an applies-to list means."""

    label: str
    """The product."""
    family: str
    """What it is listed with."""
    versions: tuple[str, ...] = ()
    """Those that the name itself tells."""
    pattern: str = ""
    """What a version of the line becomes, where the table tells it: `95 OSR {}`."""


@dataclass(frozen=True, slots=True)
class _Table:
    families: tuple[tuple[str, str], ...]
    """Beginnings of products, each with its family; the longest first."""
    names: Mapping[str, ProductName]
    """Names that the grammar does not take, in lower case."""
    places: Mapping[str, Mapping[str, float]]


@lru_cache(maxsize=20_000)
def product_of(name: str) -> ProductName:
    """The product that a name of an applies-to list means, and the versions in it."""
    name = " ".join(name.split())
    if len(name) > _LONGEST_NAME:
        label = f"{maker_stripped(name)[:_LONGEST_NAME]}…"
        return ProductName(label, label)
    table = _table()
    stripped = maker_stripped(name)
    known = table.names.get(name.casefold()) or table.names.get(stripped.casefold())
    if known is not None:
        return known
    if (book := _BOOK.fullmatch(name)) is not None:
        return ProductName(f"{maker_stripped(book['title'])} (book)", _PRESS)
    text = _EDITION.sub("", _REMARK.sub("", stripped)).replace(" for the Macintosh", " for Macintosh")
    text, versions = _take_versions(" ".join(text.split()).rstrip(","))
    return ProductName(text or name, family_of(text or name), versions)


def versions_of(product: ProductName, listed: Sequence[str]) -> tuple[str, ...]:
    """The versions of a line of an applies-to list, by its name and by its list."""
    if not listed:
        return product.versions
    if product.pattern:
        return tuple(product.pattern.format(version) for version in listed)
    if len(product.versions) != 1:
        return (*product.versions, *listed)
    [own] = product.versions
    return tuple(
        own if version == own else f"{own} {version}" if version[:1].isalpha() else f"{own} ({version})"
        for version in listed
    )


@cache
def family_of(label: str) -> str:
    """The family of a product: by the table, else its name without the platform."""
    return _family_in(_table().families, label)


def places_of(label: str) -> Mapping[str, float]:
    """Where versions of a product belong that its numbers do not tell."""
    return _table().places.get(label, {})


def maker_stripped(name: str) -> str:
    """A name without its maker: all products are Microsoft's."""
    return _MAKER.sub("", name, count=1) if _MAKER.match(name) else name


def bucket_label(name: str) -> str:
    """The name of what articles were filed under, without the maker where a name is left."""
    return name if name == _PRESS else name.removeprefix("Microsoft ")


def _take_versions(text: str) -> tuple[str, tuple[str, ...]]:
    """The name without its versions, and these."""
    if (match := _YEARS.search(text)) is not None:
        years = tuple(year.strip() for year in match["years"].split(","))
        return " ".join((text[: match.start()] + text[match.end() :]).split()), years
    serviced = _SERVICED.search(text)
    service = f" {serviced['version']}" if serviced else ""
    text = text[: serviced.start()] if serviced else text
    match = _LAST.fullmatch(text)
    if match and not _is_system(match["base"], match["version"]):
        return match["base"].rstrip(","), (match["version"].strip("()'") + service,)
    match = _INNER.fullmatch(text)
    if match is None or _is_system(match["base"], match["version"]):
        return text, ((service.strip(),) if service else ())
    version = match["version"].strip("'") + service
    if match["base"].endswith("Windows"):  # Windows 2000 Server is the product's name
        return text, (version,)
    return f"{match['base'].rstrip(',')} {match['rest']}", (version,)


def _is_system(base: str, version: str) -> bool:
    system = _SYSTEM.fullmatch(base)
    return system is not None and (bool(system["kind"]) or version in _SYSTEM_VERSIONS)


def _family_in(families: Sequence[tuple[str, str]], label: str) -> str:
    for beginning, family in families:
        if label.startswith(beginning) and not label[len(beginning) : len(beginning) + 1].isalnum():
            return family
    return _PLATFORM.sub("", label) or label


def _named(entry: Mapping[str, str], families: Sequence[tuple[str, str]]) -> ProductName:
    label, version = entry["product"], str(entry.get("version", ""))
    family = entry.get("family") or _family_in(families, label)
    own = version.replace("{}", "").strip()
    return ProductName(label, family, (own,) if own else (), version if "{}" in version else "")


@cache
def _table() -> _Table:
    values = yaml.safe_load(files("mskb.catalog").joinpath("products.yml").read_text(encoding="utf-8"))
    beginnings = [(beginning, family) for family, named in values["families"].items() for beginning in named]
    families = tuple(sorted(beginnings, key=lambda pair: (-len(pair[0]), pair)))
    names = {name.casefold(): _named(entry, families) for name, entry in values["names"].items()}
    places = {
        product: {str(label).casefold(): place for label, place in labels.items()}
        for product, labels in values["places"].items()
    }
    return _Table(families, names, places)
