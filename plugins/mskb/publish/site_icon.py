"""The site's own mark, a Q, in place of the theme's: in the header and in a browser's tab."""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig

_FAVICON = "assets/mskb-icon.svg"
_THEMES_FAVICON = "assets/images/favicon.png"
# Below `.icons/`. It has one colour, so that pages only name it, as they do the theme's icons.
_LOGO = "mskb/q"


def add_icon(config: MkDocsConfig) -> None:
    """Show the mark, but where the user's `theme` has a favicon or a logo.

    Browsers that take no SVG ask for `/favicon.ico`, which is there where the site is all of its host.
    """
    theme = config.theme
    if theme.get("favicon") in (None, _THEMES_FAVICON):
        theme["favicon"] = _FAVICON
    icons: dict[str, Any] = theme.get("icon") or {}
    if not theme.get("logo") and not icons.get("logo"):
        theme["icon"] = {**icons, "logo": _LOGO}
