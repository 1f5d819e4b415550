"""HTML as a browser reads it: by html5lib, which follows the standard's own algorithm, errors and all."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import html5lib


class Element(NamedTuple):
    """An element, or a comment, which has the tag `<!-->` and its text as an attribute."""

    tag: str
    attributes: tuple[tuple[str, str], ...]

    def __repr__(self) -> str:
        return f"<{' '.join([self.tag, *(f'{name}={value[:60]!r}' for name, value in self.attributes)])}>"


@dataclass(slots=True)
class HtmlReading:
    """What a browser makes of some HTML."""

    errors: list[Any] = field(default_factory=list)
    """Where it is not as the standard wants it."""
    elements: list[Element] = field(default_factory=list)
    text: str = ""
    """What is shown, with a blank at the edges of blocks."""
    preformatted: list[str] = field(default_factory=list)
    scripts: list[Element] = field(default_factory=list)
    """Scripts and styles: their text is the attribute ``, beside their own."""


COMMENT = "<!-->"
ALLOWED_IN_TEXT: dict[str, dict[str, str]] = {
    **{tag: {} for tag in ("br", "hr", "ul", "li", "blockquote", "pre", "summary")},
    **{tag: {} for tag in ("table", "thead", "tbody", "tr", "th", "td")},
    "p": {"class": "admonition-title"},
    "code": {"class": r"language-\w+"},
    "ol": {"start": r"\d{1,9}", "type": "[1a]"},
    **{f"h{level}": {"id": r"\S+"} for level in range(2, 5)},
    "div": {"class": "highlight|admonition (note|warning|important|caution|tip)"},
    "details": {"class": "note|warning|important|caution|tip"},
    "span": {"class": "[a-z]{1,2}[0-9a-z]?"},
    "a": {
        "class": "headerlink|mskb-missing",
        "href": r"#\S+|(?:\.\./)*(?:kb/)?(?:\d+/)?Q\d+(?:/|\.md)|(?:https?://|ftp://|mailto:)[^\s\"'<>`]+",
        "title": "(?s).*",
    },
    COMMENT: {"": " "},
}
"""By tag, the attributes that an article's text may have, each with the pattern of its values."""
_BLOCKS = frozenset(
    ("p", "li", "td", "th", "tr", "div", "pre", "br", "dt", "dd", "blockquote", "table", "ul", "ol", "summary")
) | {f"h{level}" for level in range(1, 7)}


def in_text(element: Element) -> bool:
    """Whether an element, with its attributes, may stand in an article's text."""
    allowed = ALLOWED_IN_TEXT.get(element.tag)
    return allowed is not None and all(
        name in allowed and re.fullmatch(allowed[name], value) for name, value in element.attributes
    )


def read_fragment(html: str) -> HtmlReading:
    """Read what stands inside an element of a page."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parseFragment(html, container="div")
    return _read(parser, tree, whole=False)


def read_page(html: str) -> HtmlReading:
    """Read a page."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(html)
    return _read(parser, tree, whole=True)


def _read(parser: Any, tree: Any, *, whole: bool) -> HtmlReading:
    reading = HtmlReading([(place, code) for place, code, _ in parser.errors])
    parts: list[str] = []
    _walk(tree, reading, parts, named=whole)
    reading.text = "".join(parts)
    return reading


def _walk(node: Any, reading: HtmlReading, parts: list[str], *, named: bool = True) -> None:
    if not isinstance(node.tag, str):  # html5lib's own marks for comments and the like
        reading.elements.append(Element(COMMENT, (("", node.text or ""),)))
    else:
        attributes = tuple(sorted((str(name), value) for name, value in node.attrib.items()))
        if named:
            reading.elements.append(Element(node.tag, attributes))
        if node.tag in ("script", "style"):
            reading.scripts.append(Element(node.tag, (*attributes, ("", node.text or ""))))
        else:
            if node.tag == "pre":
                reading.preformatted.append("".join(node.itertext()))
            parts.append(" " if node.tag in _BLOCKS else "")
            parts.append(node.text or "")
            for child in node:
                _walk(child, reading, parts)
            parts.append(" " if node.tag in _BLOCKS else "")
    parts.append(node.tail or "")
