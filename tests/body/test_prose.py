from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(
            (
                "The clock stands, since nobody in the whole of the house wound it up.\n"
                "   You can wind it with the key that hangs on the nail beside it, to the left of\n"
                "the door, and it will go again."
            ),
            [
                "p The clock stands, since nobody in the whole of the house wound it up.",
                (
                    "p You can wind it with the key that hangs on the nail beside it, to the left of the "
                    "door, and it will go again."
                ),
            ],
            id="as-in-a-book",
        ),
        pytest.param(
            (
                "The clock stands, since nobody in the whole of the house wound it up.\n"
                "   You can wind it with the following command, if the key is not there on the\n"
                "nail to the left of the door:\n"
                "   wind /k"
            ),
            [
                "p The clock stands, since nobody in the whole of the house wound it up.",
                (
                    "p You can wind it with the following command, if the key is not there on the nail "
                    "to the left of the door:"
                ),
                "pre wind /k",
            ],
            id="as-in-a-book-with-a-command-at-its-end",
        ),
        pytest.param(
            ("A. The clock stands, since nobody in the whole of the house ever wound it up with\n   the key."),
            [("p A. The clock stands, since nobody in the whole of the house ever wound it up with the key.")],
            id="hanging-below-its-first-word",
        ),
        pytest.param(
            (
                "The clocks are as follows:\n\n"
                "Clock of the tower (037)\n"
                "Clock of the wall that is in the kitchen (297)\n"
                "Bell (001)\n"
                "Watch (500)"
            ),
            [
                "p The clocks are as follows:",
                (
                    "pre Clock of the tower (037) / Clock of the wall that is in the kitchen (297) / "
                    "Bell (001) / Watch (500)"
                ),
            ],
            id="lines-of-their-own-below-a-lead-in",
        ),
        pytest.param(
            "Tower   clock   strikes loudly,\nWall   clock   does not",
            ["pre Tower   clock   strikes loudly, / Wall   clock   does not"],
            id="columns-without-a-table",
        ),
        pytest.param(
            "WIND\n   KEY ==> TURN\nBELL",
            ["pre WIND /    KEY ==> TURN / BELL"],
            id="code-at-several-columns",
        ),
        pytest.param(
            "/*\n   The clock is wound here, and it is wound with the key that hangs on a\nnail.\n*/",
            [("pre:c /* /    The clock is wound here, and it is wound with the key that hangs on a / nail. / */")],
            id="comment-is-no-book",
        ),
    ],
)
def test_prose(outline, body, blocks):
    assert outline(body) == blocks
