from __future__ import annotations

import re
from pathlib import Path

import pytest

from mskb.body.parser import parse_body
from mskb.model.article import Article
from mskb.model.blocks import (
    Block,
    BulletList,
    Heading,
    Note,
    NumberedList,
    Preformatted,
    Quotation,
    texts_of,
)
from mskb.pipeline.read import read_bytes
from mskb.render.blocks import render_blocks
from mskb.render.inlines import Links, every_article

_GOLDENS = sorted(path for path in (Path(__file__).parents[1] / "goldens").glob("*/article.*"))
_LINKS = Links("kb/700/Q700001.md", "Q700001", every_article)


def render(text: str) -> str:
    return render_blocks(parse_body(text.strip("\n").split("\n")), _LINKS)


@pytest.mark.parametrize(
    ("body", "markdown"),
    [
        pytest.param("MORE INFORMATION\n================\n\nNone.", "## More information\n\nNone.", id="section"),
        pytest.param("MORE OIL\n========\n\nNone.", "## MORE OIL\n\nNone.", id="any-other-heading-stays"),
        pytest.param("NOTE: Loud.", "> [!NOTE]\n> Loud.", id="note"),
        pytest.param("IMPORTANT NOTE: Loud.", "> [!IMPORTANT]\n> IMPORTANT NOTE: Loud.", id="a-label-that-says-more"),
        pytest.param(
            "WARNING: Using Registry Editor incorrectly can stop it. " + "It may never go again. " * 12,
            "> [!WARNING]-\n> Using Registry Editor incorrectly can stop it. "
            + " ".join(["It may never go again."] * 12),
            id="a-long-warning-of-the-registry-is-closed",
        ),
        pytest.param(
            "The following error message appears:\n\n   No spring",
            "The following error message appears:\n\n> No spring",
            id="quotation",
        ),
        pytest.param("   #include <a.h>\n   #define B 1", "```c\n#include <a.h>\n#define B 1\n```", id="code"),
        pytest.param("   C:\\> type ```", "````\nC:\\> type ```\n````", id="a-fence-is-longer-than-what-it-holds"),
        pytest.param(
            "   Hand    Meaning\n   ---------------\n   a|b     Both",
            "| Hand | Meaning |\n| --- | --- |\n| a&#124;b | Both |",
            id="a-bar-in-a-table",
        ),
        pytest.param("3. Oil.\n\n4. Stop.", "3.  Oil.\n\n4.  Stop.", id="a-list-that-goes-on"),
        pytest.param("1) Oil.\n\n2) Stop.", "1)  Oil.\n\n2)  Stop.", id="brackets"),
        pytest.param("   a. Oil.\n\n   b. Stop.", "-   a\\. Oil.\n\n-   b\\. Stop.", id="letters"),
        pytest.param(
            "1. Type:\n\n      wind /k\n\n2. Stop.",
            "1.  Type:\n\n    ```\n    wind /k\n    ```\n\n2.  Stop.",
            id="code-in-an-item",
        ),
        pytest.param(" - Oil.\n\n1. Stop.", "-   Oil.\n\n<!-- -->\n\n1.  Stop.", id="two-lists-on-end-stay-two"),
        pytest.param("Oil it.\n\n----------\n\nStop.", "Oil it.\n\n---\n\nStop.", id="break"),
        pytest.param("To: A\nFrom: B", "To: A  \nFrom: B", id="a-break-that-has-a-meaning"),
        pytest.param(
            "Q123456 How to Oil\n\nQ123457 How to Stop",
            "-   [Q123456 How to Oil](../123/Q123456.md)\n-   [Q123457 How to Stop](../123/Q123457.md)",
            id="citations",
        ),
    ],
)
def test_markdown(body, markdown):
    assert render(body) == markdown


def blocks_in(blocks: tuple[Block, ...], kind: type) -> list[Block]:
    """Blocks of a kind, those inside other blocks included, in the order of the text."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, kind):
            found.append(block)
        match block:
            case Note() | Quotation():
                found += blocks_in(block.blocks, kind)
            case BulletList() | NumberedList():
                for item in block.items:
                    found += blocks_in(item.blocks, kind)
            case _:
                pass
    return found


@pytest.mark.parametrize("path", _GOLDENS, ids=lambda path: path.parent.name)
def test_every_reader_finds_the_same_words_headings_and_code(path, reader):
    """List markers, labels of notes and the case of standard sections are no words."""
    article = read_bytes(path.read_bytes(), f"{path.parent.name}/{path.name}")
    assert isinstance(article, Article)
    reading = reader(render_blocks(article.blocks, _LINKS))
    headings = [f"h{block.level}" for block in blocks_in(article.blocks, Heading) if isinstance(block, Heading)]
    assert [tag for tag in reading.tags if re.fullmatch(r"h\d", tag)] == headings
    assert reading.tags.count("pre") == len(blocks_in(article.blocks, Preformatted))
    assert words_of(reading.text) == words_of(" ".join(texts_of(article.blocks)))


def words_of(text: str) -> list[str]:
    """The words of a text; its numbers are left out, for a reader may show those of a list by itself."""
    text = re.sub(r"\[!\w+\]-?|(?m:^\W*(?:Note|Warning|Important|Caution|Tip)\b:?)|\d+[.)]|\b[a-z][.)]\s", " ", text)
    return [word.casefold() for word in re.findall(r"[^\W\d_]{2,}", text) if word.casefold() not in _LABELS]


_LABELS = {"note", "notes", "warning", "important", "caution", "tip"}


def test_goldens_show_every_kind_of_block():
    kinds = {"heading", "paragraph", "preformatted", "table", "note", "quotation", "citations", "bullet", "thematic"}
    seen = " ".join(path.with_name("tree.txt").read_text(encoding="utf-8") for path in _GOLDENS)
    assert {kind for kind in kinds if not re.search(rf"(?m)^ *{kind}", seen)} == set()
