"""What holds for every file whatever its bytes: the promises of the way from a file to its page.

Each function raises an AssertionError that says which promise is broken. The property tests beside this and the fuzz
target in `tests/fuzz` hold the same promises.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import markdown
import yaml
from markdown_it import MarkdownIt
from mkdocs.config import load_config
from tests.html_tokens import Tokens
from tests.properties.html_reading import ALLOWED_IN_TEXT, HtmlReading, in_text, read_fragment

from mskb.catalog.facts import ArticleFacts, facts_of
from mskb.model.article import Article, Dialect
from mskb.model.blocks import (
    Block,
    BulletList,
    Citations,
    Heading,
    Note,
    NumberedList,
    Paragraph,
    Preformatted,
    Quotation,
    Table,
    ThematicBreak,
    label_of,
)
from mskb.model.defects import DefectKind, Severity
from mskb.model.dump import dump
from mskb.model.inlines import text_of
from mskb.model.notice import LEGAL_NOTICE
from mskb.pipeline.packing import pack, unpack
from mskb.pipeline.read import Refused, read_bytes
from mskb.publish.extension import ArchiveExtension
from mskb.render.blocks import shown_title
from mskb.render.draft import Draft, Target, close_links, draft_of
from mskb.render.front_matter import front_matter_of, with_front_matter
from mskb.render.inlines import every_article
from mskb.render.page import render_article
from mskb.render.urls import article_path, relative
from mskb.source.decode import decode

PROJECT = Path(__file__).parents[2]

_WORD = re.compile(r"[^\W_]+")
# A character that a Jekyll page writes as its code, or a placeholder of one.
_STAND_IN = re.compile(r"<[0-9A-F]{2}>|\[ASCII \d{3}\]")
_COPYRIGHT = re.compile(r"Copyright Microsoft Corporation \d{4}\.?")
# What a file's own frame consists of: it leaves the text, and its values are facts.
_FRAME = """
Additional query reference word words KBCategory KBSubcategory The information in this article applies to
raw endraw
"""


def hold_all(data: bytes, path: str) -> Article | None:
    """Hold all promises of a file's bytes; its article, if it is one."""
    article = hold_most(data, path)
    if article is not None:
        hold_facts(article)
        hold_markdown(article)
    return article


def hold_most(data: bytes, path: str) -> Article | None:
    """Hold the promises that take the least time."""
    article = read(data, path)
    if article is not None:
        hold_words_of_file(data, article)
        hold_page_text(article)
    return article


def words(text: str) -> list[str]:
    """Runs of letters and digits, case folded."""
    return _WORD.findall(text.casefold())


def read(data: bytes, path: str) -> Article | None:
    """Any bytes give an article or a reason that is no bug; an article has no defect by which a word is lost."""
    article = read_bytes(data, path)
    if isinstance(article, Refused):
        assert article.defect is None or article.defect.kind is not DefectKind.READER_FAILED, article.defect
        return None
    errors = [defect for defect in article.defects if defect.severity is Severity.ERROR]
    assert not errors, errors
    return article


def hold_words_of_file(data: bytes, article: Article) -> None:
    """Every word of the file is in the article: in its text, or as a fact."""
    facts = article.facts
    kept = [article.text, article.title, article.id, *facts.raw, *facts.raw.values(), *facts.query_words]
    kept += [entry.text for entry in facts.applies_to] + [*facts.categories, *facts.leftover, *LEGAL_NOTICE, _FRAME]
    kept += [defect.detail for defect in article.defects]
    have = {word for text in kept for word in words(text)}
    told = [_STAND_IN.sub(" ", line) for line in _told(data, article) if not _COPYRIGHT.fullmatch(line.strip())]
    # a Jekyll page's heading has character references, which it loses where it is read as a heading
    lost = [
        line for line in told if not have.issuperset(words(line)) and not have.issuperset(words(html.unescape(line)))
    ]
    assert not lost, f"lost on the way from the file: {lost[:8]}"


def _told(data: bytes, article: Article) -> list[str]:
    """The lines of a file without front matter, whose title and address a Jekyll page tells again below it."""
    lines = decode(data).lines
    if article.dialect is Dialect.DOCUMENT or lines[0].rstrip() != "---":
        return lines
    end = next((index for index, line in enumerate(lines[1:], start=2) if line.rstrip() == "---"), 0)
    return lines[end:]


