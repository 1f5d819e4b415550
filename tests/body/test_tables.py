from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(
            ("   Hand      Meaning\n   ----      -------\n   Short     The hour\n   Long      The minute"),
            ["table Hand | Meaning ; Short | The hour ; Long | The minute"],
            id="rule-in-parts",
        ),
        pytest.param(
            (
                "   Date       Time    Size    File name\n"
                "   ------------------------------------\n"
                "   01/02/99   3:12p   1,024   Clock.exe\n"
                "   01/02/99   3:13p     512   Bell.dll"
            ),
            [
                (
                    "table Date | Time | Size | File name ; 01/02/99 | 3:12p | 1,024 | Clock.exe ; "
                    "01/02/99 | 3:13p | 512 | Bell.dll"
                )
            ],
            id="rule-of-full-width",
        ),
        pytest.param(
            ("   Component: Bell Tower\n\n   File name    Version\n   --------------------\n   Bell.dll     5.5.1"),
            ["p Component: Bell Tower", "table File name | Version ; Bell.dll | 5.5.1"],
            id="caption-above-it",
        ),
        pytest.param(
            (
                "   Hand      Meaning\n"
                "   -----------------\n"
                "   Short     The hour, and at\n"
                "             noon both\n"
                "   Long      The minute"
            ),
            ["table Hand | Meaning ; Short | The hour, and at noon both ; Long | The minute"],
            id="cells-over-two-lines",
        ),
        pytest.param(
            "Hand      Meaning\n\nShort     The hour\nLong      The minute",
            ["table Hand | Meaning ; Short | The hour ; Long | The minute"],
            id="head-without-a-rule",
        ),
        pytest.param(
            (
                "   /W        Winds the clock before it strikes\n"
                "   /O        Oils the clock\n"
                "   /?        Tells all of this"
            ),
            [("table  |  ; /W | Winds the clock before it strikes ; /O | Oils the clock ; /? | Tells all of this")],
            id="terms-without-a-head",
        ),
        pytest.param(
            (
                " CLOCK    EXE     1024 02-01-99   3:12p\n"
                " BELL     DLL      512 02-01-99   3:13p\n"
                " KEY      TXT       12 02-01-99   3:14p"
            ),
            [
                (
                    "pre CLOCK    EXE     1024 02-01-99   3:12p / BELL     DLL      512 02-01-99   3:13p "
                    "/ KEY      TXT       12 02-01-99   3:14p"
                )
            ],
            id="a-listing-of-files-has-no-head",
        ),
        pytest.param(
            (
                "   DIM hands(2)      'the hands\n"
                "   PRINT hands(1)    'the short one\n"
                "   PRINT hands(2)    'the long one"
            ),
            [
                (
                    "pre:qbasic DIM hands(2)      'the hands / PRINT hands(1)    'the short one / PRINT "
                    "hands(2)    'the long one"
                )
            ],
            id="code-with-comments-in-a-column",
        ),
    ],
)
def test_table(outline, body, blocks):
    assert outline(body) == blocks
