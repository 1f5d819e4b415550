from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(
            ("+---------------+\n| Hand | Means  |\n+---------------+\n| Long | Minute |\n+---------------+"),
            ["table Hand | Means ; Long | Minute"],
            id="head-and-rows",
        ),
        pytest.param(
            (
                "+---------------+\n"
                "| Hand | Means  |\n"
                "+---------------+\n"
                "| Long\n"
                "hand | The\n"
                "        minute |\n"
                "+---------------+"
            ),
            ["table Hand | Means ; Long hand | The minute"],
            id="a-row-broken-by-its-cell",
        ),
        pytest.param(
            (
                "+------+--------+\n"
                "| Hand | Means  |\n"
                "+------+--------+\n"
                "| Long | The    |\n"
                "| one  | minute |\n"
                "+------+--------+"
            ),
            ["table Hand | Means ; Long one | The minute"],
            id="a-row-drawn-over-two-lines",
        ),
        pytest.param(
            "+---------------+\n| Hand | Means  |\n+---------------+\n| Long |\n+---------------+",
            [("pre +---------------+ / | Hand | Means  | / +---------------+ / | Long | / +---------------+")],
            id="ragged-rows-are-no-table",
        ),
        pytest.param(
            "+-------+\n| CLOCK |\n+-------+",
            ["pre +-------+ / | CLOCK | / +-------+"],
            id="a-box-is-no-table",
        ),
    ],
)
def test_pipe_table(outline, body, blocks):
    assert outline(body) == blocks
