"""Every reference of the archive is a link to the right page, or a counted exception.

The counts are held against others, made over the same files with the pattern of SURVEY 5 and without this package.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from mskb.catalog.catalog import Catalog, build_catalog
from mskb.catalog.facts import ArticleFacts, facts_of
from mskb.catalog.links import build_relations
from mskb.model.article import Article
from mskb.model.blocks import Preformatted, inlines_of
from mskb.model.defects import DefectKind
from mskb.model.inlines import ArticleLink
from mskb.pipeline.pool import map_in_order
from mskb.pipeline.read import read_file
from mskb.source.scan import FoundFile, scan

pytestmark = pytest.mark.corpus

AGREEMENT = 0.01
FEWEST_RESOLVED = 0.67
"""Of all references: a tenth of the articles is not in this archive, and what is cited most is wanting."""
MOST_EXCEPTIONS = 0.05

TOKEN = re.compile(rb"(?<![A-Za-z0-9])[Qq](\d{5,6})(?!\d)")
# Names of hotfixes and their folders are no references (SURVEY 5.1), nor is the line of the header.
NAME = re.compile(
    rb"_|[A-Za-z0-9-]{0,12}\.(?:exe|zip|cab|msi|msp|dll|sys|inf|reg|log|txt|asp|html?|hlp)\b", re.IGNORECASE
)
HEADER = re.compile(rb"(?s:\A---\n.*?\n---\n)|^## Q\d+:[^\n]*$|^\tArticle: Q\d+", re.MULTILINE)
NO_DIGIT = re.compile(r"\D")
ADDRESS = re.compile(rb"/[Qq](\d{2,3})/(\d)/(\d\d)\.(?:asp|txt|htm)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """The references of one article, by two ways of counting; ids may be there several times."""

    facts: ArticleFacts
    linked: tuple[str, ...]
    preformatted: tuple[str, ...]
    query_words: tuple[str, ...]
    counted: tuple[str, ...]
    """What the pattern finds in the bytes of the file."""


def read(found: FoundFile) -> Reading:
    article = read_file(found.file, found.path)
    assert isinstance(article, Article), found.path
    links = [inline for inlines in inlines_of(article.blocks) for inline in inlines if isinstance(inline, ArticleLink)]
    return Reading(
        facts_of(article, found.file),
        tuple(link.target for link in links if link.target[1:] in NO_DIGIT.sub("", link.text)),
        count_by_pattern("\n".join(preformatted_of(article.blocks)).encode()),
        count_by_pattern("\n".join(article.facts.query_words).encode()),
        count_by_pattern(HEADER.sub(b"", Path(found.file).read_bytes())),
    )


def preformatted_of(blocks) -> list[str]:
    """The texts of preformatted blocks, however deep."""
    found: list[str] = []
    for block in blocks:
        if isinstance(block, Preformatted):
            found.append(block.text)
        for name in ("blocks", "items"):
            members = getattr(block, name, ())
            found += preformatted_of(member for member in members if not isinstance(member, tuple))
    return found


def count_by_pattern(text: bytes) -> tuple[str, ...]:
    numbers = [
        match[1]
        for match in TOKEN.finditer(text)
        if not NAME.match(text, match.end())
        and text[match.start() - 1 : match.start()] not in (b"\\", b"/", b"_", b"-")
    ]
    numbers += [b"".join(match.groups()) for match in ADDRESS.finditer(text)]
    return tuple("Q" + number.decode().lstrip("0") for number in numbers)


@pytest.fixture(scope="module")
def readings(corpus) -> list[Reading]:
    found = scan([corpus / "kb"])
    return list(map_in_order(read, found.files))


@pytest.fixture(scope="module")
def catalog(readings) -> Catalog:
    return build_catalog(reading.facts for reading in readings)


def count(readings: list[Reading], catalog: Catalog, *names: str) -> Counter[str]:
    counts: Counter[str] = Counter()
    for reading in readings:
        for name in names:
            for target in getattr(reading, name):
                kind = "self" if target == reading.facts.id else "resolved" if target in catalog.entries else "stubs"
                counts[kind] += 1
    counts["references"] = counts.total()
    return counts


def test_every_reference_is_a_link_or_a_counted_exception(readings, catalog, capsys):
    linked = count(readings, catalog, "linked")
    found = count(readings, catalog, "linked", "preformatted", "query_words")
    independent = count(readings, catalog, "counted")
    with capsys.disabled():
        print()  # noqa: T201 - the figures are what the test is for
        for name in ("references", "resolved", "stubs", "self"):
            line = f"{name:<12} {found[name]:>6} found, {linked[name]:>6} as links; {independent[name]:>6} by pattern"
            print(line)  # noqa: T201
        for name in ("preformatted", "query_words"):
            print(f"{'in ' + name:<18} {count(readings, catalog, name)['references']:>6}")  # noqa: T201
    for name in ("references", "resolved", "stubs", "self"):
        assert found[name] == pytest.approx(independent[name], rel=AGREEMENT), name
    assert found["resolved"] >= FEWEST_RESOLVED * found["references"]
    assert found["references"] - linked["references"] <= MOST_EXCEPTIONS * found["references"]


def test_every_link_has_a_page(readings, catalog):
    assert [
        (reading.facts.id, target)
        for reading in readings
        for target in reading.linked
        if target != reading.facts.id and catalog.title_of(target) is None
    ] == []


def test_see_also_is_short_and_leads_to_articles(catalog):
    relations = build_relations(catalog)
    named = {article_id: relations.see_also(article_id) for article_id in catalog.entries}
    assert max(map(len, named.values())) == 6
    assert all(other in catalog.entries and other != own for own, others in named.items() for other in others)
    assert sum(1 for others in named.values() if others) > len(catalog) / 10


def test_cut_titles_are_completed_where_citations_agree(catalog, capsys):
    restored = [entry for entry in catalog if entry.whole_title]
    with capsys.disabled():
        print(f"\n{len(restored)} titles restored")  # noqa: T201
    assert len(restored) > 100
    for entry in restored:
        assert entry.title.startswith(entry.facts.title)
        assert [defect.kind for defect in entry.defects] == [DefectKind.RESTORED_TITLE]
