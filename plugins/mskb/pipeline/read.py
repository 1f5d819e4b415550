"""Read one file. Whatever the file holds, the answer is an article or a defect, never an exception."""

from __future__ import annotations

import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from mskb.dialects.reader import NoArticle, read_article
from mskb.model.article import Article, Source
from mskb.model.defects import Defect, DefectKind
from mskb.source.decode import MAX_BYTES, decode, is_binary
from mskb.source.scan import readable


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that gave no article."""

    path: str
    defect: Defect | None
    """None for a file that is simply none, such as a README."""


def read_file(file: str, path: str) -> Article | Refused:
    """Read a file as an article.

    Args:
        file: Where the system finds it.
        path: Its path for people, which may tell the Q-number.
    """
    try:
        status = os.stat(file)  # noqa: PTH116 - two path objects for each of 60,000 files take their time
        if not stat.S_ISREG(status.st_mode):  # a pipe would keep its reader waiting
            return Refused(path, Defect(DefectKind.NOT_A_FILE, detail="no regular file"))
        if status.st_size > MAX_BYTES:
            return Refused(path, Defect(DefectKind.TOO_LARGE))
        with open(file, "rb") as stream:  # noqa: PTH123
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        return Refused(path, Defect(DefectKind.UNREADABLE, detail=error.strerror or str(error)))
    return read_bytes(data, path)


def read_again(file: str, path: str, article_id: str) -> Article | Refused:
    """Read a file whose article is known already; where it has become another one meanwhile, there is none."""
    article = read_file(file, path)
    if isinstance(article, Article) and article.id != article_id:
        return Refused(path, Defect(DefectKind.UNREADABLE, detail=f"it was {article_id} and became {article.id}"))
    return article


def path_with_folder(file: Path) -> str:
    """The path of a single file for people: with its folder, which may be what tells the Q-number."""
    return readable("/".join(file.absolute().parts[-2:]))


def read_bytes(data: bytes, path: str) -> Article | Refused:
    """Read the bytes of a file as an article."""
    if is_binary(data):
        return Refused(path, Defect(DefectKind.BINARY))
    try:
        article = read_article(decode(data), Source(path, hashlib.sha256(data).hexdigest()))
    except Exception as error:  # noqa: BLE001 - one article must not stop the others; the report names the bug
        return Refused(path, Defect(DefectKind.READER_FAILED, detail=f"{type(error).__name__}: {error}"))
    return Refused(path, article.defect) if isinstance(article, NoArticle) else article
