from __future__ import annotations

import pytest

from mskb.catalog.titles import cited_titles, common_titles, whole_title
from mskb.model.article import Article
from mskb.pipeline.read import read_bytes

CUT = "SMS: The Clock of the Site Server Runs Backward After Every Midn"
assert len(CUT) == 64


def read(raw_export, text: str) -> Article:
    article = read_bytes(raw_export("Q10022", text=text).encode(), "Q10022.TXT")
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        pytest.param("   Q200331 SMS: Bells Ring Twice", [("Q200331", "SMS: Bells Ring Twice")], id="line-of-its-own"),
        pytest.param("   Q200331: SMS: Bells Ring Twice", [("Q200331", "SMS: Bells Ring Twice")], id="colon"),
        pytest.param("   Q200331Bells Ring Twice", [("Q200331", "Bells Ring Twice")], id="glued"),
        pytest.param(
            "   Q200331 SMS: The Bells of the Site Server Ring Twice at Noon and Not at\r\n   All in the Night",
            [("Q200331", "SMS: The Bells of the Site Server Ring Twice at Noon and Not at All in the Night")],
            id="wrapped",
        ),
        pytest.param(
            "   ARTICLE-ID: Q200331\r\n   TITLE : Bells Ring Twice", [("Q200331", "Bells Ring Twice")], id="labelled"
        ),
        pytest.param("   Q200331 TITLE : Bells Ring Twice", [("Q200331", "Bells Ring Twice")], id="label-after-number"),
        pytest.param("   Q200331 Bells Ring Twice [sms]", [("Q200331", "Bells Ring Twice")], id="product-code"),
        pytest.param("See article Q200331 for the bells.", [], id="number-in-prose"),
        pytest.param("   Q10022 SMS: The Clock Stands", [], id="itself"),
        pytest.param("See http://support.microsoft.com/support/kb/articles/Q200/3/31.asp now.", [], id="address"),
    ],
)
def test_titles_of_citations(raw_export, text, cited):
    assert list(cited_titles(read(raw_export, text))) == cited


@pytest.mark.parametrize(
    ("title", "cited", "whole"),
    [
        pytest.param(CUT, [f"{CUT}ight"], f"{CUT}ight", id="within-a-word"),
        pytest.param(CUT[:63], [f"{CUT}ight"], f"{CUT}ight", id="cut-at-63"),
        pytest.param(CUT, [CUT.replace("SMS: ", "FIX: ") + "ight"], f"{CUT}ight", id="another-tag"),
        pytest.param(CUT, [CUT.upper() + "ight."], f"{CUT}ight", id="other-capitals-and-a-full-stop"),
        pytest.param(CUT, [f"{CUT}ight", f"{CUT}ight", f"{CUT}ay"], f"{CUT}ight", id="most-agree"),
        pytest.param(CUT, [f"{CUT}ight", f"{CUT}ay"], None, id="they-disagree"),
        pytest.param(
            CUT, [CUT, "Something Else of More Than Sixty-Four Characters, Quite Another Title"], None, id="none"
        ),
        pytest.param(CUT[:60], [f"{CUT}ight"], None, id="not-cut"),
        pytest.param(CUT, [], None, id="not-cited"),
    ],
)
def test_a_cut_title_is_completed(title, cited, whole):
    assert whole_title(title, cited) == whole


def test_the_commonest_title_comes_first():
    cited = ["BUG: Bells Ring", "Some Other Bells", "FIX: Bells Ring", "FIX: Bells Ring"]
    assert common_titles(cited) == ("FIX: Bells Ring", "Some Other Bells")
    assert common_titles(cited[::-1]) == common_titles(cited)
