from __future__ import annotations

import pytest

from mskb.fields.applies_to import parse_entry, read_applies_to
from mskb.model.article import AppliesTo

RULE = "-" * 79
OPENING = "The information in this article applies to:"


@pytest.mark.parametrize(
    ("text", "name", "versions"),
    [
        pytest.param("Microsoft Windows 95", "Microsoft Windows 95", (), id="no-versions"),
        pytest.param("Microsoft LINK for OS/2, version 5.03", "Microsoft LINK for OS/2", ("5.03",), id="comma-version"),
        pytest.param(
            "Microsoft Exchange Server versions 4.0, 5.0 and 5.5",
            "Microsoft Exchange Server",
            ("4.0", "5.0", "5.5"),
            id="versions-with-and",
        ),
        pytest.param("Microsoft Fortran, versions 5.0, and 5.1", "Microsoft Fortran", ("5.0", "5.1"), id="comma-and"),
        pytest.param("Microsoft Test, versions 3.0 and later", "Microsoft Test", ("3.0 and later",), id="and-later"),
        pytest.param(
            "Microsoft Windows NT, versions (all versions, all editions), 4.0",
            "Microsoft Windows NT",
            ("(all versions, all editions)", "4.0"),
            id="a-comma-in-brackets",
        ),
        pytest.param(
            "Microsoft C, versions 6.0 (unclosed, 7.0", "Microsoft C", ("6.0 (unclosed", "7.0"), id="unclosed"
        ),
        pytest.param("The C Run-Time (CRT), included with:", "The C Run-Time (CRT)", (), id="parent"),
        pytest.param("Microsoft Outlook 97, used with:", "Microsoft Outlook 97", (), id="used-with"),
        pytest.param(
            "Microsoft LINK, versions 5.01, 5.03, on platform(s):", "Microsoft LINK", ("5.01", "5.03"), id="platforms"
        ),
        pytest.param(
            "Microsoft Access version 2.0 on the following platforms:", "Microsoft Access", ("2.0",), id="on-platforms"
        ),
        pytest.param("the operating system: MS-DOS", "MS-DOS", (), id="an-operating-system"),
        pytest.param("the hardware: DEC Alpha", "DEC Alpha", (), id="hardware"),
        pytest.param(
            "Microsoft Internet Explorer versions 4.0, 4.01 for Windows 95",
            "Microsoft Internet Explorer for Windows 95",
            ("4.0", "4.01"),
            id="what-it-runs-on-stands-last",
        ),
        pytest.param(
            "Microsoft Windows CE version 2.11 for the Handheld PC",
            "Microsoft Windows CE for the Handheld PC",
            ("2.11",),
            id="for-the",
        ),
        pytest.param(
            "Microsoft Windows NT Server versions 4.0, 4.0 SP4, Terminal Server Edition",
            "Microsoft Windows NT Server, Terminal Server Edition",
            ("4.0", "4.0 SP4"),
            id="an-edition-stands-last",
        ),
        pytest.param(
            "Microsoft Bookshelf, version 1994 edition", "Microsoft Bookshelf", ("1994 edition",), id="a-year"
        ),
        pytest.param(
            "Microsoft ODBC Driver version 2.5, versions Build 2.573.1, Build 2.573.2",
            "Microsoft ODBC Driver",
            ("2.5", "Build 2.573.1", "Build 2.573.2"),
            id="the-word-twice",
        ),
        pytest.param("*DO_NOT_USE* Microsoft SNA Server", "Microsoft SNA Server", (), id="do-not-use"),
        pytest.param(
            "*EDITOR Please choose another*Microsoft Visual C++ Edition* use 241, 265, 225, versions 1.0, 2.0",
            "Microsoft Visual C++ Edition",
            ("1.0", "2.0"),
            id="editors-remark",
        ),
        pytest.param("  Microsoft   Word  ", "Microsoft Word", (), id="blanks"),
        pytest.param("", "", (), id="empty"),
    ],
)
def test_parse_entry(text, name, versions):
    assert parse_entry(text) == AppliesTo(text.strip(), name, versions)


def test_a_list_is_read_with_its_levels():
    lines = [
        RULE,
        OPENING,
        "",
        " - Microsoft LINK, versions 5.01, 5.03, on platform(s):",
        "    - the operating system: MS-DOS",
        "       - Microsoft Deeper, version 1.0",
        " - Microsoft NMAKE",
        RULE,
        "",
        "SUMMARY",
    ]
    found = read_applies_to(lines)
    assert found is not None
    assert [(entry.level, entry.name) for entry in found.entries] == [
        (1, "Microsoft LINK"),
        (2, "MS-DOS"),
        (3, "Microsoft Deeper"),
        (1, "Microsoft NMAKE"),
    ]
    assert (found.first, found.end, found.closed, found.edited) == (0, 8, True, False)


def names_of(lines: list[str]) -> list[tuple[str, str]] | None:
    found = read_applies_to(lines)
    return None if found is None else [(entry.text, entry.name) for entry in found.entries]


@pytest.mark.parametrize(
    ("lines", "entries"),
    [
        pytest.param([OPENING, "", " - A", RULE], [("A", "A")], id="no-opening-rule"),
        pytest.param(["3.00 3.10", "", RULE, OPENING, "", " - A", "-" * 67], [("A", "A")], id="a-short-rule"),
        pytest.param([RULE, OPENING, "", RULE], [], id="nothing-listed"),
        pytest.param(
            [RULE, OPENING, "", " -", "    - A", " - B", RULE], [("A", "A"), ("B", "B")], id="an-empty-bullet"
        ),
        pytest.param(
            [RULE, OPENING, "", " - A", "", "as they apply to:", "", " - B", RULE],
            [("A", "A"), ("as they apply to:", ""), ("B", "B")],
            id="text-between-bullets",
        ),
    ],
)
def test_closed_lists(lines, entries):
    assert names_of(lines) == entries
    found = read_applies_to(lines)
    assert found is not None
    assert found.closed
    assert found.end == len(lines)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([OPENING, "", " - A", " - B", "", "MORE INFORMATION"], id="no-closing-rule"),
        pytest.param([OPENING, "", " - A", " - B"], id="at-the-end"),
        pytest.param([OPENING, "", " - A", " - B", "", "One", "Two", "Three", RULE, "x"], id="the-rule-is-another-one"),
        pytest.param(
            ["The information in this article applies to the following:", "", " - A", "", " - B", "", "One"],
            id="the-following",
        ),
    ],
)
def test_an_open_list_ends_with_its_bullets_and_stays_in_the_text(lines):
    found = read_applies_to(lines)
    assert found is not None
    assert [entry.name for entry in found.entries] == ["A", "B"]
    assert not found.closed
    assert found.end == 1, "only the opening line is sure"


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([], id="empty"),
        pytest.param(["SUMMARY", "=======", "", "Text."], id="none"),
        pytest.param(
            ["The information in this article applies to Microsoft LAN Manager", "version 2.1."], id="a-sentence"
        ),
        pytest.param(["x"] * 100 + [OPENING, " - A", RULE], id="too-far-down"),
    ],
)
def test_no_list(lines):
    assert read_applies_to(lines) is None


def test_an_editors_remark_is_told():
    found = read_applies_to([RULE, OPENING, "", " - *EDITOR Not this one*Microsoft C* use 1, version 6.0", RULE])
    assert found is not None
    assert found.edited
    assert found.entries[0].text == "*EDITOR Not this one*Microsoft C* use 1, version 6.0"
    assert found.entries[0].name == "Microsoft C"
