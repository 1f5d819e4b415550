"""What an article's page shows around its text, ready for a template: facts, links, citation, and data for machines.

It is made for each of 60,000 pages: what a template would do in loops and filters is done here. All text is HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from json.encoder import encode_basestring

from mskb.catalog.catalog import Entry
from mskb.catalog.filing_index import MONTHS
from mskb.catalog.groups import NONE
from mskb.model.article import DIALECT_NAMES, AppliesTo, Article, Facts
from mskb.model.defects import DefectKind, Severity
from mskb.model.tags import Tag
from mskb.render.urls import article_link, way_up

MOST_LINKS = 8
"""How many products and versions, or keywords, are shown before the rest is folded away."""

# The list of articles without a keyword is no keyword of theirs.
_NO_KEYWORD = f"/keywords/{NONE}/"
_KINDS = {"how-to": "How-to", "documentation-error": "Documentation error", "not-fixed": "Not fixed"}
# The platforms of version fields, as SURVEY counts them; others are shown as they are written.
_PLATFORMS = {
    "winnt": "Windows NT", "win95": "Windows 95", "win98": "Windows 98", "winme": "Windows Me",
    "win2000": "Windows 2000", "win3x": "Windows 3.x", "winxp": "Windows XP",
    "windows": "Windows", "ms-dos": "MS-DOS", "os/2": "OS/2", "macintosh": "Macintosh", "unix": "Unix",
}  # fmt: skip
_CODE = re.compile(r"`([^`]+)`")
_WORD = re.compile(r"[a-z0-9.]+")
_SAYS_NOTHING = frozenset({"microsoft", "version", "versions", "and", "for", "the"})


@dataclass(frozen=True, slots=True)
class Panel:
    """An article's page without its text and without the articles around it."""

    description: str
    """What the article is about; text, which the page escapes."""
    badges: tuple[tuple[str, str], ...]
    """Kind and fix state: a class and a word each."""
    bucket: tuple[str, str]
    """What it was filed under: address and name."""
    facts: tuple[tuple[str, str], ...]
    """Their names and values."""
    citation: str
    data: str
    """What search engines read: JSON-LD of schema.org."""
    previous: tuple[str, str] | None
    """The article with the next lower number: address and id."""
    next: tuple[str, str] | None
    editions: tuple[str, ...]
    """The other files that hold the article."""
    repairs: tuple[str, ...]
    """What the reader put right."""
    oddities: tuple[str, ...]
    """What it kept as it was."""


def panel_of(
    article: Article,
    entry: Entry,
    description: str,
    tags: Sequence[Tag],
    products: Mapping[str, str],
    neighbours: tuple[str, str],
    address: str,
) -> Panel:
    """Gather what a page shows.

    Args:
        article: The article; its blocks are not asked for.
        entry: What the catalog knows of it.
        description: Its first sentence.
        tags: The pages that list it.
        products: By address, the names of the pages that are above those of versions.
        neighbours: The ids before and behind it; empty where it is the first or last.
        address: Of its page, without a slash before it.
    """
    title, day, root = entry.title, _day(article.facts), way_up(address)
    bucket = next(tag for tag in tags if tag.index == "products")
    groups = _by_product([tag for tag in tags if tag.index == "versions"], products)
    defects = dict.fromkeys(defect.kind for defect in (*article.defects, *entry.defects))
    before, behind = ((article_link(other, address), other) if other else None for other in neighbours)
    return Panel(
        description=description or title,
        badges=tuple((name, _KINDS.get(name) or name.title()) for name in entry.facts.types + entry.facts.status),
        bucket=(root + bucket.address[1:], escape(bucket.label)),
        facts=tuple(_facts(article, entry, tags, groups, day, root)),
        citation=f"Microsoft: “{escape(title)}”, Microsoft Knowledge Base {article.id}{day and f', {day}'}.",
        data=_data(entry, groups[0].name if groups else bucket.label),
        previous=before,
        next=behind,
        editions=tuple(_editions(entry)),
        repairs=tuple(sentence(kind) for kind in defects if kind.severity is Severity.REPAIRED),
        oddities=tuple(sentence(kind) for kind in defects if kind.severity is not Severity.REPAIRED),
    )


@lru_cache(maxsize=64)
def sentence(kind: DefectKind) -> str:
    """What a kind of defect means, as HTML."""
    return _CODE.sub(r"<code>\1</code>", escape(kind.sentence, quote=False))


@dataclass(frozen=True, slots=True)
class _Product:
    """A product that an article is about, with the pages of its versions."""

    address: str
    name: str
    versions: tuple[Tag, ...]

    @property
    def links(self) -> Iterator[tuple[str, str]]:
        """Addresses and names: of the product, then of its versions; of one version alone, of both at once."""
        if len(self.versions) == 1:
            yield self.versions[0].address, self.versions[0].label
            return
        yield self.address, self.name
        for tag in self.versions:
            yield tag.address, tag.label[len(self.name) :].lstrip(", ")


