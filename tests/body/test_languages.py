from __future__ import annotations

import pytest

from mskb.body.languages import is_code_line, language_of, statement_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("#include <clock.h>\nint main()\n{\n   wind(2);\n}", "c", id="c"),
        pytest.param("class CClock : public CThing\n{\npublic:\n   void Wind();\n};", "cpp", id="c-plus-plus"),
        pytest.param("// winds it\nCClock *clock = new CClock;\nclock->Wind();", "cpp", id="c-plus-plus-by-its-words"),
        pytest.param("Private Sub Wind_Click()\n   Clock.Go\nEnd Sub", "vbnet", id="visual-basic"),
        pytest.param(
            "Sub Wind()\n" + "   key.turn = far\n" * 6 + "End Sub", "vbnet", id="two-lines-that-prove-it-are-enough"
        ),
        pytest.param("DIM hands(2)\nPRINT hands(1)\nEND", "qbasic", id="quickbasic"),
        pytest.param("10: PRINT hands(1)\n20: GOTO 10", "qbasic", id="numbered-lines"),
        pytest.param("DEFINE CLASS clock AS custom\n   wound = .F.\nENDDEFINE", "foxpro", id="foxpro"),
        pytest.param("SELECT name ;\n   FROM clocks ;\n   WHERE wound", "foxpro", id="foxpro-s-queries"),
        pytest.param("SELECT name, maker\nFROM clocks c\nWHERE maker = 'A'\nGO", "sql", id="sql"),
        pytest.param("   mov   ax, 1\n   push  bx\n   int   21h", "nasm", id="assembler"),
        pytest.param("      PROGRAM WIND\n      INTEGER*4 TURNS\n      END", "fortran", id="fortran"),
        pytest.param("@echo off\nif exist clock.ini goto wind\n:wind", "bat", id="batch"),
        pytest.param("<HTML>\n<BODY>\nThe clock.\n</BODY>", "html", id="html"),
        pytest.param(
            "<HTML>\n<SCRIPT>\nSub Wind()\nDim a As Object\nEnd Sub\n</SCRIPT>", "html", id="html-with-a-script"
        ),
        pytest.param('<%\nSet clock = Server.CreateObject("Clock")\n%>\n<BODY>', "aspx-vb", id="asp"),
        pytest.param("[clock]\nwound=yes", "ini", id="ini"),
        pytest.param('REGEDIT4\n[HKEY_LOCAL_MACHINE\\Clock]\n"Wound"=dword:00000001', "registry", id="registry"),
        pytest.param("wound=yes\nstrikes=no", "", id="settings-without-a-section"),
        pytest.param("[CLocK ConFiGuration]\n[KeY]", "", id="brackets-without-a-setting"),
        pytest.param("BC CLOCK;\nLINK CLOCK;", "", id="command-lines-with-a-semicolon"),
        pytest.param("C:\\Clock\\Bell.exe", "", id="path"),
        pytest.param("Name       Strikes\nTower      yes", "", id="columns"),
        pytest.param("The clock stands.\nWind it.", "", id="prose"),
        pytest.param("{\n}", "", id="what-stands-in-many-languages"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_language(text, language):
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("line", "code"),
    [
        pytest.param("wind(2);", True, id="call"),
        pytest.param('PRINT FRE("")   \' What is left.', True, id="a-comment-may-end-like-a-sentence"),
        pytest.param("Call the clockmaker.", False, id="a-sentence"),
        pytest.param("x" * 100_000, False, id="a-long-line"),
    ],
)
def test_code_line(line, code):
    assert is_code_line(line) is code


def test_a_statement_is_a_line_without_its_comment():
    assert statement_of("#define KEY 1   /* any number will do */").rstrip() == "#define KEY 1"
