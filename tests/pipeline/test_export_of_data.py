"""Every format holds all of every record, and nothing that an article says breaks one."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from itertools import groupby
from pathlib import Path
from typing import Any

import jsonschema
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner

from mskb.catalog.filing_index import STATES, TYPES
from mskb.cli import main
from mskb.model.article import Dialect
from mskb.model.defects import DefectKind, Severity
from mskb.pipeline.record import record_schema

PROJECT = Path(__file__).parents[2]
ARRAYS = {
    *("types", "status", "technology", "operating_systems", "hardware", "issue_type", "solution_type"),
    *("query_words", "categories", "leftover"),
}

BREAKERS = "'; DROP TABLE articles; -- \"]}\u2028\u2029\\u0000 \ufffe \U0001f4be {{ x }} \u202e ]]>"
IN_YAML = f"""---
layout: page
title: "Q400040: A\\0 \\e[31m \\uFFFF \\U0010FFFF \\x85 'quote'"
permalink: /kb/400/Q400040/
---

{BREAKERS}

See Q{"9" * 5000}, Q99999999999999999999 and Q65123.
"""


@pytest.fixture
def archive(make_archive, raw_export):
    """Articles of all kinds, hostile ones among them."""
    word = ("word97", "Word 97 for Windows")
    return make_archive(
        {
            "010/Q10022.TXT": raw_export("Q10022", text="See Q20033 and Q99999.", version="winnt:2.0,4.0 SP4;:95;os2:"),
            "020/Q20033.TXT": raw_export("Q20033", "BUG: Bells", product=word, keywords="kbWord97 kbZNotKeyword"),
            "020/Q20034.TXT": raw_export("Q20034", "FIX: Whistles", product=word, text="See Q10022, Q10022, Q20033."),
            "other/Q20034.TXT": raw_export("Q20034", "Whistles", modified="01-JAN-1999", text="It whistles."),
            "030/Q30030.txt": "Q30030: Typed by Hand\n\nText.\n",
            "040/Q40040.txt": f"Q40040: {BREAKERS}\n\n{BREAKERS}\n".encode()
            + b"\x00\x01\x1b[31m\x7f\x81"
            + b" text" * 99,
            "040/Q40041.TXT": raw_export(
                "Q40041", BREAKERS, BREAKERS, product=("../../etc", BREAKERS), keywords=BREAKERS
            ),
            "400/Q400040.md": IN_YAML,
        }
    )


def export(archive: Path, output: Path, *options: str) -> Path:
    result = CliRunner().invoke(main, ["export", str(archive), "-o", str(output), *options])
    assert result.exit_code == 0, result.output
    return output


def lines_of(file: Path) -> list[Any]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").removesuffix("\n").split("\n")]


def read_database(file: Path) -> list[dict[str, Any]]:
    """The records, put together again from the tables."""
    with closing(sqlite3.connect(file)) as connection:
        connection.row_factory = sqlite3.Row
        return [_record(connection, dict(row)) for row in connection.execute("SELECT * FROM articles ORDER BY rowid")]


def _record(connection: sqlite3.Connection, row: dict[str, Any]) -> dict[str, Any]:
    def of(table: str) -> list[dict[str, Any]]:
        found = connection.execute(f"SELECT * FROM {table} WHERE article_id = ? ORDER BY position", (row["id"],))
        rows = [dict(one) for one in found]
        assert [one.pop("position") for one in rows] == list(range(1, len(rows) + 1))
        return [{name: value for name, value in one.items() if name != "article_id"} for one in rows]

    del row["product"]
    return {
        **{name: json.loads(value) if name in ARRAYS else value for name, value in row.items()},
        "product": {"code": row.pop("product_code"), "name": row.pop("product_name")},
        "editions": of("editions"),
        "applies_to": [{**one, "versions": json.loads(one["versions"])} for one in of("applies_to")],
        "versions": [
            {"platform": platform, "items": [one["version"] for one in group if one["version"] is not None]}
            for platform, group in groupby(of("versions"), key=lambda one: one["platform"])
        ],
        "keywords": [one["text"] for one in of("article_keywords")],
        "tags": [one["address"] for one in of("article_tags")],
        "references": [one["reference"] for one in of("article_references")],
        "defects": of("defects"),
    }


def test_a_database_holds_all_of_every_record(archive, tmp_path):
    records = lines_of(export(archive, tmp_path / "kb.jsonl"))
    assert len(records) == 7
    held = read_database(export(archive, tmp_path / "kb.sqlite"))
    for record in held:
        del record["product_code"], record["product_name"]
    assert held == records


def test_parquet_holds_all_of_every_record(archive, tmp_path):
    records = lines_of(export(archive, tmp_path / "kb.jsonl"))
    rows = pq.read_table(export(archive, tmp_path / "kb.parquet")).to_pylist()
    for row in rows:
        row["modified"] = row["modified"] and row["modified"].isoformat()
    assert rows == records
    assert [list(row) for row in rows] == [list(record) for record in records]


def test_parquet_is_written_in_groups(archive, tmp_path, monkeypatch):
    monkeypatch.setattr("mskb.pipeline.export.parquet._GROUP", 1)
    file = pq.ParquetFile(export(archive, tmp_path / "kb.parquet"))
    assert (file.num_row_groups, file.metadata.num_rows) == (7, 7)
    assert str(file.schema_arrow.field("modified").type) == "date32[day]"
    assert {file.metadata.row_group(0).column(0).compression} == {"ZSTD"}


@pytest.mark.parametrize("ending", ["jsonl", "sqlite", "parquet"])
def test_two_exports_are_the_same(archive, tmp_path, ending):
    first = export(archive, tmp_path / "a" / f"kb.{ending}")
    second = export(archive, tmp_path / "b" / f"kb.{ending}", "--workers", "1")
    assert first.read_bytes() == second.read_bytes()
    assert sorted(path.name for path in first.parent.iterdir()) == [first.name, f"{first.name}.manifest.json"]
    assert (first.parent / f"{first.name}.manifest.json").read_bytes() == (
        second.parent / f"{first.name}.manifest.json"
    ).read_bytes()


@pytest.fixture
def database(archive, tmp_path):
    with closing(sqlite3.connect(export(archive, tmp_path / "kb.db"))) as connection:
        yield connection


def test_a_database_is_sound(database):
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA user_version").fetchone() == (1,)
    database.execute("INSERT INTO articles_fts(articles_fts, rank) VALUES ('integrity-check', 1)")


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        pytest.param("whistle", ["Q20034"], id="another-form-of-a-word"),
        pytest.param("Q10022", ["Q10022", "Q20034"], id="a-number-goes-before-those-who-cite-it"),
        pytest.param("bells", ["Q20033"], id="title"),
        pytest.param('"typed by hand"', ["Q30030"], id="phrase"),
    ],
)
def test_a_database_is_searched(database, query, ids):
    found = database.execute(
        "SELECT articles.id FROM articles_fts JOIN articles ON articles.rowid = articles_fts.rowid"
        " WHERE articles_fts MATCH ? ORDER BY articles_fts.rank",
        (query,),
    )
    assert [article_id for (article_id,) in found] == ids


def test_the_full_text_outlives_a_vacuum(database):
    database.execute("VACUUM")
    database.execute("INSERT INTO articles_fts(articles_fts, rank) VALUES ('integrity-check', 1)")


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        pytest.param(
            "SELECT * FROM article_references WHERE article_id = 'Q10022'",
            [("Q10022", 1, "Q20033", "Q20033", None), ("Q10022", 2, "Q99999", None, "Q99999")],
            id="references",
        ),
        pytest.param("SELECT * FROM wanted ORDER BY id", [("Q65123", "", 1), ("Q99999", "", 1)], id="wanted"),
        pytest.param("SELECT id, citations FROM most_cited", [("Q20033", 2), ("Q10022", 1)], id="most-cited"),
        pytest.param("SELECT id FROM most_wanted", [("Q65123",), ("Q99999",)], id="most-wanted"),
        pytest.param(
            "SELECT * FROM articles_per_product LIMIT 2",
            [("none", "not filed", 3), ("word97", "Word 97 for Windows", 2)],
            id="per-product",
        ),
        pytest.param(
            "SELECT * FROM keywords WHERE keyword IN ('kbsms200', 'kbznotkeyword') ORDER BY 1",
            [
                ("kbsms200", "kbsms200", "Systems Management Server 2.0", "/keywords/kbsms200/"),
                ("kbznotkeyword", "kbZNotKeyword", "", None),
            ],
            id="keywords-with-their-meaning",
        ),
        pytest.param(
            "SELECT platform, version FROM versions WHERE article_id = 'Q10022' ORDER BY position",
            [("winnt", "2.0"), ("winnt", "4.0 SP4"), ("", "95"), ("os/2", None)],
            id="versions",
        ),
        pytest.param(
            "SELECT article_id FROM article_types WHERE type = 'bug' ORDER BY 1",
            [("Q20033",), ("Q20034",)],
            id="types",
        ),
        pytest.param("SELECT count(*) FROM article_status WHERE status = 'fixed'", [(4,)], id="status"),
        pytest.param("SELECT articles FROM articles_per_keyword LIMIT 1", [(2,)], id="per-keyword"),
        pytest.param(
            "SELECT name FROM articles_per_version LIMIT 1", [("Systems Management Server 2.0",)], id="per-version"
        ),
        pytest.param("SELECT * FROM articles_per_year", [(None, 3), ("2001", 4)], id="per-year"),
        pytest.param(
            "SELECT severity, sentence FROM defect_kinds WHERE kind = 'bad-date'",
            [("note", DefectKind.BAD_DATE.sentence)],
            id="kinds-of-defects",
        ),
        pytest.param("SELECT value FROM metadata WHERE name = 'archive_files'", [("8",)], id="metadata"),
    ],
)
def test_a_database_tells(database, query, rows):
    assert database.execute(query).fetchall() == rows


def test_control_characters_are_shown(archive, tmp_path):
    records = {record["id"]: record for record in lines_of(export(archive, tmp_path / "kb.jsonl"))}
    assert records["Q400040"]["title"] == "A<00> <1B>[31m \uffff \U0010ffff \ufffd 'quote'"
    assert "\0" not in json.dumps(records, ensure_ascii=False)
    assert records["Q400040"]["references"] == ["Q65123"]


@pytest.fixture(scope="module")
def documented() -> str:
    return (PROJECT / "docs" / "data.md").read_text(encoding="utf-8")


def test_the_documentation_has_each_table_and_column(database, documented):
    rows = [line for line in documented.partition("## SQLite")[2].split("\n") if line.startswith("| `")]
    tables = database.execute(
        "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'articles_fts_%'"
    )
    for (table,) in tables.fetchall():
        (row,) = [row for row in rows if f"`{table}`" in row.split("|")[1]]
        columns = {column[1] for column in database.execute(f"PRAGMA table_info({table})")}
        missing = {column for column in columns - {"article_id", "position"} if f"`{column}`" not in row}
        assert not missing, table


def test_the_documentation_has_each_field(archive, tmp_path, documented):
    (record, *_) = lines_of(export(archive, tmp_path / "kb.jsonl"))
    section = documented.partition("## Records")[2].partition("## JSON Lines")[0]
    assert {line.split("`")[1] for line in section.split("\n") if line.startswith("| `")} == set(record)


def test_records_fit_their_schema(archive, tmp_path):
    schema = json.loads(record_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker(["date"]))
    records = lines_of(export(archive, tmp_path / "kb.jsonl"))
    for record in records:
        validator.validate(record)
    assert list(schema["properties"]) == schema["required"] == list(records[0])
    for wrong in ({"id": "../etc"}, {"modified": "2001-02-30"}, {"references": ["Q"]}, {"more": 1}, {"text": None}):
        assert not validator.is_valid(records[0] | wrong)


def test_the_schema_knows_what_the_code_knows():
    fields = json.loads(record_schema())["properties"]
    assert fields["dialect"]["enum"] == [dialect.value for dialect in Dialect]
    assert fields["types"]["items"]["enum"] == list(TYPES)
    assert fields["status"]["items"]["enum"] == list(STATES)
    assert fields["defects"]["items"]["properties"]["severity"]["enum"] == [severity.value for severity in Severity]
