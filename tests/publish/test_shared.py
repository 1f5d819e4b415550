"""Pages without what the theme would repeat on each, and the files that have it."""

from __future__ import annotations

import re

import pytest

MATERIAL = {"name": "material", "font": False}
PALETTE = [
    {"scheme": "default", "toggle": {"icon": "material/weather-night", "name": "Switch to dark mode"}},
    {"scheme": "slate", "primary": "teal", "toggle": {"icon": "fontawesome/solid/sun", "name": "Switch to light mode"}},
]


@pytest.fixture
def articles(make_archive, raw_export):
    texts = {"Q10022": "SYMPTOMS\n========\n\nSee Q99999.\n\nCAUSE\n=====\n\nA spring.", "Q7": "No heading."}
    return make_archive({f"{q}.TXT": raw_export(q, f"Clock {q} & co", text=text) for q, text in texts.items()})


@pytest.mark.parametrize(
    "theme",
    [
        pytest.param(MATERIAL, id="plain"),
        pytest.param({**MATERIAL, "palette": PALETTE, "icon": {"logo": "octicons/clock-16"}}, id="icons"),
        pytest.param(
            {
                **MATERIAL,
                "palette": PALETTE,
                "features": ["navigation.tabs", "navigation.top", "navigation.footer", "navigation.instant"],
            },
            id="features",
        ),
        pytest.param({**MATERIAL, "language": "de", "features": ["toc.integrate", "header.autohide"]}, id="language"),
    ],
)
@pytest.mark.parametrize("address", ["kb/010/Q10022/", "kb/000/Q7/", "kb/099/Q99999/", "versions/", "kb/010/"])
def test_no_page_repeats_icons_scripts_or_settings(articles, build_site, theme, address):
    site = build_site(articles, theme=theme, nav=["index.md"])
    page = site.page(address)
    assert "<path" not in page
    assert "__md_scope" not in page
    assert "__config" not in page
    assert "data-md-component=palette" not in page
    # what is named is there
    sheet, script = site.files["assets/mskb.css"].decode(), site.files["assets/mskb.js"].decode()
    names = set(re.findall(r"<svg class=([\w-]+)>", page))
    assert names
    assert all(f"svg.{name} {{" in sheet for name in names)
    calls = {int(number) for number in re.findall(r"<kb-(\d+)></kb-\1>", page)}
    assert max(calls) < script.count("function (place)")
    assert f'src="{"../" * address.count("/")}assets/mskb.js"' in page


def test_the_files_are_the_same_however_many_processes_work(make_archive, raw_export, build_site):
    folder = make_archive({f"Q{number}.TXT": raw_export(f"Q{number}") for number in range(20_000, 20_450)})
    one, two = (build_site(folder, name=f"site{count}", options={"workers": count}) for count in (1, 2))
    assert one.files.keys() == two.files.keys()
    assert [path for path in one.files if not path.endswith(".gz") and one.files[path] != two.files[path]] == []


def test_the_notice_stands_on_each_article_and_as_text_on_a_page(articles, build_site):
    site = build_site(articles)
    notice = site.page("kb/010/Q10022/").partition('<details class="mskb-notice">')[2]
    assert notice.count('IS PROVIDED "AS IS" WITHOUT WARRANTY OF ANY KIND.') == 1
    assert 'href="../../../legal/"' in notice
    sheet = site.files["assets/mskb.css"].decode()
    assert sheet.count('content: " MICROSOFT DISCLAIMS ALL WARRANTIES, EITHER EXPRESS OR IMPLIED, ') == 1
    legal = " ".join(site.page("legal/").split())
    assert "WITHOUT WARRANTY OF ANY KIND. MICROSOFT DISCLAIMS ALL WARRANTIES" in legal
    assert "THE FOREGOING LIMITATION MAY NOT APPLY." in legal


def test_a_made_page_has_no_footer_for_the_themes_name_alone(articles, build_site):
    assert "md-footer" not in build_site(articles).page("kb/010/Q10022/")
    assert "Ours" in build_site(articles, copyright="Ours").page("kb/010/Q10022/")


def test_a_users_own_style_sheet_of_that_name_gets_the_icons_too(articles, build_site, tmp_path):
    own = tmp_path / "docs" / "assets" / "mskb.css"
    own.parent.mkdir(parents=True)
    own.write_text(".mine { color: red }\n")
    sheet = build_site(articles).files["assets/mskb.css"].decode()
    assert sheet.startswith(".mine{color: red}\n")
    assert "svg.mskb-1 {" in sheet


def test_headings_below_others_stand_below_them_in_the_table_of_contents(make_archive, raw_export, build_site):
    text = "SYMPTOMS\n========\n\nWheels & {springs}\n------------------\n\nText.\n\nCAUSE\n=====\n\nA spring."
    page = build_site(make_archive({"Q7.TXT": raw_export("Q7", text=text)})).page("kb/000/Q7/")
    contents = page.partition("data-md-component=toc")[2].partition("</div>")[0]
    titles = re.findall(r"<h[23] id=[^>]*>(.*?)<a", page)
    assert "Wheels &amp; {springs}" in titles
    assert re.findall(r'<a href="#[\w-]+" class=md-nav__link>(.*?)</a>', contents) == titles
    assert 'aria-label="Symptoms"><ul class=md-nav__list><li class=md-nav__item><a href="#wheels' in contents
