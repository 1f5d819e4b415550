"""The steps of a build."""

from __future__ import annotations

import gc
import html
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import PrefixedLogger
from mkdocs.structure.nav import Navigation

from mskb.catalog.catalog import Catalog
from mskb.pipeline.cache import Cache
from mskb.pipeline.clock import StageClock
from mskb.pipeline.pool import WorkerLostError, map_in_order
from mskb.pipeline.progress import Progress, aside, bar, silent
from mskb.pipeline.report import describe, summary_lines
from mskb.pipeline.search_index import write_search_index
from mskb.publish.archive import Archive, load_archive
from mskb.publish.extension import ArchiveExtension
from mskb.publish.logs import log_again
from mskb.publish.pages import Made, PageMaker
from mskb.publish.site_icon import add_icon

_THEME = Path(__file__).parent / "theme"
_STYLE_SHEET = "assets/mskb.css"


def add_extension(config: MkDocsConfig, archive: Callable[[], Archive | None]) -> MkDocsConfig:
    """Add what the site makes of Markdown beyond the extensions of `mkdocs.yml`.

    Args:
        config: MkDocs' configuration.
        archive: Tells the archive; asked when pages are made.
    """

    def catalog() -> Catalog:
        read = archive()
        return Catalog({}) if read is None else read.catalog

    def written_page() -> str | None:
        page = config._current_page  # noqa: SLF001 - as MkDocs' own plugins ask for it
        return None if page is None or page.file.generated_by == "mskb" else page.file.src_uri

    extensions: list[Any] = config.markdown_extensions  # MkDocs declares names; Python-Markdown takes both
    if not any(isinstance(extension, ArchiveExtension) for extension in extensions):
        extensions.append(ArchiveExtension(catalog, written_page))
    return config


def add_theme(config: MkDocsConfig) -> MkDocsConfig:
    """Put the plugin's templates between the user's own and the theme's, and its style sheet before the user's.

    The site's mark goes in place of the theme's.
    """
    add_icon(config)
    if str(_THEME) not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_THEME))
    if _STYLE_SHEET not in config.extra_css:
        config.extra_css.insert(0, _STYLE_SHEET)
    return config


def cache_of(config: MkDocsConfig, *, drafts: bool) -> Cache:
    """The cache of a site: below `.cache/`, beside its `mkdocs.yml`, where other plugins keep theirs."""
    return Cache(Path(config.config_file_path or ".").absolute().parent / ".cache" / "mskb", drafts=drafts)


def read_archive(
    sources: Sequence[str], workers: int, only: Sequence[str], cache: Cache, log: PrefixedLogger, clock: StageClock
) -> Archive:
    """Read the archive and log what could not be read; the rest of its defects is counted only.

    A cache without drafts is a preview's: it begins with what was read last, and looks later what changed since.

    Raises:
        PluginError: a worker process was killed.
    """
    try:
        with paused_collector():
            archive = load_archive(sources, workers, only, cache, progress_of(log), clock, recalled=not cache.drafts)
            with clock.stage("catalog"):
                archive.complete()
    except WorkerLostError as error:
        raise PluginError(str(error)) from error
    if cache.problem:
        log.info(cache.problem)
    for error_line in archive.errors:
        log.warning(error_line)
    *kinds, whole = summary_lines(archive.summary)
    for line in kinds:
        log.debug(line)
    log.info(whole)
    return archive


@contextmanager
def paused_collector() -> Iterator[None]:
    """Look for no garbage while millions of values are made that stay: it would look through them again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def name_pages(nav: Navigation, archive: Archive) -> None:
    """Give titles to the generated pages that stand in the navigation without one: MkDocs has no text to find it in."""
    for page in nav.pages:
        index_page = archive.index_pages.get(page.file.src_uri)
        if index_page is not None and page.title is None:
            page.title = html.escape(index_page.title)


def progress_of(log: PrefixedLogger) -> Progress[Any]:
    """A bar, but for `mkdocs build --quiet`."""
    return bar if log.isEnabledFor(logging.INFO) else silent


def write_pages(maker: PageMaker, workers: int, log: PrefixedLogger, clock: StageClock) -> None:
    """Write all generated pages, and log what was logged while they were made, in the order of the pages.

    Raises:
        PluginError: a page could not be made, or a worker process was killed.
    """
    paths = maker.archive.paths
    failure = ""
    try:
        with clock.stage("pages"), closing(map_in_order(maker.make, paths, workers)) as results:
            for made in progress_of(log)(results, len(paths), "pages made"):
                _tell(made, log)
                if made.failure:
                    failure = made.failure
                    break
    except WorkerLostError as error:
        raise PluginError(str(error)) from error
    if failure:  # raised here, where the bar is gone
        raise PluginError(failure)
    log.info("%d pages made from %d articles", len(paths), len(maker.archive.catalog))


def make_search(archive: Archive, site_dir: Path, workers: int, log: PrefixedLogger, clock: StageClock) -> None:
    """Make the search index of a site. A site without one is still a site: that is a warning, which `--strict` counts.

    Raises:
        PluginError: a worker process was killed.
    """
    try:
        with clock.stage("search index"), paused_collector():
            report = write_search_index(archive.catalog, archive.indexes, archive.cache, site_dir, workers)
        log.info(report.line)
    except WorkerLostError as error:
        raise PluginError(str(error)) from error
    except OSError as error:
        log.warning("The site has no search, for its index could not be written: %s.", error.strerror or error)


def _tell(made: Made, log: PrefixedLogger) -> None:
    """Log what there is to say of a page."""
    if made.records:
        with aside():
            log_again(made.records)
    if made.refused is not None and made.refused.defect is not None:
        with aside():
            log.warning(describe(made.refused.path, made.refused.defect))
