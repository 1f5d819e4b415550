"""What the theme repeats on every page, put into files that the pages share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.toc import AnchorLink, TableOfContents

from mskb.publish.generated import GeneratedPage, generated_file
from mskb.publish.icons import find_icons, name_icons, style_sheet
from mskb.publish.legal_page import notice_rule
from mskb.publish.scripts import SCRIPT, TITLE, Scripts, find_scripts
from mskb.publish.squeeze import squeeze, squeeze_style, tighten

STYLE_SHEET = "assets/mskb.css"
"""The plugin's style sheet, which gets the icons and the notice."""

# Material cuts off what does not fit into a link of its navigation; our style sheet has it go on in the next line.
_LABEL = re.compile(
    r'(?P<link><a\b[^<>]*\bclass="md-nav__link"[^<>]*>)\s*'
    r'<span class="md-ellipsis">\s*(?P<text>[^<>]*?)\s*</span>\s*(?=</a>)'
)
# Where the theme has nothing to announce.
_NO_ANNOUNCEMENT = "<div data-md-component=announce></div>"
# The logo's address has the same words as its label. Safari scrolls without this since 2019.
_NEEDLESS = re.compile(r' data-md-scrollfix(?:="")?(?=[ >])| title="(?P<name>[^"]*)"(?=[^<>]* aria-label="(?P=name)")')
# The pages of docs/ tell it.
_GENERATOR = re.compile(r'<meta name="generator" [^<>]*>')


@dataclass(frozen=True, slots=True)
class SharedParts:
    """The parts of the theme that pages leave out."""

    icons: Mapping[str, str] = field(default_factory=dict)
    scripts: Scripts = field(default_factory=Scripts)

    def leave_out(self, html: str, base_url: str) -> str:
        """A page, squeezed, without these parts. What is not known stays."""
        html = name_icons(self.scripts.call(html, base_url), self.icons)
        html = _NEEDLESS.sub("", html)
        html = tighten(_GENERATOR.sub("", _LABEL.sub(r"\g<link>\g<text>", html), count=1))
        return html.replace(_NO_ANNOUNCEMENT, "", 1)


def share_parts(env: jinja2.Environment, config: MkDocsConfig, files: Files, nav: Navigation) -> SharedParts:
    """Find what the theme repeats, on a page that is made up, and add the files that hold it to the site's.

    Done in the main process before others are forked, so that the files are the same however many there are.
    """
    file = generated_file(config, "kb/000/Q1.md")
    page = GeneratedPage(TITLE, file, config, "", {"title": TITLE})
    page.read_source(config)
    page.content, page.edit_url = "", "Q1"
    page.toc = TableOfContents([AnchorLink("Q1", "Q1", 2)])
    page.previous_page = page.next_page = page
    context: dict[str, Any] = dict(get_context(nav, files, config, page))
    html = squeeze(env.get_template("main.html").render(context))
    scripts = find_scripts(html, str(context["base_url"]), _theme_scripts(env, context))
    parts = SharedParts(find_icons(scripts.call(html, str(context["base_url"]))), scripts)
    own = files.get_file_from_path(STYLE_SHEET)
    if own is not None:
        sheet = squeeze_style(own.content_string)
        _replace(files, config, STYLE_SHEET, f"{sheet}\n{notice_rule()}{style_sheet(parts.icons)}")
    if parts.scripts.file:
        _replace(files, config, SCRIPT, parts.scripts.file)
    return parts


def _theme_scripts(env: jinja2.Environment, context: Mapping[str, Any]) -> Iterator[str]:
    features = context["config"].theme.get("features") or []
    for name in env.list_templates(filter_func=lambda name: name.startswith("partials/javascripts/")):
        try:
            yield env.get_template(name).render({**context, "features": features})
        except jinja2.TemplateError:  # it needs more than a page; its scripts stay where they are
            continue


def _replace(files: Files, config: MkDocsConfig, path: str, content: str) -> None:
    known = files.get_file_from_path(path)
    if known is not None:
        files.remove(known)
    files.append(generated_file(config, path, content))
