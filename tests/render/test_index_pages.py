from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

import pytest

from mskb.catalog.catalog import build_catalog
from mskb.catalog.facts import ArticleFacts
from mskb.catalog.indexes import build_indexes
from mskb.model.article import Dialect
from mskb.render.index_pages import ROWS, IndexPage, index_pages
from mskb.render.list_pages import path_of

SMS = ("sms", "Microsoft Systems Management Server")
TOPS = {
    "kb/index.md",
    "versions/index.md",
    "keywords/index.md",
    "keywords/by-frequency/index.md",
    "keywords/library/index.md",
    "products/index.md",
    "types/index.md",
    "years/index.md",
}


def pages_of(*articles: ArticleFacts) -> Mapping[str, IndexPage]:
    catalog = build_catalog(articles)
    pages = list(index_pages(catalog, build_indexes(catalog)))
    by_path = {page.path: page for page in pages}
    assert len(by_path) == len(pages)
    return by_path


@pytest.mark.parametrize(
    ("address", "path"),
    [("/keywords/kbnetwork/", "keywords/kbnetwork/index.md"), ("/versions/word/6.0/", "versions/word/6.0/index.md")],
)
def test_a_page_stands_where_its_address_says(address, path):
    assert path_of(address) == path


def test_articles_by_number(facts):
    pages = pages_of(facts("Q7"), facts("Q10022", "PRB: *Bells* [sic] & <b>"), facts("Q10021"))
    top = pages["kb/index.md"]
    assert (top.title, top.description) == ("Articles by number", "All 3 articles of the archive, by number.")
    assert top.make() == (
        "-   [Q1 to Q999](000/index.md) (1 article)\n-   [Q10000 to Q10999](010/index.md) (2 articles)"
    )
    folder = pages["kb/010/index.md"]
    assert folder.parents == (("kb/index.md", "Articles by number"),)
    assert folder.make() == (
        "Articles Q10000 to Q10999: 2 articles.\n\n"
        "-   [Q10021 Bells](Q10021.md)\n"
        "-   [Q10022 PRB: \\*Bells\\* \\[sic\\] & &lt;b>](Q10022.md)"
    )


def test_keywords_stand_under_their_letters_with_what_they_mean(facts):
    pages = pages_of(
        facts("Q10022", keywords=("kbnetwork", "95", "_x")),
        facts("Q10023", keywords=("kbNetwork", "Bell")),
        facts("Q10024"),
    )
    assert pages["keywords/index.md"].make() == (
        "The 4 keywords under which articles were filed, by letter.\n\n"
        "-   [The commonest first](by-frequency/index.md)\n"
        "-   [Keywords of the Programmer's Library](library/index.md) (0 keywords)\n"
        "-   [no keyword](none/index.md) (1 article)\n\n"
        "## 0–9\n\n-   [95](95/index.md) (1 article)\n-   [\\_x](x/index.md) (1 article)\n\n"
        "## B\n\n-   [Bell](bell/index.md) (1 article)\n\n"
        "## K\n\n-   [kbNetwork](kbnetwork/index.md) Networking (2 articles)"
    )
    page = pages["keywords/kbnetwork/index.md"]
    assert (page.title, page.parents) == ("kbNetwork: Networking", (("keywords/index.md", "Keywords"),))
    assert page.make() == (
        "Articles with the keyword kbNetwork (Networking): 2 articles.\n\n"
        "-   [Q10022 Bells](../../kb/010/Q10022.md)\n-   [Q10023 Bells](../../kb/010/Q10023.md)"
    )
    assert pages["keywords/none/index.md"].description == (
        "Articles that have no keyword but editors' marks: 1 article."
    )


def test_keywords_by_frequency(facts):
    articles = [
        facts(f"Q{10000 + n}", keywords=("bell", "clock") if n < 2 else ("bell", "a") if n < 3 else ("bell",))
        for n in range(10)
    ]
    assert pages_of(*articles)["keywords/by-frequency/index.md"].make() == (
        "The 3 keywords under which articles were filed, the commonest first.\n\n"
        "## 10 articles and more\n\n-   [bell](../bell/index.md) (10 articles)\n\n"
        "## 2 articles and more\n\n-   [clock](../clock/index.md) (2 articles)\n\n"
        "## 1 article\n\n-   [a](../a/index.md) (1 article)"
    )


