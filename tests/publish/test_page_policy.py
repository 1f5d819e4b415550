"""What pages allow a browser to run and to load."""

from __future__ import annotations

import base64
import hashlib
import re
from types import SimpleNamespace
from typing import Any

import click
import pytest

from mskb.publish.policy import Policy, theme_part
from mskb.publish.serving import is_served

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="(?P<policy>[^"]*)">')
NOTHING_MORE = (
    "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;"
    "connect-src 'self';form-action 'self';base-uri 'none'"
)


def policy_in(page: str) -> dict[str, list[str]]:
    """The sources that a page states, by directive."""
    [stated] = META.findall(page)
    return {words[0]: words[1:] for words in (directive.split() for directive in stated.split(";"))}


def stated(trusted: str, **added: tuple[str, ...]) -> dict[str, list[str]]:
    return policy_in(Policy({name.replace("_", "-"): names for name, names in added.items()}).meta(trusted))


def check_sum(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def page_of(**values: Any) -> Any:
    """What a policy asks of a page."""
    defaults = {"file": SimpleNamespace(generated_by=None), "meta": {}, "content": "", "toc": []}
    return SimpleNamespace(**{**defaults, **values})


def generated(**values: Any) -> Any:
    return page_of(file=SimpleNamespace(generated_by="mskb"), **values)


def test_a_page_without_scripts_allows_none():
    assert Policy({}).meta("<p>Text</p>") == f'<meta http-equiv="Content-Security-Policy" content="{NOTHING_MORE}">'


@pytest.mark.parametrize("head", ['<head>\n  <meta charset="utf-8">', "<head>", '<head lang="en">'])
def test_it_stands_before_all_that_it_has_a_say_in(head):
    page = f"<html>{head}<script>one()</script></head></html>"
    assert META.sub("", Policy({}).put(page, page)) == page
    assert Policy({}).put(page, page).index(head) < Policy({}).put(page, page).index("http-equiv")
    assert Policy({}).put(page, page).index("http-equiv") < page.index("<script>") + 30


def test_a_page_keeps_the_policy_that_its_owner_gave_it():
    page = '<head><meta http-equiv=Content-Security-Policy content="default-src *"></head>'
    assert Policy({}).put(page, page) == page


@pytest.mark.parametrize(
    ("markup", "directive", "source"),
    [
        pytest.param("<script>one()</script>", "script-src", check_sum("one()"), id="script"),
        pytest.param("<SCRIPT>one()</SCRIPT>", "script-src", check_sum("one()"), id="capitals"),
        pytest.param('<script type="module">one()</script>', "script-src", check_sum("one()"), id="module"),
        pytest.param("<script>\r\none()</script>", "script-src", check_sum("\none()"), id="line-ends-of-dos"),
        pytest.param("<style>p{top:0}</style>", "style-src", check_sum("p{top:0}"), id="style"),
        pytest.param('<p style="top:0">x</p>', "style-src", check_sum("top:0"), id="style-of-an-element"),
        pytest.param(
            '<script async src="https://cdn.example/a.js?x=1"></script>', "script-src", "https://cdn.example", id="host"
        ),
        pytest.param('<script src="//cdn.example/a.js"></script>', "script-src", "https://cdn.example", id="no-scheme"),
        pytest.param('<img src="https://img.example/a.png">', "img-src", "https://img.example", id="image"),
        pytest.param(
            '<iframe src="https://video.example/1"></iframe>', "frame-src", "https://video.example", id="frame"
        ),
        pytest.param(
            '<link rel="stylesheet" href="https://fonts.googleapis.com/css?family=X">',
            "font-src",
            "https://fonts.gstatic.com",
            id="font",
        ),
    ],
)
def test_what_the_owner_put_into_a_page_is_allowed(markup, directive, source):
    assert source in stated(markup)[directive]


@pytest.mark.parametrize(
    "markup",
    [
        '<script type="application/ld+json">{"a": "<img src=https://x.example/>"}</script>',
        '<script src="assets/a.js"></script>',
        '<link rel="canonical" href="https://example.com/">',
        '<a href="https://example.com/">Text</a>',
        "<script>var page = \"<img src='https://x.example/'>\"</script>".replace("<script>", '<script type="text/x">'),
        '<img src="data:image/png;base64,AA">',
    ],
)
def test_what_needs_no_leave_changes_nothing(markup):
    assert stated(markup) == stated("")


def test_what_is_allowed_besides_joins_what_is():
    sources = stated("", script_src=("https://a.example",), frame_src=("https://b.example",), base_uri=("'self'",))
    assert sources["script-src"] == ["'self'", "https://a.example"]
    assert sources["frame-src"] == ["'self'", "https://b.example"]
    assert sources["base-uri"] == ["'self'"]


def test_check_sums_go_where_everything_is_allowed():
    """Browsers that see a check sum do not see `'unsafe-inline'`."""
    assert stated("<script>one()</script>", script_src=("'unsafe-inline'",))["script-src"] == [
        "'self'",
        "'unsafe-inline'",
    ]


def test_an_archive_s_text_is_no_part_of_the_theme():
    page = "<head></head><body><nav></nav><article>1</article><script>x()</script></article><script>t()</script></body>"
    assert theme_part(page) == "<head></head><body><nav></nav></article><script>t()</script></body>"


BROUGHT = "<head></head><article>{}</article><script>theme()</script>"


def test_nothing_that_an_article_brought_is_allowed():
    page = BROUGHT.format("<script>article()</script><img src='https://x.example/'><p style='top:0'>")
    policy = policy_in(Policy({}).finish(page, generated(content="<script>article()</script>")))
    assert policy["script-src"] == ["'self'", check_sum("theme()")]
    assert (policy["img-src"], policy["style-src"]) == (["'self'", "data:"], ["'self'"])


@pytest.mark.parametrize(
    "values",
    [
        {"meta": {"title": "A <SCRIPT>title()</script>"}},
        {"meta": {"description": "<script>text()</script>"}},
        {"toc": [SimpleNamespace(title="<script>heading()</script>")]},
    ],
)
def test_nothing_is_allowed_where_a_title_came_through(values):
    page = "<head><title><script>title()</script></title></head><script>theme()</script><article></article>"
    assert policy_in(Policy({}).finish(page, generated(**values)))["script-src"] == ["'self'"]


def test_a_table_s_columns_keep_their_sides():
    content = '<table><tr><td style="text-align: right;">7</td></tr></table>'
    policy = policy_in(Policy({}).finish(BROUGHT.format(content), generated(content=content)))
    assert policy["style-src"][:2] == ["'self'", "'unsafe-hashes'"]
    assert check_sum("text-align: right;") in policy["style-src"]


def test_a_page_of_the_owner_runs_what_the_owner_wrote():
    page = BROUGHT.format("<script>mine()</script>")
    assert check_sum("mine()") in policy_in(Policy({}).finish(page, page_of()))["script-src"]


def test_the_home_page_runs_what_the_owner_wrote_and_not_what_it_shows_of_the_archive():
    page = BROUGHT.format("<script>mine()</script><script>archive()</script>")
    home = page_of(meta={"template": "mskb/home.html"}, content="<script>mine()</script>")
    assert policy_in(Policy({}).finish(page, home))["script-src"] == [
        "'self'",
        check_sum("theme()"),
        check_sum("mine()"),
    ]


@pytest.fixture
def archive(make_archive, raw_export):
    return make_archive({"Q900001.TXT": raw_export("Q900001")})


HOOK = """
def on_post_page(output, page, config):
    return output.replace("</body>", "<script>counted()</script></body>")
"""


def test_another_plugin_s_scripts_run(build_site, archive, tmp_path):
    (tmp_path / "hook.py").write_text(HOOK, encoding="utf-8")
    site = build_site(archive, hooks=["hook.py"])
    for address in ("", "kb/", "kb/900/Q900001/"):
        assert check_sum("counted()") in policy_in(site.page(address))["script-src"]


def test_pages_of_articles_have_no_script_in_them(build_site, archive):
    site = build_site(archive)
    assert META.search(site.page("kb/900/Q900001/"))["policy"] == NOTHING_MORE  # type: ignore[index]
    assert "<script>" not in site.page("kb/900/Q900001/")


def test_fonts_of_the_owner_are_allowed(build_site, archive, tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "own.css").write_text("@font-face {}", encoding="utf-8")
    site = build_site(archive, extra_css=["own.css"])
    assert policy_in(site.page("kb/900/Q900001/"))["font-src"] == ["'self'"]


def test_a_site_may_do_without(build_site, archive):
    site = build_site(archive, options={"content_security_policy": False})
    stating = [path for path, page in site.pages.items() if META.search(page)]
    assert [path for path in stating if not path.startswith("id/")] == []  # which only lead on, and need nothing


def test_all_pages_state_one(build_site, archive):
    site = build_site(archive, site_url="https://example.com/kb/")
    assert [path for path, page in site.pages.items() if not META.search(page)] == []


@pytest.mark.parametrize(("command", "served"), [("serve", True), ("build", False), (None, False)])
def test_a_preview_states_none(command, served):
    """Its server puts a script of its own into each page, with a number that changes."""
    if command is None:
        assert is_served() is served
        return
    with click.Context(click.Command(command), info_name=command):
        assert is_served() is served


def test_a_theme_that_counts_visits_is_warned_of(build_site, archive, caplog):
    build_site(archive, strict=False, extra={"analytics": {"provider": "google", "property": "G-0"}})
    assert "extra.analytics tells another host of each visit" in caplog.text
