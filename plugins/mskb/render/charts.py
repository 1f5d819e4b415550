"""Charts as inline SVG: bars that lie and columns that stand.

They are sized for the page: lengths along it are in percent of the room that there is, heights and letters in the
page's own sizes, so that letters stay as large as the text on a screen of any width. Colours are those of the text and
of its links, which each theme and scheme has for itself.
"""

from __future__ import annotations

import html
from collections.abc import Sequence

from mskb.catalog.statistics import Count

# In the height of a letter.
_ROW, _TEXT, _BAR, _THICK = 2.8, 1.1, 1.55, 0.6
_TALL, _FOOT = 20.0, 1.6

# What is there shows, however little it is; in percent.
_LEAST = 0.4
_THOUSAND, _TWO_FIGURES = 1000, 10


def bars(name: str, title: str, description: str, counts: Sequence[Count]) -> str:
    """A chart of lying bars, one below the other, each with its label and its number above it.

    Args:
        name: The chart's own on its page, as part of an id.
        title: What is charted.
        description: What the chart shows, in a sentence, for who cannot see it.
        counts: Labels and numbers.
    """
    most = max((count.count for count in counts), default=0)
    rows = []
    for row, count in enumerate(counts):
        top = row * _ROW
        rows.append(
            f'<text x="0" y="{top + _TEXT:.1f}em">{_text(count.label)}</text>'
            f'<text class="mskb-number" x="100%" y="{top + _TEXT:.1f}em">{count.count:,}</text>'
            f'<rect x="0" y="{top + _BAR:.1f}em" width="{_share(count.count, most):.1f}%" height="{_THICK}em"/>'
        )
    return _svg(name, title, description, len(counts) * _ROW, "\n".join(rows))


def columns(name: str, title: str, description: str, counts: Sequence[Count]) -> str:
    """A chart of standing columns, side by side, each with its label below it and its number above it.

    Numbers of thousands are written short, since columns stand close. Arguments as for `bars`.
    """
    most = max((count.count for count in counts), default=0)
    width = 100 / max(1, len(counts))
    rows = []
    for place, count in enumerate(counts):
        height = _share(count.count, most) * (_TALL - _FOOT - _TEXT) / 100
        top, middle = _TALL - _FOOT - height, (place + 0.5) * width
        odd = ' class="mskb-odd"' if place % 2 else ""  # a narrow screen has no room for every label
        rows.append(
            f'<rect x="{(place + 0.12) * width:.2f}%" y="{top:.2f}em" width="{width * 0.76:.2f}%"'
            f' height="{height:.2f}em"><title>{_text(count.label)}: {count.count:,}</title></rect>'
            f'<text{odd} x="{middle:.2f}%" y="{_TALL - 0.4:.1f}em">{_text(count.label)}</text>'
            f'<text x="{middle:.2f}%" y="{top - 0.3:.2f}em">{_short(count.count)}</text>'
        )
    return _svg(name, title, description, _TALL, "\n".join(rows), kind="columns")


def _svg(name: str, title: str, description: str, height: float, content: str, kind: str = "bars") -> str:
    # no class may begin with `mskb-`: those are the theme's icons
    ids = f"{name}-title {name}-description"
    return (
        f'<svg class="chart mskb-{kind}" role="img" aria-labelledby="{ids}" height="{height:.1f}em">'
        f'<title id="{name}-title">{_text(title)}</title><desc id="{name}-description">{_text(description)}</desc>\n'
        f"{content}\n</svg>"
    )


def _share(count: int, most: int) -> float:
    """In percent of the longest."""
    return max(_LEAST, 100 * count / most) if count else 0


def _short(count: int) -> str:
    """A number as a narrow column has room for it: `1.5k`, `12k`."""
    thousands = count / _THOUSAND
    if count < _THOUSAND:
        return str(count) if count else ""
    return f"{thousands:.0f}k" if round(thousands, 1) >= _TWO_FIGURES else f"{thousands:.1f}k"


def _text(text: str) -> str:
    return html.escape(text, quote=False)
