"""The version grammar, and each repair of it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mskb.fields.versions import is_number, is_version, parse_versions
from mskb.model.defects import DefectKind, Severity


def read(text: str, *operating_systems: str) -> tuple[dict[str, tuple[str, ...]], list[DefectKind]]:
    versions, defects = parse_versions(text, operating_systems)
    assert versions.text == text.strip(), "the raw value stays"
    assert all(defect.line == 0 and defect.detail for defect in defects)
    platforms = {platform.platform: platform.items for platform in versions.platforms}
    assert len(platforms) == len(versions.platforms), "a platform stands once"
    return platforms, [defect.kind for defect in defects]


@pytest.mark.parametrize(
    ("text", "platforms"),
    [
        pytest.param("", {}, id="empty"),
        pytest.param(":", {"": ()}, id="colon-alone"),
        pytest.param("winnt:3.51,4.0 SP4", {"winnt": ("3.51", "4.0 SP4")}, id="one-platform"),
        pytest.param(":2.0, 2.0 SP1", {"": ("2.0", "2.0 SP1")}, id="no-platform"),
        pytest.param("MS-DOS:6.0; OS/2:1.3;", {"ms-dos": ("6.0",), "os/2": ("1.3",)}, id="segments"),
        pytest.param("WINDOWS:", {"windows": ()}, id="no-list"),
        pytest.param("WINDOWS:; :", {"windows": (), "": ()}, id="two-empty-segments"),
        pytest.param("WINDOWS:95,97", {"windows": ("95", "97")}, id="years-of-two-digits"),
        pytest.param(
            ":1.0,1993, 1994, 1996-1997 editions", {"": ("1.0", "1993", "1994", "1996-1997 editions")}, id="years"
        ),
        pytest.param("WINDOWS:1.0,1.0,1.0", {"windows": ("1.0",)}, id="said-once-is-enough"),
        pytest.param("WinNT:4.0;windows nt:3.51;NT:3.5", {"winnt": ("4.0", "3.51", "3.5")}, id="one-platform-thrice"),
        pytest.param("MS- DOS:5.0;MSDOS:6.0", {"ms-dos": ("5.0", "6.0")}, id="spellings-of-ms-dos"),
        pytest.param("MAC:6.0;MACINTOSH:98", {"macintosh": ("6.0", "98")}, id="spellings-of-the-macintosh"),
        pytest.param("WINDOWS|MACINTOS:98", {"windows|macintosh": ("98",)}, id="two-platforms-in-one"),
        pytest.param("WINDOWS 3.1x:1.0", {"windows 3.1x": ("1.0",)}, id="a-platform-with-a-version"),
    ],
)
def test_colon_form(text, platforms):
    assert read(text) == (platforms, [])


@pytest.mark.parametrize(
    ("text", "systems", "platforms"),
    [
        pytest.param("3.00 3.10", (), {"": ("3.00", "3.10")}, id="blanks"),
        pytest.param("3.00, 3.10", (), {"": ("3.00", "3.10")}, id="commas"),
        pytest.param("6.00ax", (), {"": ("6.00ax",)}, id="one"),
        pytest.param("4.0 (all SP), 4.0 SP3", (), {"": ("4.0 (all SP)", "4.0 SP3")}, id="a-label-has-blanks"),
        pytest.param(
            "4.00b 4.50 | 7.10", ("MS-DOS", "OS/2"), {"ms-dos": ("4.00b", "4.50"), "os/2": ("7.10",)}, id="columns"
        ),
        pytest.param("3.00    |3.00b", ("DOS", "OS2"), {"ms-dos": ("3.00",), "os/2": ("3.00b",)}, id="padded"),
        pytest.param("1.0 | 2.0", ("MS-DOS",), {"": ("1.0", "2.0")}, id="columns-that-match-no-systems"),
        pytest.param("1.0", ("AS/400",), {"as/400": ("1.0",)}, id="a-system-of-no-table"),
    ],
)
def test_legacy_form(text, systems, platforms):
    assert read(text, *systems) == (platforms, [])


@pytest.mark.parametrize(
    "item",
    [
        "3.11", "3.20.010", "6.00ax", "4.00b", "2.5x", "3.x", "95", "2000", "1.00.00.0001",
        "1994", "1996-1997", "1996 - 97", "1994-1995 edition", "1994 edition",
        "4.0 SP6a", "5.0sp1", "4.0 SP 2", "3.0 (all SP)", "3.51 (all service packs)", "2.1 (GA)", "2.5 (OEM Release)",
        "5.5 Service Pack 1", "3.0 U.S. SP1", "3.0 U.S. Service Pack 2", "98 Second Edition",
        "3.0 Professional Edition", "97 SR-1", "97 SR2b",
        "95 OSR 2.1", "2.1 OEM Only", "1.0-CD", "1.0 on CD-ROM", "3.20 and later", "3.0 or above",
        "1.0 beta", "1.0beta 2", "1.0-beta", "4.0 SP3 (all versions)", "4.0.",
        "Build 2.573.2927", "Service Release 1 (SR-1)", "SP1", "SR-1 Enterprise Update", "RC2", "Beta 2", "Preview 1",
        "Part 2", "(all)", "for September 1994", "Fall 1993 edition", "'94-'95 edition", "96-97 editions",
        "Trial Version", "multimedia edition", "Win95", "Japanese",
    ],
)  # fmt: skip
def test_items_of_the_grammar(item):
    assert is_version(item)
    assert read(f"WINDOWS:{item}") == ({"windows": (item.rstrip("."),)}, [])


@pytest.mark.parametrize(
    ("text", "platforms"),
    [
        pytest.param("WINDOWS:2.11 SP1;2.11 SP2", {"windows": ("2.11 SP1", "2.11 SP2")}, id="semicolon-in-a-list"),
        pytest.param("WinNT:3.5 3.51,4.0", {"winnt": ("3.5", "3.51", "4.0")}, id="blank-in-a-list"),
        pytest.param(
            "windows:97, macintosh:1.0", {"windows": ("97",), "macintosh": ("1.0",)}, id="comma-for-semicolon"
        ),
        pytest.param("WinNT:4.0;Win95", {"winnt": ("4.0",), "win95": ()}, id="a-platform-without-colon"),
        pytest.param("Win95;WinNT:3.5", {"win95": (), "winnt": ("3.5",)}, id="a-platform-without-colon-first"),
        pytest.param("WINNT:1.0,2. 1,4.0", {"winnt": ("1.0", "2.1", "4.0")}, id="torn-number"),
        pytest.param("2.2, 3.0,WFW:3.11", {"": ("2.2", "3.0"), "wfw": ("3.11",)}, id="the-first-list-has-no-platform"),
    ],
)
def test_repairs(text, platforms):
    assert read(text) == (platforms, [DefectKind.VERSION_REPAIRED])
    assert DefectKind.VERSION_REPAIRED.severity is Severity.REPAIRED


@pytest.mark.parametrize(
    ("text", "platforms", "odd"),
    [
        pytest.param("WinNT:3.51 Korean", {"winnt": ("3.51 Korean",)}, "3.51 Korean", id="words-are-no-second-version"),
        pytest.param("WINDOWS:l.5", {"windows": ("l.5",)}, "l.5", id="a-letter-for-a-digit"),
        pytest.param("WINDOWS:2.x3.x,4.0", {"windows": ("2.x3.x", "4.0")}, "2.x3.x", id="glued"),
        pytest.param("Toaster:1.0", {"toaster": ("1.0",)}, "toaster", id="no-platform-of-the-archive"),
        pytest.param("WinNT:4.0:Win95", {"winnt": ("4.0:Win95",)}, "4.0:Win95", id="two-colons"),
        pytest.param("4.OO 5.00", {"": ("4.OO", "5.00")}, "4.OO", id="in-the-legacy-form"),
        pytest.param("m2.00", {"": ("m2.00",)}, "m2.00", id="a-letter-before"),
    ],
)
def test_what_does_not_fit_is_kept_and_told(text, platforms, odd):
    found, kinds = read(text)
    assert (found, kinds) == (platforms, [DefectKind.UNPARSED_VERSION])
    assert parse_versions(text)[1][0].detail == odd
    assert DefectKind.UNPARSED_VERSION.severity is Severity.NOTE


@pytest.mark.parametrize(
    ("text", "items"),
    [
        pytest.param("2.00 2.50x 2.60 2.60a 3.00a | 2.", ("2.00", "2.50x", "2.60", "2.60a", "3.00a"), id="stop"),
        pytest.param("6.00 6.00a 6.00ax 7.00 7.1000b 1", ("6.00", "6.00a", "6.00ax", "7.00", "7.1000b"), id="digit"),
    ],
)  # fmt: skip
def test_legacy_values_are_cut_at_32_characters(text, items):
    assert len(text) == 32
    assert read(text) == ({"": items}, [DefectKind.CUT_VERSION_ITEM])


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("5.1 6.0 6.0a 6.0ax 7.0 1.0 1.5 2 3", id="not-32"),
        pytest.param("6.00 6.00a 6.00ax 7.00 7.10 8.00", id="32-and-whole"),
        pytest.param("MS-DOS:6.0,6.0a,6.0ax,7.0; OS/2:6", id="the-colon-form-is-cut-elsewhere"),
    ],
)
def test_what_is_not_cut_stays_whole(text):
    assert read(text)[1] == []


@pytest.mark.parametrize(
    ("text", "number"),
    [("6.00a", True), ("3.x", True), ("4.0 SP1", False), ("MS-DOS", False), ("", False)],
)
def test_is_number(text, number):
    assert is_number(text) is number


@settings(derandomize=True, deadline=None)
@given(st.text(alphabet="0123456789.,;:| abSPxWinNT-()", max_size=60))
def test_any_text_gives_versions_and_keeps_the_raw_value(text):
    versions, defects = parse_versions(text)
    assert versions.text == text.strip()
    assert all(item.strip() for platform in versions.platforms for item in platform.items)
    assert {defect.severity for defect in defects} <= {Severity.NOTE, Severity.REPAIRED}
