"""What the search index knows of an article."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from mskb.catalog.catalog import build_catalog
from mskb.catalog.facts import facts_of
from mskb.catalog.indexes import build_indexes
from mskb.model.article import Article
from mskb.pipeline.read import read_bytes
from mskb.publish.search.intake import SearchIntake
from mskb.publish.search.record import (
    Filters,
    SearchRecord,
    article_record,
    build_filters,
    index_record,
    inner_names,
    page_of,
    plain,
)
from mskb.publish.search.spool import Spool, read
from mskb.render.list_pages import IndexPage

ARTICLE = b"""DOCUMENT:Q100200  12-MAR-1999  [clocks]
TITLE   :BUG: Clock & Chime Stop at Noon
PRODUCT :Microsoft Clock
PROD/VER::4.0
OPER/SYS:
KEYWORDS:

======================================================================
-------------------------------------------------------------------------------
The information in this article applies to:

 - Microsoft Clock for Windows, version 4.0a
-------------------------------------------------------------------------------

SYMPTOMS
========

The clock stops.

======================================================================
Keywords          : kbTick kbNoon
Technology        : kbClock
Version           : :4.0a
Issue type        : kbbug
=============================================================================
"""


@pytest.fixture
def record():
    article = read_bytes(ARTICLE, "Q100200.txt")
    assert isinstance(article, Article)
    catalog = build_catalog([facts_of(article, "Q100200.txt")])
    indexes = build_indexes(catalog)
    entry = catalog.entries["Q100200"]
    return article_record(
        "kb/100/Q100200/",
        entry,
        indexes.tags["Q100200"],
        ("bellring.exe clock", "prodtick"),
        "<p>The clock stops.</p>",
        build_filters(indexes),
    )


def test_an_article_has_its_address_title_and_date(record):
    assert (record.url, record.id, record.title, record.modified) == (
        "kb/100/Q100200/",
        "Q100200",
        "BUG: Clock & Chime Stop at Noon",
        "1999-03-12",
    )


def test_an_article_is_found_by_query_words_that_its_text_lacks(record):
    reader = _Attributes()
    reader.feed(page_of(record))
    assert ("meta", "names[content]", "bellring.exe prodtick") in reader.found


def test_filters_are_by_product_version_family_type_and_year(record):
    filters = dict(record.filters)
    assert filters["type"] == ("Bugs",)
    assert filters["year"] == ("1999",)
    assert filters["product"] == ("Clock",)
    assert filters["version"] == ("Clock for Windows 4.0",)
    assert "keyword" not in filters, "one article has it: it narrows nothing"


def test_an_index_page_is_its_title_and_is_in_no_sorted_list():
    record = index_record("keywords/kbtick/", "kbTick")
    assert (record.html, record.filters, record.sort_keys) == ("", (), {})


def test_index_pages_come_first_and_articles_by_number():
    records = [SearchRecord("kb/100/Q100200/", "b", "Q100200"), SearchRecord("kb/009/Q9999/", "a", "Q9999")]
    records.append(index_record("years/1999/", "1999"))
    assert [record.url for record in sorted(records, key=lambda record: record.order)] == [
        "years/1999/",
        "kb/009/Q9999/",
        "kb/100/Q100200/",
    ]


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        pytest.param('<p>See <a href="../Q1/" title="Other words">Q1</a>.</p>', "<p>See Q1.</p>", id="no-attributes"),
        pytest.param(
            '<h2 id="cause">Cause<a class="headerlink" href="#cause" title="Permanent link">&para;</a></h2>',
            '<h2 id="cause">Cause</h2>',
            id="headings-keep-their-ids",
        ),
        pytest.param(
            '<div class="highlight"><pre><span></span><code>a<span class="p">(</span>b</code></pre></div>',
            "<div><pre>a(b</pre></div>",
            id="code-is-one-text",
        ),
        pytest.param(
            "<p>one<br />\ntwo &lt;b&gt; &amp; three</p>", "<p>one<br>\ntwo &lt;b&gt; &amp; three</p>", id="text"
        ),
        pytest.param(
            "<ul><li>a</li></ul><!-- --><ol><li>b</li></ol>", "<ul><li>a</li></ul><ol><li>b</li></ol>", id="lists"
        ),
    ],
)
def test_only_blocks_and_ids_of_headings_are_left(content, kept):
    assert plain(content) == kept


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(r"in C:\CLOCKS\system32 it", ["system32"], id="path"),
        pytest.param("STOP:0x0000001E", ["0x0000001E"], id="stop-code"),
        pytest.param("pClock->WindSpring(1)", ["pClock", "WindSpring"], id="call"),
        pytest.param(r"HKEY_LOCAL_MACHINE\Software\Clock", ["HKEY_LOCAL_MACHINE"], id="registry"),
        pytest.param("words, and words; end.", [], id="prose"),
    ],
)
def test_names_inside_longer_words(text, names):
    assert list(inner_names(text)) == names


@pytest.mark.parametrize("text", ["$", "(", "a(", "A", "$a", "a_", "aB1", "-.", "x:"])
def test_a_text_of_one_sign_is_looked_at_once(text):
    """A million of them: what looked at each over and over took hours."""
    found = list(inner_names(text * 1_000_000))
    assert all(len(name) <= 100 for name in found)


@pytest.mark.parametrize(
    ("title", "taken"),
    [
        pytest.param("kbclock", ["keywords/x/"], id="a-word"),
        pytest.param("½", ["keywords/x/"], id="a-digit"),
        pytest.param("*", [], id="no-word"),
        pytest.param("\u2069", [], id="nothing-that-is-seen"),
    ],
)
def test_a_list_whose_title_has_no_word_is_left_out(title, taken, tmp_path):
    """Pagefind passes over its page, and then counts others than we do: the whole site would have no search."""
    intake = SearchIntake(Spool(tmp_path), Filters())
    intake.take_index_page("keywords/x/", IndexPage("keywords/x/index.md", title, "", (), str))
    assert [record.url for record in read(intake.spool.places())] == taken


class _Attributes(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, str | None, str | None]] = []

    def handle_starttag(self, tag, attrs):
        del tag
        values = dict(attrs)
        for name in ("data-pagefind-filter", "data-pagefind-sort", "data-pagefind-meta"):
            if name in values:
                self.found.append((name.rpartition("-")[2], values[name], values.get("content")))


def test_the_page_tells_filters_and_sorts_and_escapes_what_articles_hold():
    record = SearchRecord(
        "kb/100/Q100200/", 'A <b> & "c"', "Q100200", "<p>text</p>", (("keyword", ('say "x", <y>',)),), "1999-03-12"
    )
    reader = _Attributes()
    reader.feed(page_of(record))
    assert ("filter", "keyword[content]", 'say "x", <y>') in reader.found
    assert ("sort", "modified[content]", "1999-03-12") in reader.found
    assert ("sort", "number[content]", "0100200") in reader.found
    assert ("meta", "id[content]", "Q100200") in reader.found
    assert '<h1 data-pagefind-meta="title" data-pagefind-weight="8">A &lt;b&gt; &amp; "c"</h1>' in page_of(record)
