"""Hostile articles: more than 600 files, each with a name that says what it tries. They are made when wanted.

Every payload stands in every field of every dialect, and in every kind of block; then there are identifiers, dates,
addresses, front matter and forms that are hostile in ways of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from tests.hostile.forms import FORMS, LONG
from tests.hostile.payloads import HOST, PAYLOADS, RUN

Fields: TypeAlias = Mapping[str, str]
_HONEST = {
    "id": "Q900000",
    "date": "12-MAR-2001",
    "code": "clocks",
    "title": "The Tower Clock",
    "product": "Microsoft Tower Clock",
    "versions": "winnt:2.0",
    "systems": "winnt",
    "keywords": "kbclock",
    "applies": "Microsoft Tower Clock version 2.0",
    "technology": "kbClockSearch",
    "hardware": "x86",
    "issue": "kbprb",
    "solution": "kbfix",
    "component": "Bell",
    "query": "bell tower",
    "text": "The bell does not ring.",
}
CONTROL = "Q100001"
"""The honest article among them."""


def export(**values: str) -> str:
    """An article in the manner of the raw export."""
    own = {**_HONEST, **values}
    return f"""\
DOCUMENT:{own["id"]}  {own["date"]}  [{own["code"]}]
TITLE   :{own["title"]}
PRODUCT :{own["product"]}
PROD/VER:{own["versions"]}
OPER/SYS:{own["systems"]}
KEYWORDS:{own["keywords"]}

{"=" * 70}
{"-" * 79}
The information in this article applies to:

 - {own["applies"]}
{"-" * 79}

SYMPTOMS
========

{own["text"]}

Additional query words: {own["query"]}

{"=" * 70}
Keywords          : {own["keywords"]}
Technology        : {own["technology"]}
Version           : {own["versions"]}
Hardware          : {own["hardware"]}
Issue type        : {own["issue"]}
Solution Type     : {own["solution"]}
Component         : {own["component"]}

{"=" * 77}
Copyright Microsoft Corporation 2001.
"""


def jekyll(**values: str) -> str:
    """An article as a Jekyll page."""
    own = {**_HONEST, **values}
    front = values.get("front", f'layout: page\ntitle: "{own["id"]}: {own["title"]}"\npermalink: /kb/900/{own["id"]}/')
    lines = f"""\
Article: {own["id"]}
Product(s): {own["product"]}
Version(s): {own["versions"]}
Operating System(s): {own["systems"]}
Keyword(s): {own["keywords"]} | {own["technology"]}
Last Modified: {own["date"]}

{"-" * 79}
The information in this article applies to:

 - {own["applies"]}
{"-" * 79}

{own["text"]}

Additional query words: {own["query"]}
""".split("\n")
    text = "\n".join(f"\t{line}" for line in lines)
    return f"---\n{front}\n---\n\n## {own['id']}: {own['title']}\n\n{{% raw %}}\n\n{text}\n\n{{% endraw %}}\n"


def library(**values: str) -> str:
    """An article of the Programmer's Library."""
    own = {**_HONEST, **values}
    text = f"Question:\n\n{own['title']}?\n\nResponse:\n\n{own['text']}"
    return jekyll(**{**own, "product": "See article", "text": text})


def plain(**values: str) -> str:
    """A text in no form that is known."""
    own = {**_HONEST, **values}
    return f"{own['id']}: {own['title']}\n\n{own['text']}\n\n{own['keywords']}\n"


_DIALECTS: Mapping[str, Callable[..., str]] = {
    "export": export,
    "jekyll": jekyll,
    "library": library,
    "plain": plain,
}


def blocks(payload: str) -> str:
    """A text that has something in every kind of block."""
    return f"""\
{payload}

CAUSE {payload}
======{"=" * len(payload)}

   {payload}

 - {payload}
 - A key.

1. {payload}
2. Oil.

   a. {payload}
   b. Oil.

NOTE: {payload}

WARNING: Loud. {payload}

{payload}:

   Q900001 {payload}
   Q900002 Another {payload}

You receive the following error message:

   {payload}

   Hand    Meaning
   -------------------------
   Short   {payload}
   Long    The minute

| a | {payload} |
| b | c |

   Sub Ring()
      MsgBox "{payload}"
   End Sub

> {payload}

See Q900001{payload} and {HOST}/{payload} now.

[{payload}](Q900001)

REFERENCES
==========

{payload}"""


def _in_all_fields() -> Iterator[tuple[str, str]]:
    for name, payload in PAYLOADS.items():
        values = {
            field: f"{honest} {payload}" for field, honest in _HONEST.items() if field not in ("id", "date", "text")
        }
        for dialect, write in _DIALECTS.items():
            yield f"{name}-in-all-fields-of-{dialect}", write(**values, id="{id}", text=blocks(payload))


