from __future__ import annotations

import pytest

from mskb.publish.icons import find_icons, name_icons, style_sheet

BOOK = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><path d="M1 2h3"/></svg>'
WIDE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 512"><!--! By its makers --><path d="M5"/>'
    '<path fill-rule="evenodd" d="M6"/></svg>'
)


def test_an_icon_is_drawn_once_and_named_where_it_stands():
    page = f"<a>{BOOK}</a><b>{WIDE}</b><i>{BOOK}</i>"
    icons = find_icons(page)
    assert name_icons(page, icons) == (
        "<a><svg class=mskb-1></svg></a><b><svg class=mskb-2></svg></b><i><svg class=mskb-1></svg></i>"
    )
    sheet = style_sheet(icons)
    assert sheet.count(BOOK) == 1
    assert "aspect-ratio: 640 / 512" in sheet


@pytest.mark.parametrize(
    "icon",
    [
        pytest.param(BOOK.replace("<path", '<path fill="#f00"'), id="of-a-colour-of-its-own"),
        pytest.param(BOOK.replace("<svg", '<svg class="spin"'), id="of-a-class-of-its-own"),
        pytest.param(BOOK.replace("viewBox", 'width="9" viewBox'), id="of-a-size-of-its-own"),
        pytest.param(BOOK.replace("</svg>", "<style>path{}</style></svg>"), id="with-a-style"),
        pytest.param('<svg class="graph"><rect/></svg>', id="a-drawing"),
    ],
)
def test_another_drawing_stays_where_it_is(icon):
    assert find_icons(icon) == {}
    assert name_icons(icon, find_icons(BOOK)) == icon


def test_an_icon_that_the_style_sheet_does_not_know_stays():
    assert name_icons(WIDE, find_icons(BOOK)) == WIDE


def test_signs_that_mean_something_in_an_address_are_escaped():
    icons = find_icons(WIDE.replace("By its makers", "50 % of #1, the makers'"))
    assert "<!--! 50 %25 of %231, the makers%27 -->" in style_sheet(icons)


def test_no_icon_no_rule():
    assert style_sheet({}) == ""
