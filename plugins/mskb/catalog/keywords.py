"""Keywords: which of them are noise, and what the others mean in plain English (SURVEY 1.6).

Whole keywords have their labels in `keywords.yml`. Those that are made of a product, a version and a rest are read:

keyword = "kb" product version [letter] ["pre"] ["sp" digit] [rest]     # kbwinnt400presp7fix, kbvfp500abug
rest    = "bug" | "fix" | "fea" | "faq" | "qfe"
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

import yaml

# Editors' marks and tests: kept in the data, listed nowhere. `kbdaosearch` and its kind roll up the Technology field.
_NOISE = re.compile(r"kbznotkeyword.*|_ik.*|kbchackingthereally.*|kb\w+search|kbnokeyword|kbnoupdate", re.IGNORECASE)
_VERSIONED = re.compile(
    r"kb(?P<product>[a-z]+?)(?P<version>2000|9[578]|[0-9]{3}|[0-9])(?P<letter>[a-z](?=bug|fix|$))?"
    r"(?P<before>pre)?(?:sp(?P<pack>\d))?(?P<rest>bug|fix|fea|faq|qfe)?"
)
# `buglist4.00b`, `fixlist4.50`
_LIST = re.compile(r"(?P<list>bug|fix)list(?P<version>\d\.\d\d[a-z]?)")
_LISTS = {"bug": "Bugs of version", "fix": "Fixed in version"}
_SERVICE_REQUEST = re.compile(r"sr#.*")
_RESTS = {"bug": ": bugs", "fix": ": fixes", "fea": ": new features", "faq": ": often asked", "qfe": ": hotfixes"}


@dataclass(frozen=True, slots=True)
class _Table:
    products: Mapping[str, str]
    labels: Mapping[str, str]


@lru_cache(maxsize=10_000)  # the archive has 2,300
def is_noise(keyword: str) -> bool:
    """Whether a keyword is an editor's mark, which no index lists."""
    return _NOISE.fullmatch(keyword) is not None


def meaning_of(keyword: str) -> str:
    """A keyword in plain English, empty where nobody has told it."""
    folded = keyword.casefold()
    table = _table()
    if folded in table.labels:
        return table.labels[folded]
    if (match := _LIST.fullmatch(folded)) is not None:
        return f"{_LISTS[match['list']]} {match['version']}"
    if _SERVICE_REQUEST.fullmatch(folded):
        return "A customer's service request"
    match = _VERSIONED.fullmatch(folded)
    if match is None or match["product"] not in table.products:
        return ""
    return f"{table.products[match['product']]} {_version(match)}{_rest(match)}"


def _version(match: re.Match[str]) -> str:
    digits = match["version"]
    if len(digits) == 1:
        number = f"{digits}.0"
    elif len(digits) == 3:  # noqa: PLR2004 - 600 is 6.0, 152 is 1.52
        number = f"{digits[0]}.{digits[1:].rstrip('0') or '0'}"
    else:
        number = digits
    return number + (match["letter"] or "")


def _rest(match: re.Match[str]) -> str:
    pack, rest = match["pack"], match["rest"]
    if match["before"]:
        return f": before Service Pack {pack}" if pack else ": before its release"
    if pack and rest == "fix":
        return f": fixed in Service Pack {pack}"
    return (f" Service Pack {pack}" if pack else "") + _RESTS.get(rest or "", "")


@cache
def _table() -> _Table:
    values = yaml.safe_load(files("mskb.catalog").joinpath("keywords.yml").read_text(encoding="utf-8"))
    return _Table(values["products"], values["labels"])
