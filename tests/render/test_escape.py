"""The escaping promise, proved by reading back: a text comes out as it went in, and nothing in it acts."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mskb.model.blocks import BulletList, Citations, ListItem, NumberedList, Paragraph, Preformatted, Span
from mskb.model.inlines import ArticleLink, Inline, LineBreak, Text, WebLink
from mskb.render.blocks import render_blocks
from mskb.render.escape import escape_heading_end, escape_inline, escape_line_start, escape_title, escape_url, fence
from mskb.render.inlines import Links, render_inlines

# What acts in Markdown, HTML or a template, as the archive holds it (SURVEY 6), and as a reader's extension might.
TOKENS = (
    *(
        "<script>",
        "</script>",
        "<font>",
        "<a or b>",
        "<!--",
        "-->",
        "<!DOCTYPE x>",
        "<![CDATA[",
        "<?php",
        "<br/>",
        "<<",
    ),
    *(
        "<http://example.com>",
        "<me@example.com>",
        "http://example.com/a_b_c?x=1&copy=2",
        "me@example.com",
        "</p>",
        ">>",
    ),
    *("&", "&amp;", "&copy", "&copy;", "&#65;", "&#x41;", "&buf;", "&lt", "&;", "&#;", "&#8203;"),
    *("{{", "}}", "{%", "%}", "{#", "#}", "{{ config }}", "{: .x }", "{:.x}", "{ #id }", "{.x}", "{++", "++}", "{--"),
    *("`", "``", "```", "~~~", "~", "~~", "^", "^x^", "==", "==x==", "++", "++x++", "*", "**", "***", "_", "__", "___"),
    *("*must*", "__declspec", "snake_case_name", "_x_", "**x**", "***x***", "a*b*c", "a_b_", "*_INDEX*"),
    *("[", "]", "[x](y)", "[x][y]", "[x]: y", "[x]:", "[^1]", "[^1]: x", "![", "![x](y)", "[[x]]", "[TOC]", "[x]"),
    *("*[abbr]: x", "Word: text", ": definition", ":::", "::: x", "!!!", "!!! note", "???", "???+ x", "===", '=== "x"'),
    *(
        "--8<--",
        '--8<-- "x"',
        ":smile:",
        "$",
        "$$",
        "$x$",
        "\\(",
        "\\[",
        "\\",
        "\\\\",
        "\\*",
        "\\<",
        "\\#",
        "|",
        "a | b",
    ),
    *(
        "| a | b |",
        "--- | ---",
        "|---|---|",
        ":-:",
        "1.",
        "1. ",
        "1)",
        "10. x",
        "a.",
        "a. x",
        "iv. x",
        "#. x",
        "#",
        "# x",
    ),
    *("## x ##", "#x", ">", "> x", ">>", "+", "+ x", "-", "- x", "- [ ]", "- [ ] x", "[ ] x", "[x] x", "* * *", "---"),
    *("----", "***", "___", "- - -", "====", "=", "-----", "/// x", "///", "+++", "(c)", "(tm)", "-->", "...", "--"),
    *("  ", "   ", "    ", "\t", "\t\t", "    x", "    - x", "'", '"', "(", ")", "!", "?", ".", "%", ",", ";", "@"),
    *("> [!NOTE]", "[!NOTE]", "klzzwxh:0", "wzxhzdk:0", "Q123456", "C++ ... C++", "Dir[$]()", "//{{AFX_DATA", "1996."),
    *("javascript:alert(1)", 'onclick="x"', "data:text/html,x", "%20", "%zz", "\u2028", "\u00a7", "日本", "é", "😀"),
)

CHARACTERS = st.characters(exclude_categories=["Cc", "Cs"])
LINES = (
    st.lists(
        st.one_of(
            st.sampled_from(TOKENS),
            st.sampled_from(TOKENS),
            st.sampled_from(["word", "x", " ", " ", "12", "A"]),
            st.text("\\`*_{}[]()<>#+-.!|~^=$&:;?/'\"@% ax1\t", max_size=5),
            st.text(CHARACTERS, max_size=4),
        ),
        min_size=1,
        max_size=8,
    )
    .map("".join)
    .filter(lambda line: bool(line.strip()))
)
SPAN = Span(1, 1)
LINKS = Links("kb/123/Q123456.md", "Q123456", lambda article_id: f'Title of "{article_id}"')

thorough = settings(derandomize=True, deadline=None, max_examples=300)


def folded(text: str) -> str:
    return " ".join(text.split())


def paragraph(*inlines: Inline) -> Paragraph:
    return Paragraph(SPAN, inlines)


@thorough
@given(LINES)
@example("Word: text")
@example("- [ ] x")
@example("a\\")
@example("a  ")
@example("=====")
@example("---")
@example("*[abbr]: x")
def test_a_line_is_one_paragraph_of_its_own_text(reader, line):
    reading = reader(escape_line_start(escape_inline(line).strip()))
    assert (reading.words, reading.tags) == (folded(line), ["p"])


@thorough
@given(st.lists(LINES, min_size=2, max_size=4))
@example(["x", "---"])
@example(["x", "==="])
@example(["a | b", "--- | ---", "c | d"])
@example(["[^1]: x", "    y"])
@example(["x", ":   definition"])
@example(["x", "1. y"])
def test_lines_are_one_paragraph_with_breaks(reader, lines):
    inlines: list[Inline] = [Text(lines[0])]
    for line in lines[1:]:
        inlines += [LineBreak(), Text(line)]
    reading = reader(render_inlines(tuple(inlines), LINKS))
    assert reading.words == folded(" ".join(lines))
    assert reading.tags == ["p"] + ["br"] * (len(lines) - 1)


@thorough
@given(LINES)
@example("C #")
@example("x ##")
@example("##")
@example("\\#")
@example("\\##")
@example("#")
@example("x {#id}")
def test_a_heading_holds_its_text_alone(reader, line):
    reading = reader(f"## {escape_heading_end(escape_line_start(escape_inline(line).strip()))}")
    assert (reading.words, reading.tags) == (folded(line), ["h2"])


@thorough
@given(st.lists(LINES, min_size=1, max_size=3))
def test_an_item_of_a_list_holds_its_text_alone(reader, lines):
    items = tuple(ListItem(SPAN, (paragraph(Text(line)),)) for line in lines)
    for block, tag in ((BulletList(SPAN, items), "ul"), (NumberedList(SPAN, items, 3), "ol")):
        reading = reader(render_blocks([block], LINKS))
        assert reading.words == folded(" ".join(lines))
        assert set(reading.tags) <= {tag, "li", "p"}
        assert reading.tags.count("li") == len(lines)


@thorough
@given(st.lists(LINES, min_size=2, max_size=3))
def test_paragraphs_stay_apart(reader, lines):
    reading = reader(render_blocks([paragraph(Text(line)) for line in lines], LINKS))
    assert reading.words == folded(" ".join(lines))
    assert reading.tags == ["p"] * len(lines)


@thorough
@given(LINES.map(str.strip), st.sampled_from(["", "see ", "*", "![", "\\", "!", "!!", "C#", "&", "_"]))
def test_a_link_holds_its_text_alone(reader, text, before):
    reading = reader(render_inlines((Text(before), ArticleLink("Q234567", text), Text(" now")), LINKS))
    assert reading.words == folded(f"{before}{text} now")
    assert reading.tags == ["p", "a"]
    assert reading.attributes[1]["title"] == 'Title of "Q234567"'


@thorough
@given(LINES.map(folded))
@example('"')
@example("a\\")
@example("x) [y](z")
def test_the_title_of_a_link_is_the_text(reader, title):
    reading = reader(f'[x](y.md "{escape_title(title)}")')
    assert (reading.words, reading.tags) == ("x", ["p", "a"])
    assert reading.attributes[1] == {"href": "y.md", "title": title}


@thorough
@given(LINES.map(lambda line: line.replace("\u2028", "")))
@example("a b)")
@example("a_b_c*d*")
@example('"x" onclick=')
def test_an_address_stays_one_address(reader, rest):
    url = f"http://example.com/{rest}"
    reading = reader(render_inlines((Text("at "), WebLink(url, "here"), Text(" now")), LINKS))
    assert (reading.words, reading.tags) == ("at here now", ["p", "a"])
    assert set(reading.attributes[1]) == {"href"}
    href = reading.attributes[1]["href"] or ""
    assert href.startswith("http://example.com/")
    assert not set(href) & set(" \t<>\"'`")


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://www.example.com/a/b.asp?id=1&lang=en#part", id="query"),
        pytest.param("http://www.example.com/%7Euser/", id="encoded-already"),
        pytest.param("mailto:someone@example.com", id="mailbox"),
        pytest.param("ftp://ftp.example.com/Softlib/MSLFILES/X.EXE", id="ftp"),
        pytest.param("http://example.com/?a=1&copy=2&lt;", id="names-of-references"),
    ],
)
def test_an_ordinary_address_is_kept_as_it_is(reader, url):
    assert reader(f"[x]({escape_url(url)})").attributes[1]["href"] == url


@pytest.mark.parametrize(
    ("url", "href"),
    [
        pytest.param("http://example.com/~me/a_b.htm", "http://example.com/%7Eme/a%5Fb.htm", id="tilde-underscore"),
        pytest.param("http://example.com/a(b).htm", "http://example.com/a%28b%29.htm", id="brackets"),
        pytest.param("http://example.com/ü", "http://example.com/ü", id="beyond-ascii"),
        pytest.param("http://example.com/a\\b", "http://example.com/a%5Cb", id="backslash"),
    ],
)
def test_what_would_act_in_an_address_is_percent_encoded(url, href):
    assert escape_url(url) == href


CODE = st.lists(
    st.one_of(
        LINES,
        st.just(""),
        st.sampled_from(
            ["```", "````", "~~~", "`````text", "    ```", "> ```", "```python hl_lines=1", "    x", "---"]
        ),
    ),
    min_size=1,
    max_size=5,
).map("\n".join)


@thorough
@given(CODE.filter(lambda text: bool(text.strip())))
@example("```\n````\n~~~~")
@example("~~~\n```")
@example("<script>alert(1)</script>")
@example("{{ x }} {% raw %}")
def test_code_survives_byte_for_byte(commonmark, text):
    reading = commonmark(fence(text))
    assert (reading.text, reading.tags) == (f"{text}\n\n", ["pre", "code"])


@thorough
@given(CODE.map(lambda text: text.expandtabs(8)).filter(lambda text: bool(text.strip())))
@example("```\n````\n~~~~")
@example("~~~\n```")
@example("    x\n  y")
@example("\nx\n\ny\n")
@example(":::python\nx")
@example("#!python\nx")
@example("<script>alert(1)</script>")
def test_code_survives_on_the_site(python_markdown, text):
    """TABs are expanded when an article is read; the highlighter takes empty lines off both ends."""
    reading = python_markdown(fence(text))
    assert reading.text.strip("\n") == text.strip("\n")
    assert set(reading.tags) <= {"div", "pre", "span", "code"}


@thorough
@given(CODE.map(lambda text: text.expandtabs(8)).filter(lambda text: bool(text.strip())))
def test_code_in_a_list_survives(reader, text):
    block = BulletList(SPAN, (ListItem(SPAN, (paragraph(Text("So:")), Preformatted(SPAN, text))),))
    reading = reader(render_blocks([block, paragraph(Text("end"))], LINKS))
    assert [line.rstrip() for line in text.strip("\n").split("\n")] == [
        line.rstrip() for line in reading.text.partition("So:")[2].rpartition("end")[0].strip("\n").split("\n")
    ]
    assert set(reading.tags) <= {"ul", "li", "p", "div", "pre", "span", "code"}


@thorough
@given(st.lists(LINES.map(str.strip), min_size=2, max_size=3))
def test_citations_hold_their_text_alone(reader, titles):
    items = tuple((ArticleLink("Q234567", title),) for title in titles)
    reading = reader(render_blocks([Citations(SPAN, items)], LINKS))
    assert reading.words == folded(" ".join(titles))
    assert reading.tags.count("a") == len(titles)
    assert set(reading.tags) <= {"ul", "li", "p", "a"}


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        pytest.param("one_two three_four", "one_two three_four", id="underscores-in-words"),
        pytest.param("AT&T and R&D", "AT&T and R&D", id="ampersand"),
        pytest.param("Press CTRL+ALT+DEL. (Yes!)", "Press CTRL+ALT+DEL. (Yes!)", id="punctuation"),
        pytest.param("C:\\WINDOWS", "C:\\\\WINDOWS", id="backslash"),
        pytest.param("version 3.11 - new", "version 3.11 - new", id="number-inside"),
    ],
)
def test_what_cannot_act_is_left_alone(text, markdown):
    assert escape_line_start(escape_inline(text)) == markdown


@pytest.mark.parametrize(
    ("markdown", "escaped"),
    [
        pytest.param("Using C#", "Using C\\#", id="one-sign"),
        pytest.param("Using ##", "Using \\#\\#", id="each-sign"),
        pytest.param("\\#", "\\#", id="escaped-already"),
        pytest.param("\\##", "\\#\\#", id="first-escaped-already"),
        pytest.param("A\\\\#", "A\\\\\\#", id="after-a-backslash"),
        pytest.param("Using C", "Using C", id="none"),
        pytest.param("C# in brief", "C# in brief", id="inside"),
    ],
)
def test_number_signs_at_the_end_of_a_heading(markdown, escaped):
    assert escape_heading_end(markdown) == escaped


@pytest.mark.parametrize(
    "line",
    [
        *("# x", "#", "> x", "+ x", "- x", "* x", "1. x", "1) x", "a. x", "a) x", "iv. x", "iv) x", "MCM. x", "#. x"),
        *("===", "---", "***", "___", "- - -", "| a |", ": x", "::: x", "!!! note", '!!! note "x"', "??? note"),
        *('???+ note "x"', '=== "x"', "/// details", "/// details | x", "[x]: y", "[^1]: x", "*[abbr]: x", "{: .x }"),
        *("- [ ] x", "[TOC]", "```", "~~~", "<div>", "<!-- x", "<?x", "&nbsp;", "Word: text", "    x", "--8<-- 'x'"),
    ],
)
def test_what_would_begin_a_block_begins_none(reader, line):
    lines = reader(render_inlines((Text(line), LineBreak(), Text("x"), LineBreak(), Text(line)), LINKS))
    assert (lines.words, lines.tags) == (folded(f"{line} x {line}"), ["p", "br", "br"])
    alone = reader(f"x\n\n{render_inlines((Text(line),), LINKS)}\n\nx")
    assert (alone.words, alone.tags) == (folded(f"x {line} x"), ["p", "p", "p"])
