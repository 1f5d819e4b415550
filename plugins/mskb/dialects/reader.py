"""Choose the dialect of a file and read it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from mskb.dialects.base import Draft, finish
from mskb.dialects.document import find_document, read_document
from mskb.dialects.plain import cited_id, read_plain
from mskb.dialects.wrapped import is_wrapped, read_wrapped
from mskb.model.article import ARTICLE_ID, Article, Dialect, Source
from mskb.model.defects import Defect, DefectKind
from mskb.source.decode import Decoded

_NAME_ID = re.compile(r"(?<![A-Za-z0-9])[Qq](?P<digits>\d{1,7})(?!\d)")


@dataclass(frozen=True, slots=True)
class NoArticle:
    """A file that is no article: it tells no Q-number."""

    defect: Defect | None = None
    """Why it should have been one; None where it is just some other file, such as a README."""


def read_article(decoded: Decoded, source: Source) -> Article | NoArticle:
    """Read a decoded file.

    The dialect is told by the top of the text, and the surest sign is looked for first. The id is the text's, else the
    file's name's, else the folder's; only then a number that the text merely mentions.
    """
    lines = decoded.lines
    if not any(line.strip() for line in lines):
        named = name_id(source.path)
        return NoArticle(Defect(DefectKind.EMPTY_FILE) if named else None)
    draft = _read_draft(lines)
    draft.defects[:0] = decoded.defects
    told, named = _normal_id(draft.id), name_id(source.path)
    draft.id = told or named or (cited_id(lines) if draft.dialect is Dialect.PLAIN else "")
    if not draft.id:
        return NoArticle(None if draft.dialect is Dialect.PLAIN else Defect(DefectKind.NO_ID))
    if told and named and told != named:
        draft.defects.append(Defect(DefectKind.ID_MISMATCH, detail=f"{told} in the text, {named} in the name"))
    draft.title = " ".join(draft.title.split()) or draft.id
    return finish(draft, source)


def name_id(path: str) -> str:
    """The id in a file's name, else in its folder's; empty where neither has one."""
    for part in reversed(path.split("/")[-2:]):
        if match := _NAME_ID.search(part):
            return _normal_id(match[0])
    return ""


def with_defects(article: Article, *defects: Defect) -> Article:
    """The article with further defects."""
    return replace(article, defects=(*article.defects, *defects))


def _read_draft(lines: list[str]) -> Draft:
    start = find_document(lines)
    if start is not None:
        return read_document(lines, start)
    if is_wrapped(lines):
        return read_wrapped(lines)
    return read_plain(lines)


def _normal_id(text: str) -> str:
    """An id as the archive writes it: a capital Q, no leading zeros; empty where the text is none."""
    text = text.strip().upper()
    return f"Q{int(text[1:])}" if ARTICLE_ID.fullmatch(text) else ""
