"""What is written as front matter is read back by YAML, and by MkDocs, as it was."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from mskb.model.article import AppliesTo, Article, Dialect, Facts, PlatformVersions, Product, Source, Versions
from mskb.render.front_matter import front_matter_of, with_front_matter

TEXTS = st.one_of(
    st.sampled_from(
        [
            *(
                "HOWTO: Quote: a Title",
                "- not a list",
                "@ at",
                "`tick",
                "#hash",
                "a # comment",
                "%TAG",
                "{a: b}",
                "[a]",
            ),
            *(
                "'single'",
                '"double"',
                "a\\b",
                "yes",
                "No",
                "null",
                "~",
                "1.0",
                "2000-01-01",
                "1e3",
                "0x10",
                "!tag",
                "&a",
            ),
            *("---", "...", "a: b", "? x", "| x", "> x", "{{ x }}", "é", "東京", "\u2028", "\ufeff", "😀", "\x85", ""),
        ]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)


@settings(derandomize=True, deadline=None, max_examples=300)
@given(TEXTS, st.lists(TEXTS, max_size=3))
@example("x" * 300 + ": " + "y " * 300, [])
def test_any_text_is_read_back(title, keywords):
    page = with_front_matter({"title": title, "keywords": keywords}, "Word: text\n\n---\n\nmore")
    body, meta = get_data(page)
    assert meta == {"title": title, "keywords": keywords}
    assert body.strip("\n") == "Word: text\n\n---\n\nmore"
    front_matter = page.removeprefix("---\n").partition("\n---\n")[0]
    assert yaml.safe_load(front_matter) == meta


@pytest.mark.parametrize(
    ("markdown", "page"),
    [
        pytest.param("Text.", "---\nid: Q1\n---\n\nText.\n", id="text"),
        pytest.param("", "---\nid: Q1\n---\n", id="no-text"),
        pytest.param("---\n\nText.", "---\nid: Q1\n---\n\n---\n\nText.\n", id="rule-first"),
    ],
)
def test_a_page_ends_with_one_newline(markdown, page):
    assert with_front_matter({"id": "Q1"}, markdown) == page


def article_with(facts: Facts) -> Article:
    return Article("Q168845", "SMS: Bells", Dialect.DOCUMENT, Source("168/Q168845.TXT"), facts, (), "")


def test_what_an_article_lacks_is_left_out():
    assert front_matter_of(article_with(Facts())) == {
        "title": "SMS: Bells",
        "id": "Q168845",
        "permalink": "/kb/168/Q168845/",
        "dialect": "document",
        "source": "168/Q168845.TXT",
    }


def test_products_and_versions_are_named_once():
    facts = Facts(
        product=Product("sms", "Systems Management Server"),
        applies_to=(
            AppliesTo("Clock 1.0", "Clock", ("1.0",)),
            AppliesTo("Clock 2.0", "Clock", ("2.0",)),
            AppliesTo("used with:", ""),
        ),
        versions=Versions(
            "winnt:1.0,2.0;:2.0", (PlatformVersions("winnt", ("1.0", "2.0")), PlatformVersions("", ("2.0",)))
        ),
        modified=date(2001, 3, 2),
    )
    values = front_matter_of(article_with(facts), ("/keywords/kbfaq/",))
    assert values["product"] == "Systems Management Server"
    assert values["products"] == ["Clock"]
    assert values["versions"] == ["1.0", "2.0"]
    assert values["platforms"] == ["winnt"]
    assert values["modified"] == "2001-03-02"
    assert values["tags"] == ["/keywords/kbfaq/"]
