"""Tables of contents, item by item as the theme makes them, without a template for each page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import jinja2
from jinja2.filters import do_striptags
from markupsafe import escape
from mkdocs.structure.toc import AnchorLink

_ITEM = "partials/toc-item.html"
_ID, _TITLE, _CHILD_ID, _CHILD_TITLE = "mskb-item", "mskb-name", "mskb-child", "mskb-called"


@dataclass(frozen=True, slots=True)
class Contents:
    """What the theme writes around headings; `{0}` is a heading's address, `{1}` its HTML, `{2}` its text."""

    alone: str
    """A heading."""
    above: str
    """A heading with others, `{3}`, below it."""
    between: str
    """What stands between two."""

    def write(self, headings: Iterable[AnchorLink]) -> str:
        """The items of a table of contents."""
        return self.between.join(map(self._item, headings))

    def _item(self, heading: AnchorLink) -> str:
        title = heading.title
        if not heading.children:
            return self.alone.format(heading.url, title)
        return self.above.format(heading.url, title, escape(do_striptags(title)), self.write(heading.children))


def learn_contents(
    env: jinja2.Environment, context: Mapping[str, Any], compact: Callable[[str], str], between: str
) -> Contents | None:
    """Learn from the theme's own template how it writes a heading.

    Args:
        env: The theme.
        context: What templates know.
        compact: What is done with the theme's part of pages.
        between: What then stands between two headings.

    Returns:
        None where the theme has no such template, or it does something else.
    """
    try:
        template = env.get_template(_ITEM)
    except jinja2.TemplateNotFound:
        return None
    child, parent = AnchorLink(_CHILD_TITLE, _CHILD_ID, 3), AnchorLink(_TITLE, _ID, 2)
    parent.children = [child]
    alone = _open(compact(template.render({**context, "toc_item": child})).strip())
    above = _open(compact(template.render({**context, "toc_item": parent})).strip())
    above = above.replace(alone, "{3}").replace(f"#{_ID}", "{0}").replace(_TITLE, "{1}", 1).replace(_TITLE, "{2}")
    alone = alone.replace(f"#{_CHILD_ID}", "{0}").replace(_CHILD_TITLE, "{1}")
    if any(alone.count(slot) != 1 for slot in ("{0}", "{1}")) or any(above.count(f"{{{n}}}") != 1 for n in range(4)):
        return None
    return Contents(alone, above, between)


def _open(html: str) -> str:
    return html.replace("{", "{{").replace("}", "}}")
