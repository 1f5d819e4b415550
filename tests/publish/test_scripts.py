from __future__ import annotations

import pytest

from mskb.publish.scripts import TITLE, Scripts, find_scripts

FIRST = '<script>__md_scope=new URL("{root}",location)</script>'
PALETTE = '<script>var palette=__md_get("__palette")</script>'
FORM = '<form class="x" data-md-component="palette"><input id="a"></form>'
SETTINGS = '<script id="__config" type="application/json">{{"base": "{root}", "search": "{root}/assets/s.js"}}</script>'
PAGE = (
    f"<head><title>{{title}} - Clocks</title>{FIRST}<script>mine()</script></head><body>"
    f'<div class="t" data-md-component="header-topic"><span class="e">{{title}}</span></div>{FORM}\n{PALETTE}'
    f'<label class="md-nav__title" for="__drawer"><a href="{{root}}">Clocks</a></label><p>Text</p>{SETTINGS}</body>'
)


def page(root: str = "../../..", title: str = TITLE) -> str:
    return PAGE.format(root=root, title=title)


def scripts() -> Scripts:
    return find_scripts(page(), "../../..", [FIRST.format(root="../../.."), PALETTE])


@pytest.mark.parametrize("root", ["../../..", "../.."])
def test_a_page_of_any_depth_calls_for_what_it_would_repeat(root):
    calls = "".join(f"<kb-{number}></kb-{number}>" for number in _order())
    assert scripts().call(page(root), root).replace("\n", "") == (
        f'<head><title>{TITLE} - Clocks</title><script src="{root}/assets/mskb.js"></script><script>mine()</script>'
        f"</head><body>{calls}<p>Text</p><kb-4></kb-4></body>"
    )


def _order() -> list[int]:
    """The numbers of the topic, the form, the palette's script and the drawer's heading."""
    numbers = scripts().numbers
    starts = ('<div class="t"', "<form", "var palette", "<label")
    return [number for start in starts for code, number in numbers.items() if code.startswith(start)]


def test_addresses_in_the_file_begin_at_the_root():
    file = scripts().file
    assert "__md_scope=new URL(root,location)" in file
    assert '{"base": root, "search": root + "assets/s.js"}' in file
    assert "../" not in file
    assert "mine()" not in file


def test_a_page_whose_head_says_another_title_keeps_its_topic():
    other = page().replace(f"<title>{TITLE} - Clocks", f"<title>Of {TITLE}")
    called = scripts().call(other, "../../..")
    assert "header-topic" in called
    assert "<form" not in called


def test_what_the_file_does_not_hold_stays():
    other = page().replace("<form ", '<form data-new="1" ').replace("__palette", "__colours")
    called = scripts().call(other, "../../..")
    assert '<form data-new="1" ' in called
    assert "__colours" in called


def test_another_theme_keeps_all_of_its_own():
    plain = "<head><title>mskb-title</title></head><body><script>a()</script></body>"
    found = find_scripts(plain, "..", [])
    assert (found.file, found.call(plain, "..")) == ("", plain)
