"""What stands around an article's text."""

from __future__ import annotations

import html
import json
import re

import pytest

TITLE = 'BUG: The "Clock" & </script><!--'


@pytest.fixture
def site(make_archive, raw_export, build_site):
    versions = ", ".join(f"{number}.0" for number in range(1, 15))
    return build_site(
        make_archive(
            {
                "10020.TXT": raw_export(
                    "Q10020", TITLE, "The clock of the server <b>stops</b>. See Q10023 and Q99999."
                ),
                "10022.TXT": raw_export(
                    "Q10022",
                    "Bells",
                    applies_to=f"Microsoft Bells Professional Edition for Windows, versions {versions}",
                    keywords="kbsms200 kbprint",
                ),
                "20033.TXT": raw_export("Q20033", "Last"),
            }
        ),
        site_url="https://example.com/kb/",
    )


@pytest.fixture
def page(site):
    return site.page("kb/010/Q10020/")


def words(part: str) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", part).split()))


def test_data_for_machines_is_whole_and_ends_no_script(page):
    [data] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert "<" not in data
    assert json.loads(data) == {
        "@context": "https://schema.org",
        "@type": "TechArticle",
        "headline": TITLE,
        "identifier": "Q10020",
        "about": "Systems Management Server",
        "dateModified": "2001-03-12",
        "publisher": {"@type": "Organization", "name": "Microsoft"},
    }


def test_the_first_sentence_describes_the_page(page):
    assert '<meta name="description" content="The clock of the server &lt;b&gt;stops&lt;/b&gt;.' in page
    assert '<link rel="canonical" href="https://example.com/kb/kb/010/Q10020/">' in page


def test_kind_and_fix_state_are_words_with_a_class(page):
    assert "<i class=problem>Problem</i>" in page
    assert "<i class=fixed>Fixed</i>" in page


def test_the_way_to_the_page(page, site):
    path = page.partition("<nav class=mskb-path")[2].partition("</nav>")[0]
    targets = re.findall('href="../../../([^"]*)"', path)
    assert targets[0] == "products/"
    assert all(f"{target}index.html" in site.files for target in targets)


def test_neighbours_by_number(site):
    first, middle, last = (
        re.findall('<a rel=(prev|next) href="([^"]*)">', site.page(f"kb/{path}/"))
        for path in ("010/Q10020", "010/Q10022", "020/Q20033")
    )
    assert first == [("next", "../Q10022/")]
    assert middle == [("prev", "../Q10020/"), ("next", "../../020/Q20033/")]
    assert last == [("prev", "../../010/Q10022/")]


def test_references_are_listed_and_the_absent_told_apart(page):
    listed = page.partition("id=mskb-references>")[2].partition("</section>")[0]
    assert re.findall('<a (class=mskb-missing)? ?href="([^"]*)">', listed) == [
        ("class=mskb-missing", "../Q10023/"),
        ("class=mskb-missing", "../../099/Q99999/"),
    ]


def test_long_lists_are_folded_and_an_edition_is_told_as_written(site):
    facts = site.page("kb/010/Q10022/").partition('<dl class="mskb-facts">')[2].partition("</dl>")[0]
    applies, folded = facts.partition("<dt>Platform")[0].split("<details>")
    assert words(applies).startswith("Applies to Bells for Windows 1.0 2.0 3.0")
    assert applies.count("<a ") == 8
    assert words(folded).startswith("7 more 8.0 9.0")
    assert "Microsoft Bells Professional Edition for Windows, versions 1.0, 2.0" in folded
    assert words(facts.partition("<dt>Platform")[2]).startswith(
        "Windows NT Keywords Printing (kbprint) Systems Management Server"
    )


def test_a_citation_stands_there_without_a_script(page):
    citation = page.partition("<details class=mskb-cite>")[2].partition("</details>")[0]
    assert words(citation) == f"Cite Microsoft: “{TITLE}”, Microsoft Knowledge Base Q10020, 12 March 2001."
    assert "<!--" not in citation


def test_the_source_is_told_in_plain_words(page):
    source = words(page.partition("<details class=mskb-source>")[2].partition("</details>")[0])
    assert re.fullmatch(
        r"Source and editions Read from 10020.TXT , a text of the raw export. SHA-256 [0-9a-f]{64}", source
    )


def test_links_hold_where_addresses_are_files(make_archive, raw_export, build_site):
    folder = make_archive(
        {
            "1.TXT": raw_export("Q10020", text="See Q20033."),
            "2.TXT": raw_export("Q20033"),
            "3.TXT": raw_export("Q20034"),
        }
    )
    page = build_site(folder, use_directory_urls=False).pages["kb/020/Q20033.html"]
    assert re.findall('<a rel=(prev|next) href="([^"]*)">', page) == [
        ("prev", "../010/Q10020.html"),
        ("next", "Q20034.html"),
    ]
    assert 'href="../../products/' in page