def _alone_in_fields() -> Iterator[tuple[str, str]]:
    """One field each, with nothing honest before it."""
    whole = f"\"'><img src=x onerror={RUN}>{{{{7*7}}}}[x](javascript:{RUN})"
    for field in _HONEST:
        if field != "id":
            yield f"{field}-alone-of-export", export(**{"id": "{id}", field: whole})
            yield f"{field}-alone-of-jekyll", jekyll(**{"id": "{id}", field: whole})


_PATHS = {
    "parent": "..",
    "parents": "../../../../x",
    "self": ".",
    "absolute": "/etc/passwd",
    "drive": "C:\\x",
    "share": "\\\\hostile.example\\x",
    "backslashes": "..\\..\\x",
    "encoded": "%2e%2e%2fx%00",
    "device": "CON",
    "nul-device": "NUL.txt",
    "dots": "...",
    "end-dot": "x.",
    "hidden": ".htaccess",
    "page": "index.html",
    "number": "2",
    "nothing": "none",
    "other": "other",
    "query": "?x#y",
    "long": "k" * 300,
    "long-words": "k k" * 150,
    "slashes": "a/b/c",
    "colon": "a:b*c?d|e",
    "digits": "\u0661\u0662\u0663",
    "capitals": "KbCase",
    "capitals-too": "kBcASE",
    "full-width": "\uff0e\uff0e\uff0f",
    "sharp-s": "STRASSE stra\u00dfe",
    "dotless": "\u0130\u0131",
    "blank": "\u00a0",
}


def _as_parts_of_addresses() -> Iterator[tuple[str, str]]:
    for name, path in _PATHS.items():
        fields = {"code": path, "keywords": path, "versions": f"winnt:{path}; {path}", "product": path}
        yield f"path-{name}-of-export", export(**fields, id="{id}", applies=f"Microsoft {path} version {path}")
        yield f"path-{name}-of-jekyll", jekyll(**fields, id="{id}", applies=path, technology=path)


_IDS = {
    "with-parents": "Q../../x", "of-nothing": "Q", "of-eight-digits": "Q12345678", "of-many-digits": "Q" + "9" * 400,
    "of-zero": "Q0", "negative": "Q-900", "in-arabic-digits": "Q\u0661\u0662\u0663\u0664\u0665",
    "in-full-width": "Q\uff11\uff12\uff13\uff14\uff15", "with-script": f"Q900000<script>{RUN}</script>",
    "with-line": "Q900000\x85x", "with-nul": "Q900\x00000", "with-letters": "Q1e5",
    "superscript": "Q\u00b2\u00b3\u00b9",
}  # fmt: skip
_DATES = {
    "of-no-month": "12-XXX-2001", "of-no-day": "31-FEB-2001", "of-zero": "0-JAN-0000", "far": "1-JAN-99999999999",
    "script": f"<script>{RUN}</script>", "arabic": "\u0661\u0662-MAR-\u0662\u0660\u0660\u0661", "long": "1" * 5000,
    "nothing": "", "two": "12-MAR-2001 13-MAR-2001",
}  # fmt: skip
_FRONT_MATTER = {
    "python-object": "title: !!python/object/apply:os.system ['touch hostile-was-here']\nid: {id}",
    "python-name": "title: !!python/name:os.system\nid: {id}",
    "own-tag": "title: !secret ../secret.txt\nid: {id}",
    "include": "title: !include ../secret.txt\nid: {id}",
    "environment": "title: !ENV [HOME, PATH]\nid: {id}",
    "laughs": "a: &a [x,x,x,x,x,x,x,x,x]\n" + "\n".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{','.join([f'*{chr(97 + n)}'] * 9)}]" for n in range(9)
    ) + "\ntitle: *j\nid: {id}",
    "loop": "title: &x [*x]\nid: {id}",
    "merge": "base: &b {{title: x, id: Q1}}\n<<: *b\nid: {id}",
    "twice": "title: one\ntitle: two\nid: {id}\nid: Q900002",
    "documents": "title: one\n---\ntitle: two\n...\n%YAML 1.2\n---\nid: {id}",
    "mapping": "title: {{<script>: [1, 2, {{x: y}}]}}\nid: {id}",
    "list": "- title\n- {id}",
    "number": "title: 0x1F\nid: 900000\nkeywords: 1e999",
    "date": "title: 2001-01-01 00:00:00\nid: {id}\nmodified: .nan",
    "binary": "title: !!binary PHNjcmlwdD4=\nid: {id}",
    "set": "title: !!set {{a, b}}\nid: {id}\nkeywords: !!omap [a: 1]",
    "null": "title: ~\nid: {id}\nlayout:",
    "escapes": 'title: "{id}: \\x1b[31m\\0\\u202e\\u2028<script>' + RUN + '</script>"',
    "template": "title: x\nid: {id}\ntemplate: ../../secret.txt\nlayout: /etc/passwd\nhide: [navigation, toc]",
    "address": "title: x\nid: {id}\npermalink: ../../../x/\nslug: /etc/passwd\nredirect_to: " + HOST,
    "metadata": "title: x\nid: {id}\nsearch: {{exclude: true}}\nstatus: deleted\nicon: ../../../secret.txt",
    "description": f'title: x\nid: {{id}}\ndescription: "\\"><script>{RUN}</script>"',
    "author": f'title: x\nid: {{id}}\nauthor: "\\"><script>{RUN}</script>"',
    "not-closed": "title: x\nid: {id}\nkeywords: [a, b",
    "tabs": "title:\tx\n\tid: {id}",
    "bomb-of-depth": "title: x\nid: {id}\nx: " + "[" * 3000,
    "bomb-of-keys": "id: {id}\n" + "? " * 3000,
}  # fmt: skip


