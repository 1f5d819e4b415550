"""Readers of Markdown, to prove by reading back what was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import TypeAlias

import markdown
import pytest
from markdown_it import MarkdownIt
from mkdocs.config import load_config

PROJECT = Path(__file__).parents[2]
_VOID = {"br", "hr", "img", "input"}


@dataclass(slots=True)
class Reading:
    """What a reader made of a page."""

    text: str = ""
    tags: list[str] = field(default_factory=list)
    attributes: list[dict[str, str | None]] = field(default_factory=list)
    """Of each element, in the order of `tags`."""

    @property
    def words(self) -> str:
        """The text with its whitespace folded, as a browser shows it."""
        return " ".join(self.text.split())


Reader: TypeAlias = Callable[[str], Reading]


class _Collector(HTMLParser):
    """Collects text and elements; the link of a heading to itself is the theme's, not the text's."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.reading = Reading()
        self._own_link = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a" and ("class", "headerlink") in attrs:
            self._own_link = True
            return
        self.reading.tags.append(tag)
        self.reading.attributes.append(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._own_link = False

    def handle_data(self, data: str) -> None:
        if not self._own_link:
            self.reading.text += data

    def handle_comment(self, data: str) -> None:
        self.reading.tags.append(f"<!--{data}-->")

    def handle_decl(self, decl: str) -> None:
        self.reading.tags.append(f"<!{decl}>")

    def unknown_decl(self, data: str) -> None:
        self.reading.tags.append(f"<![{data}]>")

    def handle_pi(self, data: str) -> None:
        self.reading.tags.append(f"<?{data}>")


def _read(html: str) -> Reading:
    collector = _Collector()
    collector.feed(html)
    collector.close()
    return collector.reading


@pytest.fixture(scope="session")
def python_markdown() -> Reader:
    """Python-Markdown just as `mkdocs.yml` sets it up for the site."""
    # the archive that the environment may name is not this test's matter
    plugins = [{"mskb": {"articles_dir": str(PROJECT / "articles")}}]
    config = load_config(str(PROJECT / "mkdocs.yml"), plugins=plugins)
    reader = markdown.Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs)

    def read(source: str) -> Reading:
        return _read(reader.reset().convert(source))

    return read


@pytest.fixture(scope="session")
def commonmark() -> Reader:
    """CommonMark with the tables and the strikethrough of GitHub."""
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])

    def read(source: str) -> Reading:
        return _read(reader.render(source))

    return read


@pytest.fixture(scope="session")
def extended_markdown() -> Reader:
    """Python-Markdown with the blocks that a maintainer of a Material site is likely to switch on one day."""
    names = ("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables")
    blocks = ("pymdownx.blocks.details", "pymdownx.details", "pymdownx.fancylists", "pymdownx.superfences")
    reader = markdown.Markdown(extensions=[*names, *blocks, "pymdownx.tabbed"])

    def read(source: str) -> Reading:
        return _read(reader.reset().convert(source))

    return read


@pytest.fixture(scope="session", params=["python_markdown", "extended_markdown", "commonmark"])
def reader(request: pytest.FixtureRequest) -> Reader:
    """Each reader in turn."""
    found: Reader = request.getfixturevalue(request.param)
    return found