def hold_facts(article: Article) -> None:
    """What other processes, the cache, `show` and a tree of Markdown get of an article is what was put in."""
    facts, draft = facts_of(article, "Q1.TXT"), draft_of(article)
    assert unpack(pack(facts), ArticleFacts) == facts
    assert unpack(pack(draft), Draft) == draft
    assert dump(article).startswith(f"id: {article.id}\n")
    values = front_matter_of(article)
    page = with_front_matter(values, "The clock.")
    fenced = page.removeprefix("---\n").partition("\n---\n")
    assert yaml.safe_load(fenced[0]) == values
    assert fenced[2] == "\nThe clock.\n"
    json.dumps(values, ensure_ascii=False).encode()


def hold_page_text(article: Article) -> HtmlReading:
    """The text of the page is valid HTML, holds nothing that acts, and says what the article says, in its order."""
    reading = read_fragment(_html_of(article))
    assert not reading.errors, f"no valid HTML: {reading.errors[:4]}"
    strange = [element for element in reading.elements if not in_text(element)]
    assert not strange, f"elements that no article makes: {strange[:4]}"
    expected = words("\n".join(shown_texts(article.blocks)))
    assert words(reading.text) == expected, f"words of the page: {_parting(words(reading.text), expected)}"
    literal = [block.text for block in _flat(article.blocks) if isinstance(block, Preformatted)]
    assert [text.removesuffix("\n") for text in reading.preformatted] == literal, "preformatted text differs"
    return reading


def hold_markdown(article: Article) -> None:
    """The Markdown of the article is read as the same page by Python-Markdown, and says the same in CommonMark."""
    source = render_article(article)
    made, written = Tokens(_python_markdown().reset().convert(source)).found, Tokens(_html_of(article)).found
    assert made == written, f"made of Markdown and written: {_parting(made, written)}"
    reading = read_fragment(_commonmark().render(source))
    strange = [element for element in reading.elements if element.tag not in ALLOWED_IN_TEXT]
    assert not strange, f"elements in CommonMark: {strange[:4]}"
    expected = words("\n".join(shown_texts(article.blocks, plain=True)))
    assert words(reading.text) == expected, f"words in CommonMark: {_parting(words(reading.text), expected)}"


def shown_texts(blocks: Iterable[Block], *, plain: bool = False) -> Iterator[str]:
    """The text that a reader of a page sees, in order; the markers of lists are none.

    Args:
        blocks: What is shown.
        plain: Whether it is read by CommonMark, which has neither lists of letters nor titles of its own for notes.
    """
    for block in blocks:
        match block:
            case Heading():
                yield shown_title(block)
            case Paragraph():
                yield text_of(block.inlines)
            case Citations():
                yield from map(text_of, block.items)
            case Preformatted():
                yield block.text
            case Table():
                yield from (text_of(cell) for row in (block.header, *block.rows) for cell in row.cells)
            case Note():
                yield block.kind
                if block.label.rstrip(":").casefold() != block.kind:
                    yield block.label
                yield from shown_texts(block.blocks, plain=plain)
            case Quotation():
                yield from shown_texts(block.blocks, plain=plain)
            case BulletList() | NumberedList():
                for ordinal, item in enumerate(block.items, start=getattr(block, "start", 1)):
                    if plain and isinstance(block, NumberedList) and block.lettered:
                        yield label_of(block, ordinal)
                    yield from shown_texts(item.blocks, plain=plain)
            case ThematicBreak():
                pass


def _flat(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        match block:
            case Note() | Quotation():
                yield from _flat(block.blocks)
            case BulletList() | NumberedList():
                for item in block.items:
                    yield from _flat(item.blocks)
            case _:
                pass


def _html_of(article: Article) -> str:
    """The article's text as HTML, in an archive that holds all that it cites."""
    own = article_path(article.id)
    return close_links(draft_of(article).html, every_article, lambda cited: Target(relative(article_path(cited), own)))


def _parting(found: list[Any], expected: list[Any]) -> str:
    pairs = zip([*found, None], [*expected, None], strict=False)
    place = next((index for index, pair in enumerate(pairs) if pair[0] != pair[1]), 0)
    return f"{found[max(0, place - 1) : place + 3]} instead of {expected[max(0, place - 1) : place + 3]}"


@cache
def _python_markdown() -> markdown.Markdown:
    """Python-Markdown as `mkdocs.yml` sets it up, in an archive that holds all articles."""
    plugins = [{"mskb": {"articles_dir": str(PROJECT / "articles")}}]
    config = load_config(str(PROJECT / "mkdocs.yml"), plugins=plugins)
    whole: Any = SimpleNamespace(entries=SimpleNamespace(__contains__=lambda _: True))
    extension = ArchiveExtension(lambda: whole, lambda: None)
    reader = markdown.Markdown(
        extensions=[*config.markdown_extensions, extension], extension_configs=config.mdx_configs
    )
    reader.treeprocessors.deregister("mskb_missing")  # the targets' own side is tested with the extension
    return reader


@cache
def _commonmark() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"])
