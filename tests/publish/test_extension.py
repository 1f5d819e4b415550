"""What the site makes of Markdown beyond what all readers of it know."""

from __future__ import annotations

import logging
import re
from dataclasses import replace

import markdown
import pytest
from mkdocs.exceptions import Abort

from mskb.catalog.catalog import Catalog, build_catalog
from mskb.catalog.facts import facts_of
from mskb.model.article import Article
from mskb.pipeline.read import read_bytes
from mskb.publish.extension import ArchiveExtension


@pytest.fixture
def catalog(raw_export) -> Catalog:
    article = read_bytes(raw_export("Q10022", "Bells & <Whistles>", "See Q99999.").encode(), "Q10022.TXT")
    assert isinstance(article, Article)
    return replace(build_catalog([facts_of(article, "")]), left_out=frozenset({"Q30033"}))


def convert(text: str, catalog: Catalog, page: str | None = "about/index.md") -> str:
    extension = ArchiveExtension(lambda: catalog, lambda: page)
    return markdown.markdown(text, extensions=[extension, "toc", "tables", "fenced_code", "attr_list"])


LINK = '<a href="../kb/010/Q10022.md" title="Bells &amp; &lt;Whistles&gt;">Q10022</a>'


@pytest.mark.parametrize(
    ("text", "html"),
    [
        pytest.param("See Q10022.", f"<p>See {LINK}.</p>", id="bare"),
        pytest.param("See [Q10022].", f"<p>See {LINK}.</p>", id="in-brackets"),
        pytest.param("(Q10022), Q10022's", f"<p>({LINK}), {LINK}'s</p>", id="with-punctuation"),
        pytest.param("*Q10022*", f"<p><em>{LINK}</em></p>", id="in-emphasis"),
        pytest.param("`Q10022` and `[Q10022]`", "<p><code>Q10022</code> and <code>[Q10022]</code></p>", id="code"),
        pytest.param("    Q10022", "<pre><code>Q10022\n</code></pre>", id="indented-code"),
        pytest.param("```\nQ10022\n```", "<pre><code>Q10022\n</code></pre>", id="fenced-code"),
        pytest.param("[about Q10022](x.md)", '<p><a href="x.md">about Q10022</a></p>', id="in-a-link"),
        pytest.param("[Q10022](x.md)", '<p><a href="x.md">Q10022</a></p>', id="as-a-link"),
        pytest.param("[Q10022]\n\n[Q10022]: x.md", '<p><a href="x.md">Q10022</a></p>', id="a-reference-of-the-page"),
        pytest.param(
            "<https://a.b/Q10022>", '<p><a href="https://a.b/Q10022">https://a.b/Q10022</a></p>', id="address"
        ),
        pytest.param("https://a.b/Q10022/", "<p>https://a.b/Q10022/</p>", id="bare-address"),
        pytest.param("Q10022.exe Q10022_x86 xQ10022", "<p>Q10022.exe Q10022_x86 xQ10022</p>", id="names-of-files"),
        pytest.param('<b title="Q10022">x</b>', '<p><b title="Q10022">x</b></p>', id="attribute"),
        pytest.param("Q3 of 1998", "<p>Q3 of 1998</p>", id="quarter"),
        pytest.param("Q30033", "<p>Q30033</p>", id="left-out-by-only"),
    ],
)
def test_a_number_on_a_written_page_is_a_link(text, html, catalog, caplog):
    assert convert(text, catalog) == html
    assert caplog.records == []


def test_a_heading_keeps_its_id(catalog):
    without = convert("## About Q10022 and [Q10022]", Catalog({}), page=None)
    assert 'id="about-q10022-and-q10022"' in without
    html = convert("## About Q10022 and [Q10022]", catalog)
    assert html == f'<h2 id="about-q10022-and-q10022">About {LINK} and {LINK}</h2>'


def test_a_cited_article_that_is_absent_has_a_page_and_so_a_link(catalog, caplog):
    html = convert("Q99999", catalog)
    assert html == ('<p><a class="mskb-missing" href="../kb/099/Q99999.md" title="Not in this archive">Q99999</a></p>')
    assert caplog.records == []


def test_an_unknown_number_stays_and_is_a_warning(catalog, caplog):
    assert convert("Q10023 and [Q10024]", catalog) == "<p>Q10023 and [Q10024]</p>"
    assert [(record.levelname, record.getMessage()) for record in caplog.records] == [
        ("WARNING", "mskb: Doc file 'about/index.md' names Q10023, which this archive does not know."),
        ("WARNING", "mskb: Doc file 'about/index.md' names Q10024, which this archive does not know."),
    ]


def test_generated_pages_are_left_alone(catalog, caplog):
    assert convert("Q10022 Q10023", catalog, page=None) == "<p>Q10022 Q10023</p>"
    assert caplog.records == []


@pytest.fixture
def articles(make_archive, raw_export):
    return make_archive({"Q10022.TXT": raw_export("Q10022", text="Of Q10023, and of Q10022.")})


def test_a_site_links_what_is_written(articles, build_site, tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "bells.md").write_text("# Bells\n\nAs Q10022 says.\n", encoding="utf-8")
    site = build_site(articles, nav=None)
    assert '<p>As <a href="../kb/010/Q10022/" title="SMS: The Clock Stands">Q10022</a> says.</p>' in site.page("bells/")
    article = site.page("kb/010/Q10022/")
    assert re.search(r">Q10023</a>, and of Q10022\.</p>", article), "an article is not linked to itself"


def test_a_wrong_number_fails_a_strict_build(articles, build_site, tmp_path, caplog):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "bells.md").write_text("# Bells\n\nAs Q10024 says.\n", encoding="utf-8")
    with pytest.raises(Abort):
        build_site(articles, nav=None)
    warnings = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert warnings == ["mskb: Doc file 'bells.md' names Q10024, which this archive does not know."]
