from __future__ import annotations

import random

import pytest

from mskb.catalog.products import places_of, product_of, versions_of
from mskb.catalog.versions import NO_VERSION, order_of, version_label, version_labels


@pytest.mark.parametrize(
    ("text", "label"),
    [
        pytest.param("4.0", "4.0", id="a-number"),
        pytest.param("4.00", "4.0", id="noughts-that-mean-nothing"),
        pytest.param("6.00ax", "6.0ax", id="letters"),
        pytest.param("5", "5.0", id="a-number-without-a-fraction"),
        pytest.param("97", "97", id="a-year-has-none"),
        pytest.param("4.0.", "4.0", id="a-full-stop-after-it"),
        pytest.param("3.X", "3.x", id="any-minor-number"),
        pytest.param("2.5x", "2.5x", id="any-letter"),
        pytest.param("3.20.010", "3.20.010", id="three-numbers-are-kept"),
        pytest.param("4.0sp3", "4.0 SP3", id="a-service-pack-glued"),
        pytest.param("5.5 Service Pack 1", "5.5 SP1", id="a-service-pack-in-words"),
        pytest.param("4.0 U.S. Service Pack 1", "4.0 U.S. SP1", id="an-american-service-pack"),
        pytest.param("4.0 SP6A", "4.0 SP6a", id="a-service-packs-letter"),
        pytest.param("Service Release 1 (SR-1)", "SR-1", id="a-service-release"),
        pytest.param("1994 edition", "1994", id="a-years-edition"),
        pytest.param("1996-1997 editions", "1996-1997", id="two-years-edition"),
        pytest.param("2.5 (OEM Release)", "2.5 (OEM Release)", id="a-qualifier"),
        pytest.param("Build 2.573.2927", "Build 2.573.2927", id="a-label"),
        pytest.param("  ", NO_VERSION, id="nothing"),
    ],
)
def test_one_spelling_for_each_version(text, label):
    assert version_label(text) == label
    assert version_label(label) == label


def test_service_packs_that_were_read_as_versions_belong_to_their_version():
    assert list(version_labels(("4.0", "5.5 Service Packs 1", "2", "3", "6.0"))) == [
        "4.0",
        "5.5 SP1",
        "5.5 SP2",
        "5.5 SP3",
        "6.0",
    ]


@pytest.mark.parametrize(
    ("product", "labels"),
    [
        pytest.param(
            "Windows NT",
            ["3.x", "3.1", "3.11", "3.51", "3.51 SP4", "4.0 beta 2", "4.0", "4.0 SP1", "4.0 SP6", "4.0 SP6a", "95"],
            id="numbers-then-service-packs",
        ),
        pytest.param("MS-DOS", ["2.11", "3.2", "3.21", "3.3", "3.3a", "6.2", "6.21", "6.22"], id="a-decimal-fraction"),
        pytest.param("Word", ["6.0", "6.0a", "95", "97", "97 SR-1", "1998", "2000"], id="years-after-numbers"),
        pytest.param("LINK", ["5.01", "5.01.20", "5.01.21", "5.03"], id="third-numbers"),
        pytest.param("Windows", ["3.1", "95", "98", "Millennium Edition", "2000", "XP"], id="windows-by-its-places"),
        pytest.param("Visual Studio", ["97", "97 SP3", "6.0", "6.0 SP4"], id="visual-studio-by-its-places"),
        pytest.param("Mail", ["3.2", "Danish version", "SP2", "SP10", NO_VERSION], id="words-then-none"),
    ],
)
def test_versions_stand_in_the_order_of_their_product(product, labels):
    mixed = labels.copy()
    random.Random(1).shuffle(mixed)
    assert sorted(mixed, key=lambda label: order_of(label, places_of(product))) == labels


