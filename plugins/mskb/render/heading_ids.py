"""The ids of a page's headings: what a table of contents links to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown.extensions.toc import slugify

_NUMBERED = re.compile(r"(?P<name>.*)_(?P<number>[0-9]+)")


@dataclass(slots=True)
class HeadingIds:
    """Gives headings ids, each of its own: those that Python-Markdown gives them.

    That counts up anew for each heading; a text of nothing but headings, all alike, would take it hours.
    """

    _next: dict[str, str] = field(default_factory=dict)
    """Of an id that is given away, one that is to be tried next: those between are given away, too."""

    def take(self, title: str) -> str:
        """An id for a heading with this text."""
        found, passed = str(slugify(title, "-")) or "_1", []
        while (after := self._next.get(found)) is not None:
            passed.append(found)
            found = after
        after = _count_up(found)
        self._next.update(dict.fromkeys(passed, after))
        self._next[found] = after
        return found


def _count_up(taken: str) -> str:
    match = _NUMBERED.fullmatch(taken)
    return f"{match['name']}_{int(match['number']) + 1}" if match else f"{taken}_1"
