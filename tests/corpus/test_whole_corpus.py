"""The archive is the last test: every file is read, and the two forms of an article tell the same."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from mskb.model.article import Article
from mskb.model.defects import DefectKind, Severity
from mskb.pipeline.pool import map_in_order
from mskb.pipeline.read import Refused, read_file
from mskb.pipeline.record import record_of
from mskb.source.scan import scan

pytestmark = pytest.mark.corpus

FEWEST_TYPED = 0.999
"""Of the version fields that are not empty."""
MOST_UNEQUAL = 0
"""Pairs that the Jekyll export did not damage and that are read differently: DESIGN allows 10, if each is explained."""
MOST_DAMAGED = 0.02
"""Of all pairs; in the archive it is 840 of 51,322, or 1.6 %."""

# What two files of one article cannot share. Alone, neither has other editions, or stands on index pages.
OF_THE_FILE = {"dialect", "source", "sha256", "editions", "tags"}
WITHOUT_INDENT = {"text", "markdown"}
# What the damage of the export reaches: it took smart quotes out of titles, and the rest stands in the body.
OF_THE_DAMAGE = {"title", "text", "markdown", "references", "defects"}

# The export took one leading blank off each line, and the reader gives it back to what still has one and to bullets.
LOST_BLANK = re.compile(rb"^ (?!- )[^ \r\n]|^- ", re.MULTILINE)
LOST_CHARACTER = re.compile(rb"[\x80-\xff\x00-\x08\x0e-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Reading:
    """What is remembered of an article's files."""

    files: int
    refused: tuple[str, ...]
    errors: tuple[str, ...]
    versions: int
    """Version fields that are not empty, over the files."""
    untyped: int
    """Those of them that the grammar does not take whole."""
    damage: frozenset[str]
    """What the export took from the article: `blank`, `character`."""
    unequal: frozenset[str]
    """Keys of the two records that differ."""
    words_differ: bool


@dataclass(frozen=True, slots=True)
class Files:
    """The files of one article: an export, a page, or both."""

    export: tuple[str, str] | None
    page: tuple[str, str] | None


def read(files: Files) -> Reading:
    found = [name for name in (files.export, files.page) if name]
    results = [read_file(*name) for name in found]
    articles = [result for result in results if isinstance(result, Article)]
    defects = [(article.source.path, defect) for article in articles for defect in article.defects]
    damage: set[str] = set()
    unequal: set[str] = set()
    words_differ = False
    if files.export and files.page and len(articles) == 2:
        data = Path(files.export[0]).read_bytes()
        damage = {name for name, sign in (("blank", LOST_BLANK), ("character", LOST_CHARACTER)) if sign.search(data)}
        unequal = unequal_keys(*articles)
        words_differ = articles[0].text.split() != articles[1].text.split()
    return Reading(
        files=len(found),
        refused=tuple(str(result) for result in results if isinstance(result, Refused)),
        errors=tuple(f"{path}: {defect}" for path, defect in defects if defect.severity is Severity.ERROR),
        versions=sum(1 for article in articles if article.facts.versions.text.strip(" :")),
        untyped=sum(1 for _, defect in defects if defect.kind is DefectKind.UNPARSED_VERSION),
        damage=frozenset(damage),
        unequal=frozenset(unequal),
        words_differ=words_differ,
    )


def unequal_keys(first: Article, second: Article) -> set[str]:
    one, other = record_of(first), record_of(second)
    assert one.keys() == other.keys()
    return {key for key in one if key not in OF_THE_FILE and comparable(key, one[key]) != comparable(key, other[key])}


def comparable(key: str, value: object) -> object:
    if key in WITHOUT_INDENT:
        return [line.strip() for line in str(value).split("\n")]
    return value


@pytest.fixture(scope="module")
def readings(corpus) -> dict[str, Reading]:
    """Each file of the archive, read once for all the tests."""
    exports = files_by_id(corpus / "txt")
    pages = files_by_id(corpus / "kb")
    ids = sorted(exports | pages)
    return dict(zip(ids, map_in_order(read, [Files(exports.get(id_), pages.get(id_)) for id_ in ids]), strict=True))


def files_by_id(folder: Path) -> dict[str, tuple[str, str]]:
    found = scan([folder])
    assert not found.unread
    ids = [re.findall(r"Q\d+", file.path.upper())[-1] for file in found.files]
    assert len(set(ids)) == len(ids), "an archive has one file an article"
    return {id_: (file.file, file.path) for id_, file in zip(ids, found.files, strict=True)}


@pytest.fixture(scope="module")
def pairs(corpus, readings) -> dict[str, Reading]:
    """Articles that have an export and a page."""
    assert (corpus / "txt").is_dir()
    return {id_: reading for id_, reading in readings.items() if reading.files == 2}


def test_every_file_gives_an_article(readings):
    assert [refused for reading in readings.values() for refused in reading.refused] == []
    assert sum(reading.files for reading in readings.values()) > 1000, "this is no archive"


def test_no_article_has_an_error(readings):
    assert [error for reading in readings.values() for error in reading.errors] == []


def test_version_fields_fit_the_grammar(readings):
    fields = sum(reading.versions for reading in readings.values())
    untyped = sum(reading.untyped for reading in readings.values())
    assert untyped <= fields * (1 - FEWEST_TYPED)


def test_export_and_page_tell_the_same(pairs):
    unequal = {id_: set(pair.unequal) for id_, pair in pairs.items() if pair.unequal and not pair.damage}
    assert len(unequal) <= MOST_UNEQUAL, unequal


def test_few_pairs_were_damaged_by_the_export(pairs):
    damaged = sum(1 for pair in pairs.values() if pair.damage)
    assert damaged <= len(pairs) * MOST_DAMAGED


def test_damage_stays_where_the_export_did_it(pairs):
    reached = Counter(key for pair in pairs.values() if pair.damage for key in pair.unequal)
    assert set(reached) <= OF_THE_DAMAGE, reached


def test_a_lost_blank_loses_no_word(pairs):
    assert [id_ for id_, pair in pairs.items() if pair.damage == {"blank"} and pair.words_differ] == []
