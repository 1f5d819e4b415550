from __future__ import annotations

import pytest

from mskb.model.article import Article
from mskb.pipeline.read import read_bytes
from mskb.render.draft import Target, close_links, draft_of
from mskb.render.urls import MISSING


@pytest.fixture
def draft(raw_export):
    text = "See Q10030, Q10020 and Q10040 of <article-link Q10030>Q10030</article-link>, not Q10010."
    article = read_bytes(raw_export("Q10010", text=text).encode(), "Q10010.TXT")
    assert isinstance(article, Article)
    return draft_of(article)


def close(draft) -> str:
    titles = {"Q10030": 'A "Title" <B> & More', "Q10020": ""}
    return close_links(draft.html, titles.get, lambda target: Target(f"../{target}/", absent=target == "Q10020"))


def test_links_are_closed_when_the_catalog_is_known(draft):
    html = close(draft)
    assert '<a href="../Q10030/" title="A &quot;Title&quot; &lt;B&gt; &amp; More">Q10030</a>' in html
    assert f'<a class="{MISSING}" href="../Q10020/">Q10020</a>' in html


def test_what_leads_nowhere_is_text(draft):
    html = close(draft)
    assert "and Q10040 of" in html
    assert "not Q10010." in html
    assert "<article-link" not in html


def test_what_an_article_writes_itself_is_no_link(draft):
    assert "&lt;article-link <a " in close(draft)


def test_a_draft_holds_no_text_twice(draft):
    assert draft.article.blocks == ()
    assert draft.article.text == ""
    assert draft.article.title
