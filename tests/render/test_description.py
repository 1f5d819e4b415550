from __future__ import annotations

import pytest

from mskb.model.article import Article
from mskb.pipeline.read import read_bytes
from mskb.render.description import LONGEST, description_of

LONG = "The clock of the site server stops at noon, and " * 8


@pytest.mark.parametrize(
    ("text", "description"),
    [
        pytest.param(
            "After midnight the clock of the site server runs backward. The bells do not ring.",
            "After midnight the clock of the site server runs backward.",
            id="first-sentence",
        ),
        pytest.param("It stops. Then the clock runs on.", "It stops. Then the clock runs on.", id="two-short-ones"),
        pytest.param(
            "The clock needs version 2.0 of the driver, e.g. Windows has it.",
            "The clock needs version 2.0 of the driver, e.g. Windows has it.",
            id="points-within",
        ),
        pytest.param(
            '    copy a b\r\n\r\nThe clock of the server <B> & "more" stops.',
            'The clock of the server <B> & "more" stops.',
            id="prose-not-code",
        ),
        pytest.param(
            "NOTE: Wind the clock first.\r\n\r\nThe bells of the clock do not ring at all.",
            "The bells of the clock do not ring at all.",
            id="notes-come-last",
        ),
        pytest.param("NOTE: Wind the clock first.", "Wind the clock first.", id="a-note-alone"),
    ],
)
def test_description(raw_export, text, description):
    assert describe(raw_export, text) == description


def test_a_long_sentence_is_cut_after_a_word(raw_export):
    found = describe(raw_export, LONG)
    assert len(found) <= LONGEST
    assert LONG.startswith(found.removesuffix("…") + " ")


def test_a_long_word_is_cut(raw_export):
    assert describe(raw_export, "x" * 300) == "x" * (LONGEST - 1) + "…"


def test_no_prose_has_no_description():
    assert description_of(()) == ""


def describe(raw_export, text: str) -> str:
    article = read_bytes(raw_export("Q10010", text=text).encode(), "Q10010.TXT")
    assert isinstance(article, Article)
    return description_of(article.blocks)
