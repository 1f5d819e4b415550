"""Titles that no rule underlines (SURVEY 3.3, 3.4): only where they surely are titles."""

from __future__ import annotations

import re

from mskb.body.rule import Body
from mskb.inline.parser import parse_inlines
from mskb.model.blocks import Heading
from mskb.source.cursor import LineCursor

# A standard section's name, with a colon or in capitals.
_SECTION = re.compile(
    r"(?:SYMPTOMS?|CAUSE|RESOLUTION|WORKAROUNDS?|STATUS|MORE INFORMATION|REFERENCES?|SUMMARY)\s?:{0,2}"
    r"|(?:Symptoms?|Cause|Resolution|Workaround|Status|More Information|References|Summary)\s?::?"
)
# What the articles of the Programmer's Library are divided by, and the names that are underlined oftenest.
_LABEL = re.compile(
    r"""
      (?:Question|Response|Problem|Answer|QUESTION|ANSWER|PROBLEM|RESPONSE)\s?:
    | (?:Method|Workaround|Example|Case|Scenario|Solution|Option|Approach|Problem)\s(?:\d{1,2}|[A-E]|One|Two|Three)\b:?
    | Steps\sto\sReproduce(?:\s(?:the\s)?(?:Behavior|Problem|Error|Bug))?:?
    | (?:Sample|Example)\s(?:Code|Program|Procedure) | Code\s(?:Example|Sample|Listing)s?
    | Step-by-Step\s(?:Example|Procedure|Instructions)
    | Program\s(?:Listing|Output) | IN\sTHIS\sTASK | Table\sof\sContents | TABLE\sOF\sCONTENTS
    """,
    re.VERBOSE,
)


def is_label(line: str) -> bool:
    """Whether a line is a title with a colon, such as `Question:`, and so leads in to nothing but a section."""
    return _LABEL.fullmatch(line) is not None or _SECTION.fullmatch(line) is not None


def read_title(cursor: LineCursor, body: Body) -> Heading | None:
    """Read a title that stands alone between blank lines.

    title = BLANK TITLE BLANK    # a label of the Programmer's Library may have its text on the next line
    """
    del body
    line = cursor.peek()
    if line[0] == " " or cursor.indent or cursor.peek(-1) or (cursor.peek(1) and not line.rstrip().endswith(":")):
        return None
    section = _SECTION.fullmatch(line)
    label = _LABEL.fullmatch(line)
    if section is None and label is None:
        return None
    start = cursor.position
    cursor.advance()
    return Heading(cursor.span(start, cursor.position), 2 if section or line.endswith(":") else 3, parse_inlines(line))
