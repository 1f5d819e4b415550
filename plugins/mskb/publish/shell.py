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

from mskb.publish.contents import Contents, learn_contents
from mskb.publish.policy import Policy, own_styles
from mskb.publish.scripts import TITLE
from mskb.publish.shared import SharedParts
from mskb.publish.squeeze import squeeze

# What Material's templates ask of a page, besides its content and its table of contents.
_DESCRIPTION, _CANONICAL, _FIRST = "mskb-description", "https://mskb-canonical/", "mskb-first"
_SLOTS = {TITLE: "title", _DESCRIPTION: "description", _CANONICAL: "canonical", f"#{_FIRST}": "first"}
_SLOT = re.compile("|".join(map(re.escape, _SLOTS)))
_CONTENT, _TOC = "\x00content\x00", "\x00toc\x00"
_TRIALS = 3


@dataclass(frozen=True, slots=True)
class Shell:
    """A page without what is its own."""

    parts: tuple[str, ...]
    """Text and names of slots, in turn."""
    contents: Contents | None
    """How its table of contents is written; None where there is none."""

    def fill(self, page: Page, content: str) -> str:
        """The page that has this content."""
        values = {
            "content": content,
            "title": str(page.meta.get("title", "")),
            "description": str(page.meta.get("description", "")),
            "canonical": page.canonical_url or "",
        }
        if self.contents is not None:
            values["toc"], values["first"] = self.contents.write(page.toc), next(iter(page.toc)).url
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
    styles: str
    """What its policy has to allow for its content."""


@dataclass(slots=True)
class _Trial:
    """A shell, and how many pages of its kind are yet to be held against what their template makes."""

    whole: Shell
    """The shell with all that the template writes."""
    shell: Shell
    left: int = _TRIALS


class Shells:
    """The shells of one process.

    A shell is made from the first page of a kind and tried on the first few: templates may show anything of a page
    anywhere. Where one differs, pages of that kind are rendered in full.
    """

    def __init__(self, env: jinja2.Environment, shared: SharedParts, policy: Policy | None) -> None:
        self._env = env
        self._shared = shared
        self._policy = policy
        """What pages get their policy by; None where they get none, or later."""
        self._trials: dict[Kind, _Trial | None] = {}

    def render(self, page: Page, context: Mapping[str, Any]) -> str:
        """A page as HTML: what its template makes, with less blanks, and without what pages share."""
        name = str(page.meta.get("template", "main.html"))
        template = self._env.get_template(name)
        first = next(iter(page.toc), None)
        if "content" not in template.blocks or (first is not None and first.level == 1):
            return template.render(context)
        try:
            content = "".join(template.blocks["content"](template.new_context(dict(context))))
        except jinja2.UndefinedError:  # the block needs what stands outside it, a macro perhaps
            return template.render(context)
        kind = Kind(name, first is not None, frozenset(page.meta), _ways(page, context), own_styles(content))
        if kind not in self._trials:
            self._trials[kind] = self._make(template, page, context, content)
        trial = self._trials[kind]
        if trial is None:
            return template.render(context)
        if trial.left:
            trial.left -= 1
            if squeeze(template.render(context)) != squeeze(trial.whole.fill(page, content)):
                self._trials[kind] = None
                return template.render(context)
        return trial.shell.fill(page, content)

    def _make(self, template: jinja2.Template, page: Page, context: Mapping[str, Any], content: str) -> _Trial | None:
        """Render a page with signs in place of what is its own; None where that stands elsewhere, too."""

        def leave_out(html: str) -> str:
            return self._shared.leave_out(squeeze(html), str(context["base_url"]))

        def finish(html: str) -> tuple[str, ...]:
            short = leave_out(html)  # with signs for all that is of an article, so that all else may be trusted
            return _split(short if self._policy is None else self._policy.put(short, short + own_styles(content)))

        has_contents = next(iter(page.toc), None) is not None
        signed = _render_signed(template, page, context, has_contents=has_contents)
        if signed.count(content) != 1:
            return None
        signed = squeeze(signed.replace(content, _CONTENT))
        if not has_contents:
            return _Trial(Shell(_split(signed), None), Shell(finish(signed), None))
        whole = learn_contents(self._env, context, squeeze, "\n")
        short = learn_contents(self._env, context, leave_out, "")
        item = whole.write([AnchorLink(_FIRST, _FIRST, 2)]) if whole is not None else ""
        if whole is None or short is None or signed.count(item) > 1:  # some features leave the table out
            return None
        signed = signed.replace(item, _TOC)
        return _Trial(Shell(_split(signed), whole), Shell(finish(signed), short))


def _ways(page: Page, context: Mapping[str, Any]) -> tuple[str, ...]:
    items = (item for item in context["nav"] if isinstance(item, (Link, Page)))
    return (context["base_url"], *(get_relative_url(item.url, page.url) for item in items))


def _render_signed(template: jinja2.Template, page: Page, context: Mapping[str, Any], *, has_contents: bool) -> str:
    meta, title, canonical, toc = page.meta, page.title, page.canonical_url, page.toc
    try:
        signs = {"title": TITLE, "description": _DESCRIPTION}
        page.meta = {**meta, **{name: sign for name, sign in signs.items() if name in meta}}
        page.title, page.canonical_url = TITLE, canonical and _CANONICAL
        page.toc = TableOfContents([AnchorLink(_FIRST, _FIRST, 2)] if has_contents else [])
        return template.render(context)
    finally:
        page.meta, page.title, page.canonical_url, page.toc = meta, title, canonical, toc


def _split(html: str) -> tuple[str, ...]:
    """Text and names of slots, in turn."""
    return tuple(_SLOT.sub(lambda match: f"\x00{_SLOTS[match[0]]}\x00", html).split("\x00"))
