"""The site's own mark, and somebody's own in its place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig

from mskb.publish.site_icon import add_icon


def config_of(folder: Path, **theme: Any) -> MkDocsConfig:
    config = MkDocsConfig(config_file_path=str(folder / "mkdocs.yml"))
    config.load_dict({"site_name": "Clocks", "theme": {"name": "material", **theme}, "docs_dir": str(folder / "docs")})
    (folder / "docs").mkdir()
    errors, _ = config.validate()
    assert errors == []
    return config


def test_the_themes_mark_is_replaced(tmp_path):
    config = config_of(tmp_path)
    add_icon(config)
    assert config.theme["favicon"] == "assets/mskb-icon.svg"
    assert config.theme["icon"] == {"logo": "mskb/q"}


@pytest.mark.parametrize(
    ("theme", "name"),
    [
        ({"favicon": "mine.png"}, "favicon"),
        ({"logo": "mine.svg"}, "logo"),
        ({"icon": {"logo": "material/clock", "menu": "material/menu"}}, "icon"),
    ],
    ids=["favicon", "logo", "icon"],
)
def test_somebodys_own_stays(tmp_path, theme, name):
    config = config_of(tmp_path, **theme)
    add_icon(config)
    assert config.theme[name] == theme[name]
    assert name != "logo" or not config.theme.get("icon")


def test_other_icons_of_theirs_stay(tmp_path):
    config = config_of(tmp_path, icon={"menu": "material/menu"})
    add_icon(config)
    assert config.theme["icon"] == {"menu": "material/menu", "logo": "mskb/q"}
