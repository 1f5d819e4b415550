"""Records as an SQLite database: tables for what articles share, and a full-text index. Datasette opens it as it is.

The same archive gives the same bytes, of one release of SQLite: rows come in a fixed order, in two transactions.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeAlias

from mskb.catalog.catalog import number_of
from mskb.model.defects import DefectKind
from mskb.pipeline.export.contents import SCHEMA, Contents, Write
from mskb.pipeline.export.products import code_of

Row: TypeAlias = tuple[object, ...]

_APPLICATION = 0x4D534B42
"""`MSKB`: SQLite keeps it in the file's head. The cache of a build, which is no export, has another."""
# A file that is not finished is thrown away, so nothing has to be undone or to outlast a power cut.
_SETTINGS = f"""
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    PRAGMA cache_size = -65536;
    PRAGMA application_id = {_APPLICATION};
    PRAGMA user_version = {SCHEMA};
"""
# Columns of `articles` that hold a list as a JSON array, and those that hold a text, by the record's own names.
_ARRAYS = (
    *("types", "status", "technology", "operating_systems", "hardware", "issue_type", "solution_type"),
    *("query_words", "categories", "leftover"),
)
_TEXTS = ("id", "title", "modified", "component", "versions_text", "dialect", "source", "sha256", "text", "markdown")
_ARTICLE = f"""
    INSERT INTO articles (rowid, product, product_code, product_name, {", ".join((*_TEXTS, *_ARRAYS))})
    VALUES ({", ".join("?" * (4 + len(_TEXTS) + len(_ARRAYS)))})
"""  # noqa: S608 - names of our own


@contextmanager
def write_database(file: Path, contents: Contents) -> Iterator[Write]:
    """Write an SQLite database.

    Raises:
        OSError: it cannot be written.
    """
    try:
        file.touch()  # the system says why a file cannot be made, and SQLite does not
        with closing(sqlite3.connect(file, isolation_level=None)) as connection:
            connection.executescript(f"{_SETTINGS} BEGIN; {_script('schema.sql')}")
            _insert_shared(connection, contents)
            yield _ArticleRows(connection, contents).insert
            connection.execute("COMMIT")
            connection.executescript(f"BEGIN; {_script('indexes.sql')} COMMIT;")
    except sqlite3.Error as error:
        raise OSError(str(error)) from error


class _ArticleRows:
    """Inserts an article and what belongs to it."""

    def __init__(self, connection: sqlite3.Connection, contents: Contents) -> None:
        self._connection = connection
        self._contents = contents
        self._products = {
            article_id: code_of(bucket)
            for bucket in contents.indexes.buckets
            for article_id in bucket.group.ids
            if article_id in contents.catalog.entries
        }

    def insert(self, line: str) -> None:
        """Insert the rows of a record."""
        record = json.loads(line)
        article_id = record["id"]
        self._connection.execute(
            _ARTICLE,
            (
                number_of(article_id),
                self._products[article_id],
                *(record["product"][name] for name in ("code", "name")),
                *(record[name] for name in _TEXTS),
                *(_array(record[name]) for name in _ARRAYS),
            ),
        )
        for table, rows in self._rows(record):
            numbered = [(article_id, position, *row) for position, row in enumerate(rows, start=1)]
            _insert(self._connection, table, numbered)

    def _rows(self, record: Mapping[str, Any]) -> Iterator[tuple[str, Iterable[Row]]]:
        """The rows of each table, without the article's id and their position."""
        yield "editions", ((one["source"], one["dialect"], one["sha256"]) for one in record["editions"])
        yield "applies_to", ((one["text"], one["name"], _array(one["versions"])) for one in record["applies_to"])
        yield "versions", ((one["platform"], item) for one in record["versions"] for item in one["items"] or (None,))
        yield "article_keywords", ((keyword.casefold(), keyword) for keyword in record["keywords"])
        yield "article_tags", ((address,) for address in record["tags"])
        yield "article_references", map(self._reference, record["references"])
        yield "defects", ((one["kind"], one["severity"], one["line"], one["detail"]) for one in record["defects"])

    def _reference(self, cited: str) -> Row:
        catalog = self._contents.catalog
        here = cited in catalog.entries
        return cited, cited if here else None, None if here or cited in catalog.left_out else cited


def _insert_shared(connection: sqlite3.Connection, contents: Contents) -> None:
    """Insert what articles share: products, keywords, tags, what is wanted, kinds of defects."""
    catalog, indexes, origin = contents.catalog, contents.indexes, contents.origin
    told = {
        "schema": SCHEMA,
        "mskb": contents.version,
        "articles": len(catalog),
        "archive_articles": origin.articles,
        "archive_files": origin.files,
        "archive_sha256": origin.sha256,
    }
    _insert(connection, "metadata", ((name, str(value)) for name, value in told.items()))
    buckets = [bucket for bucket in indexes.buckets if any(one in catalog.entries for one in bucket.group.ids)]
    _insert(
        connection,
        "products",
        ((code_of(bucket), bucket.group.tag.label, bucket.group.tag.address) for bucket in buckets),
    )
    _insert(connection, "keywords", _keywords(contents))
    tags = {tag for article_id in catalog.entries for tag in indexes.tags.get(article_id, ())}
    _insert(connection, "tags", ((tag.address, tag.index, tag.label, tag.meaning) for tag in sorted(tags)))
    wanted = ((one, next(iter(catalog.titles_cited(one)), ""), len(catalog.citing[one])) for one in catalog.wanted)
    _insert(connection, "wanted", wanted)
    _insert(connection, "defect_kinds", ((kind.label, kind.severity.value, kind.sentence) for kind in DefectKind))


def _keywords(contents: Contents) -> Iterator[Row]:
    """All keywords, also those that the site lists nowhere."""
    listed = contents.indexes.keywords
    tags = {group.tag.label.casefold(): group.tag for group in (*listed.exported, *listed.library)}
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for entry in contents.catalog:
        for keyword in entry.facts.keywords:
            spellings[keyword.casefold()][keyword] += 1
    for folded, counts in sorted(spellings.items()):
        tag = tags.get(folded)
        if tag is not None:
            yield folded, tag.label, tag.meaning, tag.address
        else:
            yield folded, min(counts.items(), key=lambda item: (-item[1], item[0]))[0], "", None


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    for row in rows:
        connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 - our names


def _array(values: Iterable[str]) -> str:
    return json.dumps(list(values), ensure_ascii=False, separators=(",", ":"))


def _script(name: str) -> str:
    return files("mskb.pipeline.export").joinpath(name).read_text(encoding="utf-8")
