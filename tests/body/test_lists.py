from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(
            (
                " - Wind the clock.\n"
                " - Oil the clock, and do so every year in the month in which it is used least of\n"
                "   all months."
            ),
            [
                "-",
                "  p Wind the clock.",
                "-",
                ("  p Oil the clock, and do so every year in the month in which it is used least of all months."),
            ],
            id="bullets",
        ),
        pytest.param(
            "- Wind the clock.\n- Oil the clock.",
            ["-", "  p Wind the clock.", "-", "  p Oil the clock."],
            id="bullets-at-column-0",
        ),
        pytest.param(
            "Do one of the following:\n- Wind the clock.\n- Oil the clock.",
            ["p Do one of the following:", "-", "  p Wind the clock.", "-", "  p Oil the clock."],
            id="bullets-right-below-their-lead-in",
        ),
        pytest.param(
            " * Wind the clock in the evening.\n * Oil the clock in the morning.",
            ["-", "  p Wind the clock in the evening.", "-", "  p Oil the clock in the morning."],
            id="stars-with-prose",
        ),
        pytest.param(
            "* Wind\nUSE clocks\n* Oil\nREPLACE ALL wound WITH .T.",
            ["pre:foxpro * Wind / USE clocks / * Oil / REPLACE ALL wound WITH .T."],
            id="stars-of-a-comment",
        ),
        pytest.param(
            "1. Wind the clock.\n\n2. Oil the clock.",
            ["1.", "  p Wind the clock.", "2.", "  p Oil the clock."],
            id="numbers",
        ),
        pytest.param(
            (
                "9. Wind the clock.\n\n"
                "10. Oil the clock with the oil that stands on the shelf, behind all of the other\n"
                "   oils.\n\n"
                "11. Stop."
            ),
            [
                "9.",
                "  p Wind the clock.",
                "10.",
                "  p Oil the clock with the oil that stands on the shelf, behind all of the other oils.",
                "11.",
                "  p Stop.",
            ],
            id="ten-and-more-at-column-3",
        ),
        pytest.param(
            "1. Wind the clock:\n\n   a. Find the key.\n\n   b. Turn the key.\n\n2. Oil the clock.",
            [
                "1.",
                "  p Wind the clock:",
                "  a.",
                "    p Find the key.",
                "  b.",
                "    p Turn the key.",
                "2.",
                "  p Oil the clock.",
            ],
            id="letters-in-an-item",
        ),
        pytest.param(
            "1. Wind one of these:\n    - The clock.\n    - The watch.\n\n2. Stop.",
            ["1.", "  p Wind one of these:", "  -", "    p The clock.", "  -", "    p The watch.", "2.", "  p Stop."],
            id="bullets-in-an-item",
        ),
        pytest.param(
            "1. 1. Wind the clock.\n\n2. Stop.",
            ["1.", "  p 1. Wind the clock.", "2.", "  p Stop."],
            id="one-number-too-many",
        ),
        pytest.param(
            "1. a. Wind the clock.\n\n   b. Oil the clock.\n\n2. Stop.",
            ["1.", "  a.", "    p Wind the clock.", "  b.", "    p Oil the clock.", "2.", "  p Stop."],
            id="letters-right-behind-a-number",
        ),
        pytest.param(
            "1) Wind the clock.\n\n2) Oil the clock.",
            ["1)", "  p Wind the clock.", "2)", "  p Oil the clock."],
            id="brackets",
        ),
        pytest.param(
            ("1. Type the following:\n\n      WIND /K\n\n   The clock goes.\n\n   NOTE: It strikes.\n\n2. Stop."),
            [
                "1.",
                "  p Type the following:",
                "  pre WIND /K",
                "  p The clock goes.",
                "  note NOTE:",
                "    p It strikes.",
                "2.",
                "  p Stop.",
            ],
            id="paragraphs-code-and-note-in-an-item",
        ),
        pytest.param(
            ("1. Wind the clock.\n\n2. Wait for it.\n\nThe clock strikes once.\n\n3. Oil the clock.\n\n4. Stop."),
            [
                "1.",
                "  p Wind the clock.",
                "2.",
                "  p Wait for it.",
                "p The clock strikes once.",
                "3.",
                "  p Oil the clock.",
                "4.",
                "  p Stop.",
            ],
            id="interrupted-and-continued",
        ),
        pytest.param(
            "1. Wind the clock.\n\n-or-\n\n2. Buy another clock.",
            ["1.", "  p Wind the clock.", "p -or-", "2.", "  p Buy another clock."],
            id="alternatives-between-items",
        ),
        pytest.param(
            "1. Wind the clock.\n\n   -or-\n\n   Buy another one.\n\n2. Stop.",
            ["1.", "  p Wind the clock.", "  p -or-", "  p Buy another one.", "2.", "  p Stop."],
            id="alternatives-in-an-item",
        ),
        pytest.param(
            (
                "All clocks of this kind were made by the same maker in the autumn of the year of\n"
                "1996. Further, they all stand still."
            ),
            [
                (
                    "p All clocks of this kind were made by the same maker in the autumn of the year of "
                    "1996. Further, they all stand still."
                )
            ],
            id="a-year-that-ends-a-sentence",
        ),
        pytest.param(
            "(c) Clockmakers 1999, All Rights Reserved.",
            ["p (c) Clockmakers 1999, All Rights Reserved."],
            id="copyright-is-no-letter",
        ),
        pytest.param(
            (
                "1. Wind the clock with the key that lies below the clock, and turn it to the\n"
                "right until it stops.\n\n"
                "2. Stop."
            ),
            [
                "1.",
                ("  p Wind the clock with the key that lies below the clock, and turn it to the right until it stops."),
                "2.",
                "  p Stop.",
            ],
            id="wrapped-by-hand-to-column-0",
        ),
        pytest.param(
            "1. Call the clockmaker, whose number is in the lid of the case.\n\n2. Wait.",
            ["1.", "  p Call the clockmaker, whose number is in the lid of the case.", "2.", "  p Wait."],
            id="a-step-that-begins-like-a-statement",
        ),
        pytest.param(
            " 1. #include <clock.h>\n 2.\n 3. main()",
            ["pre:c 1. #include <clock.h> / 2. / 3. main()"],
            id="a-listing-whose-lines-are-numbered",
        ),
        pytest.param(
            "1. BC clock /O\n\n2. LINK clock;",
            ["1.", "  p BC clock /O", "2.", "  p LINK clock;"],
            id="a-step-that-is-a-command",
        ),
    ],
)
def test_list(outline, body, blocks):
    assert outline(body) == blocks
