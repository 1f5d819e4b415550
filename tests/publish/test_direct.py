from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.config import load_config
from tests.html_tokens import Tokens

from mskb.publish.direct import may_write_directly

PROJECT = Path(__file__).parent.parent.parent


@pytest.fixture
def extensions():
    """The Markdown extensions of `mkdocs.yml`, as that has them."""
    config = load_config(str(PROJECT / "mkdocs.yml"))
    return [{name: config.mdx_configs.get(name) or {}} for name in config.markdown_extensions]


def test_the_sites_own_configuration_is_the_one_that_may_write_directly():
    assert may_write_directly(load_config(str(PROJECT / "mkdocs.yml")))


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param({"use_directory_urls": False}, id="other-addresses"),
        pytest.param({"markdown_extensions": ["toc", "tables"]}, id="other-extensions"),
        pytest.param({"plugins": ["search", {"mskb": {}}]}, id="no-other-hooks"),
    ],
)
def test_another_configuration_may_not(settings, tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "articles").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: material\nplugins: [mskb]\n")
    config = load_config(str(tmp_path / "mkdocs.yml"), **settings)
    assert not may_write_directly(config)


def test_a_site_is_the_same_whether_pages_are_written_directly_or_by_markdown(build_site, extensions, monkeypatch):
    direct = build_site(PROJECT / "articles", name="direct", markdown_extensions=extensions)
    monkeypatch.setattr("mskb.plugin.may_write_directly", lambda _: False)
    markdown = build_site(PROJECT / "articles", name="markdown", markdown_extensions=extensions)
    assert direct.pages.keys() == markdown.pages.keys()
    assert len(direct.pages) > 40
    for path, page in markdown.pages.items():
        assert Tokens(direct.pages[path]).found == Tokens(page).found, path
