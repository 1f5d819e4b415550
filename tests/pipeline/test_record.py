from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mskb.catalog.indexes import build_indexes
from mskb.pipeline.run import collect
from mskb.pipeline.write import records

# The fields of a record as the documentation of the data promises them.
TEXTS = {"id", "title", "dialect", "source", "sha256", "versions_text", "component", "markdown", "text"}
LISTS = {
    *("applies_to", "versions", "keywords", "technology", "operating_systems", "hardware", "issue_type"),
    *("solution_type", "query_words", "types", "status", "tags", "references", "defects", "editions"),
    *("categories", "leftover"),
}


def records_of(folder: Path) -> list[Any]:
    catalog = collect([folder]).catalog
    return [json.loads(str(line)) for line in records(catalog, build_indexes(catalog))]


def test_a_record_tells_all_of_an_article(make_archive, raw_export):
    source = raw_export("Q123456", text="The clock stands. See Q234567.", keywords="kbsms200 kbfaq")
    (record,) = records_of(make_archive({"123/Q123456.TXT": source}))
    assert record.pop("sha256").isalnum()
    assert record == {
        "id": "Q123456",
        "title": "SMS: The Clock Stands",
        "dialect": "document",
        "source": "123/Q123456.TXT",
        "editions": [],
        "product": {"code": "sms", "name": "Microsoft Systems Management Server"},
        "applies_to": [
            {
                "text": "Microsoft Systems Management Server version 2.0",
                "name": "Microsoft Systems Management Server",
                "versions": ["2.0"],
            }
        ],
        "versions": [{"platform": "winnt", "items": ["2.0"]}],
        "versions_text": "winnt:2.0",
        "keywords": ["kbsms200", "kbfaq"],
        "technology": ["kbSMSSearch", "kbSMS200"],
        "component": "",
        "operating_systems": [],
        "hardware": [],
        "issue_type": ["kbprb"],
        "solution_type": ["kbfix"],
        "query_words": ["prodsms"],
        "categories": [],
        "leftover": [],
        "modified": "2001-03-12",
        "types": ["problem"],
        "status": ["fixed"],
        "tags": [
            "/versions/systems-management-server/2.0/",
            "/keywords/kbfaq/",
            "/keywords/kbsms200/",
            "/products/sms/",
            "/types/problem/",
            "/types/fixed/",
            "/years/2001/03/",
        ],
        "references": ["Q234567"],
        "markdown": "## Symptoms\n\nThe clock stands. See [Q234567](../234/Q234567.md).",
        "text": "SYMPTOMS\n========\n\nThe clock stands. See Q234567.",
        "defects": [],
    }


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("Q123456 typed by hand\n", id="plain"),
        pytest.param("DOCUMENT:Q123456  31-FEB-2000  [x]\n", id="cut-header"),
        pytest.param("\tArticle: Q123456\n\tProduct(s): See article\n\n\tText.\n", id="library"),
    ],
)
def test_lists_are_empty_and_never_absent(make_archive, source):
    (record,) = records_of(make_archive({"Q123456.TXT": source}))
    assert set(record) == TEXTS | LISTS | {"product", "modified"}
    assert {name for name, value in record.items() if isinstance(value, list)} == LISTS
    assert {name for name, value in record.items() if isinstance(value, str)} == TEXTS
    assert set(record["product"]) == {"code", "name"}
    assert record["modified"] is None


def test_a_record_names_the_other_editions_and_their_conflict(make_archive, raw_export):
    files = {"a/Q1.TXT": raw_export("Q1"), "b/Q1.TXT": raw_export("Q1", text="It goes.", modified="01-JAN-1999")}
    (record,) = records_of(make_archive(files))
    (edition,) = record["editions"]
    assert record["source"] == "a/Q1.TXT"
    assert (edition["source"], edition["dialect"]) == ("b/Q1.TXT", "document")
    assert record["defects"] == [
        {"kind": "conflicting-editions", "severity": "note", "line": 0, "detail": "b/Q1.TXT differs"}
    ]
