"""The Jekyll page: front matter, a heading, and the export's text behind a TAB (SURVEY 0, 1.2, 7)."""

from __future__ import annotations

import html
import re

from mskb.dialects.base import Draft
from mskb.dialects.front_matter import read_front_matter
from mskb.dialects.library import is_library
from mskb.fields.header import WRAPPED_LABELS, find_wrapped_header, read_wrapped_header
from mskb.model.article import Dialect
from mskb.model.defects import Defect, DefectKind

_HEADING = re.compile(r"#{1,2} +(?P<id>[Qq]\d{1,7}) *: ?(?P<title>.*)")
_TITLE = re.compile(r"(?P<id>[Qq]\d{1,7}) *: ?(?P<title>.*)")
_RAW = re.compile(r"\s*[{<]% *raw *%[}>]\s*")
_ENDRAW = re.compile(r"\s*[{<]% *endraw *%[}>]\s*")
_ARTICLE_LINE = re.compile(r"\t? *Article: *[Qq]\d")
_TOP = 40

# Bytes that the Jekyll export wrote as `<XX>`: the signs of punctuation that it met often. The rest stays: `<1B>` and
# other codes are printed in some articles, as the types of NetBIOS names are (`DOMAIN<1B>`), and cannot be told apart.
_MARK = re.compile(r"<(9[1-4]|A0|A7|A9|AE|B6|B7)>")
# What began with a blank, as text and as a bullet.
_DAMAGED = (" ", "- ")
_MARKS = {"A0": " "}  # as `decode` shows it


def is_wrapped(lines: list[str]) -> bool:
    """Whether this is a Jekyll page of an article: its heading or its header tells."""
    return any(_HEADING.fullmatch(line.strip()) or _ARTICLE_LINE.match(line) for line in lines[:_TOP])


def read_wrapped(lines: list[str]) -> Draft:
    """Read a Jekyll page, inside raw tags or not."""
    front_matter = read_front_matter(lines)
    unwrapped = [line.removeprefix("\t") for line in lines[front_matter.end :]]
    start = find_wrapped_header(unwrapped[:_TOP])
    top = unwrapped[:start] if start is not None else _top_without_header(unwrapped)
    heading = next((match for line in top if (match := _HEADING.fullmatch(line.strip()))), None)
    header = read_wrapped_header(unwrapped, len(top))
    fields = header.fields
    library = is_library(fields)
    draft = Draft(
        Dialect.LIBRARY if library else Dialect.WRAPPED,
        unwrapped[header.end :],
        product_name="" if library else fields.get("Product(s)", ""),
        version=fields.get("Version(s)", ""),
        operating_systems=fields.get("Operating System(s)", ""),
        keywords=fields.get("Keyword(s)", ""),
        modified=fields.get("Last Modified", ""),
        raw=fields,
    )
    if front_matter.broken:
        draft.defects.append(Defect(DefectKind.FRONT_MATTER, detail=front_matter.broken))
    titles = (_TITLE.fullmatch(front_matter.values.get("title", "")), heading)
    named = [match for match in titles if match]
    draft.title = html.unescape(named[0]["title"]) if named else front_matter.values.get("title", "")
    draft.id = fields.get("Article", "") or (named[0]["id"] if named else "")
    strays = [line for line in top if line.strip() and not _RAW.fullmatch(line) and not _tells(line, draft)]
    draft.keep_unparsed([*strays, *header.unparsed])
    if missing := [label for label in WRAPPED_LABELS if label not in fields]:
        draft.defects.append(Defect(DefectKind.HEADER_INCOMPLETE, detail=f"no {', '.join(missing)}"))
    _take_endraw(draft, raw=any(_RAW.fullmatch(line) for line in top))
    draft.lines = [
        _restore(line, library=library) if "<" in line or line.startswith(_DAMAGED) else line for line in draft.lines
    ]
    return draft


def _tells(line: str, draft: Draft) -> bool:
    """Whether a line is a heading that says what is known already: another number or title is text."""
    heading = _HEADING.fullmatch(line.strip())
    return (
        heading is not None
        and heading["id"].upper() == draft.id.upper()
        and html.unescape(heading["title"]).split() == draft.title.split()
    )


def _top_without_header(lines: list[str]) -> list[str]:
    """The lines down to the heading and raw tag, of a page that has no header."""
    last = max(
        (i for i, line in enumerate(lines[:_TOP]) if _HEADING.fullmatch(line.strip()) or _RAW.fullmatch(line)),
        default=-1,
    )
    return lines[: last + 1]


def _take_endraw(draft: Draft, *, raw: bool) -> None:
    lines = draft.lines
    last = next(
        (i for i in range(len(lines) - 1, -1, -1) if "endraw" in lines[i] and _ENDRAW.fullmatch(lines[i])), None
    )
    if last is not None:
        draft.lines[last] = ""
    elif raw:
        draft.defects.append(Defect(DefectKind.UNCLOSED_RAW))


def _restore(line: str, *, library: bool) -> str:
    """Give a line back what the Jekyll export took: characters written as `<XX>`, and the first blank.

    A line that had one blank only is not to be told from one that had none, but for bullets. The Programmer's Library
    came to the pages another way and lost no blanks.
    """
    if "<" in line:
        line = _MARK.sub(lambda match: _MARKS.get(match[1]) or bytes.fromhex(match[1]).decode("cp1252"), line)
    if not library and line.startswith(_DAMAGED):
        return " " + line
    return line
