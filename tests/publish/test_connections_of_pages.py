"""An article's page tells its place among the others, whatever cites whatever."""

from __future__ import annotations

import re

import pytest

CUT = "SMS: The Clock of the Site Server Runs Backward After Every Midn"


@pytest.fixture
def site(make_archive, raw_export, build_site):
    crowd = {f"{n}.TXT": raw_export(f"Q{n}", f"Clock {n}", text="See Q20000.") for n in range(30000, 30120)}
    all_that_there_is = " ".join(f"Q{number}," for number in range(100000, 101000))
    return build_site(
        make_archive(
            crowd
            | {
                "20000.TXT": raw_export("Q20000", "The Clock", text="I am Q20000."),
                "40000.TXT": raw_export("Q40000", CUT, text="See Q40001.", keywords="kbbell"),
                "40001.TXT": raw_export("Q40001", "Bells", text=f"   Q40000 {CUT}ight\r\n", keywords="kbbell"),
                "40002.TXT": raw_export("Q40002", "Bells", text=f"See {all_that_there_is}", keywords="kbbell"),
            }
        )
    )


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_a_crowd_is_listed_in_part_and_elsewhere_in_whole(site):
    page = site.page("kb/020/Q20000/")
    assert "Referenced by 120 articles" in page
    assert page.count('<li><a href="../../030/Q30') == 100
    assert "<summary>90 more</summary>" in page
    assert '<a href="cited-by/">All 120 articles that cite Q20000</a>' in page
    assert site.page("kb/020/Q20000/cited-by/").count('href="../../../030/Q30') == 120
    assert "I am Q20000." in words(page), "an article does not cite itself"


def test_a_circle_builds_and_a_cut_title_is_completed(site):
    page = site.page("kb/040/Q40000/")
    assert f"<h1>{CUT}ight</h1>" in page
    assert f"<title>Q40000: {CUT}ight - Clocks</title>" in page
    assert "the rest is from the articles that cite it" in words(page)
    assert "its end was taken from the articles that cite it" in words(page.partition("mskb-source")[2])
    assert "Referenced by 1 article" in page
    assert f'title="{CUT}ight"' in site.page("kb/040/Q40001/")
    see_also = page.partition("id=mskb-see-also>")[2].partition("</section>")[0]
    assert re.findall(r"Q\d+ \w+", see_also) == ["Q40002 Bells"], "what is linked already is not named again"


def test_articles_of_one_title_name_each_other(site):
    page = site.page("kb/040/Q40001/")
    assert "Same title Q40002" in words(page)
    assert "<title>Q40001: Bells - Clocks</title>" in page


def test_an_article_may_cite_a_thousand(site):
    page = site.page("kb/040/Q40002/")
    assert page.count('class="mskb-missing"') == 1000
    assert "Q40002 Bells" in site.page("kb/100/Q100999/")
    assert "page 5 of 5" in site.page("wanted/5/")
