"""Dates of the archive: when an article was last modified."""

from __future__ import annotations

import re
from datetime import date

_DATE = re.compile(r"(?P<day>\d{1,2})-(?P<month>[A-Za-z]{3})-(?P<year>\d{4})")
_MONTHS = {
    name: number
    for number, name in enumerate(
        ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"), start=1
    )
}


def parse_date(text: str) -> date | None:
    """Read a date such as `25-JUN-2000` or `9-AUG-1989` (SURVEY 1.4).

    Returns None for anything else, a day that the calendar lacks included.
    """
    match = _DATE.fullmatch(text.strip())
    if match is None or (month := _MONTHS.get(match["month"].upper())) is None:
        return None
    try:
        return date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return None
