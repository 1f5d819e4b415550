"""YAML front matter at the top of a page.

`frontmatter.loads` is not used on legacy pages: it strips the text, and takes a text that opens with a dashed rule
for front matter. Its YAML handler reads the lines between two exact `---`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import yaml
from frontmatter.default_handlers import YAMLHandler

_FENCE = "---"
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands between the two fences."""

    values: Mapping[str, object] = field(default_factory=dict)
    end: int = 0
    """The index of the line after it; 0 where there is none."""
    broken: str = ""
    """Why it could not be read."""


def read_front_matter(lines: list[str]) -> FrontMatter:
    """Read front matter that begins on the first line."""
    if not lines or lines[0].rstrip() != _FENCE:
        return FrontMatter()
    end = next((i for i, line in enumerate(lines[1:_LONGEST], start=1) if line.rstrip() == _FENCE), None)
    if end is None:
        return FrontMatter(broken="it is not closed")
    try:
        values = YAMLHandler().load("\n".join(lines[1:end]))
    except (yaml.YAMLError, ValueError) as error:
        return FrontMatter(end=end + 1, broken=" ".join(str(error).split())[:120])
    if not isinstance(values, dict):
        return FrontMatter(end=end + 1, broken="it is no mapping")
    return FrontMatter({str(key): value for key, value in values.items()}, end + 1)
