from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(
            "Question:\n\nWhy does it stand?\n\nResponse:\n\nNobody wound it.",
            ["h2 Question:", "p Why does it stand?", "h2 Response:", "p Nobody wound it."],
            id="question-and-response",
        ),
        pytest.param("Problem:\nThe clock stands.", ["h2 Problem:", "p The clock stands."], id="text-right-below"),
        pytest.param("Method 1\n\nWind it.", ["h3 Method 1", "p Wind it."], id="method"),
        pytest.param("Method 2:\n\nOil it.", ["h2 Method 2:", "p Oil it."], id="method-with-a-colon"),
        pytest.param("Sample Code\n\nNone.", ["h3 Sample Code", "p None."], id="sample-code"),
        pytest.param("Workaround:\n\nOil it.", ["h2 Workaround:", "p Oil it."], id="section-with-a-colon"),
        pytest.param("SYMPTOMS\n\nIt stands.", ["h2 SYMPTOMS", "p It stands."], id="section-in-capitals"),
        pytest.param(
            "Method 1 is the better one of the two.\n\nUse it.",
            ["p Method 1 is the better one of the two.", "p Use it."],
            id="a-sentence",
        ),
        pytest.param("Method 1\nis better.", ["p Method 1 / is better."], id="a-line-of-a-paragraph"),
        pytest.param("Alarm Clock\n\nWind it.", ["p Alarm Clock", "p Wind it."], id="a-title-nobody-can-be-sure-of"),
    ],
)
def test_title(outline, body, blocks):
    assert outline(body) == blocks
