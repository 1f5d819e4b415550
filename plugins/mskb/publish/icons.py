"""The theme's icons: drawn once, in a style sheet, for pages that only name them.

A page of Material repeats each icon in full. Here an icon becomes an empty `svg` element, which the theme's rules for
icons still fit, with a class; the style sheet cuts its shape out of the text's colour, as Material's own style sheet
does for the icons of admonitions. An icon of several colours, or with a style of its own, stays where it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_ICON = re.compile(
    r"""
      <svg\ xmlns="http://www\.w3\.org/2000/svg"\ viewBox="0\ 0\ (?P<width>[\d.]+)\ (?P<height>[\d.]+)">
      (?:<!--[^<>]*-->)?
      (?P<shapes>(?:<path(?:\ (?:d|fill-rule|clip-rule)="[^"<>]*")+\ ?/>)+)
      </svg>
    """,
    re.VERBOSE,
)
_COMMON = """\
svg[class^="mskb-"] {
  background-color: currentcolor;
  -webkit-mask: var(--mskb-icon) center / contain no-repeat;
  mask: var(--mskb-icon) center / contain no-repeat;
  print-color-adjust: exact;
}
"""


def find_icons(html: str) -> dict[str, str]:
    """The icons of one colour that stand in a page: their classes by their markup, in the order of the page."""
    icons: dict[str, str] = {}
    for match in _ICON.finditer(html):
        icons.setdefault(match[0], f"mskb-{len(icons) + 1}")
    return icons


def name_icons(html: str, icons: Mapping[str, str]) -> str:
    """A page with the names of icons in their place."""
    return _ICON.sub(lambda match: f"<svg class={icons[match[0]]}></svg>" if match[0] in icons else match[0], html)


def style_sheet(icons: Mapping[str, str]) -> str:
    """The rules that draw icons; empty where there is none."""
    return _COMMON + "".join(_rules(icons)) if icons else ""


def _rules(icons: Mapping[str, str]) -> Iterable[str]:
    for markup, name in icons.items():
        match = _ICON.fullmatch(markup)
        if match is not None:
            # inside the quotes of `url('…')` only these need another form
            image = markup.replace("%", "%25").replace("#", "%23").replace("'", "%27")
            size = f"{match['width']} / {match['height']}"
            yield f"svg.{name} {{ --mskb-icon: url('data:image/svg+xml,{image}'); aspect-ratio: {size}; }}\n"
