from __future__ import annotations

from mskb.model.blocks import Span
from mskb.source.cursor import LineCursor


def test_peek_is_empty_beyond_either_end():
    cursor = LineCursor(["one", "two"])
    assert [cursor.peek(ahead) for ahead in (-1, 0, 1, 2)] == ["", "one", "two", ""]


def test_advance_moves_to_the_end():
    cursor = LineCursor(["one", "two"])
    assert not cursor.at_end
    cursor.advance()
    assert cursor.peek(-1) == "one"
    assert cursor.peek() == "two"
    cursor.advance(1)
    assert cursor.at_end


def test_skip_blank_lines_stops_at_text_and_at_the_end():
    cursor = LineCursor(["", "", "text", ""])
    cursor.skip_blank_lines()
    assert cursor.peek() == "text"
    cursor.skip_blank_lines()
    assert cursor.peek() == "text"
    cursor.advance()
    cursor.skip_blank_lines()
    assert cursor.at_end


def test_an_empty_run_is_at_its_end():
    assert LineCursor([]).at_end


def test_spans_count_as_the_body_does():
    assert LineCursor(["a", "b", "c"]).span(0, 2) == Span(1, 2)
    assert LineCursor(["item", "goes on"], first=7, indent=3).span(1, 2) == Span(8, 8)
