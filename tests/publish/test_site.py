"""A small archive becomes a site."""

from __future__ import annotations

import logging
import posixpath
import re
from urllib.parse import unquote, urlsplit

import pytest
from mkdocs.exceptions import Abort

from mskb.pipeline.pool import WorkerLostError
from mskb.publish.archive import load_archive

WORD = ("word97", "Word 97 for Windows")


@pytest.fixture
def articles(make_archive, raw_export):
    return make_archive(
        {
            "010/Q10022.TXT": raw_export("Q10022", text="See Q20033, Q99999 and Q10022.", keywords="kbsms200 kbfaq"),
            "020/Q20033.TXT": raw_export("Q20033", "BUG: Bells & <Whistles>", product=WORD),
            "Q168845.md": "Q168845: Typed by hand\n\nSee http://www.example.com/a?b=1&c=2.\n",
        }
    )


def warnings_of(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]


def test_pages_stand_at_their_addresses(articles, build_site):
    site = build_site(articles)
    pages = {path for path in site.pages if not path.startswith("assets/")}
    assert pages == {
        *("404.html", "index.html", "kb/index.html", "keywords/index.html", "versions/index.html"),
        *("kb/010/index.html", "kb/020/index.html", "kb/168/index.html", "kb/099/Q99999/index.html"),
        *("kb/010/Q10022/index.html", "kb/020/Q20033/index.html", "kb/168/Q168845/index.html"),
        *(
            "wanted/index.html",
            "most-cited/index.html",
            "statistics/index.html",
            "legal/index.html",
            "search/index.html",
        ),
        *("keywords/kbfaq/index.html", "keywords/kbsms200/index.html"),
        *("keywords/by-frequency/index.html", "keywords/library/index.html", "keywords/none/index.html"),
        *("versions/systems-management-server/index.html", "versions/systems-management-server/2.0/index.html"),
        *("versions/none/index.html", "versions/none/none/index.html"),
        *("products/index.html", "products/sms/index.html", "products/word97/index.html", "products/none/index.html"),
        *("types/index.html", "types/problem/index.html", "types/bug/index.html", "types/fixed/index.html"),
        *("types/none/index.html", "years/index.html", "years/2001/index.html", "years/2001/03/index.html"),
        *("years/none/index.html", "id/index.html", "id/sms/index.html", "id/word97/index.html"),
    }


def test_an_article_has_its_facts_and_headings(articles, build_site):
    page = build_site(articles).page("kb/010/Q10022/")
    assert "<h1>SMS: The Clock Stands</h1>" in page
    body = page.partition('<div class="mskb-body">')[2].partition("</div>")[0]
    assert re.search(r'<h2 id="symptoms">Symptoms', body)
    text = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    for fact in (
        "Applies to Systems Management Server 2.0",
        "Keywords Often asked (kbfaq) Systems Management Server 2.0 (kbsms200)",
        "Products › Systems Management Server ›",
        "Last modified 12 March 2001",
        "Problem Fixed",
        "THE INFORMATION PROVIDED IN THE MICROSOFT KNOWLEDGE BASE",
        "Copyright Microsoft Corporation 2001",
    ):
        assert fact in text


def test_articles_are_linked_where_they_are_there(articles, build_site):
    page = build_site(articles).page("kb/010/Q10022/")
    assert (
        '<a href="../../020/Q20033/" title="BUG: Bells &#38; &#60;Whistles&#62;">Q20033</a>, '
        '<a class="mskb-missing" href="../../099/Q99999/" title="Not in this archive">Q99999</a> and Q10022.'
    ) in page


def test_an_absent_article_has_a_stub_that_search_engines_leave_out(articles, build_site):
    page = build_site(articles).page("kb/099/Q99999/")
    assert '<meta name="robots" content="noindex">' in page
    assert re.search(
        r'<h2 id="cited-by">.*?<a href="../../010/Q10022/">Q10022 SMS: The Clock Stands</a>', page, re.DOTALL
    )


def test_every_link_leads_somewhere(articles, build_site, links_of):
    site = build_site(articles)
    read = {path: links_of(page) for path, page in site.pages.items()}
    checked = 0
    for path, (links, _) in read.items():
        for link in links:
            parts = urlsplit(link)
            if parts.scheme or path == "404.html":  # which may be shown at any address, so its links are absolute
                assert not parts.scheme or parts.netloc != "", link
                continue
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(parts.path))) if parts.path else path
            )
            if parts.path.endswith(("/", ".", "..")):
                target = posixpath.normpath(f"{target}/index.html")
            assert target in site.files, f"{path}: {link}"
            if parts.fragment and target in read and parts.fragment != "__skip":
                assert unquote(parts.fragment) in read[target][1], f"{path}: {link}"
            checked += 1
    assert checked > 100