def test_keywords_of_the_library_stand_by_what_they_are(facts):
    words = ("s_quickc", "buglist4.00", "fixlist4.50", "SR# G901212-78")
    pages = pages_of(facts("Q10022", keywords=words, dialect=Dialect.LIBRARY))
    assert pages["keywords/library/index.md"].make() == (
        "The 4 keywords that only articles of the Programmer's Library have.\n\n"
        "## S\n\n-   [s_quickc](../s-quickc/index.md) QuickC (1 article)\n\n"
        "## Lists of bugs\n\n-   [buglist4.00](../buglist4.00/index.md) Bugs of version 4.00 (1 article)\n\n"
        "## Lists of fixes\n\n-   [fixlist4.50](../fixlist4.50/index.md) Fixed in version 4.50 (1 article)\n\n"
        "## Service requests\n\n"
        "-   [SR# G901212-78](../sr-sharp-g901212-78/index.md) A customer's service request (1 article)"
    )
    assert [title for _, title in pages["keywords/s-quickc/index.md"].parents] == [
        "Keywords",
        "Keywords of the Programmer's Library",
    ]


def test_products_stand_in_their_families(facts):
    pages = pages_of(
        facts("Q1", applies_to=(("Microsoft Windows NT Server", ("4.0",)), ("Microsoft Word", ("6.0",)))),
        facts("Q2", applies_to=(("Microsoft Windows NT Server", ()), ("Microsoft Windows NT Workstation", ("4.0",)))),
        facts("Q3"),
    )
    assert pages["versions/index.md"].make() == (
        "The 3 products that articles are about, in 2 families.\n\n"
        "## N\n\n-   [No product named](none/index.md) (1 article)\n\n"
        "## W\n\n"
        "-   Windows NT (2 articles)\n\n"
        "    -   [Windows NT Server](windows-nt-server/index.md) (2 articles)\n"
        "    -   [Windows NT Workstation](windows-nt-workstation/index.md) (1 article)\n\n"
        "-   [Word](word/index.md) (1 article)"
    )


def test_a_product_has_a_table_of_versions_and_kinds(facts):
    word = (("Microsoft Word", ("6.0", "95")),)
    pages = pages_of(
        facts("Q10022", applies_to=word, types=("bug",)),
        facts("Q10023", applies_to=word, types=("problem", "bug")),
        facts("Q10024", applies_to=(("Microsoft Word", ("6.00a | b",)),), types=("documentation-error",)),
        facts("Q10025", applies_to=(("Microsoft Word for Windows", ("2.0",)),)),
    )
    page = pages["versions/word/index.md"]
    assert (page.title, page.description) == ("Word", "3 articles about Word, by version and kind.")
    assert page.make() == (
        "3 articles about Word, by version and kind.\n\n"
        "[Search in Word](../../search.md?product=word)\n\n"
        "| Version | Bugs | Problems | How-to | Information | Other | All |\n"
        "| --- | --: | --: | --: | --: | --: | --: |\n"
        "| [6.0](6.0/index.md) | [1](6.0/index.md#bugs) | [1](6.0/index.md#problems) |  |  |  | 2 |\n"
        "| [6.0a &#124; b](6.0a-b/index.md) |  |  |  |  | [1](6.0a-b/index.md#other) | 1 |\n"
        "| [95](95/index.md) | [1](95/index.md#bugs) | [1](95/index.md#problems) |  |  |  | 2 |\n\n"
        "## Names\n\nThe articles name it thus:\n\n-   Microsoft Word (3 times)\n\n"
        "## Of the same family\n\n-   [Word for Windows](../word-for-windows/index.md)"
    )
    version = pages["versions/word/6.0/index.md"]
    assert (version.title, version.description) == ("Word 6.0", "Articles about Word 6.0: 2 articles.")
    assert version.parents == (("versions/index.md", "Products and versions"), ("versions/word/index.md", "Word"))
    assert version.make() == (
        "Articles about Word 6.0: 2 articles.\n\n"
        "[Search in Word 6.0](../../../search.md?version=word/6.0)\n\n"
        "## Bugs\n\n-   [Q10022 Bells](../../../kb/010/Q10022.md)\n\n"
        "## Problems\n\n-   [Q10023 Bells](../../../kb/010/Q10023.md)"
    )


