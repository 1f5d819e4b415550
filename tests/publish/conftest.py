"""A small site, built from articles that the tests write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config


@dataclass(frozen=True, slots=True)
class Site:
    """A site that was built."""

    folder: Path
    files: dict[str, bytes] = field(default_factory=dict)

    def page(self, address: str) -> str:
        """The page at an address below the root, such as `kb/168/Q168845/`."""
        return self.files[f"{address}index.html"].decode()

    @property
    def pages(self) -> dict[str, str]:
        """All pages, by path."""
        return {path: data.decode() for path, data in self.files.items() if path.endswith(".html")}


BuildSite: TypeAlias = Callable[..., Site]


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        for name, value in attrs:
            if name in ("href", "src"):
                self.links.append(value or "")
            elif name == "id":
                self.anchors.add(value or "")


@pytest.fixture
def build_site(tmp_path: Path) -> BuildSite:
    """Builds a site into a folder of its own."""

    def run(articles: Path, *, strict: bool = True, name: str = "site", options: Any = None, **settings: Any) -> Site:
        docs = tmp_path / "docs"
        docs.mkdir(exist_ok=True)
        (docs / "index.md").write_text("# Home\n\n[All articles](kb/index.md)\n", encoding="utf-8")
        values = {
            "site_name": "Clocks",
            "site_dir": name,
            "theme": {"name": "material", "font": False},
            "plugins": [{"mskb": {"articles_dir": str(articles), "workers": 1, "search": False, **(options or {})}}],
            "nav": ["index.md", "kb/index.md", {"Products": "versions/index.md"}, "keywords/index.md"],
            "markdown_extensions": [
                {"toc": {"permalink": True, "permalink_title": ""}},
                "tables",
                "pymdownx.superfences",
            ],
            "validation": {"anchors": "warn", "absolute_links": "warn", "unrecognized_links": "warn"},
            **settings,
        }
        (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(values), encoding="utf-8")
        config = load_config(str(tmp_path / "mkdocs.yml"), strict=strict)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        folder = tmp_path / name
        found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        return Site(folder, found)

    return run


@pytest.fixture(scope="session")
def links_of() -> Callable[[str], tuple[list[str], set[str]]]:
    """The links of a page, and the places in it that can be linked to."""

    def read(page: str) -> tuple[list[str], set[str]]:
        reader = _Links()
        reader.feed(page)
        reader.close()
        return reader.links, reader.anchors

    return read
