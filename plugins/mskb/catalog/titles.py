"""Titles as other articles cite them, and what they tell of titles that were cut (SURVEY 5.4)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from mskb.model.article import Article
from mskb.model.blocks import inlines_of
from mskb.model.inlines import ArticleLink

# The archive cut titles at 64 characters, and many at 63, also within a word (5,300 titles have one of these lengths).
_CUT_LENGTHS = (63, 64)
_LONGEST = 250
# Some citations end with the product's code: `... Title [exchange]`.
_CODE = re.compile(r" *\[[a-z0-9]+\]\Z")
# `Q123456 Title`, `Q123456: Title`, `Q123456 - Title`, `Q123456Title`, `Q123456 TITLE : Title`, and a title that
# stands without its number
_CITED = re.compile(r"(?:Q ?[0-9]{5,6})?[ :,-]*(?:TITLE *: *)?(?P<title>.*)", re.DOTALL | re.IGNORECASE)
_ADDRESS = re.compile(r"(?:[a-z]+://|www\.|ftp\.)", re.IGNORECASE)
# `BUG:` becomes `FIX:` when it is fixed, and who cites it is not told (SURVEY 5.4).
_TAG = re.compile(r"[A-Z0-9]{2,10}(?: TO)?: ", re.IGNORECASE)


def cited_titles(article: Article) -> tuple[tuple[str, str], ...]:
    """The titles under which an article cites others: ids and titles, once each, in order."""
    found = (
        (inline.target, title)
        for inlines in inlines_of(article.blocks)
        for inline in inlines
        if isinstance(inline, ArticleLink) and inline.target != article.id and (title := _title_in(inline.text))
    )
    return tuple(dict.fromkeys(found))


def whole_title(title: str, cited: Iterable[str]) -> str | None:
    """A title that was cut, as those who cite it have it; None where it was not cut or they do not agree.

    Args:
        title: The title as the article's file has it.
        cited: The titles under which others cite it.
    """
    if len(title) not in _CUT_LENGTHS:
        return None
    start = _comparable(title)
    endings = Counter(
        ending
        for other in cited
        if _comparable(other).startswith(start) and (ending := _untagged(other)[len(_untagged(title)) :].rstrip(" ."))
    )
    if not endings:
        return None
    [(ending, votes), *_] = endings.most_common()
    return title + ending if 2 * votes > endings.total() else None


def common_titles(cited: Iterable[str]) -> tuple[str, ...]:
    """Titles under which an article is cited, the commonest first; those that differ little are one."""
    spellings: dict[str, Counter[str]] = {}
    for title in cited:
        spellings.setdefault(_comparable(title), Counter())[title] += 1
    ranked = sorted(spellings.values(), key=lambda titles: (-titles.total(), min(titles)))
    return tuple(min(titles.items(), key=lambda item: (-item[1], item[0]))[0] for titles in ranked)


def _title_in(text: str) -> str:
    match = _CITED.fullmatch(" ".join(text.split()))
    title = match["title"] if match else ""
    title = _CODE.sub("", title)
    return title if len(title) <= _LONGEST and any(map(str.isalpha, title)) and not _ADDRESS.match(title) else ""


def _untagged(title: str) -> str:
    match = _TAG.match(title)
    return title[match.end() :] if match else title


def _comparable(title: str) -> str:
    return _untagged(title).casefold()
