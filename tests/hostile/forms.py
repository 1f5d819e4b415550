"""Texts whose form is hostile: a rule that looks at them more than once would take hours."""

from __future__ import annotations

from collections.abc import Mapping

LONG = 20_000
"""Of a text, in characters."""
FORMS: Mapping[str, str] = {
    **{
        f"many-{name}": sign * (LONG // len(sign))
        for name, sign in {
            "brackets": "[", "images": "![", "links": "[x](", "closed-brackets": "[]", "parentheses": "(",
            "angles": "<", "tags": "<a ", "stars": "*", "stars-and-letters": "*a", "underscores": "_a ",
            "backticks": "`", "backticks-of-all-lengths": "`a``b```c", "tildes": "~~a", "ampersands": "&#",
            "quotes": "> ",
            "braces": "{{", "backslashes": "\\", "blanks": " ", "tabs": "\t", "equals": "=", "dashes": "-",
            "pipes": "|", "pipes-apart": "| ", "numbers": "1. ", "bullets": "- ", "colons": "a: ", "commas": "a,",
            "q-numbers": "Q123456 ", "glued-q-numbers": "Q123456", "addresses": "http://a.b/", "mails": "a@b.c ",
            "ats": "a@", "hosts": "www.a.b.", "percents": "%41", "dots": ".", "capitals": "A", "capital-words": "AB ",
            "digits": "1", "slashes": "/", "keys": "HKEY_LOCAL_MACHINE\\", "apostrophes": "'", "marks": '"',
        }.items()
    },
    **{
        f"lines-of-{name}": f"{line}\n" * (LONG // (len(line) + 1))
        for name, line in {
            "nothing": "", "dashes": "-" * 10, "equals": "=" * 10, "bullets": " - a", "numbers": "1. a",
            "pipes": "| a | b |",
            "headings": "CAUSE\n=====\n", "one-heading": "A\n-\n", "notes": "NOTE: x\n", "quotes": "> a",
            "citations": "   Q123456 A Title", "addresses": "http://a.b/c", "fences": "```", "columns": "a    b    c",
            "braces": "{", "tabs": "\ta", "steps": "Step 1: a\n", "questions": "Question:\n\nResponse:\n",
            "applies-to": "The information in this article applies to:\n\n - x", "headers": "TITLE   :x",
            "footers": "Keywords          : x", "rules-of-front-matter": "---", "raw": "{% raw %}", "reg": "[x]\na=b",
        }.items()
    },
    "nested-bullets": "\n".join(f"{' ' * (3 * level)}- a" for level in range(300)),
    "nested-numbers": "\n".join(f"{' ' * (3 * level)}1. a" for level in range(300)),
    "nested-letters": "\n".join(f"{' ' * (4 * level)}{'1a'[level % 2]}. a" for level in range(200)),
    "nested-quotes": "\n".join(f"{'> ' * level}a" for level in range(300)),
    "nested-notes": "\n".join(f"{' ' * (3 * level)}NOTE: a\n" for level in range(200)),
    "nested-indent": "\n".join(f"{' ' * level}a" for level in range(400)),
    "nested-brackets": "[" * 5000 + "]" * 5000,
    "one-column-table": "\n".join(f"{'a' * (level % 30)}    {'b' * (level % 17)}" for level in range(1500)),
    "wide-table": "  ".join(["ab"] * 600) + "\n" + "-" * 2400 + "\n" + "  ".join(["cd"] * 600),
    "steps-back-and-forth": "\n".join(f"{' ' * (3 * (level % 7))}{level % 12}. a" for level in range(1500)),
}  # fmt: skip
