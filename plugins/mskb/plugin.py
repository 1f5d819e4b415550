"""The MkDocs plugin: each event hands on to what does the work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from mskb.config import KnowledgeBaseConfig
from mskb.publish.archive import Archive
from mskb.publish.direct import may_write_directly
from mskb.publish.files import CatalogFiles
from mskb.publish.folders import Claim, check_folders, refuse_links
from mskb.publish.former_addresses import add_former_addresses
from mskb.publish.navigation import shorten
from mskb.publish.pages import PageMaker
from mskb.publish.policy import Policy, has_last_word, policy_of
from mskb.publish.preview import Preview
from mskb.publish.public_files import add_public_files
from mskb.publish.serving import has_live_reload, is_served, serve_pages
from mskb.publish.shared import share_parts
from mskb.publish.shell import Shells
from mskb.publish.site import add_extension, add_theme, cache_of, make_search, name_pages, read_archive, write_pages
from mskb.publish.summary import report_build, start_clock, stop_at_full_disk

log = get_plugin_logger(__name__)


class KnowledgeBasePlugin(BasePlugin[KnowledgeBaseConfig]):
    """Publishes an archive of articles as part of an MkDocs site."""

    def __init__(self) -> None:
        self.archive: Archive | None = None
        self.nav: Navigation | None = None
        self.preview: Preview | None = None
        self.policy: Policy | None = None
        self.claim = Claim()
        self.clock = start_clock()
        self.forks = True
        """Whether processes may be forked: not once a preview's threads run."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Outlive the rebuilds of a preview, which makes generated pages when they are asked for."""
        del dirty
        self.forks, self.preview = True, None
        if command == "serve" and has_live_reload():
            self.preview = Preview(log)
        elif command == "serve":
            log.info("All pages are built now: without live reload no page can be made when it is asked for.")

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the templates, the style sheet and what the site needs of Markdown."""
        self.clock = start_clock()
        check_folders(config, self.config.articles_dir)
        if self.preview is None:
            self.claim.take(config.site_dir)
        self.policy = None if is_served() else policy_of(self.config.content_security_policy, config, log)
        return add_extension(add_theme(config), lambda: self.archive)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read the archive; links to its pages resolve from here on."""
        sources, only, preview = self.config.articles_dir, self.config.only, self.preview
        refuse_links(config)
        archive = preview.archive_of(sources, only) if preview else None
        if archive is None:
            archive = read_archive(
                sources, self.workers, only, cache_of(config, drafts=preview is None), log, self.clock
            )
            if preview:
                preview.hold(archive, sources, only)
        self.archive = archive
        return CatalogFiles(files, self.archive, config)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Keep the navigation, which every page shows."""
        del config, files
        if self.archive is not None:
            name_pages(nav, self.archive)
        self.nav = nav
        return nav

    @event_priority(-100)  # late: other plugins have put into the environment what they will
    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Write the pages of articles and indexes; MkDocs writes those of `docs/` after them."""
        if self.archive is None or self.nav is None:
            raise RuntimeError("on_env before on_files and on_nav")
        variables = dict(self.archive.variables)
        env.globals["mskb"] = variables
        direct = may_write_directly(config)
        shells = Shells(env, share_parts(env, config, files, self.nav), self.policy if has_last_word(config) else None)
        short_nav = shorten(self.nav)
        maker = PageMaker(self.archive, self.config.source_url, config, files, self.nav, short_nav, env, shells, direct)
        add_former_addresses(files, self.archive.indexes.buckets, config)
        if self.preview:
            self.preview.begin(maker)
        else:
            write_pages(maker, self.workers, log, self.clock)
            with self.clock.stage("sitemaps, feed, inventory"):
                variables["feed"] = add_public_files(maker)
        return env

    @event_priority(-100)  # late: what other plugins put into a page is allowed, too
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """State a page's policy."""
        del config
        return output if self.policy is None else self.policy.finish(output, page)

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """State the policy of `404.html`, too."""
        del config
        if self.policy is None or not template_name.endswith(".html"):
            return output_content
        return self.policy.put(output_content, output_content)

    @event_priority(-100)  # late: the size is that of all files
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the search index and report what was built."""
        if self.config.search and self.archive is not None and self.preview is None:
            make_search(self.archive, Path(config.site_dir), self.workers, log, self.clock)
        if self.archive is not None and self.preview is None:
            report_build(self.archive, self.clock, config, self.config.report, log)
        self.claim.release()

    def on_build_error(self, *, error: Exception) -> None:
        """Say in one sentence that the disk is full, whoever was writing."""
        self.claim.release()
        stop_at_full_disk(error)

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Serve generated pages, too."""
        del config, builder
        self.forks = False
        if self.preview:
            serve_pages(self.preview, server)
            self.preview.start()
        else:
            log.info("Articles are not watched: this is a clean build, served.")
        return server

    def on_shutdown(self) -> None:
        """End the preview, if there is one."""
        if self.preview:
            self.preview.stop()
        self.claim.release()

    @property
    def workers(self) -> int:
        """How many processes may work."""
        return self.config.workers if self.forks else 1
