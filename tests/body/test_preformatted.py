from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(
            "Type the following command:\n\n   wind /k clock.ini",
            ["p Type the following command:", "pre wind /k clock.ini"],
            id="indented-command",
        ),
        pytest.param(
            ("Use this code:\n\n   if (wound) {\n      strike();\n   }\n\n   else {\n      wait();\n   }"),
            ["p Use this code:", "pre:c if (wound) { /    strike(); / } /  / else { /    wait(); / }"],
            id="blank-lines-inside",
        ),
        pytest.param(
            "Open the following file:\n\n   C:\\Clock\\Bell Tower\\Bell.ini",
            ["p Open the following file:", "pre C:\\Clock\\Bell Tower\\Bell.ini"],
            id="path",
        ),
        pytest.param(
            "Add the following value:\n\n   Value Name: Strike\n   Data Type: REG_DWORD\n   Data: 12",
            ["p Add the following value:", "pre Value Name: Strike / Data Type: REG_DWORD / Data: 12"],
            id="value-of-the-registry",
        ),
        pytest.param(
            (
                "The works:\n\n"
                "   +-----+     +-----+\n"
                "   | key | --> | pin |\n"
                "   +-----+     +-----+\n\n"
                "      |\n"
                "      v"
            ),
            ["p The works:", "pre +-----+     +-----+ / | key | --> | pin | / +-----+     +-----+ /  /    | /    v"],
            id="diagram",
        ),
        pytest.param(
            "Query on the following word:\n\n   S T R I K E",
            ["p Query on the following word:", "pre S T R I K E"],
            id="spaced-letters",
        ),
        pytest.param(
            ("   C:\\> clocks /all\n\n   Name    Strikes\n   ---------------\n   Tower   yes\n   Wall    no"),
            ["pre C:\\> clocks /all", "table Name | Strikes ; Tower | yes ; Wall | no"],
            id="a-table-inside-ends-it",
        ),
    ],
)
def test_preformatted(outline, body, blocks):
    assert outline(body) == blocks
