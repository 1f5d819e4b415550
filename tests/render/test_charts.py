from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from mskb.catalog.statistics import Count
from mskb.render.charts import bars, columns

Draw = Callable[..., str]


def drawn(draw: Draw, *counts: Count) -> ET.Element:
    return ET.fromstring(draw("clocks", "Clocks by <kind>", "Two bars & no more.", counts))


def texts(chart: ET.Element) -> list[str | None]:
    return [text.text for text in chart.iter("text")]


@pytest.mark.parametrize("draw", [bars, columns])
def test_a_chart_tells_what_it_is_to_who_cannot_see_it(draw):
    chart = drawn(draw, Count("Tower & bell", 1))
    assert chart.get("role") == "img"
    labels = {element.get("id"): element.text for element in chart if element.get("id")}
    assert [labels[name] for name in (chart.get("aria-labelledby") or "").split()] == [
        "Clocks by <kind>",
        "Two bars & no more.",
    ]


@pytest.mark.parametrize("draw", [bars, columns])
def test_the_icons_of_the_theme_are_no_charts(draw):
    assert not (drawn(draw, Count("Tower", 1)).get("class") or "").startswith("mskb-")


def test_bars_are_as_long_as_their_numbers():
    chart = drawn(bars, Count("Tower", 2000), Count("Church", 500), Count("Sun", 0))
    assert [bar.get("width") for bar in chart.iter("rect")] == ["100.0%", "25.0%", "0.0%"]
    assert texts(chart) == ["Tower", "2,000", "Church", "500", "Sun", "0"]


def test_what_is_there_shows_however_little_it_is():
    [_, bar] = drawn(bars, Count("Tower", 50_000), Count("Sun", 1)).iter("rect")
    assert bar.get("width") == "0.4%"


def test_columns_stand_on_one_line():
    chart = drawn(columns, Count("1999", 400), Count("2000", 100))
    ends = {float((bar.get("y") or "")[:-2]) + float((bar.get("height") or "")[:-2]) for bar in chart.iter("rect")}
    assert len({round(end, 1) for end in ends}) == 1


@pytest.mark.parametrize(
    ("count", "short"),
    [
        pytest.param(0, None, id="nothing"),
        pytest.param(999, "999", id="below a thousand"),
        pytest.param(1049, "1.0k", id="thousands with one place"),
        pytest.param(9949, "9.9k", id="just below ten thousand"),
        pytest.param(9951, "10k", id="rounded to ten thousand"),
        pytest.param(19274, "19k", id="tens of thousands"),
    ],
)
def test_numbers_above_columns_are_short(count, short):
    assert texts(drawn(columns, Count("1999", count), Count("2000", 20_000)))[1] == short


@pytest.mark.parametrize("draw", [bars, columns])
def test_a_chart_of_nothing_is_empty(draw):
    assert texts(drawn(draw)) == []
