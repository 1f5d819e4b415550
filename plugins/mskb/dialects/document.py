"""The raw export: `DOCUMENT:Q243681  25-JUN-2000  [sms]` and five more fields (SURVEY 1.1)."""

from __future__ import annotations

from mskb.dialects.base import Draft
from mskb.fields.header import DOCUMENT_LABELS, read_document_header, split_document_line
from mskb.model.article import Dialect
from mskb.model.defects import Defect, DefectKind

_OPENINGS = ("DOCUMENT:", "TITLE   :", "PRODUCT :", "PROD/VER:", "OPER/SYS:", "KEYWORDS:")


def find_document(lines: list[str]) -> int | None:
    """The index of the header's first line, or None where this is no raw export.

    A file whose first lines are lost begins with another field of the header.
    """
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    return first if lines[first].startswith(_OPENINGS) else None


def read_document(lines: list[str], start: int) -> Draft:
    """Read a raw export whose header begins at index `start`."""
    header = read_document_header(lines, start)
    fields = header.fields
    parts = split_document_line(fields.get("DOCUMENT", ""))
    draft = Draft(
        Dialect.DOCUMENT,
        lines[header.end :],
        id=parts.get("id", ""),
        title=fields.get("TITLE", ""),
        product_code=parts.get("code", ""),
        product_name=fields.get("PRODUCT", ""),
        version=fields.get("PROD/VER", ""),
        operating_systems=fields.get("OPER/SYS", ""),
        keywords=fields.get("KEYWORDS", ""),
        modified=parts.get("date", ""),
        raw=fields,
    )
    draft.keep_unparsed(header.unparsed)
    if missing := [label for label in DOCUMENT_LABELS if label not in fields]:
        draft.defects.append(Defect(DefectKind.HEADER_INCOMPLETE, detail=f"no {', '.join(missing)}"))
    return draft
