from __future__ import annotations

import re
from itertools import pairwise

import pytest


@pytest.fixture
def clocks(make_archive, raw_export):
    return make_archive(
        {
            "Q10022.TXT": raw_export("Q10022", "Clock <Tower> Stops", "See Q20033 and Q99999."),
            "Q20033.TXT": raw_export("Q20033", "BUG: Bells & Rings", modified="01-JAN-1999"),
        }
    )


def headings(page: str) -> list[str]:
    return [f"{level} {name}" for level, name in re.findall(r'<h([1-6])[^>]* id="([^"]*)"', page)]


def test_the_page_has_a_chart_and_a_table_of_each_figure(clocks, build_site):
    site = build_site(clocks, site_url="https://example.com/repo/")
    page = site.page("statistics/")
    assert page.count('role="img"') == page.count('<table class="mskb-numbers">') == 10
    assert "<!-- years -->" not in page
    assert '<a href="../kb/020/Q20033/">Q20033</a><br><small>BUG: Bells &amp; Rings</small>' in page
    assert "https://example.com/repo/statistics/" in site.files["sitemap-1.xml"].decode()


def test_headings_of_the_page_follow_each_other(clocks, build_site):
    levels = [int(heading[0]) for heading in headings(build_site(clocks).page("statistics/"))]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_an_empty_archive_has_nothing_to_count(make_archive, build_site):
    page = build_site(make_archive({})).page("statistics/")
    assert 'role="img"' not in page
    assert "There is nothing to count." in page


def test_the_page_may_stand_in_the_navigation(clocks, build_site):
    site = build_site(clocks, nav=["index.md", "kb/index.md", {"In numbers": "statistics.md"}])
    assert "In numbers" in site.page("")


def test_a_hand_written_page_stays_as_it_is(clocks, build_site, tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "statistics.md").write_text("# Our own numbers\n", encoding="utf-8")
    assert "Our own numbers" in build_site(clocks, nav=["index.md", "statistics.md"]).page("statistics/")
