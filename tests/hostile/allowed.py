"""What may stand in a page: elements, their attributes, and the values of these. All else would be an article's."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import html5lib
from tests.properties.html_reading import Element, in_text

_ANY = "(?s).*"
_NAMES = r"[\w :.-]*"
_OWN_ADDRESS = r"(?!//)(?![A-Za-z][A-Za-z0-9+.-]*:)[^\s\"'<>`\\]*"
_ADDRESS = rf"{_OWN_ADDRESS}|(?:https?://|ftp://|mailto:)[^\s\"'<>`\\]+"
_SCRIPTS = r"(?:\.\./)*/?(?:kb/)?assets/[\w./-]+\.js"
_LEADS_AWAY = re.compile(r"url=\s*(?://|[^/?#]*:)", re.IGNORECASE)
_EVERYWHERE = {
    "class": _NAMES, "id": r"\S+", "hidden": "", "title": _ANY, "role": r"\w+", "tabindex": "0",
    "aria-label": _ANY, "aria-labelledby": _NAMES, "aria-expanded": "true|false",
    **{f"data-md-{name}": _NAMES for name in ("component", "level", "scrollfix", "toggle", "type")},
    **{f"data-md-color-{name}": r"[\w ():-]*" for name in ("media", "scheme", "primary", "accent")},
}  # fmt: skip
_PLAIN = (
    "article blockquote br caption code datalist dd desc details div dl dt em footer h1 h2 h3 h4 h5 h6 head header hr "
    "i kbd main nav noscript pre section small span strong sub summary sup table tbody thead title tr ul"
)
_OWN: dict[str, dict[str, str]] = {
    **{name: {} for name in _PLAIN.split()},
    "p": {"data-root": r"[./\w]*"},
    "a": {"href": _ADDRESS, "target": "_blank", "rel": "next|prev|noopener"},
    "body": {"dir": "ltr"},
    "button": {"type": "button|submit"},
    "form": {"action": _OWN_ADDRESS, "method": "get"},
    "html": {"lang": "en"},
    "input": {
        "type": "checkbox|radio|search|text", "autocomplete": "off", "name": r"\w+", "placeholder": _ANY, "checked": "",
        "required": "", "spellcheck": "false", "size": r"\d+", "list": r"mskb-\w+",
    },
    "label": {"for": r"[\w-]+"},
    "li": {"style": "list-style-type:none"},
    "link": {"rel": r"[a-z -]+", "href": _ADDRESS, "type": r"[\w/+.-]+", "sizes": "any"},
    "meta": {
        "charset": "utf-8", "name": "description|generator|robots|viewport|theme-color", "content": _ANY,
        "http-equiv": "Content-Security-Policy|refresh",
    },
    "kb-0": {},
    "ol": {"type": "[1a]", "start": r"\d{1,9}"},
    "option": {"value": r"[\w-]*"},
    "script": {"src": _SCRIPTS, "defer": "", "type": r"application/(?:ld\+)?json|module"},
    "select": {"name": r"\w+"},
    "td": {"style": "text-align: right;"},
    "th": {"style": "text-align: right;", "scope": "col|row"},
    "time": {"datetime": r"\d{4}-\d\d-\d\d"},
    "svg": {"xmlns": r"http://www\.w3\.org/2000/svg", "viewBox": r"[\d ]+", "height": r"[\d.]+em"},
    "path": {"d": r"[\w ,.-]+"},
    **{name: dict.fromkeys(("x", "y", "width", "height"), r"[\d.]+(?:%|em)?") for name in ("rect", "text")},
}  # fmt: skip


def strangers_in(page: str, *, generated: bool) -> Iterator[str]:
    """What stands in a page and may not, as people read it.

    Args:
        page: The page, read as a browser reads it.
        generated: Whether no text of it but the theme's is the owner's: then no script stands in it.
    """
    tree = html5lib.HTMLParser(namespaceHTMLElements=False).parse(page)
    for node in tree.iter():
        if not isinstance(node.tag, str):
            if node.text != " ":
                yield f"<!--{node.text}-->"
            continue
        tag = re.sub(r"kb-\d{1,2}", "kb-0", node.tag.rpartition("}")[2])
        attributes = {str(name).rpartition("}")[2]: value for name, value in node.attrib.items()}
        allowed = {**_EVERYWHERE, **_OWN.get(tag, {})}
        if tag not in _OWN:
            yield f"<{tag}>"
        yield from (
            f"<{tag} {name}={value[:80]!r}>"
            for name, value in attributes.items()
            if name not in allowed or not re.fullmatch(allowed[name], value)
        )
        if tag == "script":
            yield from _wrong_script(attributes, node.text or "", generated=generated)
        if attributes.get("http-equiv") == "refresh" and _LEADS_AWAY.search(attributes.get("content", "")):
            yield f"<meta refresh {attributes}>"
    for body in tree.iter("div"):
        if body.attrib.get("class") == "mskb-body":
            yield from map(repr, _strangers_in_text(body))


def _strangers_in_text(body: Any) -> Iterator[Element]:
    for node in list(body.iter())[1:]:
        tag, attributes = (node.tag, node.attrib.items()) if isinstance(node.tag, str) else ("<!-->", [("", node.text)])
        element = Element(tag, tuple((str(name), value or "") for name, value in attributes))
        if not in_text(element):
            yield element


def _wrong_script(attributes: dict[str, str], code: str, *, generated: bool) -> Iterator[str]:
    if "json" in attributes.get("type", ""):
        try:
            json.loads(code)
        except ValueError as error:
            yield f"<script> with no JSON: {error}: {code[:80]!r}"
    elif code.strip() and generated:
        yield f"<script>{code[:80]}"
