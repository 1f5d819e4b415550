from __future__ import annotations

import pytest

from mskb.model.article import Article
from mskb.pipeline.read import read_bytes
from mskb.render.page import render_article


@pytest.fixture
def article(raw_export):
    found = read_bytes(raw_export("Q10022", text="See Q20033, Q10022 and Q99999.").encode(), "Q10022.TXT")
    assert isinstance(found, Article)
    return found


def test_all_that_is_cited_is_linked_where_nothing_is_known(article):
    assert render_article(article) == (
        "## Symptoms\n\nSee [Q20033](../020/Q20033.md), Q10022 and [Q99999](../099/Q99999.md)."
    )


def test_what_the_archive_lacks_is_not_linked(article):
    titles = {"Q20033": 'Bells "and" whistles', "Q10022": "Its own"}
    assert render_article(article, titles.get) == (
        '## Symptoms\n\nSee [Q20033](../020/Q20033.md "Bells &#34;and&#34; whistles"), Q10022 and Q99999.'
    )
