from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mskb.dialects import front_matter
from mskb.dialects.front_matter import FrontMatter, read_front_matter


def read(text: str) -> FrontMatter:
    return read_front_matter(["---", *text.split("\n"), "---", "Text."])


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param('title: "Q1: A"\nlayout: page', {"title": "Q1: A", "layout": "page"}, id="the-archives"),
        pytest.param(
            "id: 123\nwhen: 2000-06-25\nyes: true", {"id": "123", "when": "2000-06-25", "True": "True"}, id="types"
        ),
        pytest.param("tags: [a, 1]\nempty:", {"tags": "a, 1"}, id="lists-and-nothing"),
        pytest.param("a: {b: c}\nd: [e, [f]]", {"d": "e"}, id="what-is-deeper-is-left-out"),
        pytest.param(
            'title: "A\\0 \\e[31m bell\\a \\x85"', {"title": "A<00> <1B>[31m bell<07> \ufffd"}, id="control-characters"
        ),
    ],
)
def test_yaml(text, values):
    found = read(text)
    assert (found.values, found.broken) == (values, "")
    assert found.end == text.count("\n") + 3


@pytest.mark.parametrize(
    ("text", "values"),
    [
        pytest.param("title: BUG: x\nlayout: page", {"title": "BUG: x", "layout": "page"}, id="a-colon-without-quotes"),
        pytest.param("title: 'it's'", {"title": "it's"}, id="a-quote-too-many"),
        pytest.param("- a\n- b", {}, id="no-mapping"),
        pytest.param("when: 2001-99-99", {"when": "2001-99-99"}, id="no-date"),
        pytest.param('a: !!int ""', {"a": "!!int "}, id="no-number"),
        pytest.param("a: !!timestamp x", {"a": "!!timestamp x"}, id="no-timestamp"),
        pytest.param("a: !!bool x", {"a": "!!bool x"}, id="no-truth"),
        pytest.param("a: !!python/object:os.system x", {"a": "!!python/object:os.system x"}, id="no-object"),
        pytest.param("a: " + "[" * 3900, {"a": "[" * 3900}, id="deep"),
        pytest.param("a: " + "[" * 100_000, {}, id="too-deep-for-the-parser"),
    ],
)
def test_no_yaml(text, values):
    found = read(text)
    assert found.broken
    assert found.values == values
    assert found.end == text.count("\n") + 3


@given(
    st.lists(
        st.tuples(
            st.sampled_from(("title", "layout", "permalink", "on", "null", "y")),
            st.text(alphabet='aQ:/"\\\\# 0\t-\u2028', max_size=8).map(lambda text: f'"{text}"')
            | st.sampled_from(("page", "/kb/010/Q10022/", "true", "No", "null", "n", "/", "a b", "e5", "Q1", "1")),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_simple_values_are_what_yaml_reads(pairs):
    text = "\n".join(f"{key}: {value}" for key, value in pairs)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(front_matter, "_simple_values", lambda _: None)
        expected = read(text)
    assert read(text) == expected


def test_aliases_inside_aliases_stay_small():
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))]
    found = read("\n".join(lines))
    assert found.broken == ""
    assert found.values["a0"] == "x, x"
    assert found.values["a59"] == ""


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([], id="empty"),
        pytest.param(["Text."], id="text"),
        pytest.param(["----", "a: b", "----"], id="a-longer-rule"),
        pytest.param(["", "---", "a: b", "---"], id="not-on-the-first-line"),
    ],
)
def test_none(lines):
    assert read_front_matter(lines) == FrontMatter()


def test_not_closed():
    assert read_front_matter(["---", "title: x", "", "Text."]) == FrontMatter({"title": "x"}, 0, "it is not closed")


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet="ab:-[]{}&*!|>\"'#%@`? \n0.", max_size=60))
def test_any_text_gives_front_matter(text):
    found = read(text)
    assert all(isinstance(value, str) for value in found.values.values())
