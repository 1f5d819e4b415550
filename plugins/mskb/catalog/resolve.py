"""Resolve what people have: a number, or any address that an article ever had.

`publish/theme/assets/mskb-resolve.js` does the same on the page for dead addresses; both are tested against
`tests/cases/addresses.json`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from mskb.catalog.catalog import number_of

NEAREST = 3
"""How many neighbours are shown on each side of a number."""

_LONGEST = 2000
_ESCAPE = re.compile(r"%([0-7][0-9A-Fa-f])")
_BLANKS = re.compile(r"[ \t\r\n\u00a0+]+")
_AROUND = " .,;:!?\"'()[]<>{}*#/"
_NUMBER = "0*([1-9][0-9]{4,6})(?![0-9])"
# Tried in this order. Only where nothing else is said may a number have fewer than five digits: `Q3` is a switch, a
# quarter of a year, a printer; and no number is taken from an address that does not tell what it counts.
_FORMS = tuple(
    re.compile(form, re.ASCII | re.IGNORECASE)
    for form in (
        # `168845`, `Q168845`, `KB 168845`, `012230`
        r"^(?:q|kb|mskb)?[ :#=_-]{0,3}0*([1-9][0-9]{0,6})$",
        # `/kb/000/Q999/`, this archive's own
        r"(?:^|/)kb/[0-9]{3,4}/q([1-9][0-9]{0,6})(?:[./?#]|$)",
        # `support.microsoft.com/support/kb/articles/Q168/8/45.asp`, and on disks and FTP servers `KB/Q168/8/45.TXT`
        r"(?:^|[^a-z0-9])q([1-9][0-9]{0,3})/([0-9])/([0-9]{2})(?![0-9])",
        # `ftp.microsoft.com/MISC/KB/en-us/168/845.HTM`
        r"(?:^|/)kb/[a-z]{2}(?:-[a-z]{2,4})?/([1-9][0-9]{0,3})/([0-9]{3})\.(?:htm|txt)",
        # `default.aspx?scid=kb;en-us;Q168845`, `?scid=kb;[LN];168845`, `?scid=168845`
        rf"(?:^|[?&])scid=(?:kb ?;)?(?: ?[^;&]{{0,12}};)? ?q?{_NUMBER}",
        # `?kbid=168845`, `default.aspx?id=168845`, `kblookup.asp?ID=Q168845`
        rf"(?:^|[?&])(?:kbid|id|kb|kbarticle|articleid)=(?:kb|q)?{_NUMBER}",
        # `Q168845.asp`, `KB168845`, `KB article Q168845`, `Q168845_W2K_SP2_x86_en.EXE`
        rf"(?:^|[^a-z0-9])(?:q|kb|mskb)[ :#=_-]{{0,3}}{_NUMBER}",
        # `support.microsoft.com/kb/168845/en-us`, `/help/168845`, `/Microsoft_KB_Archive/168845`
        rf"(?:^|[/=])(?:kb|help|q|mskb|microsoft_kb_archive)/(?:[a-z]{{2}}(?:-[a-z]{{2,4}})?/)?{_NUMBER}",
        # `Knowledge Base article 168845`, `Article ID: 168845`, `PSS ID Number: 168845`
        rf"(?:knowledge base|article|kb|id)(?: article| id| number| no\.)*[ :#]{{1,3}}{_NUMBER}",
    )
)


def find_id(text: str) -> str | None:
    """The id that a text means by whatever form of an article's number or address it holds; None where it has none."""
    cleaned = _clean(text)
    for form in _FORMS:
        match = form.search(cleaned)
        if match is not None:
            return "Q" + "".join(match.groups())
    return None


def nearest_ids(ids: Sequence[str], article_id: str, count: int = NEAREST) -> tuple[str, ...]:
    """The ids next to one, on both sides, of ids in the order of their numbers."""
    place = bisect_left(ids, number_of(article_id), key=number_of)
    after = place + 1 if place < len(ids) and ids[place] == article_id else place
    return (*ids[max(0, place - count) : place], *ids[after : after + count])


def _clean(text: str) -> str:
    """A text without percent-encoding, which may be double, in one line, with forward slashes, nothing around it."""
    text = text[:_LONGEST]
    for _ in range(2):
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    text = _BLANKS.sub(" ", text.replace("&amp;", "&").replace("\\", "/"))
    return text.strip(_AROUND)
