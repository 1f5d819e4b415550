"""Records: what the search index knows of a page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mskb.catalog.catalog import Entry
from mskb.catalog.filing_index import TYPES
from mskb.catalog.indexes import Indexes
from mskb.model.tags import Tag

# A keyword that fewer articles have narrows no search, and each value makes the filter's file longer.
_FEWEST_WITH_KEYWORD = 10
_UNDATED = "0000-00-00"
_BY_FIELD = " (by version field)"
# `4.0 SP1`, `4.0a` and `4.0 (Korean)` are of the family 4.0; `95 OSR 1.0` is of 95.
_FAMILY = re.compile(r"\d+(?:\.[\dx]+)?")

_BLOCKS = frozenset(
    {
        "p",
        "h2",
        "h3",
        "h4",
        "ul",
        "ol",
        "li",
        "pre",
        "blockquote",
        "table",
        "tr",
        "th",
        "td",
        "div",
        "details",
        "hr",
        "br",
    }
)
_PERMALINK = re.compile(r'<a class="headerlink".*?</a>')
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)(?P<rest>[^>]*)>|<!--.*?-->")
_HEADING_ID = re.compile(r' id="[^"]*"')


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One page, as it goes into the index; small values that cross processes."""

    url: str
    """Below the site's root, without a slash before it: `kb/168/Q168845/`."""
    title: str
    id: str = ""
    """The Q-number; empty for the page of an index."""
    html: str = ""
    """The text: blocks, headings with their ids, and nothing else; empty for the page of an index."""
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Names of filters, each with the values that the page has."""
    modified: str = ""
    """ISO date; empty where it is not known."""
    words: tuple[str, ...] = ()
    """What else it is to be found by: the query words that its editors gave it (SURVEY 2.2)."""

    @property
    def order(self) -> tuple[int, str]:
        """Where the record stands in the index: the pages of indexes first, then articles by number."""
        return int(self.id[1:]) if self.id else -1, self.url

    @property
    def sort_keys(self) -> Mapping[str, str]:
        """What results can be sorted by. The pages of indexes have none, and so are in no sorted list of results."""
        return {"modified": self.modified or _UNDATED, "number": f"{int(self.id[1:]):07d}"} if self.id else {}


@dataclass(frozen=True, slots=True)
class Filters:
    """What addresses of index pages mean as values of filters."""

    products: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """By the address of a product's version, the product's family, and the version's."""
    keywords: Mapping[str, str] = field(default_factory=dict)
    """By its address, a keyword."""

    def of(self, entry: Entry, tags: Iterable[Tag]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The values that an article has, by the pages that list it."""
        found: dict[str, dict[str, None]] = {"product": {}, "version": {}, "type": {}, "year": {}, "keyword": {}}
        for tag in tags:
            if tag.address in self.products:
                product, version = self.products[tag.address]
                found["product"][product] = None
                if version:
                    found["version"][version] = None
            elif tag.address in self.keywords:
                found["keyword"][self.keywords[tag.address]] = None
        for name in entry.facts.types:
            found["type"][TYPES.get(name, name)] = None
        found["year"][entry.facts.modified[:4] or "no date"] = None
        return tuple((name, tuple(values)) for name, values in found.items() if values)


def build_filters(indexes: Indexes) -> Filters:
    """Gather the values of filters: once for an archive, before pages are made."""
    products: dict[str, tuple[str, str]] = {}
    for product in indexes.products:
        label = product.tag.label.removesuffix(_BY_FIELD)
        for version in product.versions:
            family = _FAMILY.match(version.short_name)
            products[version.tag.address] = (product.family or label, f"{label} {family[0]}" if family else "")
    groups = (*indexes.keywords.exported, *indexes.keywords.library)
    keywords = {group.tag.address: group.tag.label for group in groups if len(group.ids) >= _FEWEST_WITH_KEYWORD}
    return Filters(products, keywords)


def article_record(
    url: str, entry: Entry, tags: Sequence[Tag], words: tuple[str, ...], content: str, filters: Filters
) -> SearchRecord:
    """The record of an article.

    Args:
        url: Its page, below the site's root.
        entry: The article, as the catalog has it.
        tags: The pages that list it.
        words: Its query words.
        content: Its text as HTML, as the page shows it.
        filters: Of the archive.
    """
    facts = entry.facts
    return SearchRecord(url, entry.title, facts.id, plain(content), filters.of(entry, tags), facts.modified, words)


def index_record(url: str, title: str) -> SearchRecord:
    """The record of an index page: its title alone, for its rows are found in the articles."""
    return SearchRecord(url, title)


def plain(content: str) -> str:
    """HTML without what the index has no use for: inline elements, attributes, marks beside headings.

    The archive's HTML has no `>` inside an attribute: it is escaped there.
    """
    return _TAG.sub(_plain_tag, _PERMALINK.sub("", content))


def _plain_tag(match: re.Match[str]) -> str:
    name = match["name"]
    if name not in _BLOCKS:
        return ""
    kept = _HEADING_ID.search(match["rest"]) if name[0] == "h" and not match["end"] else None
    return f"<{match['end']}{name}{kept[0] if kept else ''}>"


# What stands inside a longer word and is looked for by itself: `system32` in `C:\WINNT\system32`, `0x0000001E` in
# `STOP:0x0000001E`. The index has such a word whole, and its parts down to `system` and `32`, and not these.
# Marks with a letter, a digit or `$` before them and one behind. No text, however odd, may be read over and over:
# each run of marks is looked at once.
_MARKS = re.compile(r"(?<![^\w\s])(?P<marks>[^\w\s]++)(?=\w)")
_PART = re.compile(r"\w+")
_TOLD_APART = re.compile(r"(?=.*\d)(?=.*[A-Za-z_])|.*[a-z][A-Z]|.*[A-Z][A-Z].*[a-z]|.*[A-Za-z]_")
_LONGEST_NAME = 100


def inner_names(text: str) -> Iterator[str]:
    """Names that stand inside longer words of a text and that the index would not find there, once each."""
    seen: set[str] = set()
    for word in text.split():
        if not _has_parts(word):
            continue
        for part in _PART.findall(word):
            # `x86` has three; what is longer than any name is none
            if 2 < len(part) <= _LONGEST_NAME and part not in seen and _TOLD_APART.match(part):  # noqa: PLR2004
                seen.add(part)
                yield part


def _has_parts(word: str) -> bool:
    return any(match.start() > 0 or "$" in match["marks"][:-1] for match in _MARKS.finditer(word))


def _further_words(record: SearchRecord, text: str) -> Iterator[str]:
    """A record's words that neither its title nor its text has."""
    known = {word.casefold() for word in _PART.findall(f"{record.title} {text}")}
    for words in record.words:
        yield from (word for word in words.split() if not known.issuperset(_PART.findall(word.casefold())))


def _products(record: SearchRecord) -> dict[str, None]:
    """The words of the products and versions that an article is about: its text often names none."""
    filters = dict(record.filters)
    names = (*filters.get("product", ()), *filters.get("version", ()))
    return dict.fromkeys(word for name in names for word in name.split())


def page_of(record: SearchRecord) -> str:
    """A record as the page that is indexed: it says by attributes what weighs more, filters and sorts."""
    title = html.escape(record.title, quote=False)
    text = html.unescape(_TAG.sub(" ", record.html))
    sort = "".join(
        f'<i data-pagefind-sort="{name}[content]" content="{html.escape(key)}"></i>'
        for name, key in record.sort_keys.items()
    )
    chosen = "".join(
        f'<i data-pagefind-filter="{name}[content]" content="{html.escape(value)}"></i>'
        for name, values in record.filters
        for value in values
    )
    meta = "".join(
        f'<i data-pagefind-meta="{name}[content]" content="{html.escape(value)}"></i>'
        for name, value in (
            ("id", record.id),
            ("modified", record.modified),
            ("about", " ".join(_products(record))),
            ("names", " ".join(dict.fromkeys((*inner_names(text), *_further_words(record, text))))),
        )
        if value
    )
    number = f'<p data-pagefind-weight="8">{record.id}</p>' if record.id else ""
    return (
        f'<html lang="en"><head><title>{title}</title></head><body data-pagefind-body>{sort}{chosen}{meta}'
        f'{number}<h1 data-pagefind-meta="title" data-pagefind-weight="8">{title}</h1>{record.html}</body></html>'
    )
