from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(
            "The clock stands.\n\n--------------------\n\nWind it.",
            ["p The clock stands.", "hr", "p Wind it."],
            id="alone",
        ),
        pytest.param(
            ("The clock stands since nobody has wound it.\n--------------------\nWind it if you can find the key."),
            ["p The clock stands since nobody has wound it.", "hr", "p Wind it if you can find the key."],
            id="inside-running-text",
        ),
        pytest.param(
            "====================\nWind it if you can find the key of the clock.",
            ["hr", "p Wind it if you can find the key of the clock."],
            id="above-text",
        ),
        pytest.param(
            "+------+\n  key\n--------\n  bell",
            ["pre +------+ /   key / -------- /   bell"],
            id="part-of-a-drawing",
        ),
    ],
)
def test_thematic_break(outline, body, blocks):
    assert outline(body) == blocks
