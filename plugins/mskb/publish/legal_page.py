"""Microsoft's legal notice: what the style sheet shows of it on all pages, and a page that has it as text."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mskb.model.notice import LEGAL_NOTICE
from mskb.publish.generated import add_page

_PATH = "legal.md"
_SOURCE = """\
---
title: Legal notice
---

# Legal notice

Each article came with this notice of Microsoft's, and has it here, too, below its text:

> {notice}
>
> Copyright Microsoft Corporation.

The texts of the articles are Microsoft's.
"""


NOTICE_BEGINS, _, _REST = " ".join(LEGAL_NOTICE).partition("  ")
"""Its first sentence, which stands on each article's page, and what the style sheet goes on with."""


def add_legal_page(files: Files, config: MkDocsConfig) -> None:
    """Add the page of the notice, which needs no place in the navigation; a hand-written `legal.md` stays as it is."""
    add_page(files, config, _PATH, _SOURCE.format(notice=" ".join(" ".join(LEGAL_NOTICE).split())))


def notice_rule() -> str:
    """The rule of the style sheet that goes on with the notice on the page of each article.

    A page has the first sentence as text: what follows would take 30 MB of the gigabyte that a host gives.
    """
    rest = _REST.replace("\\", r"\\").replace('"', r"\"")
    return f'.mskb-notice summary + p::after {{ content: " {" ".join(rest.split())}"; }}\n'
