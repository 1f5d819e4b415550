from __future__ import annotations

import pytest

from mskb.body.margin import estimate_margin, is_full, join_lines


def paragraph(width: int, lines: int = 6) -> list[str]:
    return ["x" * width] * lines + ["the end."]


@pytest.mark.parametrize(
    ("lines", "margin"),
    [
        pytest.param(paragraph(79), 79, id="where-the-lines-end"),
        pytest.param(paragraph(69), 69, id="narrow"),
        pytest.param([*paragraph(69, 20), "y" * 84, "one line too long"], 69, id="a-line-that-is-too-long"),
        pytest.param(["A line of prose."], 80, id="nothing-wrapped"),
        pytest.param(["To: A", "From: B", "Subject: C"], 58, id="nobody-wraps-below"),
        pytest.param(["x" * 300, "y" * 300, "z"], 80, id="not-wrapped-at-all"),
        pytest.param(["Title", "=====", "   code", "   code"], 80, id="headings-and-code-do-not-count"),
    ],
)
def test_margin(lines, margin):
    assert estimate_margin(lines) == margin


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        pytest.param(["a " * 38 + "end", "of it"], "a " * 38 + "end of it", id="wrapped"),
        pytest.param(["short", "line"], "short\nline", id="broken"),
        pytest.param(["a " * 30 + "end\\", "of it"], "a " * 30 + "end\\\nof it", id="broken-path"),
        pytest.param(["a " * 20 + "end", "x" * 60], "a " * 20 + "end " + "x" * 60, id="the-next-word-does-not-fit"),
    ],
)
def test_join(lines, joined):
    assert join_lines(lines, 80) == joined


def test_an_item_is_wrapped_at_the_column_that_its_indent_leaves():
    lines = ["a " * 38 + "end", "a " * 34 + "end", "of it"]
    assert "\n" in join_lines(lines, 80)
    assert "\n" not in join_lines(lines, 80, indent=6)


def test_a_line_is_full_where_the_next_word_does_not_fit():
    assert is_full("x" * 70, "clock strikes", 80) is False
    assert is_full("x" * 70, "clockmakers", 80) is True