@pytest.mark.parametrize(
    ("name", "label", "family", "versions"),
    [
        pytest.param("Microsoft Access", "Access", "Access", (), id="maker"),
        pytest.param("The AppWizard", "AppWizard", "AppWizard", (), id="article"),
        pytest.param("Microsoft.NET Framework", ".NET Framework", ".NET Framework", (), id="a-name-with-a-dot"),
        pytest.param(
            "Microsoft Visual Basic Enterprise Edition, 32-bit, for Windows",
            "Visual Basic for Windows",
            "Visual Basic",
            (),
            id="edition-and-bits",
        ),
        pytest.param("Microsoft Visual C++, 32-bit Learning Edition", "Visual C++", "Visual C++", (), id="edition"),
        pytest.param(
            "Microsoft Windows NT Server, Enterprise Edition", "Windows NT Server", "Windows NT", (), id="nt-edition"
        ),
        pytest.param("Microsoft Windows NT Advanced Server", "Windows NT Advanced Server", "Windows NT", (), id="nt"),
        pytest.param(
            "Microsoft Windows NT Server, Terminal Server Edition",
            "Windows NT Server, Terminal Server Edition",
            "Windows NT",
            (),
            id="an-edition-that-is-a-product",
        ),
        pytest.param("Microsoft Exchange Windows NT client", "Exchange Windows NT client", "Exchange", (), id="client"),
        pytest.param("Microsoft Exchange 2000 Server", "Exchange Server", "Exchange", ("2000",), id="a-year-inside"),
        pytest.param("Microsoft Windows 2000 Server", "Windows 2000 Server", "Windows 2000", ("2000",), id="w2000"),
        pytest.param("Microsoft Windows 95", "Windows", "Windows", ("95",), id="windows-95"),
        pytest.param("Windows XP Professional", "Windows", "Windows", ("XP Professional",), id="by-the-table"),
        pytest.param(
            "Microsoft Internet Information Server 4.0",
            "Internet Information Server",
            "Internet Information Server",
            ("4.0",),
            id="number-at-the-end",
        ),
        pytest.param(
            "Microsoft Internet Explorer for Windows NT 4.0",
            "Internet Explorer for Windows NT 4.0",
            "Internet Explorer",
            (),
            id="the-systems-own-number",
        ),
        pytest.param(
            "Microsoft Visual SourceSafe, 32-bit, for Windows 4.0a",
            "Visual SourceSafe for Windows",
            "SourceSafe",
            ("4.0a",),
            id="the-products-number-behind-the-system",
        ),
        pytest.param(
            "Microsoft Cinemania for Windows, 1992, 1993, 1994 editions",
            "Cinemania for Windows",
            "Cinemania",
            ("1992", "1993", "1994"),
            id="years-editions",
        ),
        pytest.param(
            "Microsoft Encarta 96 Encyclopedia for Windows",
            "Encarta Encyclopedia for Windows",
            "Encarta",
            ("96",),
            id="a-year-in-the-middle",
        ),
        pytest.param(
            "Microsoft FoxPro for the Macintosh", "FoxPro for Macintosh", "FoxPro", (), id="one-spelling-of-a-platform"
        ),
        pytest.param("Microsoft SQL Server 2000 (all editions)", "SQL Server", "SQL Server", ("2000",), id="remark"),
        pytest.param(
            "MSPRESS Microsoft Windows 98 Resource Kit ISBN 1-57231-644-6",
            "Windows 98 Resource Kit (book)",
            "Microsoft Press",
            (),
            id="a-book-is-no-product",
        ),
        pytest.param("C:\\<x> | *", "C:\\<x> | *", "C and C++ compilers", (), id="anything"),
        pytest.param("Microsoft", "Microsoft", "Microsoft", (), id="nothing-but-the-maker"),
        pytest.param("97", "97", "97", (), id="nothing-but-a-number"),
        pytest.param(f"Microsoft {'94, ' * 25_000}", f"{'94, ' * 75}…", f"{'94, ' * 75}…", (), id="no-name"),
    ],
)
def test_what_a_name_means(name, label, family, versions):
    product = product_of(name)
    assert (product.label, product.family, product.versions) == (label, family, versions)


@pytest.mark.parametrize(
    ("name", "listed", "versions"),
    [
        pytest.param("Microsoft Word", ("6.0", "7.0"), ("6.0", "7.0"), id="of-the-list"),
        pytest.param("Microsoft Windows 98", (), ("98",), id="of-the-name"),
        pytest.param("Microsoft Outlook 97", ("8.0", "SR-1"), ("97 (8.0)", "97 SR-1"), id="of-both"),
        pytest.param("Microsoft Outlook 97", ("97",), ("97",), id="both-say-the-same"),
        pytest.param("Microsoft Windows 95 OEM Service Release", ("2.1",), ("95 OSR 2.1",), id="by-the-table"),
        pytest.param("Microsoft Windows 95 OEM Service Release", (), ("95 OSR",), id="by-the-table-without-a-list"),
        pytest.param("Microsoft Cinemania, 1994, 1995 editions", ("2.0",), ("1994", "1995", "2.0"), id="several"),
    ],
)
def test_versions_of_a_line(name, listed, versions):
    assert versions_of(product_of(name), listed) == versions
