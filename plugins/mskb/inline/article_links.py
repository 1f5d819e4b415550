"""Q-numbers in text: which are references, which article they mean (SURVEY 5)."""

from __future__ import annotations

import re

Q_NUMBER = re.compile(
    r"""
    (?: (?<![A-Za-z0-9\\/_-]) | (?<=Q\d{5}) | (?<=Q\d{6}) )
    (?: [Qq](?P<digits>\d{5,6}) | Q\ (?P<spaced>\d{6}) ) (?!\d)
    """,
    re.VERBOSE,
)
"""A reference: 5 or 6 digits, no more.

It needs no boundary on the right: `Q141735Windows NT` is one of 200. Nor on the left, where another stands there:
`Q157719Q157718 INFO: ...`.
"""

# `Q262049.exe`, `Q244599i.exe`, `Q273772_W2K_SP2_x86_en.EXE` are files of hotfixes.
_FILE_NAME = re.compile(
    r"_|[A-Za-z0-9-]{0,12}\.(?:exe|zip|cab|msi|msp|dll|sys|inf|reg|log|txt|asp|html?|hlp)\b", re.IGNORECASE
)

_KB_ADDRESS = re.compile(
    r"""
    (?: /kb/(?:articles/)? (?:[a-z]{2,8}/)? q(?P<thousands>\d{2,3})/(?P<hundreds>\d)/(?P<rest>\d\d) \.(?:asp|txt|htm)
      | scid=kb;[a-z-]*;q?(?P<number>\d{5,6})
    ) \b
    """,
    re.IGNORECASE | re.VERBOSE,
)


def reference_of(match: re.Match[str], text: str) -> str | None:
    """The id that a match of `Q_NUMBER` in a text refers to; None where it is part of a file name."""
    if _FILE_NAME.match(text, match.end()):
        return None
    return "Q" + (match["digits"] or match["spaced"]).lstrip("0")


def article_of_address(url: str) -> str | None:
    """The id of the article that a Microsoft address meant, such as `.../kb/articles/Q156/3/58.asp`; else None."""
    match = _KB_ADDRESS.search(url)
    if match is None:
        return None
    digits = match["number"] or match["thousands"] + match["hundreds"] + match["rest"]
    return "Q" + digits.lstrip("0")
