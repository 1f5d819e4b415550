"""Make the pages of articles and indexes: what MkDocs does for a page, for pages that its files do not hold."""

from __future__ import annotations

import logging
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import quote

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from mskb.catalog.catalog import Entry
from mskb.model.article import Article
from mskb.pipeline.read import Refused, read_again
from mskb.publish.archive import Archive
from mskb.publish.direct import WrittenIndexPage, WrittenPage
from mskb.publish.generated import GeneratedPage
from mskb.publish.logs import kept_records
from mskb.publish.shell import Shells
from mskb.publish.writing import write_whole
from mskb.render.connections import connections_of
from mskb.render.description import description_of
from mskb.render.draft import Draft, draft_of
from mskb.render.front_matter import front_matter_of
from mskb.render.index_pages import IndexPage
from mskb.render.page import render_article
from mskb.render.panel import panel_of

_PLACEHOLDER = re.compile(r"\{(?:path|id)\}")


@dataclass(frozen=True, slots=True)
class Made:
    """What came of a page; it crosses processes."""

    records: list[logging.LogRecord]
    """What was logged meanwhile."""
    refused: Refused | None = None
    """Why there is no page, where an article could be read before and cannot now."""
    failure: str = ""
    """What went wrong, which is no fault of the article's."""


@dataclass(frozen=True)
class PageMaker:
    """Makes any generated page of the site by its path."""

    archive: Archive
    source_url: str
    """The option of that name."""
    config: MkDocsConfig
    files: Files
    nav: Navigation
    short_nav: Navigation
    """What pages show that do not stand in the navigation themselves."""
    env: jinja2.Environment
    shells: Shells
    direct: bool
    """Whether pages are written without Markdown, as `may_write_directly` tells."""

    def make(self, path: str) -> Made:
        """Make a page and write it into the site, in whatever process; nothing is raised."""
        with kept_records() as records:
            try:
                return Made(records, self.write(path))
            except Exception as error:  # noqa: BLE001 - it is raised again in the main process, with the page's name
                return Made(records, failure=f"{path}: {type(error).__name__}: {error}")

    def write(self, path: str) -> Refused | None:
        """Make a page and write it into the site.

        Returns:
            Why there is no page, where an article could be read before and cannot now; else None.
        """
        article_id = self.archive.articles.get(path)
        if article_id is not None:
            return self._write_article(path, self.archive.catalog.entries[article_id])
        self._write_index_page(self.archive.index_pages[path])
        return None

    def describe(self, entry: Entry) -> str:
        """What an article says first; empty where it could be read before and cannot now."""
        read = self._read(entry)
        if isinstance(read, Refused):
            return ""
        return _description_of(read)

    def _write_article(self, path: str, entry: Entry) -> Refused | None:
        read = self._read(entry)
        if isinstance(read, Refused):
            return read
        article = read.article if isinstance(read, Draft) else read
        tags = self.archive.indexes.tags.get(article.id, ())
        # Material would list the tags itself, and take the products' and keywords' lists for its own.
        facts = front_matter_of(article, tuple(tag.address for tag in tags))
        name = f"{article.id}: {entry.title}"  # titles are no keys: 311 articles share one with another
        file, archive, catalog = self._file(path), self.archive, self.archive.catalog
        description = _description_of(read)
        neighbours = archive.neighbours[article.id]
        panel = panel_of(article, entry, description, tags, archive.products, neighbours, file.url)
        connections = connections_of(article.id, archive.relations, file.url)
        template = "mskb/article.html"
        meta = {"title": name, "description": panel.description, "template": template, "knowledge_base": facts}
        file.edit_uri = self._edit_uri(entry)
        page: GeneratedPage
        if isinstance(read, Draft):
            page = WrittenPage(entry.title, file, self.config, meta, read, catalog)
        else:
            page = GeneratedPage(entry.title, file, self.config, render_article(read, catalog.title_of), meta)
        if self.source_url:
            values = {"{path}": quote(article.source.path), "{id}": article.id}
            page.edit_url = _PLACEHOLDER.sub(lambda match: values[match[0]], self.source_url)
        self._write(page, {"article": article, "entry": entry, "panel": panel, "connections": connections})
        return None

    def _read(self, entry: Entry) -> Draft | Article | Refused:
        """What an article's page is made of: its draft, which the first reading left, or else the article."""
        draft = self.archive.cache.draft(entry.facts) if self.direct and self.archive.cache is not None else None
        if draft is not None:
            return draft
        article = read_again(entry.facts.file, entry.facts.path, entry.facts.id)
        return draft_of(article) if self.direct and isinstance(article, Article) else article

    def _write_index_page(self, index_page: IndexPage) -> None:
        template = "mskb/stub.html" if index_page.absent else "mskb/index_page.html"
        meta = {"title": index_page.title, "description": index_page.description, "template": template}
        file = self._file(index_page.path)
        in_nav = next((page for page in self.nav.pages if page.file is file), None)
        page: GeneratedPage
        if self.direct:
            catalog = self.archive.catalog
            page = WrittenIndexPage(index_page.title, file, self.config, index_page.make(), meta, catalog)
        else:
            page = GeneratedPage(index_page.title, file, self.config, index_page.make(), meta)
        page.edit_url = None
        try:
            if in_nav is not None:
                page.parent = in_nav.parent
                in_nav.active = True  # and the sections above it
            self._write(page, {"index_page": index_page})
        finally:
            if in_nav is not None:
                in_nav.active = False

    @property
    def _is_in_nav(self) -> bool:
        """Whether the page that is being made stands in the navigation."""
        return any(shown.active for shown in self.nav.pages)

    @cached_property
    def _documents(self) -> Sequence[File]:
        """What templates know as `pages`: gathered once, not for each page."""
        return self.files.documentation_pages()

    def _file(self, path: str) -> File:
        file = self.files.get_file_from_path(path)
        if file is None:
            raise KeyError(path)
        return file

    def _edit_uri(self, entry: Entry) -> str | None:
        """Where MkDocs' `edit_uri` finds the source; None where it is on another drive than the documentation."""
        if not self.config.edit_uri and not self.config.edit_uri_template:
            return None
        try:
            way = os.path.relpath(entry.facts.file, self.config.docs_dir).replace(os.sep, "/")
            return quote(os.fsencode(way))  # a file's name need not be text
        except ValueError:
            return None

    def _write(self, page: Page, variables: dict[str, object]) -> None:
        """Read, render and write a page with the same events, in the same order, as MkDocs' own build."""
        config, files, plugins = self.config, self.files, self.config.plugins
        config._current_page = page  # noqa: SLF001 - as MkDocs does: plugins ask for it
        try:
            page = plugins.on_pre_page(page, config=config, files=files)
            page.read_source(config)
            page.markdown = plugins.on_page_markdown(page.markdown or "", page=page, config=config, files=files)
            page.render(config, files)
            page.content = plugins.on_page_content(page.content or "", page=page, config=config, files=files)
            page.active = True
            nav = self.nav if self._is_in_nav else self.short_nav
            context = get_context(nav, self._documents, config, page)
            context = plugins.on_page_context(context, page=page, config=config, nav=nav)
            output = self._render(page, {**context, "mskb": {**self.archive.variables, **variables}})
            output = plugins.on_post_page(output, page=page, config=config)
            write_whole(output.encode("utf-8", errors="xmlcharrefreplace"), page.file.abs_dest_path)
        finally:
            page.active = False
            page.content = page.markdown = None
            config._current_page = None  # noqa: SLF001

    def _render(self, page: Page, context: dict[str, Any]) -> str:
        """A page as HTML. The shell is for the theme's own templates and ours: others may ask anything of a page."""
        events = self.config.plugins.events
        if self.config.theme.custom_dir or events["page_context"] or self._is_in_nav:
            return self.env.get_template(str(page.meta.get("template", "main.html"))).render(context)
        return self.shells.render(page, context)


def _description_of(read: Draft | Article) -> str:
    """What an article says first: a draft knows it already."""
    return read.description if isinstance(read, Draft) else description_of(read.blocks)
