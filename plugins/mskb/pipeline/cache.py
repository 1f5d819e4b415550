"""What earlier builds read: facts and drafts of articles, kept on disk by their files' names, sizes and times.

The cache is one SQLite file. It is never needed: where it is damaged, was made by other code, or cannot be written,
files are read again. Rows have check sums, and their pickles may hold nothing but what a build puts there.
"""

from __future__ import annotations

import json
import os
import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, NamedTuple

from mskb.catalog.facts import ArticleFacts
from mskb.pipeline.code_version import code_version
from mskb.pipeline.packing import DamagedError, unpack
from mskb.render.draft import Draft

FILE = "archive.sqlite"
"""The name of the cache in its folder."""

_APPLICATION = 0x6D736B62  # `mskb`: SQLite keeps it in the file's head
_TABLES = """
    CREATE TABLE code (version TEXT NOT NULL);
    CREATE TABLE facts (
        file TEXT PRIMARY KEY, size INTEGER NOT NULL, modified INTEGER NOT NULL, facts BLOB NOT NULL,
        checksum INTEGER NOT NULL
    );
    CREATE TABLE drafts (file TEXT PRIMARY KEY, draft BLOB NOT NULL, checksum INTEGER NOT NULL);
    CREATE TABLE words (file TEXT PRIMARY KEY, sha256 TEXT NOT NULL, words BLOB NOT NULL, checksum INTEGER NOT NULL);
    CREATE TABLE readings (sources TEXT NOT NULL, begun INTEGER NOT NULL);
"""
# What SQLite says of a file that is no database, whose pages are wrong, or whose tables are others.
_DAMAGE = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_ERROR)
_WAIT = 20.0
"""How long to wait for another build that is writing, in seconds."""
_BATCH = 500
"""Files in a transaction: what was read stays read when a build is interrupted."""
UNSETTLED = 2_000_000_000
"""A file that changed so short a time before it was read, in nanoseconds, may change again and keep its stamp."""


class Stamp(NamedTuple):
    """What tells whether a file changed."""

    size: int
    """In bytes."""
    modified: int
    """In nanoseconds since 1970; -1 where the time tells nothing."""


class Known(NamedTuple):
    """What is kept of a file."""

    stamp: Stamp
    facts: ArticleFacts


class Kept(NamedTuple):
    """What is to be kept of a file; it crosses processes."""

    stamp: Stamp
    facts: bytes
    """Packed `ArticleFacts`."""
    draft: bytes
    """Packed `Draft`; empty where none is wanted."""
    words: bytes = b""
    """Packed words for the search index; empty where no draft is wanted."""
    sha256: str = ""
    """Of the file that the words are from."""


