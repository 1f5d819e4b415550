"""The navigation that generated pages show: what stands at its top, so that 60,000 pages do not repeat all of it."""

from __future__ import annotations

from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page


def shorten(nav: Navigation) -> Navigation:
    """The navigation without what stands in its sections; a section leads to its first page."""
    items: list[Page | Section | Link] = []
    for item in nav.items:
        first = _first_page(item)
        if isinstance(item, Section) and first is not None:
            items.append(Link(item.title, first.url))
        elif not isinstance(item, Section):
            items.append(item)
    return Navigation(items, nav.pages)


def _first_page(item: object) -> Page | None:
    if isinstance(item, Page):
        return item
    children = item.children if isinstance(item, Section) else []
    return next((found for child in children if (found := _first_page(child)) is not None), None)
