"""The theme's inline scripts, and what works only with scripts: kept once, in a file, for pages that call for it.

Material writes into each page three small scripts, the settings of its bundle with all its words, and elements that
nothing but the bundle brings to life: the switch between light and dark, the way back to the top. The file holds them;
in a page a call stands in their place, so that each still acts when and where it did. A call is an element of its own
kind, which acts as soon as a browser has read its beginning, and goes: it is no script, so a page's policy allows none.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

SCRIPT = "assets/mskb.js"
"""The file's address below the site's root."""
TITLE = "mskb-title"
"""What stands for a page's title where pages of a kind are made alike."""

_INLINE = re.compile(r"<script>(?P<code>.*?)</script>", re.DOTALL)
_SETTINGS = re.compile(r'<script id="__config" type="application/json">(?P<code>\{.*?\})</script>', re.DOTALL)
# None of them holds another of its kind. Material hides them, or shows nothing of them, until its bundle has found
# them; but for the drawer's heading, which says again what the page's header says.
_LIFELESS = re.compile(
    r"""
      <input\b[^<>]*\ data-md-toggle="search"[^<>]*>
    | <form\b[^<>]*\ data-md-component="palette"[^<>]*>.*?</form>
    | <button\b[^<>]*\ data-md-component="top"[^<>]*>.*?</button>
    | <div\b[^<>]*\ data-md-component="(?:dialog|progress)"[^<>]*>(?:\s*<div\b[^<>]*></div>\s*)?</div>
    | <div\b[^<>]*\ data-md-component="header-topic"[^<>]*>\s*<span\b[^<>]*>[^<>]*</span>\s*</div>
    | <label\ class="md-nav__title"\ for="__drawer">.*?</label>
    """,
    re.DOTALL | re.VERBOSE,
)
_CALL = "<kb-{0}></kb-{0}>"
_PAGE_TITLE = re.compile(rf"<title>(?P<before>[^<>]*){TITLE}(?P<behind>[^<>]*)</title>")
# Material's first script tells the others how to keep things in the browser, and where the site's root is.
_FIRST = "__md_scope="
_ROOT = "\x01"

_FILE = """\
/* What the theme would repeat on every page. A page calls for it where it would stand. */
(function () {
var root = new URL("..", document.currentScript.src).href;
%s
function put(place, markup) {
  var title = document.title.slice(%d, document.title.length - %d).replace(/&/g, "&amp;").replace(/</g, "&lt;");
  place.insertAdjacentHTML("beforebegin", markup.split("\\u0001").join(root).split("mskb-title").join(title));
}
function set(place, settings) {
  var element = document.createElement("script");
  element.id = "__config";
  element.type = "application/json";
  element.text = JSON.stringify(settings);
  place.before(element);
}
var parts = [
%s
];
parts.forEach((part, number) => customElements.define("kb-" + number, class extends HTMLElement {
  connectedCallback() {
    part(this);
    this.remove();
  }
}));
})();
"""


@dataclass(frozen=True, slots=True)
class Scripts:
    """The scripts, settings and lifeless elements of a theme. Addresses in them are told from the site's root."""

    first: str = ""
    """The script that goes before the others; where there is none, nothing is kept here."""
    title: tuple[str, str] = ("", "")
    """What stands around a page's title in its head."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    """The numbers of the others by their text or markup."""

    def call(self, page: str, base_url: str) -> str:
        """A page, squeezed and without its title, that calls for what is known of it.

        Args:
            page: The page.
            base_url: The way from the page to the site's root.
        """
        if not self.first:
            return page
        titled = _title_of(page) == self.title

        def call(match: re.Match[str], code: str) -> str:
            known = code in self.numbers and (titled or TITLE not in code)
            return _CALL.format(self.numbers[code]) if known else match[0]

        def begin(match: re.Match[str]) -> str:
            known = _from_root(match["code"], base_url) == self.first
            return f'<script src="{base_url}/{SCRIPT}"></script>' if known else match[0]

        head, opening, body = page.partition("<body")  # an element that is not a head's would end the head
        body = _INLINE.sub(lambda match: call(match, _from_root(match["code"], base_url)), body)
        page = _INLINE.sub(begin, head) + opening + body
        page = _SETTINGS.sub(lambda match: call(match, _from_root(match["code"], base_url)), page)
        return _LIFELESS.sub(lambda match: call(match, _from_root(match[0], base_url)), page)

    @property
    def file(self) -> str:
        """The file; empty where nothing is kept in it."""
        parts = ",\n".join(f"function (place) {{\n{_statement(code)}\n}}" for code in self.numbers)
        before, behind = (len(html.unescape(part)) for part in self.title)
        return _FILE % (_with_root(self.first), before, behind, parts) if self.first else ""


def find_scripts(page: str, base_url: str, known: Iterable[str]) -> Scripts:
    """The theme's scripts in a page.

    Args:
        page: A page, squeezed, with a sign for its title.
        base_url: The way from it to the site's root.
        known: The theme's own parts with scripts in them: what else stands in a page may need to stand there.
    """
    own = {_from_root(match["code"], base_url) for part in known for match in _INLINE.finditer(part)}
    inline = [_from_root(match["code"], base_url) for match in _INLINE.finditer(page)]
    first = next((code for code in inline if code in own and code.startswith(_FIRST)), "")
    title = _title_of(page)
    if not first or title is None:
        return Scripts()
    codes = [code for code in inline if code in own and code != first]
    codes += [_from_root(match[0], base_url) for match in _LIFELESS.finditer(page)]
    codes += [_from_root(match["code"], base_url) for match in _SETTINGS.finditer(page)]
    return Scripts(first, title, {code: number for number, code in enumerate(dict.fromkeys(codes))})


def _title_of(page: str) -> tuple[str, str] | None:
    match = _PAGE_TITLE.search(page)
    return match and (match["before"], match["behind"])


def _from_root(code: str, base_url: str) -> str:
    """A script or markup with a sign for the root in place of a page's way there: alike on pages of any depth."""
    return code.replace(f'"{base_url}"', f'"{_ROOT}"').replace(f'"{base_url}/', f'"{_ROOT}')


def _with_root(code: str) -> str:
    return code.replace(f'"{_ROOT}"', "root").replace(f'"{_ROOT}', 'root + "')


def _statement(code: str) -> str:
    if code.startswith("<"):
        return f"put(place, {json.dumps(code)});"
    return f"set(place, {_with_root(code)});" if code.startswith("{") else _with_root(code)