class Cache:
    """The cache of an archive. Each process has a connection of its own: SQLite's do not survive a fork."""

    def __init__(self, folder: Path, *, drafts: bool = True) -> None:
        """Open the cache in a folder, or begin one.

        Args:
            folder: It is made when it is needed.
            drafts: Whether drafts are wanted of all articles; a preview, which shows a few, begins sooner without.
        """
        self.drafts = drafts
        self.problem = ""
        """Why what was kept is not used, or nothing is kept, as a sentence; empty where all is well."""
        self.folder = folder
        self._file = folder / FILE
        self._usable = True
        self._connection: sqlite3.Connection | None = None
        self._process = 0
        self._waiting = 0

    def known(self) -> dict[str, Known]:
        """All that is kept, by file; where drafts are wanted, what has one.

        What cannot be used is thrown away, and `problem` says so.
        """
        try:
            return self._load()
        except (sqlite3.Error, OSError, DamagedError) as error:
            if _is_damage(error):
                self.problem = f"The cache {self._file} is damaged ({error}) and is made anew."
                self._begin_anew()
            else:  # it is locked, or the folder cannot be written
                self._give_up(error)
        return {}

    def keep(self, file: str, kept: Kept) -> None:
        """Keep what was read of a file."""
        name = _text_of(file)
        if kept.draft:
            self._write("INSERT OR REPLACE INTO drafts VALUES (?, ?, ?)", (name, kept.draft, zlib.crc32(kept.draft)))
        else:  # the old one is none of what the facts tell of
            self._write("DELETE FROM drafts WHERE file = ?", (name,))
        if kept.words:
            words_row = (name, kept.sha256, kept.words, zlib.crc32(kept.words))
            self._write("INSERT OR REPLACE INTO words VALUES (?, ?, ?, ?)", words_row)
        else:
            self._write("DELETE FROM words WHERE file = ?", (name,))
        row = (name, *kept.stamp, kept.facts, zlib.crc32(kept.facts))
        self._write("INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?, ?)", row)

    def touch(self, file: str, stamp: Stamp) -> None:
        """Keep the new stamp of a file that holds what it held before."""
        self._write("UPDATE facts SET size = ?, modified = ? WHERE file = ?", (*stamp, _text_of(file)))

    def forget(self, files: Iterable[str]) -> None:
        """Keep nothing of files that are gone."""
        for file in files:
            self._write("DELETE FROM facts WHERE file = ?", (_text_of(file),))
            self._write("DELETE FROM drafts WHERE file = ?", (_text_of(file),))
            self._write("DELETE FROM words WHERE file = ?", (_text_of(file),))

    def begin_reading(self) -> None:
        """Forget when all was read last: from now on what is kept is a part of it."""
        self._write("DELETE FROM readings")

    def end_reading(self, sources: Iterable[str], begun: int) -> None:
        """Keep that all files below some folders were read, without trouble, since a time."""
        self._write("INSERT INTO readings VALUES (?, ?)", (json.dumps(list(sources)), begun))

    def last_reading(self, sources: Iterable[str]) -> int | None:
        """When the reading of just these folders began that left what is kept; None where there was none."""
        try:
            rows = self._connect().execute("SELECT begun FROM readings WHERE sources = ?", (json.dumps(list(sources)),))
            row = rows.fetchone()
            return int(row[0]) if row else None
        except (sqlite3.Error, OSError, TypeError, ValueError):
            return None

    def close(self) -> None:
        """Write what waits to be written, and close; it opens again when it is asked for something."""
        connection, self._connection = self._connection, None
        if connection is None or self._process != os.getpid():
            return
        try:
            with closing(connection):
                connection.commit()
        except sqlite3.Error as error:
            self._give_up(error)

    def draft(self, facts: ArticleFacts) -> Draft | None:
        """The draft of an article; None where none is kept of what its facts were read from."""
        if not self._usable:
            return None
        try:
            rows = self._connect().execute("SELECT draft, checksum FROM drafts WHERE file = ?", (_text_of(facts.file),))
            row = rows.fetchone()
            draft = unpack(row[0], Draft, row[1]) if row else None
        except (sqlite3.Error, OSError, DamagedError):
            return None
        return draft if draft is not None and draft.article.source.sha256 == facts.sha256 else None

    def words(self, articles: Iterable[ArticleFacts]) -> Iterator[tuple[str, bytes]]:
        """Yields the ids of articles, each with the words that are kept of what its facts were read from."""
        if not self._usable:
            return
        wanted = {_text_of(facts.file): facts for facts in articles}
        try:
            for file, sha256, words, checksum in self._connect().execute("SELECT * FROM words"):
                facts = wanted.get(file)
                if facts is None or facts.sha256 != sha256 or not isinstance(words, bytes):
                    continue
                if zlib.crc32(words) == checksum:
                    yield facts.id, words
        except (sqlite3.Error, OSError):
            return

    def _load(self) -> dict[str, Known]:
        connection = self._connect()
        if connection.execute("PRAGMA application_id").fetchone() != (_APPLICATION,):
            if connection.execute("SELECT 1 FROM sqlite_master").fetchone():
                self.problem = f"{self._file} is no cache of mskb and is replaced."
            self._begin_anew()
            return {}
        if connection.execute("SELECT version FROM code").fetchone() != (code_version(),):
            self.problem = "The cache was made by another version of mskb or its libraries: all articles are read anew."
            self._begin_anew()
            return {}
        wanted = " WHERE file IN (SELECT file FROM drafts)" if self.drafts else ""
        rows = connection.execute(f"SELECT file, size, modified, facts, checksum FROM facts{wanted}")  # noqa: S608 - ours
        known = {}
        for file, size, modified, blob, checksum in rows:
            known[_file_of(file)] = Known(Stamp(size, modified), unpack(blob, ArticleFacts, checksum))
        return known

    def _begin_anew(self) -> None:
        try:
            self.close()
            self._remove()
            connection = self._connect()
            connection.executescript(f"BEGIN IMMEDIATE; PRAGMA application_id = {_APPLICATION}; {_TABLES}")
            connection.execute("INSERT INTO code VALUES (?)", (code_version(),))
            connection.commit()
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def _connect(self) -> sqlite3.Connection:
        if self._connection is None or self._process != os.getpid():
            self._file.parent.mkdir(parents=True, exist_ok=True)
            # a preview asks from several threads, one at a time
            self._connection = sqlite3.connect(self._file, timeout=_WAIT, check_same_thread=False)
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = OFF")  # a power cut may damage it: check sums tell
            self._process = os.getpid()
        return self._connection

    def _write(self, statement: str, values: Iterable[Any] = ()) -> None:
        if not self._usable:
            return
        try:
            connection = self._connect()
            connection.execute(statement, tuple(values))
            self._waiting += 1
            if self._waiting >= _BATCH:
                connection.commit()
                self._waiting = 0
        except (sqlite3.Error, OSError) as error:
            self._give_up(error)

    def _give_up(self, error: Exception) -> None:
        """Go on without."""
        self._usable = False
        self.problem = f"Nothing is kept for the next build, since {self._file} cannot be written: {error}."
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(sqlite3.Error):
                connection.close()
        if _is_damage(error):  # else each build would find it so
            with suppress(OSError):
                self._remove()

    def _remove(self) -> None:
        for ending in ("", "-wal", "-shm"):
            self._file.with_name(FILE + ending).unlink(missing_ok=True)


def _text_of(file: str) -> str:
    """A file's name as SQLite takes it, whose texts are UTF-8: a name need not be text."""
    return os.fsencode(file).decode("latin-1")


def _file_of(text: str) -> str:
    try:
        return os.fsdecode(text.encode("latin-1"))
    except UnicodeEncodeError as error:
        raise DamagedError("a name is wrong") from error


def _is_damage(error: Exception) -> bool:
    """Whether the file is not what was written, rather than locked, full or out of reach."""
    if not isinstance(error, sqlite3.Error):
        return isinstance(error, DamagedError)
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT)  # a text that is no UTF-8 has none
    return code & 0xFF in _DAMAGE


def stamp_of(file: str, now: int | None = None) -> Stamp | None:
    """A file's stamp; None where it cannot be told.

    Args:
        file: Where the system finds it.
        now: The time at which it is about to be read, where it is: a time just before it tells nothing of what comes.
    """
    try:
        status = os.stat(file)  # noqa: PTH116 - a path object for each of 60,000 files doubles the time
    except OSError:
        return None
    settled = now is None or status.st_mtime_ns < now - UNSETTLED
    return Stamp(status.st_size, status.st_mtime_ns if settled else -1)