def test_no_page_asks_a_third_party_for_anything(articles, build_site, links_of):
    for path, page in build_site(articles).pages.items():
        outside = [link for link in links_of(page)[0] if urlsplit(link).netloc]
        assert set(outside) <= {
            "http://www.example.com/a?b=1&c=2",
            "https://squidfunk.github.io/mkdocs-material/",
            "https://web.archive.org/web/2002*/support.microsoft.com/default.aspx?scid=kb;en-us;Q99999",
        }, path  # a link asks for nothing until it is followed


def test_the_navigation_holds_the_generated_index_pages(articles, build_site):
    page = build_site(articles).page("")
    nav = page.partition('<nav class="md-nav md-nav--primary"')[2].partition("</nav>")[0]
    entries = re.findall(r'<a href="([^"]+)" class="md-nav__link[^>]*>(.*?)</a>', nav, re.DOTALL)
    assert [(href, " ".join(re.sub(r"<[^>]+>", " ", label).split())) for href, label in entries if href != "."] == [
        ("kb/", "Articles by number"),
        ("versions/", "Products"),
        ("keywords/", "Keywords"),
    ]
    assert "Q10022" not in nav


def test_an_index_page_is_marked_in_the_navigation(articles, build_site):
    page = build_site(articles).page("kb/")
    active = re.findall(r"md-nav__item--active.*?<span[^>]*>(.*?)</span>", page, re.DOTALL)
    assert [" ".join(label.split()) for label in active] == ["Articles by number"]


def test_what_is_only_repaired_or_noted_passes_a_strict_build(make_archive, raw_export, build_site, caplog):
    folder = make_archive(
        {
            "Q10022.TXT": raw_export("Q10022", modified="31-FEB-2000"),
            "Q10023.TXT": raw_export("Q10024"),
            "a/Q10025.TXT": raw_export("Q10025"),
            "b/Q10025.TXT": raw_export("Q10025", text="It goes."),
            "Q10026.TXT": b"Q10026: bytes \x81 and \x07\n",
            "README.md": "Notes.\n",
        }
    )
    assert "kb/010/Q10025/index.html" in build_site(folder).files
    assert warnings_of(caplog) == []


def test_what_could_not_be_read_fails_a_strict_build(articles, build_site, caplog):
    (articles / "Q1.TXT").write_bytes(b"")
    with pytest.raises(Abort, match="1 warning"):
        build_site(articles, strict=True)
    assert [message.partition("Q1.TXT")[1:] for message in warnings_of(caplog)] == [
        ("Q1.TXT", ":0: error: empty-file: The file holds no text.")
    ]


def test_what_could_not_be_read_is_a_warning_of_other_builds(articles, build_site, caplog):
    (articles / "Q1.TXT").write_bytes(b"")
    assert "kb/010/Q10022/index.html" in build_site(articles, strict=False).files
    assert len(warnings_of(caplog)) == 1


def test_the_log_tells_each_stage(articles, build_site, caplog):
    with caplog.at_level(logging.INFO, "mkdocs"):
        build_site(articles)
    own = [record.getMessage() for record in caplog.records if "mskb" in record.name]
    assert [message.removeprefix("mskb: ") for message in own][:2] == [
        "3 articles in 3 files; 0 errors; 0 other files; 0 links out of the folder",
        "34 pages made from 3 articles",
    ]


def test_a_percent_sign_in_a_name_is_no_format(articles, build_site, caplog):
    (articles / "Q1 %s 100%.TXT").write_bytes(b"")
    build_site(articles, strict=False)
    assert any("Q1 %s 100%.TXT:0: error" in message for message in warnings_of(caplog))


def test_two_builds_are_the_same_bytes(articles, build_site):
    settings = {"site_url": "https://example.org/archive/kb/"}
    first, second = build_site(articles, name="first", **settings), build_site(articles, name="second", **settings)
    assert {"sitemap-1.xml", "feed.xml", "objects.inv"} <= first.files.keys()
    assert len(first.files) > 50
    assert first.files == second.files


