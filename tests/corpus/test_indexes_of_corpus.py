"""The indexes of the whole archive: each page lists what carries its address, and nothing else."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from contextlib import closing
from urllib.parse import urlsplit

import jsonschema
import pyarrow.parquet as pq
import pytest

from mskb.catalog.catalog import Catalog
from mskb.catalog.keywords import meaning_of
from mskb.pipeline.export.products import Part, parts_of
from mskb.pipeline.export.run import target_of, write_export
from mskb.pipeline.read import Refused
from mskb.pipeline.record import record_schema
from mskb.pipeline.run import part_of
from mskb.pipeline.write import records
from mskb.render.index_pages import ROWS, IndexPage, index_pages

pytestmark = pytest.mark.corpus

EVERY = 100
"""One article in so many is exported."""

SAFE = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?")
DEVICES = {"con", "prn", "aux", "nul"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)}
ROW = re.compile(r"^-   \[(Q\d+) .*\]\((?:\.\./)*(?:kb/\d{3,4}/)?Q\d+\.md\)$", re.MULTILINE)
LINK = re.compile(r"(?<!\\)\]\(([^()\s]+)\)")
# A line of a glossary: `Active Template Library (ATL)      kbATL`, or `kbAudit          Audit topics`
GLOSSARIES = ("117/Q117552", "140/Q140968", "199/Q199435")
EXPLAINED = re.compile(r"(?:^|\s{2,})((?:kb|sna)[A-Za-z0-9]{2,})(?=\s{2,}|\s*$)")


@pytest.fixture(scope="module")
def pages(catalog, indexes) -> list[IndexPage]:
    return list(index_pages(catalog, indexes))


@pytest.fixture(scope="module")
def markdown(pages) -> dict[str, str]:
    """The Markdown of each page, by path."""
    return {page.path: page.make() for page in pages}


def test_each_page_lists_exactly_the_articles_that_carry_its_address(indexes, markdown):
    listed: defaultdict[str, list[str]] = defaultdict(list)
    for path, text in markdown.items():
        listed[f"/{path.rpartition('/')[0]}/"] += ROW.findall(text)
    carried: defaultdict[str, list[str]] = defaultdict(list)
    for article_id, tags in indexes.tags.items():
        for tag in tags:
            carried[tag.address].append(article_id)
    assert {address: sorted(ids) for address, ids in carried.items()} == {
        address: sorted(ids) for address, ids in listed.items() if ids and not address.startswith("/kb/")
    }


def test_each_article_stands_in_every_index(catalog, indexes):
    assert set(indexes.tags) == set(catalog.entries)
    for article_id, tags in indexes.tags.items():
        indexes = {tag.index for tag in tags}
        assert indexes == {"versions", "keywords", "products", "types", "years"}, article_id


@pytest.fixture(scope="module")
def some(catalog) -> Catalog:
    """One article in so many."""
    return part_of(catalog, [id_ for n, id_ in enumerate(catalog.entries) if n % EVERY == 0])


def test_an_export_fits_its_schema(indexes, some):
    validator = jsonschema.Draft202012Validator(json.loads(record_schema()), format_checker=jsonschema.FormatChecker())
    for line in records(some, indexes):
        validator.validate(json.loads(str(line)))


def test_each_format_has_all_articles(catalog, indexes, some, tmp_path):
    parts = [Part("", tuple(some.entries))]
    for ending in ("jsonl", "sqlite", "parquet"):
        target = target_of(tmp_path / f"kb.{ending}")
        assert not [one for one in write_export(target, catalog, indexes, parts) if isinstance(one, Refused)]
    rows = pq.read_table(tmp_path / "kb.parquet", columns=["id", "keywords", "text"]).to_pylist()
    lines = (tmp_path / "kb.jsonl").read_text(encoding="utf-8").removesuffix("\n").split("\n")
    kept = [json.loads(line) for line in lines]
    assert rows == [{name: record[name] for name in ("id", "keywords", "text")} for record in kept]
    with closing(sqlite3.connect(tmp_path / "kb.sqlite")) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        found = connection.execute("SELECT id, text FROM articles ORDER BY rowid").fetchall()
        assert found == [(record["id"], record["text"]) for record in kept]
        for table, field in (("article_keywords", "keywords"), ("article_references", "references"), ("defects",) * 2):
            count = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
            assert count == (sum(len(record[field]) for record in kept),)


def test_each_product_has_a_file_name_of_its_own(catalog, indexes):
    parts = parts_of(indexes, (), each=True)
    assert len({part.product.casefold() for part in parts}) == len(parts) > 20
    assert all(SAFE.fullmatch(part.product) and part.product not in DEVICES for part in parts)
    assert sorted(id_ for part in parts for id_ in part.ids) == sorted(catalog.entries)


def test_an_export_tells_the_same_tags(indexes, some):
    for line in records(some, indexes):
        record = json.loads(str(line))
        assert record["tags"] == [tag.address for tag in indexes.tags[record["id"]]]
        filed = f"/products/{record['product']['code']}/"
        assert filed in record["tags"] or not record["product"]["code"]
        assert (f"/years/{record['modified'][:7].replace('-', '/')}/") in record["tags"]
        assert {f"/types/{name}/" for name in record["types"] or ["none"]} | {
            f"/types/{name}/" for name in record["status"]
        } == {tag for tag in record["tags"] if tag.startswith("/types/")}


def test_no_page_lists_too_many(markdown):
    assert max(len(ROW.findall(text)) for text in markdown.values()) == ROWS


def test_addresses_are_safe_and_unique(pages):
    paths = [page.path for page in pages]
    assert len(set(paths)) == len(paths)
    for path in paths:
        *folders, name = path.split("/")
        assert re.fullmatch(r"(?:index|[2-9]|[1-9]\d+)\.md", name), path
        for folder in folders:
            assert SAFE.fullmatch(folder), path
            assert ".." not in folder, path
            assert len(folder) <= 80, path
            assert folder.partition(".")[0] not in DEVICES, path


def test_every_link_of_an_index_page_leads_to_a_page(catalog, markdown):
    articles = {f"kb/{int(id_[1:]) // 1000:03d}/{id_}.md" for id_ in catalog.entries}
    for path, text in markdown.items():
        folder = path.split("/")[:-1]
        for link in LINK.findall(text):
            parts = urlsplit(link).path.split("/")
            up = parts.count("..")
            target = "/".join([*folder[: len(folder) - up], *parts[up:]])
            assert target in markdown or target in articles or target == "search.md", (path, link)


def test_the_kinds_that_a_table_links_to_are_there(markdown):
    checked = 0
    for path, text in markdown.items():
        if not path.startswith("versions/") or "| Version |" not in text:
            continue
        folder = path.rpartition("/")[0]
        for count, target, kind in re.findall(r"\[([\d,]+)\]\(([^#)]+)#([a-z-]+)\)", text):
            heading = re.search(rf"(?m)^## {kind}$", markdown[f"{folder}/{target}"], re.IGNORECASE)
            assert heading, (path, target, kind)
            assert int(count.replace(",", "")) > 0
            checked += 1
    assert checked > 1000


def test_every_keyword_that_a_glossary_explains_has_a_label(corpus):
    explained = set()
    for name in GLOSSARIES:
        path = corpus / "txt" / f"{name}.TXT"
        if path.exists():
            for line in path.read_text(encoding="cp1252").splitlines():
                explained.update(EXPLAINED.findall(line))
    explained -= {"kbSMSxxxbug", "kbSMSxxxfix"}  # which stand for any version
    assert len(explained) > 300
    assert [keyword for keyword in sorted(explained) if not meaning_of(keyword)] == []
