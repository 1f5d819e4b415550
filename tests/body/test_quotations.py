from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(
            "You receive the following error message:\n\n   The spring could not be found.",
            ["p You receive the following error message:", "quote", "  p The spring could not be found."],
            id="error-message",
        ),
        pytest.param(
            "You receive the following error message:\n\n   General spring error",
            ["p You receive the following error message:", "quote", "  p General spring error"],
            id="a-message-without-a-sentence",
        ),
        pytest.param(
            "The following error message appears:\n\n   Overwound",
            ["p The following error message appears:", "quote", "  p Overwound"],
            id="a-message-of-one-word",
        ),
        pytest.param(
            ("You receive the following error message:\n\n   The spring is broken.\n\n   The clock stands."),
            [
                "p You receive the following error message:",
                "quote",
                "  p The spring is broken.",
                "  p The clock stands.",
            ],
            id="two-messages",
        ),
        pytest.param(
            ("You receive the following error message:\n\n   The spring is broken.\n\n-or-\n\n   No spring"),
            [
                "p You receive the following error message:",
                "quote",
                "  p The spring is broken.",
                "p -or-",
                "quote",
                "  p No spring",
            ],
            id="a-message-after-another",
        ),
        pytest.param(
            "The following error message appears when you run the WIND command:\n\n   Invalid key",
            ["p The following error message appears when you run the WIND command:", "quote", "  p Invalid key"],
            id="a-message-when-a-command-is-run",
        ),
        pytest.param(
            "You receive the following error message:\n\n   STOP 0x0000000A (0x00000001, 0x00000002)",
            ["p You receive the following error message:", "quote", "  p STOP 0x0000000A (0x00000001, 0x00000002)"],
            id="a-stop-message",
        ),
        pytest.param(
            ("The following message appears:\n\n   Clock Error\n   The spring is gone.\n   Continue or Stop"),
            ["p The following message appears:", "quote", "  p Clock Error / The spring is gone. / Continue or Stop"],
            id="lines-of-a-dialog",
        ),
        pytest.param(
            "If the error message appears, type the following command:\n\n   wind /k",
            ["p If the error message appears, type the following command:", "pre wind /k"],
            id="a-command-that-a-message-told-of",
        ),
        pytest.param(
            "The error message appears with one of these:\n\n   /Ot /Oi /Oit",
            ["p The error message appears with one of these:", "pre /Ot /Oi /Oit"],
            id="switches-are-no-message",
        ),
        pytest.param(
            (
                "The following event is logged:\n\n"
                "   Event ID: 12\n"
                "   Source: Clock\n"
                "   Description:\n"
                "   The spring is gone."
            ),
            [
                "p The following event is logged:",
                "pre Event ID: 12 / Source: Clock / Description: / The spring is gone.",
            ],
            id="fields-of-an-event",
        ),
        pytest.param(
            (
                "The following message is logged:\n\n"
                "   Event ID: 12\n"
                "   Source: Clock\n\n"
                "   The clock could not be wound, and it stands."
            ),
            [
                "p The following message is logged:",
                "pre Event ID: 12 / Source: Clock",
                "quote",
                "  p The clock could not be wound, and it stands.",
            ],
            id="the-text-of-an-event-below-its-fields",
        ),
        pytest.param(
            (
                "The following is displayed:\n\n"
                "   Parts of the clock:\n\n"
                "      SPRING  0x00\n"
                "      KEY     0x01\n"
                "      BELL    0x02"
            ),
            [
                "p The following is displayed:",
                "pre Parts of the clock: /  /    SPRING  0x00 /    KEY     0x01 /    BELL    0x02",
            ],
            id="what-a-screen-shows-below-its-first-line",
        ),
        pytest.param(
            (
                "This article has the following parts:\n\n"
                "   Winding of the Clock\n"
                "   Oil for the Clock\n"
                "   Keys and What They Are Good for on a Clock\n"
                "   The Bell"
            ),
            [
                "p This article has the following parts:",
                (
                    "pre Winding of the Clock / Oil for the Clock / Keys and What They Are Good for on a "
                    "Clock / The Bell"
                ),
            ],
            id="a-list-of-topics",
        ),
        pytest.param(
            "The clock stands.\n\n   It was not wound by anybody in the house.",
            ["p The clock stands.", "p It was not wound by anybody in the house."],
            id="indented-prose-that-goes-on",
        ),
    ],
)
def test_quotation(outline, body, blocks):
    assert outline(body) == blocks
