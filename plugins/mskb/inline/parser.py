"""Read the text of a block."""

from __future__ import annotations

import re

from mskb.inline.article_links import Q_NUMBER, article_of_address, reference_of
from mskb.inline.web_links import ADDRESS, trim_address, url_of
from mskb.model.inlines import ArticleLink, Inline, Inlines, LineBreak, Text, WebLink

# What every number of an article has; it is found sooner than one.
_NUMBER = re.compile(r"[Qq] ?\d{5}")


def parse_inlines(text: str) -> Inlines:
    """Find the links in a text; a newline is a line break that has a meaning."""
    if "\n" not in text:
        return tuple(_parse_line(text)) if _may_hold_link(text) else (Text(text),) if text else ()
    inlines: list[Inline] = []
    for number, line in enumerate(text.split("\n")):
        if number:
            inlines.append(LineBreak())
        inlines.extend(_parse_line(line))
    return tuple(inlines)


def parse_citation(text: str) -> Inlines:
    """Read a citation: one link spans the number and the title that follows it, up to the line's end.

    Numbers before the last are links of their own: `Q157719Q157718Q157720 INFO: ...`.
    """
    matches = [match for match in Q_NUMBER.finditer(text) if reference_of(match, text)]
    inlines: list[Inline] = []
    position = 0
    for index, match in enumerate(matches):
        if match.start() < position:
            continue
        if match.start() > position:
            inlines.append(Text(text[position : match.start()]))
        glued = index + 1 < len(matches) and not text[match.end() : matches[index + 1].start()].strip()
        position = match.end() if glued else len(text)
        inlines.append(ArticleLink(str(reference_of(match, text)), text[match.start() : position]))
    return tuple(inlines) if inlines else tuple(_parse_line(text))


def _may_hold_link(text: str) -> bool:
    return (
        "://" in text
        or "@" in text
        or "www." in text
        or "ftp." in text
        or (("Q" in text or "q" in text) and _NUMBER.search(text) is not None)
    )


def _parse_line(text: str) -> list[Inline]:
    inlines: list[Inline] = []
    position = 0
    for start, link in _find_links(text):
        if start < position:
            continue
        if start > position:
            inlines.append(Text(text[position:start]))
        inlines.append(link)
        position = start + len(link.text)
    if position < len(text):
        inlines.append(Text(text[position:]))
    return inlines


def _find_links(text: str) -> list[tuple[int, ArticleLink | WebLink]]:
    """The links of a line with the index at which each begins; an address wins over a number inside it."""
    links: list[tuple[int, ArticleLink | WebLink]] = []
    if "://" in text or "@" in text or "www." in text or "ftp." in text:
        for match in ADDRESS.finditer(text):
            address = trim_address(match[0])
            # `http://server/<name>` and `http://%server%/` are no addresses, but patterns; `http://...` names no server
            after_scheme = address.rpartition("://")[2]
            names_server = any(map(str.isalnum, after_scheme)) and "%" not in after_scheme.partition("/")[0]
            if text[match.end() : match.end() + 1] in ("<", "[", "{") or not names_server:
                continue
            target = article_of_address(address)
            link = ArticleLink(target, address) if target else WebLink(url_of(match, address), address)
            links.append((match.start(), link))
    if "Q" in text or "q" in text:
        links.extend(
            (match.start(), ArticleLink(target, match[0]))
            for match in Q_NUMBER.finditer(text)
            if (target := reference_of(match, text))
        )
    links.sort(key=lambda found: found[0])
    return links
