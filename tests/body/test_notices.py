from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(
            ("NOTE: The clock must be wound in the evening, or it stands when it ought to be\nstriking.\n\nWind it."),
            [
                "note NOTE:",
                "  p The clock must be wound in the evening, or it stands when it ought to be striking.",
                "p Wind it.",
            ],
            id="note",
        ),
        pytest.param(
            "WARNING: Loud.\n\nIMPORTANT: Early.\n\nCAUTION: Sharp.\n\nTIP: Wind it.",
            [
                "warning WARNING:",
                "  p Loud.",
                "important IMPORTANT:",
                "  p Early.",
                "caution CAUTION:",
                "  p Sharp.",
                "tip TIP:",
                "  p Wind it.",
            ],
            id="the-other-words",
        ),
        pytest.param(
            "Note: The clock strikes.",
            ["note Note:", "  p The clock strikes."],
            id="in-lower-case",
        ),
        pytest.param(
            "IMPORTANT NOTE: The clock strikes.",
            ["important IMPORTANT NOTE:", "  p The clock strikes."],
            id="important-note",
        ),
        pytest.param(
            "**NOTE: Only clocks with bells.",
            ["note **NOTE:", "  p Only clocks with bells."],
            id="a-star-before-it",
        ),
        pytest.param(
            "1. Wind the clock.\n\n   NOTE: It strikes.\n\n2. Stop.",
            ["1.", "  p Wind the clock.", "  note NOTE:", "    p It strikes.", "2.", "  p Stop."],
            id="in-an-item",
        ),
        pytest.param(
            "NOTES:\n\n - It strikes.\n\n - It ticks.\n\nWind it.",
            ["note NOTES:", "  -", "    p It strikes.", "  -", "    p It ticks.", "p Wind it."],
            id="notes-with-a-list",
        ),
        pytest.param(
            "WARNING: Using Registry Editor incorrectly can cause serious problems.",
            ["warning WARNING:", "  p Using Registry Editor incorrectly can cause serious problems."],
            id="a-short-warning-of-the-registry-stays-open",
        ),
        pytest.param(
            (
                "WARNING: Using Registry Editor incorrectly can stop the clock for good, and only a\n"
                "clockmaker can make it go again. Nobody can promise that he will. Nobody can "
                "promise that he will. Nobody can promise that he will. Nobody can promise that he "
                "will. Nobody can promise that he will. Nobody can promise that he will. Nobody can "
                "promise that he will. Edit it at your own risk."
            ),
            [
                "warning WARNING: (closed)",
                (
                    "  p Using Registry Editor incorrectly can stop the clock for good, and only a "
                    "clockmaker can make it go again. Nobody can promise that he will. Nobody can "
                    "promise that he will. Nobody can promise that he will. Nobody can promise that he "
                    "will. Nobody can promise that he will. Nobody can promise that he will. Nobody can "
                    "promise that he will. Edit it at your own risk."
                ),
            ],
            id="a-long-warning-of-the-registry-is-closed",
        ),
        pytest.param(
            (
                "****************************************\n"
                "**            - WARNING -             **\n"
                "**  THIS CLOCK HAS NOT BEEN TESTED,   **\n"
                "**  AND MAY STRIKE AT ANY TIME.       **\n"
                "****************************************"
            ),
            ["warning WARNING", "  p THIS CLOCK HAS NOT BEEN TESTED, AND MAY STRIKE AT ANY TIME."],
            id="box-of-stars",
        ),
        pytest.param(
            "Note that the clock strikes.",
            ["p Note that the clock strikes."],
            id="note-that",
        ),
        pytest.param(
            "You may receive the following error message:\n\n   Warning: The spring is broken.",
            ["p You may receive the following error message:", "quote", "  p Warning: The spring is broken."],
            id="a-warning-that-a-program-gives",
        ),
    ],
)
def test_note(outline, body, blocks):
    assert outline(body) == blocks
