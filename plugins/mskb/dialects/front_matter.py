"""YAML front matter at the top of a page.

`frontmatter.loads` is not used on legacy pages: it strips the text, and takes a text that opens with a dashed rule
for front matter. Its YAML handler reads the lines between two exact `---`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml
from frontmatter.default_handlers import YAMLHandler

from mskb.source.decode import show_controls

_FENCE = "---"
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w-]{0,40}): +(?P<value>\S.*)")
# What needs no YAML reader, and is a text to one: `title: "BUG: x"`, `layout: page`.
_SIMPLE = re.compile(r'(?P<key>[a-z]{2,40}): (?:"(?P<quoted>[^"\\]*)"|(?P<plain>[a-z/][\w/]*))')
_NO_TEXT = frozenset(("true", "false", "yes", "no", "on", "off", "null"))
_MOST_LINES = 100
# The archive's has 150 characters. The C parser ends the whole process on values nested some ten thousand deep.
_MOST_CHARACTERS = 4000
# What PyYAML raises: its own errors, and those of its constructors (`!!int ""`, `2001-99-99`), which it lets through.
_ERRORS = (yaml.YAMLError, ValueError, LookupError, AttributeError, TypeError, RecursionError)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands between the two fences."""

    values: Mapping[str, str] = field(default_factory=dict)
    """Each single value, and each list of such, as text; deeper ones are left out, for no dialect has any."""
    end: int = 0
    """The index of the line after it; 0 where there is none."""
    broken: str = ""
    """Why it could not be read."""


def read_front_matter(lines: list[str]) -> FrontMatter:
    """Read front matter that begins on the first line.

    Where it is no YAML (`title: BUG: x` without quotes, most often), its `key: value` lines are taken as they are.
    """
    if not lines or lines[0].rstrip() != _FENCE:
        return FrontMatter()
    end = next((i for i, line in enumerate(lines[1:_MOST_LINES], start=1) if line.rstrip() == _FENCE), None)
    if end is None:
        return FrontMatter(_pairs(lines[1:_MOST_LINES]), broken="it is not closed")
    text = "\n".join(lines[1:end])
    if len(text) > _MOST_CHARACTERS:
        return FrontMatter(end=end + 1, broken=f"it has over {_MOST_CHARACTERS} characters")
    if (simple := _simple_values(lines[1:end])) is not None:
        return FrontMatter(simple, end + 1)
    try:
        values = YAMLHandler().load(text)
    except _ERRORS as error:
        return FrontMatter(_pairs(lines[1:end]), end + 1, " ".join(str(error).split())[:120] or type(error).__name__)
    if not isinstance(values, dict):
        return FrontMatter(end=end + 1, broken="it is no mapping")
    texts = ((str(key), _text_of(value)) for key, value in values.items())
    return FrontMatter({show_controls(key): show_controls(text) for key, text in texts if text is not None}, end + 1)


def _simple_values(lines: list[str]) -> Mapping[str, str] | None:
    """The values of lines that hold one each, as all pages of the archive have it; None where one is not as simple."""
    values: dict[str, str] = {}
    for line in lines:
        match = _SIMPLE.fullmatch(line) if line.isprintable() else None
        if match is None or match["key"] in _NO_TEXT or (match["plain"] or "").lower() in _NO_TEXT:
            return None
        values[match["key"]] = match["plain"] or match["quoted"]
    return values or None


def _pairs(lines: list[str]) -> Mapping[str, str]:
    values: dict[str, str] = {}
    for line in lines:
        match = _PAIR.fullmatch(line.rstrip())
        if match is None:
            break
        values.setdefault(match["key"], match["value"].strip("\"'"))
    return values


def _text_of(value: object) -> str | None:
    # Not `str` of anything: aliases inside aliases would make gigabytes of a few lines.
    if isinstance(value, list):
        return ", ".join(str(item) for item in value if not isinstance(item, (list, tuple, dict, set)))
    return None if value is None or isinstance(value, (dict, set)) else str(value)
