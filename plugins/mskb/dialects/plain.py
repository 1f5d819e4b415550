"""Anything else that tells a Q-number: the title is taken from the text, and all of the text is kept."""

from __future__ import annotations

import re

from mskb.dialects.base import Draft
from mskb.dialects.front_matter import read_front_matter
from mskb.model.article import Dialect
from mskb.model.defects import Defect, DefectKind

# A line that names the article it stands in, not one that it cites.
_NAMING = re.compile(
    r"(?:#+ *)?(?:(?:Article(?: ID)?|ID|PSS ID Number) *: *)?(?P<id>[Qq]\d{1,7})\b *[:.-]? *(?P<title>.*)",
    re.IGNORECASE,
)
_ANY = re.compile(r"(?<![A-Za-z0-9\\/_-])[Qq](?P<digits>\d{1,7})(?![.\\]?\w)")  # a file has more after its stop
_LONGEST_TITLE = 200


def read_plain(lines: list[str]) -> Draft:
    """Read a text of no known dialect."""
    front_matter = read_front_matter(lines)
    # front matter that could not be read is text like any other
    draft = Draft(Dialect.PLAIN, lines[0 if front_matter.broken else front_matter.end :])
    if front_matter.broken:
        draft.defects.append(Defect(DefectKind.FRONT_MATTER, detail=front_matter.broken))
    draft.raw = {f"front matter:{key}": value for key, value in front_matter.values.items()}
    first = next((line.strip() for line in draft.lines if any(map(str.isalnum, line))), "")
    title = front_matter.values.get("title", "")
    naming = _NAMING.fullmatch(title) or _NAMING.fullmatch(first)
    if naming is not None:
        draft.id = naming["id"]
    draft.title = (title or first.lstrip("# "))[:_LONGEST_TITLE]
    if naming is not None and naming["title"]:
        draft.title = naming["title"][:_LONGEST_TITLE]
    return draft


def cited_id(lines: list[str]) -> str:
    """The first Q-number anywhere in a text, for a file that tells its own nowhere; empty where there is none."""
    for line in lines:
        if match := _ANY.search(line):
            return "Q" + match["digits"]
    return ""