def test_a_number_in_a_table_leads_to_the_page_where_its_articles_begin(facts):
    word = (("Microsoft Word", ("6.0",)),)
    articles = [facts(f"Q{10000 + n}", applies_to=word, types=("bug",)) for n in range(ROWS)]
    pages = pages_of(facts("Q7", applies_to=word), facts("Q8", applies_to=word, types=("how-to",)), *articles)
    assert (
        "| [6.0](6.0/index.md) | [200](6.0/index.md#bugs) |  | [1](6.0/2.md#how-to) |  | [1](6.0/2.md#other) | 202 |"
    ) in pages["versions/word/index.md"].make()
    second = pages["versions/word/6.0/2.md"].make()
    assert second == (
        "Articles about Word 6.0: 202 articles, page 2 of 2.\n\n"
        "## How-to\n\n-   [Q8 Bells](../../../kb/000/Q8.md)\n\n"
        "## Other\n\n-   [Q7 Bells](../../../kb/000/Q7.md)\n\n"
        "Pages: [1](index.md) **2**"
    )


def test_pages_by_version_fields_say_so(facts):
    pages = pages_of(facts("Q10022", product=SMS, versions=(("winnt", ("2.0",)),)), facts("Q10023"))
    folder = "versions/systems-management-server-by-version-field"
    for path in (f"{folder}/index.md", f"{folder}/2.0-winnt/index.md", "versions/none/none/index.md"):
        assert "\n\nThey name no product. They stand here by what they were filed under" in pages[path].make()
    assert pages["versions/none/none/index.md"].title == "No product named, no version named"


def test_buckets(facts):
    pages = pages_of(
        facts("Q10022", product=SMS, applies_to=(("Microsoft Clock", ()),)), facts("Q10023", product=("", "Bells"))
    )
    assert pages["products/index.md"].make() == (
        "The 2 headings under which articles were filed, which need not be what they are about.\n\n"
        "-   [Bells](bells/index.md) (1 article)\n"
        "-   [Systems Management Server](sms/index.md), sms (1 article)"
    )
    assert pages["products/sms/index.md"].make() == (
        "Articles filed under Systems Management Server: 1 article.\n\n"
        "## What they are about\n\n-   [Clock](../../versions/clock/index.md) (1 article)\n\n"
        "## Articles\n\n-   [Q10022 Bells](../../kb/010/Q10022.md)"
    )


def test_types_and_fix_states(facts):
    pages = pages_of(facts("Q10022", types=("bug",), status=("not-fixed",)), facts("Q10023"))
    assert pages["types/index.md"].make() == (
        "Articles by what they tell of, and by whether it was fixed.\n\n"
        "## Types\n\n-   [Bugs](bug/index.md) (1 article)\n-   [No type told](none/index.md) (1 article)\n\n"
        "## Fix states\n\n-   [Not fixed](not-fixed/index.md) (1 article)"
    )
    assert (
        pages["types/not-fixed/index.md"].description
        == "Articles that tell of something that was not to be fixed: 1 article."
    )


def test_years_are_those_of_the_last_change(facts):
    pages = pages_of(facts("Q10022", modified="2000-06-25"), facts("Q10023"))
    assert pages["years/index.md"].make() == (
        "Articles by the year in which they were last changed; when they were written is not known.\n\n"
        "-   [2000](2000/index.md) (1 article)\n-   [no date told](none/index.md) (1 article)"
    )
    assert pages["years/2000/index.md"].make() == (
        "1 article last modified in 2000, by month.\n\n-   [June 2000](06/index.md) (1 article)"
    )
    month = pages["years/2000/06/index.md"]
    assert (month.title, month.parents) == (
        "Last modified in June 2000",
        (("years/index.md", "Years of the last change"), ("years/2000/index.md", "2000")),
    )


