from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(
            ("The clock stands, since there was nobody in the house who wound it in the whole\nof last week."),
            [("p The clock stands, since there was nobody in the house who wound it in the whole of last week.")],
            id="joined",
        ),
        pytest.param(
            "From: The Tower of the Clock\nTo: The House\nSubject: Time",
            ["p From: The Tower of the Clock / To: The House / Subject: Time"],
            id="breaks-that-no-wrapper-made",
        ),
        pytest.param(
            "Clockmakers Limited\n12 Bell Street\nTower, RI 02886",
            ["p Clockmakers Limited / 12 Bell Street / Tower, RI 02886"],
            id="postal-address",
        ),
        pytest.param(
            "Write to:\n\nClockmakers Limited\n12 Bell Street\nTower, RI 02886",
            ["p Write to:", "p Clockmakers Limited / 12 Bell Street / Tower, RI 02886"],
            id="postal-address-below-its-lead-in",
        ),
        pytest.param(
            "Add them.\n\nValue Name: Strike\nData Type: REG_DWORD",
            ["p Add them.", "pre Value Name: Strike / Data Type: REG_DWORD"],
            id="a-value-of-the-registry",
        ),
        pytest.param(
            "The clock needs:\n - a key\n - oil",
            ["p The clock needs:", "-", "  p a key", "-", "  p oil"],
            id="a-bullet-ends-it",
        ),
        pytest.param(
            "Type the following:\n   wind /k",
            ["p Type the following:", "pre wind /k"],
            id="indented-lines-end-it",
        ),
    ],
)
def test_paragraph(outline, body, blocks):
    assert outline(body) == blocks
