"""Articles of the Programmer's Library: Jekyll pages with another header, `Question:` and `Response:` (SURVEY 1.2)."""

from __future__ import annotations

from collections.abc import Mapping

_PRODUCT = "See article"
_SOURCE = "mspl"


def is_library(fields: Mapping[str, str]) -> bool:
    """Whether a header is one of the library's: no product, or keywords in columns that name the CD."""
    return fields.get("Product(s)") == _PRODUCT or f"| {_SOURCE}" in fields.get("Keyword(s)", "")