@pytest.mark.parametrize(("count", "last"), [(ROWS, None), (ROWS + 1, 2), (2 * ROWS, 2), (2 * ROWS + 1, 3)])
def test_a_page_lists_200_articles_at_most(facts, count, last):
    pages = pages_of(*(facts(f"Q{10000 + number}") for number in range(count)))
    paths = [path for path in pages if path.startswith("kb/010/")]
    assert paths == ["kb/010/index.md", *(f"kb/010/{number}.md" for number in range(2, (last or 1) + 1))]
    listed = [line for path in paths for line in pages[path].make().splitlines() if line.startswith("-   ")]
    assert len(listed) == count
    assert max(pages[path].make().count("\n-   ") for path in paths) <= ROWS


def test_the_pages_of_a_list_are_linked_to_each_other(facts):
    pages = pages_of(*(facts(f"Q{10000 + number}") for number in range(ROWS + 1)))
    assert pages["kb/010/index.md"].title == "Q10000 to Q10999"
    assert pages["kb/010/index.md"].make().endswith("\n\nPages: **1** [2](2.md)")
    second = pages["kb/010/2.md"]
    assert second.title == "Q10000 to Q10999, page 2 of 2"
    assert second.make() == (
        "Articles Q10000 to Q10999: 201 articles, page 2 of 2.\n\n-   [Q10200 Bells](Q10200.md)\n\n"
        "Pages: [1](index.md) **2**"
    )


def test_ten_thousand_articles_with_one_keyword(facts):
    pages = pages_of(*(facts(f"Q{10000 + number}", keywords=("kbtool",)) for number in range(10_000)))
    paths = [path for path in pages if path.startswith("keywords/kbtool/")]
    assert len(paths) == 50
    assert pages["keywords/kbtool/50.md"].make().count("\n-   ") == ROWS


def test_a_title_without_end_is_cut_in_lists(facts):
    [row] = pages_of(facts("Q10022", "x" * 5000))["kb/010/index.md"].make().splitlines()[2:]
    assert row == f"-   [Q10022 {'x' * 300}…](Q10022.md)"


NASTY = "<script>*[x](y)* `|` {{ z }} | ~~a~~ _b_"


def test_names_with_any_sign_are_shown_as_they_are(facts, reader):
    pages = pages_of(
        facts(
            "Q10022",
            NASTY,
            keywords=(NASTY,),
            applies_to=((NASTY, (NASTY,)), (f"{NASTY} two", ())),
            product=("<b>", NASTY),
        )
    )
    for page in pages.values():
        reading = reader(page.make())
        assert set(reading.tags) <= {
            "p",
            "h2",
            "ul",
            "li",
            "a",
            "strong",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "div",
        }
        for attributes in reading.attributes:
            assert urlsplit(str(attributes.get("href") or ".md")).path.endswith(".md")
    assert NASTY in reader(pages["keywords/index.md"].make()).words
    assert NASTY in reader(pages["versions/index.md"].make()).words
    assert NASTY in reader(pages["products/index.md"].make()).words


def test_tables_are_tables(facts, reader):
    markdown = pages_of(facts("Q10022", applies_to=(("Microsoft Word", ("6.0 | 7.0",)),)))[
        "versions/word/index.md"
    ].make()
    reading = reader(markdown)
    assert reading.tags.count("th") == reading.tags.count("td") == 7
    assert "6.0 | 7.0" in reading.text


def test_an_empty_archive_has_its_indexes():
    assert set(pages_of()) == TOPS


def test_every_page_tells_what_it_is(facts):
    article = facts(
        "Q10022", keywords=("kbtool",), applies_to=(("Microsoft Word", ("6.0",)),), product=SMS, modified="2000-06-25"
    )
    for path, page in pages_of(article, facts("Q10023")).items():
        assert page.title, path
        assert page.description.endswith("."), path
        assert "article" in page.description.casefold() or "product" in page.description, path
        assert bool(page.parents) == (
            path not in TOPS - {"keywords/by-frequency/index.md", "keywords/library/index.md"}
        ), path
