from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param("CAUSE\n=====\n\nRust.", ["h2 CAUSE", "p Rust."], id="section"),
        pytest.param("Winding Up\n----------\n\nTurn it.", ["h3 Winding Up", "p Turn it."], id="part-of-a-section"),
        pytest.param("Winding Up\n-----------\n\nTurn it.", ["h3 Winding Up", "p Turn it."], id="one-sign-too-many"),
        pytest.param(
            "Clocks of the First Kind and Clocks of the Second Kind\nand Watches\n" + "-" * 66 + "\n\nTurn it.",
            ["h3 Clocks of the First Kind and Clocks of the Second Kind and Watches", "p Turn it."],
            id="two-lines-and-a-rule-as-long-as-both",
        ),
        pytest.param(
            "Clocks of the First Kind and Clocks of the Second\nKind\n" + "-" * 49 + "\n\nTurn it.",
            ["h3 Clocks of the First Kind and Clocks of the Second Kind", "p Turn it."],
            id="two-lines-and-a-rule-as-long-as-the-first",
        ),
        pytest.param(
            "1.0  Winding the Clock\n----------------------\n\nTurn it.",
            ["h3 1.0  Winding the Clock", "p Turn it."],
            id="section-number-with-two-blanks",
        ),
        pytest.param(
            "---------------\n2. SPRING USE\n---------------\n\nNone.",
            ["p --------------- / 2. SPRING USE", "hr", "p None."],
            id="rules-that-are-not-the-title-s",
        ),
        pytest.param(
            "-------------\n2. SPRING USE\n-------------\nNone is left over.",
            ["h3 2. SPRING USE", "p None is left over."],
            id="between-two-rules",
        ),
        pytest.param(
            "Hand    Meaning\n---------------\nShort   The hour, when it moves\nLong    The minute",
            ["table Hand | Meaning ; Short | The hour, when it moves ; Long | The minute"],
            id="head-of-a-table",
        ),
        pytest.param(
            "Installing  Springs\n-------------------\n\nTurn the key.",
            ["h3 Installing  Springs", "p Turn the key."],
            id="two-blanks-inside-and-no-rows-below",
        ),
        pytest.param(
            "Grandfather Clocks\n------------------------------\n\nTurn the key.",
            ["h3 Grandfather Clocks", "p Turn the key."],
            id="capitals-above-a-rule-of-any-length",
        ),
        pytest.param(
            "The clock stands.\nCAUSE\n=====", ["p The clock stands. / CAUSE", "hr"], id="no-blank-line-above"
        ),
        pytest.param(
            "Alarm=<Boolean>\nTo change: Use Notepad.\n-----------------------\nBell=<Boolean>",
            ["p Alarm=<Boolean> / To change: Use Notepad.", "hr", "pre Bell=<Boolean>"],
            id="rule-between-the-entries-of-a-reference",
        ),
    ],
)
def test_heading(outline, body, blocks):
    assert outline(body) == blocks
