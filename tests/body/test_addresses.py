from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(
            "See:\n\n   http://www.example.com/clocks",
            ["p See:", "p http://www.example.com/clocks"],
            id="alone",
        ),
        pytest.param(
            "   Clocks of the World\n   (http://www.example.com/clocks)",
            ["p Clocks of the World / (http://www.example.com/clocks)"],
            id="words-above-it",
        ),
        pytest.param(
            "   ftp://ftp.example.com/clocks/\n   bell.zip",
            ["p ftp://ftp.example.com/clocks/bell.zip"],
            id="broken",
        ),
        pytest.param(
            "   (ftp://ftp.example.com/clocks/\n   bell.zip)",
            ["p (ftp://ftp.example.com/clocks/bell.zip)"],
            id="broken-inside-brackets",
        ),
        pytest.param(
            "   DownloadDownload Clock.exe now\n   (http://www.example.com/get.asp?id=1)",
            ["p DownloadDownload Clock.exe now / (http://www.example.com/get.asp?id=1)"],
            id="download",
        ),
        pytest.param(
            (
                "   Tower:\n\n"
                "   DownloadDownload Tower.exe now\n"
                "   (http://www.example.com/get.asp?id=1)\n\n"
                "   Wall:\n\n"
                "   DownloadDownload Wall.exe now\n"
                "   (http://www.example.com/get.asp?id=2)"
            ),
            [
                "p Tower:",
                "p DownloadDownload Tower.exe now / (http://www.example.com/get.asp?id=1)",
                "p Wall:",
                "p DownloadDownload Wall.exe now / (http://www.example.com/get.asp?id=2)",
            ],
            id="downloads-with-names-above",
        ),
        pytest.param(
            '   url = "x";\n   open("http://www.example.com/");',
            ['pre:c url = "x"; / open("http://www.example.com/");'],
            id="in-code",
        ),
    ],
)
def test_address(outline, body, blocks):
    assert outline(body) == blocks
