from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from mskb.catalog.keywords import is_noise, meaning_of


@pytest.mark.parametrize(
    ("keyword", "meaning"),
    [
        pytest.param("kbnetwork", "Networking", id="of-the-table"),
        pytest.param("kbDSupport", "Written by Developer Support", id="any-letter-case"),
        pytest.param("kbsms200", "Systems Management Server 2.0", id="a-version"),
        pytest.param("kbSMS200bug", "Systems Management Server 2.0: bugs", id="bugs"),
        pytest.param("kbvfp500afix", "Visual FoxPro 5.0a: fixes", id="a-version-with-a-letter"),
        pytest.param("kbvfp300bbug", "Visual FoxPro 3.0b: bugs", id="a-letter-that-looks-like-the-rest"),
        pytest.param("kbvc152", "Visual C++ 1.52", id="two-minor-digits"),
        pytest.param("kbwinnt400sp4fix", "Windows NT 4.0: fixed in Service Pack 4", id="fixed-in-a-service-pack"),
        pytest.param("kbwinnt400presp7fix", "Windows NT 4.0: before Service Pack 7", id="fixed-before-a-service-pack"),
        pytest.param("kbvs97sp2", "Visual Studio 97 Service Pack 2", id="a-service-pack"),
        pytest.param("kbwinnt4sp6fix", "Windows NT 4.0: fixed in Service Pack 6", id="one-digit"),
        pytest.param("kbwin2000sp3fix", "Windows 2000: fixed in Service Pack 3", id="a-year"),
        pytest.param("kbsna400sp4fea", "SNA Server 4.0 Service Pack 4: new features", id="new-features"),
        pytest.param("buglist4.00b", "Bugs of version 4.00b", id="the-librarys-bugs"),
        pytest.param("fixlist6.00A", "Fixed in version 6.00a", id="the-librarys-fixes"),
        pytest.param("SR# G901212-78", "A customer's service request", id="service-request"),
        pytest.param("kbnobodyknows", "", id="unknown"),
        pytest.param("kbnobodyknows600", "", id="of-an-unknown-product"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_meaning(keyword, meaning):
    assert meaning_of(keyword) == meaning


@pytest.mark.parametrize(
    ("keyword", "noise"),
    [
        ("kbZNotKeyword3", True),
        ("_IK", True),
        ("_ik920", True),
        ("kbchackingthereallylongkeyword", True),
        ("kbDaoSearch", True),
        ("kbNoKeyword", True),
        ("kbtool", False),
        ("_based", False),
        ("search", False),
    ],
)
def test_editors_marks_are_noise(keyword, noise):
    assert is_noise(keyword) is noise


def test_the_table_is_as_it_says():
    values = yaml.safe_load(files("mskb.catalog").joinpath("keywords.yml").read_text(encoding="utf-8"))
    assert set(values) == {"products", "labels"}
    for keyword, label in {**values["products"], **values["labels"]}.items():
        assert isinstance(keyword, str)
        assert isinstance(label, str), keyword
        assert keyword == keyword.casefold()
        assert label == label.strip()
        assert 0 < len(label) <= 60, keyword
