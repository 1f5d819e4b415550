"""What is alike on all pages of a kind, the theme's part of them: rendered once, squeezed, and filled for each page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import jinja2
from mkdocs.structure.nav import Link
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import get_relative_url

# What Material's templates ask of a page, besides its content and its table of contents.
_TITLE, _DESCRIPTION, _CANONICAL, _FIRST = "mskb-title", "mskb-description", "https://mskb-canonical/", "mskb-first"
_SLOTS = {_TITLE: "title", _DESCRIPTION: "description", _CANONICAL: "canonical", f"#{_FIRST}": "first"}
_SLOT = re.compile("|".join(map(re.escape, _SLOTS)))
_CONTENT, _TOC = "\x00content\x00", "\x00toc\x00"
# Blanks between elements mean nothing where these are not open; a script's own line ends stay.
_KEPT = re.compile(r"(<(?:pre|script|style|textarea)\b.*?</(?:pre|script|style|textarea)>)", re.DOTALL)
_BLANKS = re.compile(r"\s*\n\s*")
_TRIALS = 3


@dataclass(frozen=True, slots=True)
class Shell:
    """A page without what is its own."""

    parts: tuple[str, ...]
    """Text and names of slots, in turn."""

    def fill(self, values: Mapping[str, str]) -> str:
        """The page that has these values in its slots."""
        return "".join(part if index % 2 == 0 else values[part] for index, part in enumerate(self.parts))


@dataclass(frozen=True, slots=True)
class Kind:
    """What decides which pages have one shell."""

    template: str
    has_contents: bool
    """Whether there is a table of contents."""
    meta: frozenset[str]
    """The names in the page's metadata, which templates may look for."""
    ways: tuple[str, ...]
    """The links that stand on it: to the site's root and to what is in the navigation. Where pages stand tells them."""


@dataclass(slots=True)
class _Trial:
    """A shell, and how many pages of its kind are yet to be held against what their template makes."""

    shell: Shell | None = None
    left: int = _TRIALS


class Shells:
    """The shells of one process.

    A shell is made from the first page of a kind and tried on the first few: templates may show anything of a page
    anywhere. Where one differs, pages of that kind are rendered in full.
    """

    def __init__(self, env: jinja2.Environment) -> None:
        self._env = env
        self._trials: dict[Kind, _Trial] = {}
        self._language: jinja2.environment.TemplateModule | None = None

    def render(self, page: Page, context: Mapping[str, Any]) -> str:
        """A page as HTML, just as its template makes it, less blanks between the theme's elements."""
        name = str(page.meta.get("template", "main.html"))
        template = self._env.get_template(name)
        headings = list(page.toc)
        kind = Kind(name, bool(headings), frozenset(page.meta), _ways(page, context))
        if "content" not in template.blocks or (headings and headings[0].level == 1):
            return template.render(context)
        try:
            content = "".join(template.blocks["content"](template.new_context(dict(context))))
        except jinja2.UndefinedError:  # the block needs what stands outside it, a macro perhaps
            return template.render(context)
        trial = self._trials.setdefault(kind, _Trial())
        if trial.left and trial.shell is None:
            trial.shell = _make_shell(template, page, context, content, self)
        if trial.shell is None:
            trial.left = 0
            return template.render(context)
        toc = self.contents(context)
        filled = trial.shell.fill(_values(page, content, toc))
        if trial.left:
            trial.left -= 1
            if squeeze(template.render(context)) != squeeze(filled):
                trial.shell, trial.left = None, 0
                return template.render(context)
        return filled

    def contents(self, context: Mapping[str, Any]) -> str:
        """A page's table of contents as the theme makes it."""
        if self._language is None:  # what Material's templates call `lang`
            self._language = self._env.get_template("partials/language.html").make_module(dict(context))
        return self._env.get_template("partials/toc.html").render({**context, "lang": self._language})


def _ways(page: Page, context: Mapping[str, Any]) -> tuple[str, ...]:
    items = (item for item in context["nav"] if isinstance(item, (Link, Page)))
    return (context["base_url"], *(get_relative_url(item.url, page.url) for item in items))


def _values(page: Page, content: str, toc: str) -> dict[str, str]:
    first = next(iter(page.toc), None)
    return {
        "content": squeeze(content),
        "toc": squeeze(toc),
        "title": str(page.meta.get("title", "")),
        "description": str(page.meta.get("description", "")),
        "canonical": page.canonical_url or "",
        "first": first.url if first else "",
    }


def _make_shell(
    template: jinja2.Template, page: Page, context: Mapping[str, Any], content: str, shells: Shells
) -> Shell | None:
    """Render a page with signs in place of what is its own; None where that stands elsewhere, too."""
    meta, title, canonical, toc = page.meta, page.title, page.canonical_url, page.toc
    try:
        signs = {"title": _TITLE, "description": _DESCRIPTION}
        page.meta = {**meta, **{name: sign for name, sign in signs.items() if name in meta}}
        page.title, page.canonical_url = _TITLE, canonical and _CANONICAL
        page.toc = TableOfContents([AnchorLink(_FIRST, _FIRST, 2)] if list(toc) else [])
        signed = _mark(template.render(context), content, shells.contents(context))
    finally:
        page.meta, page.title, page.canonical_url, page.toc = meta, title, canonical, toc
    return None if signed is None else Shell(tuple(_split(squeeze(signed))))


def _mark(html: str, content: str, toc: str) -> str | None:
    """A page with marks for its content and its table of contents; None where these do not stand there once each."""
    if html.count(content) != 1 or html.count(toc) != 1:
        return None
    return html.replace(content, _CONTENT).replace(toc, _TOC)


def _split(html: str) -> list[str]:
    """Text and names of slots, in turn."""
    marked = _SLOT.sub(lambda match: f"\x00{_SLOTS[match[0]]}\x00", html)
    return marked.split("\x00")


def squeeze(html: str) -> str:
    """HTML without blank lines and indents."""
    parts = _KEPT.split(html)
    return "".join(part if index % 2 else _BLANKS.sub("\n", part) for index, part in enumerate(parts)).lstrip()
