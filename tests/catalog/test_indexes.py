from __future__ import annotations

from mskb.catalog.catalog import build_catalog
from mskb.catalog.facts import ArticleFacts
from mskb.catalog.indexes import NO_VERSION, Group, Indexes, build_indexes, product_label
from mskb.model.article import Dialect
from mskb.model.tags import Tag


def facts(
    article_id: str, keywords: tuple[str, ...] = (), applies_to: tuple[tuple[str, tuple[str, ...]], ...] = ()
) -> ArticleFacts:
    return ArticleFacts(
        id=article_id,
        title="",
        dialect=Dialect.DOCUMENT,
        file="",
        path="",
        sha256="",
        modified="",
        product_code="",
        product_name="",
        applies_to=applies_to,
        keywords=keywords,
        types=(),
        status=(),
        references=(),
        defects=(),
        fingerprint="",
    )


def index(*articles: ArticleFacts) -> Indexes:
    return build_indexes(build_catalog(articles))


def test_keywords_fold_case_and_show_the_commonest_spelling():
    indexes = index(facts("Q1", ("kbFAQ",)), facts("Q2", ("kbfaq", "kbtool")), facts("Q3", ("kbFAQ",)))
    assert indexes.keywords == (
        Group(Tag("/keywords/kbfaq/", "kbFAQ"), ("Q1", "Q2", "Q3")),
        Group(Tag("/keywords/kbtool/", "kbtool"), ("Q2",)),
    )


def test_of_spellings_that_are_as_common_the_first_is_shown():
    assert index(facts("Q1", ("kbfaq",)), facts("Q2", ("kbFAQ",))).keywords[0].tag.label == "kbFAQ"


def test_editors_noise_is_listed_nowhere():
    noise = ("kbZNotKeyword3", "_IK", "_IKkbbogus", "kbchackingthereallylongkeyword", "kbtool")
    indexes = index(facts("Q1", noise))
    assert [group.tag.label for group in indexes.keywords] == ["kbtool"]


def test_names_that_differ_only_in_signs_have_addresses_of_their_own():
    indexes = index(facts("Q1", ("a b", "a-b", "a_b")))
    addresses = [group.tag.address for group in indexes.keywords]
    assert addresses == ["/keywords/a-b/", "/keywords/a-b-2/", "/keywords/a-b-3/"]


def test_products_with_their_versions():
    indexes = index(
        facts("Q1", applies_to=(("Microsoft Access", ("2.0", "7.0")), ("Microsoft Word", ()))),
        facts("Q2", applies_to=(("Microsoft ACCESS", ("2.0",)), ("Microsoft Access", ("2.0", "97")))),
        facts("Q3"),
    )
    assert [(product.tag.label, product.ids) for product in indexes.products] == [
        ("Access", ("Q1", "Q2")),
        ("Word", ("Q1",)),
    ]
    access, word = indexes.products
    assert access.tag.address == "/versions/access/"
    assert [(version.tag.address, version.ids) for version in access.versions] == [
        ("/versions/access/2.0/", ("Q1", "Q2")),
        ("/versions/access/7.0/", ("Q1",)),
        ("/versions/access/97/", ("Q2",)),
    ]
    assert [(version.tag.label, version.ids) for version in word.versions] == [(NO_VERSION, ("Q1",))]


def test_tags_tell_each_page_that_lists_an_article():
    indexes = index(facts("Q1", ("kbtool",), (("Microsoft Access", ("2.0",)),)), facts("Q2"))
    assert [tag.address for tag in indexes.tags["Q1"]] == [
        "/keywords/kbtool/",
        "/versions/access/",
        "/versions/access/2.0/",
    ]
    assert "Q2" not in indexes.tags


def test_product_label():
    assert product_label("Microsoft Access") == "Access"
    assert product_label("The AppWizard") == "The AppWizard"
