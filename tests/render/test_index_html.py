from __future__ import annotations

import pytest
from markdown import Markdown
from tests.html_tokens import Tokens

from mskb.render.index_html import IndexWriter


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param("## A & b\n\n### A & b\n\n## A & b", id="headings-get-anchors-of-their-own"),
        pytest.param("-   [Q1 \\*x\\* &lt;b> \\[c\\]](https://example.com/?a=b)\n-   plain", id="list-of-links"),
        pytest.param("Pages: **1** [2](https://example.com/2) [3](https://example.com/3)", id="pager"),
        pytest.param("| A | B |\n| --- | ---: |\n| x &#124; y | \\- |\n| [l](https://e.com) | 2 |", id="table"),
        pytest.param("Articles about AT&T: a < b, C\\#", id="signs"),
    ],
)
def test_what_it_knows_it_writes_as_a_general_reader_does(markdown):
    general = Markdown(
        extensions=["tables", "toc"], extension_configs={"toc": {"permalink": True, "permalink_title": ""}}
    )
    written = IndexWriter("kb/index.md", lambda _: True).write(markdown)
    assert written is not None
    assert Tokens(written).found == Tokens(general.convert(markdown)).found


@pytest.mark.parametrize(
    ("page", "link", "url"),
    [
        pytest.param("kb/168/index.md", "Q168845.md", "Q168845/", id="below"),
        pytest.param("kb/168/2.md", "Q168845.md", "../Q168845/", id="from-the-second-page"),
        pytest.param("keywords/kbfaq/index.md", "../../kb/168/Q168845.md", "../../kb/168/Q168845/", id="across"),
        pytest.param("kb/168/2.md", "index.md", "../", id="to-the-first-page"),
        pytest.param("kb/index.md", "../versions/a/index.md#bugs", "../versions/a/#bugs", id="anchor"),
        pytest.param("versions/a/6.0/index.md", "../../../search.md?a=b/6", "../../../search/?a=b/6", id="query"),
        pytest.param("kb/index.md", "https://example.com/a.md", "https://example.com/a.md", id="elsewhere"),
    ],
)
def test_links_of_the_tree_become_links_of_the_site(page, link, url):
    assert IndexWriter(page, lambda _: True).write(f"[x]({link})") == f'<p><a href="{url}">x</a></p>'


def test_a_link_to_an_absent_article_is_told_apart():
    written = IndexWriter("wanted/index.md", {"Q1"}.__contains__).write("[a](../kb/000/Q1.md) [b](../kb/000/Q2.md)")
    assert written == '<p><a href="../kb/000/Q1/">a</a> <a class="mskb-missing" href="../kb/000/Q2/">b</a></p>'


@pytest.mark.parametrize(
    "markdown",
    [
        pytest.param("> quoted", id="quotation"),
        pytest.param("```\ncode\n```", id="code"),
        pytest.param("-   a\n\n    b", id="indented"),
        pytest.param("1. a", id="numbers"),
        pytest.param("a\nb", id="two-lines"),
        pytest.param("-   a\n    -   b", id="nested-list"),
        pytest.param("<b>x</b>", id="html"),
    ],
)
def test_what_it_does_not_know_is_left_to_a_general_reader(markdown):
    assert IndexWriter("kb/index.md", lambda _: True).write(markdown) is None
