"""The HTML that is written from articles is the HTML that Python-Markdown makes of their Markdown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from markdown import Markdown
from mkdocs.config import load_config
from tests.html_tokens import Tokens

from mskb.model.article import Article
from mskb.pipeline.pool import map_in_order
from mskb.pipeline.read import read_bytes
from mskb.publish.extension import ArchiveExtension
from mskb.render.draft import Target, close_links, draft_of
from mskb.render.inlines import every_article
from mskb.render.page import render_article
from mskb.render.urls import article_path, relative

PROJECT = Path(__file__).parent.parent.parent
GOLDENS = sorted((PROJECT / "tests" / "goldens").glob("*/article.*"))
EVERY = 10


def make_compare() -> Callable[[Path], str | None]:
    """Compares both ways for the article of a file: None where they agree, else the place where they part."""
    config = load_config(str(PROJECT / "mkdocs.yml"))
    whole: Any = SimpleNamespace(entries=SimpleNamespace(__contains__=lambda _: True))
    extension = ArchiveExtension(lambda: whole, lambda: None)
    markdown = Markdown(extensions=[*config.markdown_extensions, extension], extension_configs=config.mdx_configs)
    # every article is there: the targets' own side is tested with the extension
    markdown.treeprocessors.deregister("mskb_missing")

    def compare(path: Path) -> str | None:
        article = read_bytes(path.read_bytes(), f"{path.parent.name}/{path.name}")
        assert isinstance(article, Article)
        own = article_path(article.id)
        text = close_links(
            draft_of(article).html, every_article, lambda target: Target(relative(article_path(target), own))
        )
        markdown.reset()
        made, written = Tokens(markdown.convert(render_article(article))).found, Tokens(text).found
        if made == written:
            return None
        place = next((i for i, pair in enumerate(zip(made, written, strict=False)) if pair[0] != pair[1]), 0)
        return f"{article.id}: {made[place : place + 3]} against {written[place : place + 3]}"

    return compare


@pytest.mark.parametrize("path", GOLDENS, ids=lambda path: path.parent.name)
def test_the_goldens_html_is_the_same_both_ways(path):
    assert make_compare()(path) is None


@pytest.mark.corpus
@pytest.mark.parametrize("name", ["txt", "kb"])
def test_the_corpus_html_is_the_same_both_ways(corpus, name):
    paths = sorted(path for path in (corpus / name).rglob("*") if path.is_file())[::EVERY]
    differing = [place for place in map_in_order(make_compare(), paths) if place]
    assert differing == []
