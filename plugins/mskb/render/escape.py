r"""Escape text for Markdown: the one place where it is done.

The promise, which the tests prove by reading back: what a Markdown reader makes of an escaped text has that text, and
no element of its own. It holds for CommonMark, for GitHub's tables, strikethrough and task lists, and for
Python-Markdown with the extensions that `mkdocs.yml` switches on. A backslash serves where all of these know it
(Python-Markdown: ``\`*_{}[]()>#+-.!``); a character reference serves for the rest.
"""

from __future__ import annotations

import re

# An underscore between letters or digits begins no emphasis; `&` is text unless it looks like a reference; `!` makes
# an image of a link that follows, and what follows a text is not known here.
_ACTIVE = re.compile(r"[\\`*\[\]{}<~]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])|&(?=#?\w+;)|!\Z")
_SIGNS = {
    **{char: f"\\{char}" for char in "\\`*_[]{}!"},
    "<": "&lt;",
    "&": "&amp;",
    "~": "&#126;",
}
# What would begin a block: a heading, a quotation, a list (letters and Roman numbers too), a rule, a table, a
# definition, an admonition, a details block, a tab.
_LINE_START = re.compile(
    r"""
      (?P<sign> [#>+-] | !(?=!!) )
    | (?P<marker> (?:\d{1,9} | [A-Za-z] | [ivxlcdmIVXLCDM]{1,12} | \#) (?=[.)](?:\s|$)) )
    | (?P<reference> =(?==*\s*$ | ==) | [|:] | \?(?=\?\?) | /(?=//) )
    """,
    re.VERBOSE,
)
_UNSAFE_IN_URL = re.compile(r"[\s()<>\"'\\`*_\[\]{}|^~]")
_UNSAFE_IN_TITLE = re.compile(r"[()<>\"'\\`*_\[\]{}&~]")
_FENCE = re.compile(r"`{3,}")


def escape_inline(text: str) -> str:
    """Escape one line of text that may stand anywhere in a line."""
    return _ACTIVE.sub(lambda match: _SIGNS[match[0]], text)


def escape_line_start(markdown: str) -> str:
    """Escape the beginning of a line whose text is escaped already."""
    match = _LINE_START.match(markdown)
    if match is None:
        return markdown
    if match["marker"]:
        marker = "\\#" if match["marker"] == "#" else match["marker"]
        return f"{marker}\\{markdown[match.end() :]}"
    if match["reference"]:
        return f"&#{ord(markdown[0])};{markdown[1:]}"
    return f"\\{markdown}"


def escape_heading_end(markdown: str) -> str:
    """Escape the end of a heading whose text is escaped already: number signs there would be taken for its closing."""
    text = markdown.rstrip("#")
    escaped = (len(text) - len(text.rstrip("\\"))) % 2  # the first of them is, at the beginning of the line
    signs = len(markdown) - len(text) - escaped
    return markdown[:-signs] + "\\#" * signs if signs > 0 else markdown


def escape_url(url: str) -> str:
    """An address as the destination of a link: what would end it or act in it is percent-encoded."""
    encoded = _UNSAFE_IN_URL.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), url)
    return encoded.replace("&", "&amp;")


def escape_title(text: str) -> str:
    """A text as the title of a link, to be set in double quotes."""
    return _UNSAFE_IN_TITLE.sub(lambda match: f"&#{ord(match[0])};", " ".join(text.split()))


def fence(text: str, language: str = "") -> str:
    """A fenced code block, whose fence is longer than any in the text."""
    longest = max(map(len, _FENCE.findall(text)), default=2)
    ticks = "`" * (longest + 1)
    return f"{ticks}{language}\n{text}\n{ticks}"
