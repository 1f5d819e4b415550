"""An article as Markdown."""

from __future__ import annotations

from mskb.model.article import Article
from mskb.render.blocks import render_blocks
from mskb.render.inlines import Links, TitleOf, every_article
from mskb.render.urls import article_path


def render_article(article: Article, title_of: TitleOf = every_article) -> str:
    """The Markdown of an article's text; its title and facts are front matter.

    Args:
        article: The article.
        title_of: Tells which cited articles can be linked to, and their titles.
    """
    return render_blocks(article.blocks, Links(article_path(article.id), article.id, title_of))
