"""Text as XML takes it."""

from __future__ import annotations

import re
from html import escape

# What stands in no XML 1.0 document, not even as a character reference: https://www.w3.org/TR/xml/#charsets
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def one_line(text: str) -> str:
    """A text without line breaks of any kind, and with one blank wherever there are several."""
    return " ".join(text.split())


def xml_text(text: str) -> str:
    """A text of an article on one line, for an element or a quoted attribute; what XML forbids becomes U+FFFD."""
    return escape(_FORBIDDEN.sub("\ufffd", one_line(text)))
