from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(
            "   Q123456 How to Wind a Clock",
            ["cite Q123456 How to Wind a Clock"],
            id="one",
        ),
        pytest.param(
            "   Q123456 How to Wind a Clock That Has Been Standing Still for a Very Long\n   Time",
            ["cite Q123456 How to Wind a Clock That Has Been Standing Still for a Very Long Time"],
            id="wrapped",
        ),
        pytest.param(
            "Q123456 How to Wind a Clock\n\nQ123457 How to Oil a Clock",
            ["cite Q123456 How to Wind a Clock", "cite Q123457 How to Oil a Clock"],
            id="several",
        ),
        pytest.param(
            "   Q123456How to Wind a Clock",
            ["cite Q123456How to Wind a Clock"],
            id="glued",
        ),
        pytest.param(
            "   ARTICLE-ID: Q123456\n   TITLE : How to Wind a Clock",
            ["cite ARTICLE-ID: Q123456 / TITLE : How to Wind a Clock"],
            id="labelled",
        ),
        pytest.param(
            "   ARTICLE -ID: Q123456\n   TITLE : How to Wind a Clock",
            ["cite ARTICLE -ID: Q123456 / TITLE : How to Wind a Clock"],
            id="labelled-with-a-blank",
        ),
        pytest.param(
            "1. Read this:\n\n   Q123456 How to Wind a Clock\n\n2. Stop.",
            ["1.", "  p Read this:", "  cite Q123456 How to Wind a Clock", "2.", "  p Stop."],
            id="in-an-item",
        ),
        pytest.param(
            "Q123456 has been replaced by another article.",
            ["p Q123456 has been replaced by another article."],
            id="a-sentence",
        ),
        pytest.param(
            "   Q123456.exe",
            ["pre Q123456.exe"],
            id="a-file-of-a-hotfix",
        ),
    ],
)
def test_citation(outline, body, blocks):
    assert outline(body) == blocks
