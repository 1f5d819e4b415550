"""Citations: articles named on lines of their own (SURVEY 5.2, the first four forms)."""

from __future__ import annotations

import re

from mskb.body.rule import Body, chunk_end
from mskb.inline.article_links import Q_NUMBER, reference_of
from mskb.inline.parser import parse_citation
from mskb.model.blocks import Citations
from mskb.model.inlines import ArticleLink, Inline, Inlines, LineBreak, Text
from mskb.source.cursor import LineCursor

_LABELLED = re.compile(r"ARTICLE ?[- ]ID *:", re.IGNORECASE)
_TITLE_LABEL = re.compile(r"TITLE *:", re.IGNORECASE)
# A title that goes on was cut by the wrapper, so the line above it is nearly full (SURVEY 5.4).
_SHORTEST_WRAPPED = 48
_MOST_LINES = 4
# What follows the number in running text: `Q198765 has been superseded by ...`
_PROSE = re.compile(r"[,.;)]|\s+(?:[a-z]+\b|\()")
_TITLE_WORDS = re.compile(r"\s+(?:[a-z]+\b){1}[^ ]*(?:\s+[A-Z(]|:)")


def read_citations(cursor: LineCursor, body: Body) -> Citations | None:
    """Read citations, one or more, that blank lines may separate.

    citations = 1*( number title *continuation | "ARTICLE-ID: " number NEWLINE "TITLE: " title *continuation )
    """
    del body
    items: list[Inlines] = []
    start = end = cursor.position
    while end < len(cursor.lines):
        first = cursor.lines[end].strip()
        if not (is_citation(first) or _LABELLED.match(first)):
            break
        stop = chunk_end(cursor.lines, end)
        found = _read_chunk([line.strip() for line in cursor.lines[end:stop]])
        if found is None:
            break
        items += found
        cursor.position = stop
        cursor.skip_blank_lines()
        end, last = cursor.position, stop
    cursor.position = start
    if not items:
        return None
    cursor.position = last
    return Citations(cursor.span(start, last), tuple(items))


def is_citation(line: str) -> bool:
    """Whether a line begins with the number of a cited article."""
    match = Q_NUMBER.match(line) if line.startswith(("Q", "q")) else None
    if match is None or reference_of(match, line) is None:
        return False
    rest = line[match.end() :]
    return not _PROSE.match(rest) or bool(_TITLE_WORDS.match(rest))


def _read_chunk(lines: list[str]) -> list[Inlines] | None:
    """The citations that a run of lines consists of; None where it holds anything else."""
    items: list[Inlines] = []
    index = 0
    while index < len(lines):
        if is_citation(lines[index]):
            end = _entry_end(lines, index)
            items.append(parse_citation(" ".join(lines[index:end])))
        elif _LABELLED.match(lines[index]) and Q_NUMBER.search(lines[index]):
            end = _labelled_end(lines, index)
            items.append(_labelled(lines[index], lines[index + 1 : end]))
        else:
            return None
        index = end
    return items


def _entry_end(lines: list[str], index: int) -> int:
    end = index + 1
    while (
        end < len(lines)
        and end - index < _MOST_LINES
        and len(lines[end - 1]) >= _SHORTEST_WRAPPED
        and not Q_NUMBER.match(lines[end])
        and not _LABELLED.match(lines[end])
    ):
        end += 1
    return end


def _labelled_end(lines: list[str], index: int) -> int:
    end = index + 1
    if end < len(lines) and _TITLE_LABEL.match(lines[end]):
        end += 1
        while end < len(lines) and not _LABELLED.match(lines[end]) and end - index <= _MOST_LINES:
            end += 1
    return end


def _labelled(number: str, title: list[str]) -> Inlines:
    inlines: list[Inline] = list(parse_citation(number))
    if title:
        inlines.append(LineBreak())
        inlines.extend(_title_link(" ".join(title), number))
    return tuple(inlines)


def _title_link(title: str, number: str) -> Inlines:
    match = Q_NUMBER.search(number)
    label = _TITLE_LABEL.match(title)
    target = reference_of(match, number) if match else None
    if target is None or label is None or not title[label.end() :].strip():
        return (Text(title),)
    text = title[label.end() :]
    blanks = len(text) - len(text.lstrip())
    return (Text(title[: label.end() + blanks]), ArticleLink(target, text.lstrip()))
