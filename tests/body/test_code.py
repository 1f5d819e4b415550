from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(
            "The example:\n\nDIM a(2)\nPRINT a(1)\nEND",
            ["p The example:", "pre:qbasic DIM a(2) / PRINT a(1) / END"],
            id="at-column-0",
        ),
        pytest.param(
            "#include <clock.h>\n\nint main()\n{\n   wind();\n}\n\nThe clock goes.",
            ["pre:c #include <clock.h> /  / int main() / { /    wind(); / }", "p The clock goes."],
            id="over-blank-lines",
        ),
        pytest.param(
            (
                "1. Use this code:\n\n"
                "   typedef int WINDS;\n"
                "   #define FEW 2\n\n"
                "   STDMETHODIMP Wind(\n"
                "      int turns,\n"
                "      WINDS winds)\n\n"
                "   cleanup:\n\n"
                "   {\n"
                "      return;\n"
                "   }\n\n"
                "2. Stop."
            ),
            [
                "1.",
                "  p Use this code:",
                (
                    "  pre:c typedef int WINDS; / #define FEW 2 /  / STDMETHODIMP Wind( /    int turns, "
                    "/    WINDS winds) /  / cleanup: /  / { /    return; / }"
                ),
                "2.",
                "  p Stop.",
            ],
            id="what-is-no-statement-by-itself-goes-on-with-it",
        ),
        pytest.param(
            ("DECLARE SUB Wind (_\n        BYVAL turns AS INTEGER,_\n        BYVAL key AS INTEGER)\nCALL Wind(1, 2)"),
            [
                (
                    "pre:qbasic DECLARE SUB Wind (_ /         BYVAL turns AS INTEGER,_ /         BYVAL "
                    "key AS INTEGER) / CALL Wind(1, 2)"
                )
            ],
            id="continued-lines",
        ),
        pytest.param(
            "10: #include <clock.h>\n11: main()\n12: {\n13:    wind();\n14: }",
            ["pre:c 10: #include <clock.h> / 11: main() / 12: { / 13:    wind(); / 14: }"],
            id="numbered-lines",
        ),
        pytest.param(
            "#define KEY 1\n#define BELL 2\n\nClick OK",
            ["pre:c #define KEY 1 / #define BELL 2", "p Click OK"],
            id="text-after-it",
        ),
        pytest.param(
            "#define KEY 1\n#define BELL 2\n\ncleanup:\n\nfree(bell);",
            ["pre:c #define KEY 1 / #define BELL 2 /  / cleanup: /  / free(bell);"],
            id="a-label-of-c",
        ),
        pytest.param(
            "SET EXACT OFF\nUSE clocks\n\nto:\n\nSET EXACT ON\nUSE clocks",
            ["pre:foxpro SET EXACT OFF / USE clocks", "p to:", "pre:foxpro SET EXACT ON / USE clocks"],
            id="a-word-with-a-colon",
        ),
        pytest.param(
            "DIM a AS STRING\nPRINT a$\n\n-or-\n\nDIM b AS STRING\nPRINT b$",
            ["pre:qbasic DIM a AS STRING / PRINT a$", "p -or-", "pre:qbasic DIM b AS STRING / PRINT b$"],
            id="alternatives",
        ),
        pytest.param(
            ("Find the following key\n\nHKEY_LOCAL_MACHINE\\SOFTWARE\\Clock\\Bell Tower\n\nand delete it."),
            ["p Find the following key", "pre HKEY_LOCAL_MACHINE\\SOFTWARE\\Clock\\Bell Tower", "p and delete it."],
            id="key-of-the-registry-at-column-0",
        ),
        pytest.param(
            "Copy the following file:\n\nCLOCK.EXE\n\nWind it.",
            ["p Copy the following file:", "pre CLOCK.EXE", "p Wind it."],
            id="file-name-at-column-0",
        ),
        pytest.param(
            "1. Type the following:\n\n   wind clock\n\n2. Stop.",
            ["1.", "  p Type the following:", "  pre wind clock", "2.", "  p Stop."],
            id="entry-in-an-item",
        ),
        pytest.param(
            "1. The following message appears:\n\n   The clock is wound.\n\n2. Stop.",
            ["1.", "  p The following message appears:", "  quote", "    p The clock is wound.", "2.", "  p Stop."],
            id="message-in-an-item",
        ),
        pytest.param(
            "Use the CALL statement to wind the clock, and the PRINT statement to read it.",
            ["p Use the CALL statement to wind the clock, and the PRINT statement to read it."],
            id="prose-that-names-a-statement",
        ),
    ],
)
def test_code(outline, body, blocks):
    assert outline(body) == blocks
