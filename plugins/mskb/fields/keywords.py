"""Keyword fields: lists of words, and what was done to them in the header (SURVEY 1.6)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mskb.model.defects import DefectKind

_SERVICE_REQUEST = re.compile(r"SR# +(?=\S)")
# The header's values are cut at 87 characters; trailing blanks may have gone with the cut.
_SHORTEST_CUT = 85


def parse_words(text: str) -> tuple[str, ...]:
    """The words of a field, in order, each once; letter case does not make two of one."""
    return unique(text.split())


def parse_library_keywords(text: str) -> tuple[str, ...]:
    """The keywords of an article from the Programmer's Library: the middle of `AUDIENCE | words | source`.

    A service request's number (`SR# G901212-78`) is one word.
    """
    columns = [column.strip() for column in text.split("|")]
    middle = columns[1:-1] if len(columns) > 2 else columns[:1]  # noqa: PLR2004 - audience, words, source
    words = _SERVICE_REQUEST.sub("SR#", " ".join(middle)).split()
    return unique(word.replace("SR#", "SR# ", 1) for word in words)


def parse_query_words(text: str) -> tuple[str, ...]:
    """Query words are separated by blanks, or by commas or semicolons where there are any (SURVEY 2.2)."""
    if "," in text or ";" in text:
        return unique(part for part in (part.strip() for part in re.split("[,;]", text)) if part)
    return parse_words(text)


def compare_keywords(header: str, footer: str) -> DefectKind | None:
    """What the header's keywords suffered, or None where they agree with the footer's."""
    if header.split() == footer.split():
        return None
    header_letters, footer_letters = "".join(header.split()), "".join(footer.split())
    if header_letters == footer_letters:
        return DefectKind.GLUED_KEYWORDS
    if len(header) >= _SHORTEST_CUT and footer_letters.startswith(header_letters):
        return DefectKind.CUT_KEYWORDS
    return DefectKind.HEADER_DISAGREES


def unique(words: Iterable[str]) -> tuple[str, ...]:
    """The words in order, the first of each spelling that differs by letter case only."""
    seen: dict[str, str] = {}
    for word in words:
        seen.setdefault(word.casefold(), word)
    return tuple(seen.values())
