from __future__ import annotations

from datetime import date

import pytest

from mskb.fields.dates import parse_date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("25-JUN-2000", date(2000, 6, 25), id="two-digits"),
        pytest.param("9-AUG-1989", date(1989, 8, 9), id="one-digit"),
        pytest.param(" 01-jan-1999 ", date(1999, 1, 1), id="any-case-and-outer-blanks"),
        pytest.param("29-FEB-2000", date(2000, 2, 29), id="leap-day"),
        pytest.param("29-FEB-2001", None, id="no-leap-day"),
        pytest.param("31-FEB-2000", None, id="not-in-the-calendar"),
        pytest.param("0-JAN-2000", None, id="day-zero"),
        pytest.param("01-JUX-2000", None, id="no-month"),
        pytest.param("2000-06-25", None, id="another-form"),
        pytest.param("25-JUN-0000", None, id="year-zero"),
        pytest.param("", None, id="empty"),
    ],
)
def test_parse_date(text, expected):
    assert parse_date(text) == expected