def test_only_a_part_is_built(articles, build_site):
    site = build_site(articles, options={"only": ["word97"]})
    assert [path for path in site.pages if "/Q" in path] == ["kb/020/Q20033/index.html"]


def test_an_article_that_is_left_out_is_not_linked(articles, build_site):
    page = build_site(articles, options={"only": ["Q10022"]}).page("kb/010/Q10022/")
    assert 'See Q20033, <a class="mskb-missing"' in page


@pytest.mark.parametrize(
    ("template", "address"),
    [
        pytest.param("https://example.com/src/{path}", "https://example.com/src/a%20b/%22Q7%22%7Bid%7D.TXT", id="path"),
        pytest.param("https://example.com/?id={id}", "https://example.com/?id=Q10022", id="id"),
        pytest.param("https://example.com/{other}", "https://example.com/{other}", id="other-braces"),
    ],
)
def test_view_source(make_archive, raw_export, build_site, template, address):
    folder = make_archive({'a b/"Q7"{id}.TXT': raw_export("Q10022")})
    page = build_site(folder, options={"source_url": template}).page("kb/010/Q10022/")
    assert f'<a href="{address}">View source</a>' in page


def test_edit_uri_serves_where_no_source_url_is_given(articles, build_site):
    theme = {"name": "material", "font": False, "features": ["content.action.edit"]}
    site = build_site(articles, repo_url="https://example.com/repo", edit_uri="edit/main/docs/", theme=theme)
    link = '<a href="https://example.com/repo/edit/main/articles/010/Q10022.TXT">View source</a>'
    assert link in site.page("kb/010/Q10022/")
    assert "edit/main" not in site.page("kb/010/")


def test_nothing_of_an_article_acts_in_the_theme(make_archive, raw_export, build_site):
    script = '</title><script>alert("1")</script>{{ config }}'
    folder = make_archive(
        {
            "Q10022.TXT": raw_export(
                "Q10022",
                f"BUG: {script}",
                f"Text {script} of it.",
                product=("x", script),
                applies_to=f'"><b {script} version 2.0',
                keywords='"><img',
                version=f"winnt:2.0,{script}",
            ),
            "Q10023.TXT": raw_export("Q10023", text="See Q10022."),
        }
    )
    for path, page in build_site(folder).pages.items():
        assert "alert(" not in "".join(
            re.findall(r"<script(?! type=\"application/ld)[^>]*>(.*?)</script>", page, re.DOTALL)
        ), path
        assert "<img" not in page, path
        assert "<b " not in page, path
        assert page.count("</title>") == page.count("<title>") + page.count("<title "), path


def test_a_lost_worker_stops_the_build_with_one_sentence(articles, build_site, caplog, monkeypatch):
    def lose(*_, **__):
        raise WorkerLostError("A worker process was killed.")

    monkeypatch.setattr("mskb.publish.site.load_archive", lose)
    with pytest.raises(Abort):
        build_site(articles)
    assert warnings_of(caplog) == ["A worker process was killed."]


def test_an_article_that_went_away_meanwhile_is_a_warning(articles, build_site, caplog, monkeypatch):

    def load_and_remove(*arguments, **options):
        archive = load_archive(*arguments, **options)
        (articles / "020" / "Q20033.TXT").unlink()
        archive.cache = None  # which has the draft
        return archive

    monkeypatch.setattr("mskb.publish.site.load_archive", load_and_remove)
    site = build_site(articles, strict=False)
    assert "kb/020/Q20033/index.html" not in site.files
    assert ["020/Q20033.TXT:0: error: unreadable" in message for message in warnings_of(caplog)] == [True]


def test_an_empty_archive_is_a_site(make_archive, build_site):
    assert "kb/index.html" in build_site(make_archive({})).files


def test_a_long_list_is_split(make_archive, raw_export, build_site):
    folder = make_archive({f"Q{n}.TXT": raw_export(f"Q{n}") for n in range(10001, 10402)})
    site = build_site(folder)
    first, third = site.page("kb/010/"), site.page("kb/010/3/")
    assert "Articles Q10000 to Q10999: 401 articles, page 1 of 3." in first
    assert '<a href="3/">3</a>' in first
    assert '<a href="../Q10401/">Q10401 SMS: The Clock Stands</a>' in third
    assert "Q10400" not in third
    assert {path for path in site.pages if path.startswith("keywords/kbsms200/")} == {
        "keywords/kbsms200/index.html",
        "keywords/kbsms200/2/index.html",
        "keywords/kbsms200/3/index.html",
    }
