from __future__ import annotations

import pytest

from mskb.publish.squeeze import squeeze, squeeze_style, tighten


@pytest.mark.parametrize(
    ("html", "squeezed"),
    [
        pytest.param("\n<p>\n\n   a b\n</p>\n", "<p>\na b\n</p>\n", id="indents-and-blank-lines"),
        pytest.param("<p>a  b</p>", "<p>a  b</p>", id="blanks-in-a-line"),
        pytest.param("<pre>a\n\n  b</pre>\n\n<p>", "<pre>a\n\n  b</pre>\n<p>", id="preformatted"),
        pytest.param("<script>a\n\n b</script>", "<script>a\n\n b</script>", id="script"),
    ],
)
def test_squeeze(html, squeezed):
    assert squeeze(html) == squeezed


@pytest.mark.parametrize(
    ("html", "tight"),
    [
        pytest.param("<div>\n<p>\na\n</p>\n</div>", "<div><p>a</p></div>", id="blocks"),
        pytest.param(
            "<div>\n<a>\n<span>\nb\n</span>\n</a>\n</div>", "<div><a><span>b</span></a></div>", id="line-ends"
        ),
        pytest.param("<p>a\n<b>b</b>\n<a>c</a>\nd</p>", "<p>a\n<b>b</b>\n<a>c</a>\nd</p>", id="between-words"),
        pytest.param("<a>b</a>\n<label>c</label>", "<a>b</a>\n<label>c</label>", id="between-inline-elements"),
        pytest.param("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "<ul><li>a<li>b</ul>", id="ends-of-items"),
        pytest.param("<li>a</li>\n<p>", "<li>a</li><p>", id="an-item-that-needs-its-end"),
        pytest.param('<p id="a" data-md-x="b" hidden >', "<p id=a data-md-x=b hidden>", id="quotes"),
        pytest.param('<p id="a b" for="">', '<p id="a b" for="">', id="values-that-need-quotes"),
        pytest.param('<a href="x/" class="y">', '<a href="x/" class=y>', id="addresses-keep-their-quotes"),
        pytest.param('<p>\n<pre id="a">\n b\n</pre>', '<p><pre id="a">\n b\n</pre>', id="preformatted"),
        pytest.param("<div>\n\x00content\x00\n</div>", "<div>\x00content\x00</div>", id="a-slot"),
    ],
)
def test_tighten(html, tight):
    assert tighten(html) == tight


@pytest.mark.parametrize(
    ("sheet", "squeezed"),
    [
        pytest.param("a {\n  color: red;\n  top: 0;\n}\n\nb  c {\n}\n", "a{color: red;top: 0;}b c{}", id="blanks"),
        pytest.param("/* A word. */\na { }\n", "a{}", id="comment"),
        pytest.param(
            'a::before { content: "{  /* \\" */ ;  "; }', 'a::before{content: "{  /* \\" */ ;  ";}', id="text"
        ),
        pytest.param("a { b: url(data:x;  y); }", "a{b: url(data:x;  y);}", id="address"),
        pytest.param("a { width: calc(1px + 2px); }", "a{width: calc(1px + 2px);}", id="sum"),
        pytest.param(".a :is(b, c) > d {}", ".a :is(b, c) > d{}", id="selectors"),
    ],
)
def test_squeeze_style(sheet, squeezed):
    assert squeeze_style(sheet) == squeezed