def _by_product(tags: Iterable[Tag], products: Mapping[str, str]) -> list[_Product]:
    groups: dict[str, list[Tag]] = {}
    for tag in tags:
        groups.setdefault(tag.address[: tag.address.rindex("/", 0, -1) + 1], []).append(tag)
    return [_Product(address, products[address], tuple(versions)) for address, versions in groups.items()]


def _facts(
    article: Article, entry: Entry, tags: Sequence[Tag], groups: Sequence[_Product], day: str, root: str
) -> Iterator[tuple[str, str]]:
    facts = article.facts
    if entry.whole_title:
        yield (
            "Title",
            f"cut in the source after “{escape(article.title[-24:])}”; the rest is from the articles that cite it",
        )
    if groups:
        yield "Applies to", _applies_to(tuple(groups), facts.applies_to or facts.versions.text, root)
    platforms = [escape(_PLATFORMS.get(item.platform, item.platform)) for item in facts.versions.platforms]
    systems = dict.fromkeys(filter(None, (*platforms, *map(escape, facts.operating_systems))))
    if systems:
        yield "Platform", ", ".join(systems)
    keywords = [tag for tag in tags if tag.index == "keywords" and tag.address != _NO_KEYWORD]
    if keywords:
        links = [_link(root + tag.address[1:], _name(tag)) for tag in keywords]
        yield "Keywords", _folded(links, MOST_LINKS)
    if facts.modified:
        yield "Last modified", f'<time datetime="{entry.facts.modified}">{day}</time>'


@lru_cache(maxsize=4096)  # many articles are about the same products
def _applies_to(groups: tuple[_Product, ...], written: tuple[AppliesTo, ...] | str, root: str) -> str:
    """Links to products and versions; and what is written in the source, where that tells more, such as an edition."""
    links = [
        _link(root + to[1:], name, version=index > 0)
        for group in groups
        for index, (to, name) in enumerate(group.links)
    ]
    told = set(_WORD.findall(" ".join(name for group in groups for _, name in group.links).casefold()))
    lines = [written] if isinstance(written, str) else [entry.text for entry in written]
    words = set(_WORD.findall(" ".join(lines).casefold())) - _SAYS_NOTHING
    return _folded(links, MOST_LINKS, "" if words <= told else _as_written(written))


def _as_written(written: tuple[AppliesTo, ...] | str) -> str:
    return f"<p>{escape(written)}</p>" if isinstance(written, str) else f"<ul>{''.join(map(_line, written))}</ul>"


def _line(entry: AppliesTo) -> str:
    level = f" class=mskb-level-{entry.level}" if entry.level > 1 else ""
    return f"<li{level}>{escape(entry.text, quote=False)}"


def _folded(links: Sequence[str], most: int, more: str = "") -> str:
    """Links one after another, those beyond the first few folded away along with what else there is to say."""
    hidden = links[most:] if len(links) > most + 1 else ()
    shown = " ".join(links[: len(links) - len(hidden)])
    if hidden:
        return f"{shown}<details><summary>{len(hidden)} more</summary>{' '.join(hidden)}{more}</details>"
    return f"{shown}<details><summary>as written</summary>{more}</details>" if more else shown


def _link(address: str, text: str, *, version: bool = False) -> str:
    name = " class=v" if version else ""
    return f'<a{name} href="{address}">{escape(text, quote=False)}</a>'


def _name(keyword: Tag) -> str:
    return f"{keyword.meaning} ({keyword.label})" if keyword.meaning else keyword.label


def _day(facts: Facts) -> str:
    day = facts.modified
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}" if day else ""


def _editions(entry: Entry) -> Iterator[str]:
    for edition in entry.editions:
        modified = f", last modified {edition.modified}" if edition.modified else ""
        differs = "; its text differs" if edition.fingerprint != entry.facts.fingerprint else ""
        yield f"<code>{escape(edition.path)}</code>, {DIALECT_NAMES[edition.dialect]}{modified}{differs}"


def _data(entry: Entry, about: str) -> str:
    """The article for machines. No `<` of a title may end the script that holds it."""
    modified = f',"dateModified":"{entry.facts.modified}"' if entry.facts.modified else ""
    data = (
        f'{{"@context":"https://schema.org","@type":"TechArticle","headline":{encode_basestring(entry.title)}'
        f',"identifier":"{entry.facts.id}","about":{encode_basestring(about)}{modified}'
        ',"publisher":{"@type":"Organization","name":"Microsoft"}}'
    )
    return data.replace("<", "\\u003c")
