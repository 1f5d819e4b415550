"""The way of the data is one way: who may import whom."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import mskb

PACKAGE = Path(mskb.__file__).parent

_CORE = {"model", "source", "fields", "inline", "body", "dialects", "catalog", "render", "search"}
MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "source": {"model"},
    "fields": {"model"},
    "inline": {"model"},
    "catalog": {"model"},
    "body": {"model", "source", "inline"},
    "dialects": {"model", "source", "fields", "body", "inline"},
    "render": {"model", "catalog"},
    "search": {"model", "catalog"},
    "pipeline": _CORE,
    "terminal": set(),
    "audit": {"terminal", "pipeline"},
    "cli": {"audit", "terminal", "search", "pipeline", "render", "catalog", "model"},
    "publish": {"pipeline", "render", "catalog", "model"},
    "config": {"pipeline"},
    "plugin": {"publish", "config"},
}
KNOW_MKDOCS = {"publish", "config", "plugin"}

MODULES = sorted(PACKAGE.rglob("*.py"))


def part_of(module: Path) -> str:
    """The part of the package that a module belongs to: its folder, or its own name."""
    return module.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(module: Path) -> Iterator[str]:
    """Every module that a module imports, wherever in it."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield node.module or ""


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(PACKAGE).as_posix())
def test_imports_go_one_way(module):
    part = part_of(module)
    if part == "__init__":
        assert set(imports_of(module)) == {"__future__"}
        return
    own = {name.split(".")[1] for name in imports_of(module) if name.startswith("mskb.")}
    assert own - {part} <= MAY_IMPORT[part]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(PACKAGE).as_posix())
def test_only_the_publishing_side_knows_mkdocs(module):
    knows = any(name.split(".")[0] == "mkdocs" for name in imports_of(module))
    assert not knows or part_of(module) in KNOW_MKDOCS


def test_every_part_of_the_package_stands_in_the_table():
    parts = {part_of(module) for module in MODULES} - {"__init__"}
    assert parts == set(MAY_IMPORT)


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.relative_to(PACKAGE).as_posix())
def test_a_module_fits_in_one_reading(module):
    assert len(module.read_text(encoding="utf-8").splitlines()) <= 300
