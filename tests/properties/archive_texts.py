"""Texts like the archive's, made up by Hypothesis: dialects' frames with any fields, lines of every kind, damage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hypothesis import strategies as st

PROJECT = Path(__file__).parents[2]
SEEDS = [path.read_bytes() for path in sorted((PROJECT / "articles").iterdir()) if path.name.startswith("Q")]
"""The articles that came with the project."""

_MARKS = " -=|+*.:1aQ<>()[]{}#`~_!&\\/^$%@\"'\t"
# What acts somewhere, were it not for escaping.
HOSTILE = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<!--", "-->", "]]>",
    "<![CDATA[", "<?php", "</div>", "</script>", "</pre></code>", "<!-- -->", "&lt;", "&#106;avascript:", "&amp;amp;",
    "javascript:alert(1)", "data:text/html,x", "[a](javascript:alert(1))", "![a](x)", "<javascript:alert(1)>",
    'http://a.b/"onclick=', "http://a.b/'><b>", "http://a.b/(x)_y*z`", "mailto:a@b.c?x=<b>", "ftp://a.b/|x",
    "{{ config }}", "{% raw %}", "{% endraw %}", "{: onclick=alert(1) }", "{#a .b}", "[TOC]", "[^1]: x", "*[a]: b",
    ":::", "!!! note", "??? x", "/// x", '=== "a"', "~~~", "```", "````html", '--8<-- "x"', ":smile:", "$x$", "==x==",
    "<article-link Q1>x</article-link>", "\x00content\x00", "mskb-title", "https://mskb-canonical/", "%s", "{0}",
    "\u202e", "\u200b", "\ufeff", "\u2028", "\x85", "\x1b[31m", "\x7f", "\xa0", "[ASCII 146]", "<B7>", "<A0>",
)  # fmt: skip
LINES = (
    "", "", "", "CAUSE", "=====", "-----", "---------------", "SYMPTOMS\n========",
    "MORE INFORMATION\n================",
    "The clock stands since nobody wound it, and it does so", "   You can wind it.", "1. Wind it.", "2. Oil it.",
    "   a. Find the key.", "   b. Turn it.", " - a key", "    - oil", "* a star", "o  a letter", "(1) one",
    "Step 1: Wind",
    "   Q123456 How to Wind", "   Q123457 A Title That Goes On\n           Over Two Lines", "See Q123456, Q123458.exe.",
    "ARTICLE-ID: Q123456", "TITLE : How to Wind", "NOTE: It strikes.", "NOTES:", "   WARNING: Loud.", "IMPORTANT",
    "-or-",
    "You receive the following error message:", "   General spring error", "   Event ID: 12", "+-----------+",
    "| a | b |", "   Hand    Meaning", "   ------------", "   Short   The hour", "   Long    The minute  of it",
    "   1.0     2.0     3.0", "File name     Size   Date\n----------------------------\nCLOCK.DLL     12 KB  1/2/99",
    "#include <clock.h>", "   if (wound) {", "   }", "DIM a(2)", "   C:\\> wind", "   SELECT * FROM clocks",
    "Sub Wind()",
    "End Sub", "   <HTML><BODY>", "   mov ax, 1", "http://www.example.com/a/", "   b.htm", "Question:", "Response:",
    "HKEY_LOCAL_MACHINE\\Clock", "*****************", "**   - WARNING -  **", "   [clock]", "   wound=yes", "---",
    "***",
    "Type the following command:", "A. The clock stands", "10. Stop.", "   S T R I K E", "\\", "|", "   |", "  <--->",
    "The information in this article applies to:", "- Microsoft Clock version 1.0", "Additional query words: wind oil",
    "KBCategory: kbclock", "KBSubcategory: spring", "Keywords          : kbclock", "Version           : winnt:4.0",
    'THE INFORMATION PROVIDED IN THE MICROSOFT KNOWLEDGE BASE IS PROVIDED "AS IS" WITHOUT WARRANTY OF ANY KIND.',
    "Copyright Microsoft Corporation 2001.", "DOCUMENT:Q123459  1-JAN-1999  [clock]", "\tLast Modified: 1-JAN-1999",
    "=" * 70, "-" * 79, "=" * 77,
)  # fmt: skip

_words = st.sampled_from(("clock", "spring", "The", "winds", "4.0", "Q123456", "kbclock", "x" * 70, "Ünruh", "½"))
_pieces = st.one_of(_words, st.sampled_from(HOSTILE), st.text(alphabet=_MARKS, max_size=12), st.text(max_size=12))
fields = st.lists(_pieces, max_size=6).map(" ".join)
"""The value of a field, or a line of text."""
lines = st.one_of(
    st.sampled_from(LINES),
    st.sampled_from(LINES),
    fields,
    st.text(alphabet=_MARKS, max_size=30),
    st.tuples(st.sampled_from(("", "   ", " - ", "1. ", "NOTE: ", "| ", "\t", "      ")), fields).map("".join),
)
bodies = st.lists(lines, max_size=24).map("\n".join)


def _export(values: tuple[str, ...], body: str) -> str:
    title, product, version, systems, keywords, code = values
    return (
        f"DOCUMENT:Q700012  25-JUN-2000  [{code}]\nTITLE   :{title}\nPRODUCT :{product}\nPROD/VER:{version}\n"
        f"OPER/SYS:{systems}\nKEYWORDS:{keywords}\n\n{'=' * 70}\n{'-' * 79}\n"
        f"The information in this article applies to:\n\n - {product} \n{'-' * 79}\n\n{body}\n\n"
        f"Additional query words: {keywords}\n\n{'=' * 70}\nKeywords          : {keywords} \n"
        f"Technology        : {code}\n"
        f"Version           : {version}\nHardware          : {systems}\n\n{'=' * 77}\n"
    )


def _page(values: tuple[str, ...], body: str) -> str:
    title, product, version, systems, keywords, code = values
    text = "\n".join(f"\t{line}" for line in body.split("\n"))
    return (
        f'---\nlayout: page\ntitle: "Q700012: {title}"\npermalink: /kb/700/Q700012/\n---\n\n## Q700012: {title}\n\n'
        f"{{% raw %}}\n\n\tArticle: Q700012\n\tProduct(s): {product}\n\tVersion(s): {version}\n"
        f"\tOperating System(s): {systems}\n\tKeyword(s): {keywords} | {code}\n\tLast Modified: 25-JUN-2000\n\t\n"
        f"{text}\n{{% endraw %}}\n"
    )


def _library(values: tuple[str, ...], body: str) -> str:
    title, _, version, systems, keywords, _ = values
    return _page((title, "See article", version, systems, keywords, "mspl"), f"Question:\n\n{body}\n\nResponse:\n\nNo.")


def _plain(values: tuple[str, ...], body: str) -> str:
    return f"Q700012: {values[0]}\n\n{body}\n"


def _front(values: tuple[str, ...], body: str) -> str:
    return f"---\ntitle: {values[0]}\nid: Q700012\nkeywords: {values[4]}\n---\n{body}\n"


_frames: st.SearchStrategy[Callable[[tuple[str, ...], str], str]] = st.sampled_from(
    (_export, _page, _library, _plain, _front)
)
_codes = st.sampled_from(("cp1252", "utf-8", "utf-8-sig", "cp437"))
_ends = st.sampled_from((b"\n", b"\r\n", b"\r"))
whole_files = st.builds(
    lambda frame, values, body, code, end: frame(values, body).encode(code, "replace").replace(b"\n", end),
    *(_frames, st.tuples(*[fields] * 6), bodies, _codes, _ends),
)
"""Files whole in their dialect, with any fields and any text."""


def _damage(data: bytes, steps: list[tuple[int, int, int, bytes]]) -> bytes:
    """Cut, double, swap, replace and add lines; places count from the first line, around and around."""
    found = data.split(b"\n")
    for kind, first, second, line in steps:
        here, there = first % len(found), second % len(found)
        if kind == 0:
            del found[here : here + 1 + second % 4]
        elif kind == 1:
            found[here:here] = found[there : there + 1 + second % 8]
        elif kind == 2:
            found[here], found[there] = found[there], found[here]
        elif kind == 3:
            found[here] = found[here][: second % 80] + line + found[here][second % 80 :]
        else:
            found.insert(here, line)
        found = found or [b""]
    return b"\n".join(found)


_bytes = st.one_of(lines.map(lambda line: line.encode("utf-8", "replace")), st.binary(max_size=20))
_steps = st.lists(
    st.tuples(st.integers(0, 4), st.integers(0, 200), st.integers(0, 200), _bytes), min_size=1, max_size=8
)
damaged_files = st.builds(_damage, st.one_of(st.sampled_from(SEEDS), whole_files), _steps)
"""Real articles and made-up ones, damaged."""
any_bytes = st.one_of(st.binary(max_size=300), bodies.map(lambda text: text.encode("utf-8", "replace")))
