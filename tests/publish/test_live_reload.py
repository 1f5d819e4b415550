"""Whether a preview has a server to serve its pages with, by the options of the command that runs."""

from __future__ import annotations

import click
import pytest

from mskb.publish.serving import has_live_reload


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        pytest.param({"livereload": True}, True, id="MkDocs"),
        pytest.param({"livereload": False}, False, id="MkDocs, --no-livereload"),
        pytest.param({"livereload": False, "no_livereload": False}, True, id="ProperDocs"),
        pytest.param({"livereload": False, "no_livereload": True}, False, id="ProperDocs, --no-livereload"),
    ],
)
def test_the_command_decides(options, expected):
    context = click.Context(click.Command("serve"))
    context.params = options
    with context:
        assert has_live_reload() is expected


def test_without_a_command_there_is_one():
    assert has_live_reload()
