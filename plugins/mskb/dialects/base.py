"""What all dialects share: from a header's raw values and the lines below it to an article."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from mskb.body.parser import parse_body
from mskb.fields.applies_to import read_applies_to
from mskb.fields.dates import parse_date
from mskb.fields.footer import RawFooter, category_names, read_footer, read_tail
from mskb.fields.keywords import compare_keywords, parse_library_keywords, parse_query_words, parse_words, unique
from mskb.fields.products import product_of
from mskb.fields.versions import is_number, parse_versions
from mskb.model.article import AppliesTo, Article, Dialect, Facts, Source
from mskb.model.blocks import Block, Preformatted, Span, inlines_of, texts_of
from mskb.model.defects import Defect, DefectKind
from mskb.model.inlines import ArticleLink

_TITLE_CUT = 64
# A word of an older header's lines: a keyword, a version, a name in capitals, the bar between columns (SURVEY 2.6).
_LEFTOVER_WORD = re.compile(r"kb[\w.]+|(?:bug|fix)list\S*|[\d.,;:x]+\w*|[A-Z0-9/,;:.&-]+|\|")
_MOST_LEFTOVER_LINES = 4
_NOT_COMPARED = b" \t\n-=_*.|+"
_BULLETS = ("·", "•")
_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Draft:
    """An article whose header was read by its dialect; the rest is the same for all."""

    dialect: Dialect
    lines: list[str]
    """All lines after the header."""
    id: str = ""
    """The Q-number that the text tells, if it does."""
    title: str = ""
    product_code: str = ""
    product_name: str = ""
    version: str = ""
    operating_systems: str = ""
    keywords: str = ""
    modified: str = ""
    raw: dict[str, str] = field(default_factory=dict)
    defects: list[Defect] = field(default_factory=list)

    def keep_unparsed(self, unparsed: list[str]) -> None:
        """Put lines of the header that fit no field at the top of the body."""
        if unparsed:
            self.defects.append(Defect(DefectKind.UNPARSED_HEADER, detail=" / ".join(unparsed)))
            self.lines[:0] = [*unparsed, ""]


@dataclass(slots=True)
class _Body:
    """A body whose facts were taken out of it: their lines are blank, so that line numbers stay."""

    lines: list[str]
    applies_to: tuple[AppliesTo, ...] = ()
    leftover: list[str] = field(default_factory=list)
    query_words: list[str] = field(default_factory=list)
    categories: list[str] = field(default_factory=list)


def finish(draft: Draft, source: Source) -> Article:
    """Make the article: footer first, for it tells more than the header, then the facts in the body, then its text."""
    footer = read_footer(draft.lines)
    defects = draft.defects
    if footer.after:
        defects.append(Defect(DefectKind.TEXT_AFTER_FOOTER, detail=f"{len(footer.after)} lines"))
    body = _take_facts(_clean(draft.lines, footer), defects)
    text = "\n".join(body.lines).strip("\n")
    if not text:
        defects.append(Defect(DefectKind.NO_BODY))
    if len(draft.title) == _TITLE_CUT:
        defects.append(Defect(DefectKind.CUT_TITLE, detail=draft.title))
    facts = _facts(draft, footer, body, defects)
    blocks = _blocks(body.lines, text, defects)
    return Article(
        id=draft.id,
        title=draft.title,
        dialect=draft.dialect,
        source=source,
        facts=facts,
        blocks=blocks,
        text=text,
        defects=tuple(defects),
        references=_references(blocks, draft.id),
    )


def _clean(lines: list[str], footer: RawFooter) -> list[str]:
    """The lines of the body: TABs expanded to 8, no trailing blanks, no blank lines before the first."""
    kept = lines[: footer.start]
    if footer.after:
        kept += ["", *footer.after]
    body = [line.expandtabs(8).rstrip() if "\t" in line else line.rstrip() for line in kept]
    first = next((index for index, line in enumerate(body) if line), len(body))
    return body[first:]


def _take_facts(lines: list[str], defects: list[Defect]) -> _Body:
    body = _Body(lines)
    tail = read_tail(lines, len(lines))
    body.query_words, body.categories = tail.query_words, tail.categories
    lines[tail.end :] = [""] * (len(lines) - tail.end)
    applies_to = read_applies_to(lines)
    if applies_to is not None:
        body.applies_to = applies_to.entries
        if applies_to.edited:
            defects.append(Defect(DefectKind.EDITOR_NOISE, applies_to.first + 1))
        if applies_to.closed:
            above = [line.strip() for line in lines[: applies_to.first] if line]
            if above and _is_leftover(above):
                body.leftover = above
                defects.append(Defect(DefectKind.LEFTOVER_HEADER, 1, " / ".join(above)))
                lines[: applies_to.first] = [""] * applies_to.first
            lines[applies_to.first : applies_to.end] = [""] * (applies_to.end - applies_to.first)
        else:
            defects.append(Defect(DefectKind.OPEN_APPLIES_TO, applies_to.first + 1))
    for index, line in enumerate(lines):
        if line.startswith("KB") and (names := category_names(line)) is not None:
            defects.append(Defect(DefectKind.LEFTOVER_FOOTER, index + 1, line))
            body.categories += names.split()
            lines[index] = ""
    return body


def _is_leftover(lines: list[str]) -> bool:
    return len(lines) <= _MOST_LEFTOVER_LINES and all(
        _LEFTOVER_WORD.fullmatch(word) for line in lines for word in line.split()
    )


def _facts(draft: Draft, footer: RawFooter, body: _Body, defects: list[Defect]) -> Facts:
    fields = footer.fields
    version, operating_systems = _versions_and_systems(draft, footer, defects)
    versions, version_defects = parse_versions(version, operating_systems)
    defects += version_defects
    modified = parse_date(draft.modified)
    if modified is None and draft.modified:
        defects.append(Defect(DefectKind.BAD_DATE, detail=draft.modified))
    query_words = [word for words in reversed(body.query_words) for word in parse_query_words(words)]
    return Facts(
        product=product_of(draft.product_code, draft.product_name),
        applies_to=body.applies_to,
        versions=versions,
        keywords=_keywords(draft, footer, defects),
        technology=parse_words(fields.get("Technology", "")),
        component=fields.get("Component", ""),
        operating_systems=unique(filter(None, operating_systems)),
        hardware=parse_words(fields.get("Hardware", "")),
        issue_type=parse_words(fields.get("Issue type", "")),
        solution_type=parse_words(fields.get("Solution Type", "")),
        query_words=unique(query_words),
        categories=unique(body.categories),
        leftover=tuple(body.leftover),
        modified=modified,
        raw=draft.raw | {f"footer:{label}": value for label, value in fields.items()},
    )


def _keywords(draft: Draft, footer: RawFooter, defects: list[Defect]) -> tuple[str, ...]:
    if draft.dialect is Dialect.LIBRARY:
        return parse_library_keywords(draft.keywords)
    keywords = footer.fields.get("Keywords")
    if keywords is None:
        return parse_words(draft.keywords)
    if damage := compare_keywords(draft.keywords, keywords):
        defects.append(Defect(damage, detail=f"keywords {draft.keywords}"))
    return parse_words(keywords)


def _versions_and_systems(draft: Draft, footer: RawFooter, defects: list[Defect]) -> tuple[str, tuple[str, ...]]:
    """The version field and the columns of the operating-system field, as they were meant."""
    systems = tuple(column.strip() for column in draft.operating_systems.split("|"))
    shifted = [column for column in systems if column and all(map(is_number, column.split()))]
    version = draft.version
    if shifted:  # twelve articles of the Programmer's Library (SURVEY 1.6)
        defects.append(Defect(DefectKind.SHIFTED_FIELDS, detail=draft.operating_systems))
        systems = tuple(column for column in systems if column not in shifted)
        version = version or " | ".join(shifted)
    full = footer.fields.get("Version")
    # the Jekyll export took one colon off the front of a version
    if full is None or draft.version in (full, full.removeprefix(":")):
        return full or version, systems
    if draft.version and full.removeprefix(":").startswith(draft.version.removeprefix(":")):
        defects.append(Defect(DefectKind.CUT_VERSION, detail=draft.version.removeprefix(":")))
    else:
        defects.append(Defect(DefectKind.HEADER_DISAGREES, detail=f"version {draft.version}"))
    return full, systems


def _blocks(lines: list[str], text: str, defects: list[Defect]) -> tuple[Block, ...]:
    """The structure of the text; where it would not give back each letter, the text as it is."""
    blocks = parse_body(lines)
    texts = list(texts_of(blocks))
    if _compared("".join(texts)) == _compared(text):
        return blocks
    # the cells of a table go on over lines, side by side: its words may be in another order
    if Counter(_WORD.findall(" ".join(texts))) == Counter(_WORD.findall(text)):
        return blocks
    first = next(index for index, line in enumerate(lines, start=1) if line)
    defects.append(Defect(DefectKind.STRUCTURE_REFUSED, first))
    return (Preformatted(Span(first, first + text.count("\n")), text),)


def _compared(text: str) -> bytes:
    """The letters of a text, without blanks and what rules and bullets are made of."""
    for bullet in _BULLETS:
        text = text.replace(bullet, "")
    return text.encode("utf-8", "surrogatepass").translate(None, _NOT_COMPARED)


def _references(blocks: tuple[Block, ...], own: str) -> tuple[str, ...]:
    cited = dict.fromkeys(
        inline.target for inlines in inlines_of(blocks) for inline in inlines if isinstance(inline, ArticleLink)
    )
    cited.pop(own, None)
    return tuple(cited)
