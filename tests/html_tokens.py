"""HTML taken apart, so that two pages can be held against each other whatever their blanks and references."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any


class Tokens(HTMLParser):
    """The tags, attributes and text of some HTML; blanks count in preformatted text only."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Any] = []
        self.literal = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, sorted(attrs)))
        self.literal += tag == "pre"

    def handle_startendtag(self, tag, attrs):
        self.found.append((tag, sorted(attrs)))

    def handle_endtag(self, tag):
        self.found.append(f"/{tag}")
        self.literal -= tag == "pre"

    def handle_data(self, data):
        text = data if self.literal else " ".join(data.split())
        if text and self.found and isinstance(self.found[-1], list):
            self.found[-1][0] += text
        elif text:
            self.found.append([text])
