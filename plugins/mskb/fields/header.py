"""Headers: labelled lines at the top of an article, kept raw."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

DOCUMENT_LABELS = ("DOCUMENT", "TITLE", "PRODUCT", "PROD/VER", "OPER/SYS", "KEYWORDS")
WRAPPED_LABELS = ("Article", "Product(s)", "Version(s)", "Operating System(s)", "Keyword(s)", "Last Modified")

_DOCUMENT_FIELD = re.compile(r"(?P<label>DOCUMENT|TITLE|PRODUCT|PROD/VER|OPER/SYS|KEYWORDS) *:(?P<value>.*)")
_WRAPPED_FIELD = re.compile(
    r"(?P<label>Article|Product\(s\)|Version\(s\)|Operating System\(s\)|Keyword\(s\)|Last Modified):(?P<value>.*)"
)
# The rule between header and body has 70 signs (SURVEY 1.1); a few more or less do no harm.
_RULE = re.compile(r"={65,75}\s*")
_DOCUMENT_LINE = re.compile(r"\s*(?P<id>[Qq]\d{1,7})?\s*(?P<date>[^\s\[]+)?\s*(?:\[(?P<code>[^\]]*)\]?)?\s*")


@dataclass(slots=True)
class RawHeader:
    """A header as it was found."""

    fields: dict[str, str] = field(default_factory=dict)
    """Values by label, without outer blanks."""
    unparsed: list[str] = field(default_factory=list)
    """Lines among the fields that fit none."""
    end: int = 0
    """The index of the line after the header, its rule included."""


def read_document_header(lines: list[str], start: int) -> RawHeader:
    """Read the header of the raw export.

    header = 6*FIELD BLANK [RULE]    # the three oldest files have no rule (SURVEY 1.1)
    """
    header = _read_fields(lines, start, _DOCUMENT_FIELD)
    position = header.end
    while position < len(lines) and not lines[position].strip():
        position += 1
    if position < len(lines) and _RULE.fullmatch(lines[position]):
        header.end = position + 1
    return header


def read_wrapped_header(lines: list[str], start: int) -> RawHeader:
    """Read the header of a Jekyll page, whose lines have lost their TAB.

    header = 6*FIELD BLANK
    """
    return _read_fields(lines, start, _WRAPPED_FIELD)


def find_wrapped_header(lines: list[str]) -> int | None:
    """The index of the first field of a Jekyll page's header, or None."""
    for index, line in enumerate(lines):
        if line.startswith("Article:") and _WRAPPED_FIELD.match(line):
            return index
    return None


def split_document_line(value: str) -> Mapping[str, str]:
    """The parts of a `DOCUMENT:` field: `id`, `date` and `code`, each empty where it is missing."""
    match = _DOCUMENT_LINE.match(value)
    return {} if match is None else {name: part or "" for name, part in match.groupdict().items()}


def _read_fields(lines: list[str], start: int, pattern: re.Pattern[str]) -> RawHeader:
    header = RawHeader(end=start)
    for index in range(start, len(lines)):
        line = lines[index].rstrip()
        match = pattern.fullmatch(line)
        if match is not None:
            value = match["value"].strip()
            if header.fields.setdefault(match["label"], value) != value:  # the first is the one; the other is kept
                header.unparsed.append(line)
        elif not line or not _more_fields(lines, index, pattern):
            break
        else:
            header.unparsed.append(line)
        header.end = index + 1
    return header


def _more_fields(lines: list[str], index: int, pattern: re.Pattern[str]) -> bool:
    """Whether another field stands in the next lines, before a blank one: then this line is a stray among fields."""
    for line in lines[index + 1 : index + 4]:
        if not line.strip():
            return False
        if pattern.fullmatch(line.rstrip()):
            return True
    return False
