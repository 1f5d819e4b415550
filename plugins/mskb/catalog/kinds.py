"""What kind of article one is, and whether what it tells of was fixed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mskb.model.article import Article

_TYPES = {
    "kbbug": "bug",
    "kbprb": "problem",
    "kbhowto": "how-to",
    "kbinfo": "information",
    "kbdocerr": "documentation-error",
}
_STATUS = {"kbfix": "fixed", "kbpending": "pending", "kbnofix": "not-fixed"}
# The commonest prefixes of titles that tell the same (SURVEY 1.1).
_PREFIX_TYPES = {
    "BUG": "bug",
    "FIX": "bug",
    "PRB": "problem",
    "HOWTO": "how-to",
    "HOW TO": "how-to",
    "INFO": "information",
    "DOC": "documentation-error",
    "DOCERR": "documentation-error",
    "Doc Err": "documentation-error",
    "INF": "information",
}
# `FIX:GENDBC Error` lacks its blank, and `Doc Err:` is what older articles have for `DOCERR:`.
_PREFIX = re.compile(r"(?P<prefix>[A-Z][A-Za-z ]{1,6}): ?(?=\S)")

OTHER = "other"
KINDS = ("bug", "problem", "how-to", "information", OTHER)
"""What the tables of products tell apart."""


def types_of(article: Article) -> tuple[str, ...]:
    """The kinds of an article by its issue type and its title's prefix, in order, once each."""
    types = [_TYPES[word] for word in map(str.casefold, article.facts.issue_type) if word in _TYPES]
    prefix = _PREFIX.match(article.title)
    if prefix and prefix["prefix"] in _PREFIX_TYPES:
        types.append(_PREFIX_TYPES[prefix["prefix"]])
    return tuple(dict.fromkeys(types))


def status_of(article: Article) -> tuple[str, ...]:
    """The fix states of an article by its solution type and its title's prefix, in order, once each."""
    states = [_STATUS[word] for word in map(str.casefold, article.facts.solution_type) if word in _STATUS]
    if article.title.startswith("FIX:"):
        states.append("fixed")
    return tuple(dict.fromkeys(states))


def kind_of(types: Sequence[str]) -> str:
    """The one kind by which a table counts an article: its first type, or `other`."""
    return types[0] if types and types[0] in KINDS else OTHER
