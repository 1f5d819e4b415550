"""Addresses of the web and of mailboxes in text."""

from __future__ import annotations

import re

# `\`, `|` and the angle brackets end an address: the archive writes placeholders as `http://<server>/`.
ADDRESS = re.compile(
    r"""
      (?P<url> (?<![A-Za-z]) (?:https?|ftp)://[^\s<>"|\\^`{}\[\]]{2,2000} )
    | (?P<bare> (?<![\w./@-]) (?:www|ftp)\.[a-z0-9-]{1,63}\.[a-z0-9][^\s<>"|\\^`{}\[\]]{0,2000} )
    | (?P<mail> (?<![\w.+@/\\-]) [\w.+-]{1,64}@[a-z0-9][a-z0-9-]{0,62}(?:\.[a-z0-9-]{1,63}){1,8} (?![\w@]) )
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""An address, with the punctuation that may follow it."""

# One of these stands in every address of the web.
_PARTS = ("://", "www.", "ftp.")
_TRAILING = ".,;:!?'\")*"


def may_hold_address(text: str) -> bool:
    """Whether a text has one of the signs without which there is no address of the web in it."""
    lowered = text.lower()
    return any(part in lowered for part in _PARTS)


def trim_address(text: str) -> str:
    """An address without the punctuation that ends the sentence around it; a closing bracket stays if it was opened."""
    while text and text[-1] in _TRAILING and not (text[-1] == ")" and text.count("(") >= text.count(")")):
        text = text[:-1]
    return text


def url_of(match: re.Match[str], text: str) -> str:
    """The URL that an address means: `www.` and `ftp.` have lost their scheme, a mailbox never had one."""
    if match["mail"]:
        return f"mailto:{text}"
    if match["bare"]:
        return f"ftp://{text}" if text[:3].lower() == "ftp" else f"http://{text}"
    scheme, sign, rest = text.partition("://")
    return f"{scheme.lower()}{sign}{rest}"