def _identified() -> Iterator[tuple[str, str]]:
    for name, identifier in _IDS.items():
        yield f"id-{name}-of-export", export(id=identifier)
        yield f"id-{name}-of-jekyll", jekyll(id=identifier)
    for name, day in _DATES.items():
        yield f"date-{name}-of-export", export(id="{id}", date=day)
        yield f"date-{name}-of-jekyll", jekyll(id="{id}", date=day)
    for name, front in _FRONT_MATTER.items():
        front = front.replace("{{", "\x11").replace("}}", "\x12").replace("\x11", "{").replace("\x12", "}")  # noqa: PLW2901
        yield f"front-matter-{name}-of-jekyll", jekyll(id="{id}", front=front)
        yield f"front-matter-{name}-of-plain", f"---\n{front}\n---\n\nThe bell does not ring.\n"


def _formed() -> Iterator[tuple[str, str]]:
    for name, text in FORMS.items():
        yield f"form-{name}", export(id="{id}", text=text)
    for field in ("title", "keywords", "versions", "applies", "query"):
        for name, sign in {"blanks": " ", "commas": "a,", "colons": "a:", "words": "a ", "numbers": "1.0 "}.items():
            yield f"form-{field}-of-many-{name}", export(**{"id": "{id}", field: sign * (LONG // len(sign))})


def _bytes() -> Iterator[tuple[str, bytes]]:
    honest = export(id="Q899000").encode("cp1252")
    yield "bytes-empty", b""
    yield "bytes-of-blanks", b" \r\n" * 100
    yield "bytes-nul", honest.replace(b" ", b"\0")
    yield "bytes-one-nul", honest.replace(b"bell", b"be\0ll")
    nul = "\0content\0 \0toc\0 \0title\0 \1 \2"
    yield "bytes-of-own-signs", export(id="Q899008", title=f"A{nul}", text=f"It {nul} ticks. " + "x" * 5000).encode()
    yield "bytes-all", honest.replace(b"bell", bytes(range(256)))
    yield "bytes-of-utf-16", export(id="Q899001").encode("utf-16")
    yield "bytes-of-utf-32", export(id="Q899002").encode("utf-32")
    yield "bytes-of-utf-7", export(id="Q899003", text="+ADw-script+AD4-" + RUN + "+ADw-/script+AD4-").encode()
    yield "bytes-not-utf-8", b"\xef\xbb\xbf" + export(id="Q899004").encode().replace(b"bell", b"b\xc0\xaf\xed\xa0\x80l")
    yield (
        "bytes-of-overlong-markup",
        b"\xef\xbb\xbf" + export(id="Q899005").encode().replace(b"bell", b"\xc0\xbcb\xc0\xbe"),
    )
    yield "bytes-of-returns", honest.replace(b"Q899000", b"Q899006").replace(b"\n", b"\r")
    yield "bytes-of-shift-out", honest.replace(b"Q899000", b"Q899007").replace(b"bell", b"\x1b(Jbell\x0e\x0f")


def hostile_files() -> dict[str, bytes]:
    """All of them: names without a suffix, which say what they try, and what they hold.

    Their numbers begin at Q900001, so that they cite one another.
    """
    files = dict(_bytes())
    texts = (*_in_all_fields(), *_alone_in_fields(), *_as_parts_of_addresses(), *_identified(), *_formed())
    for number, (name, text) in enumerate(texts, start=900_001):
        marked = text.replace("{id}", f"Q{number}")
        try:
            files[name] = marked.encode("cp1252")
        except UnicodeEncodeError:
            files[name] = marked.encode("utf-8-sig", "surrogatepass")
    return files


def control() -> bytes:
    """An honest article, which the others are to leave alone."""
    return export(id=CONTROL, title="An Honest Clock", code="honest", keywords="kbhonest", text="It ticks.").encode()


def write_files(folder: Path) -> int:
    """Write all into a folder. How many there are."""
    files = hostile_files()
    for name, content in files.items():
        suffix = ".md" if name.endswith(("jekyll", "library")) else ".txt"
        (folder / f"{name}{suffix}").write_bytes(content)
    return len(files)
