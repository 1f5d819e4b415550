"""HTML and style sheets without what means nothing in them: blanks, comments, quotes that a value does not need."""

from __future__ import annotations

import re

# Blanks between elements mean nothing where these are not open; a script's own line ends stay.
_KEPT = re.compile(r"(<(?:pre|script|style|textarea)\b.*?</(?:pre|script|style|textarea)>)", re.DOTALL)
_BLANKS = re.compile(r"\s*\n\s*")
_BLOCK = (
    r"</?(?:!doctype|html|head|body|meta|link|title|script|style|div|nav|main|header|footer|aside|section|article|form"
    r"|ul|ol|li|dl|dt|dd|p|h[1-6]|details|summary|kb-\d+)\b[^<>]*>"
)
_INLINE = r"(?:a|span|label|small)\b[^<>]*>"
# A line's first and last blanks are not shown, however many inline elements open or end around them.
_BEGINNING = re.compile(rf"(?P<block>{_BLOCK})(?P<run>(?:\s+|<{_INLINE})+)")
_END = re.compile(rf"(?P<run>(?:\s+|</{_INLINE})+)(?={_BLOCK})")
_BETWEEN = re.compile(r"(?:(?<=>)|^)\s+|\s+(?=<|$)")
_TAG = re.compile(r"<[a-z][^<>]*>")
_QUOTED = re.compile(r'(?P<name> (?:id|class|for|dir|role|type|data-[a-z-]+)=)"(?P<value>[\w:.-]+)"(?=[ >])')
_ITEM_END = re.compile(r"</li>(?=\s*(?:<li\b|</[uo]l>|$))")
_GAP = re.compile(r"(?<=[\"\w]) +(?=[ >])")
_STYLE = re.compile(
    r"""(?P<text>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)]*\)) | /\*.*?\*/ | \s*(?P<sign>[{};])\s* | \s+""",
    re.DOTALL | re.VERBOSE,
)


def squeeze(html: str) -> str:
    """HTML without blank lines and indents."""
    parts = _KEPT.split(html)
    return "".join(part if index % 2 else _BLANKS.sub("\n", part) for index, part in enumerate(parts)).lstrip()


def squeeze_style(sheet: str) -> str:
    """A style sheet without comments, and without blanks that separate nothing; texts and addresses stay."""
    return _STYLE.sub(
        lambda match: match["text"] or match["sign"] or ("" if match[0][0] == "/" else " "), sheet
    ).strip()


def tighten(html: str) -> str:
    """Squeezed HTML without the blanks that are not shown, and the quotes and ends of items that HTML can do without.

    It is for a theme's part of a page, whose blocks are shown as blocks or flow as boxes. Addresses, and what tells of
    the page in its head, keep their quotes: not only browsers read these.
    """
    parts = _KEPT.split(html)
    tight = "".join(part if index % 2 else _TAG.sub(_shorten, part) for index, part in enumerate(parts))
    tight = _ITEM_END.sub("", tight)
    tight = _BEGINNING.sub(lambda match: match["block"] + _BETWEEN.sub("", match["run"]), tight)
    return _END.sub(lambda match: _BETWEEN.sub("", match["run"]), tight)


def _shorten(tag: re.Match[str]) -> str:
    return _GAP.sub("", _QUOTED.sub(r"\g<name>\g<value>", tag[0]))
