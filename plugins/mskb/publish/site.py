"""The steps of a build."""

from __future__ import annotations

from pathlib import Path

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import PrefixedLogger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from mskb.config import KnowledgeBaseConfig
from mskb.pipeline.pool import WorkerLostError
from mskb.pipeline.report import describe
from mskb.publish.archive import Archive, load_archive
from mskb.publish.pages import PageMaker

_THEME = Path(__file__).parent / "theme"
_STYLE_SHEET = "assets/mskb.css"


def add_theme(config: MkDocsConfig) -> MkDocsConfig:
    """Put the plugin's templates behind the user's own and before the theme's, and its style sheet before the user's."""
    if str(_THEME) not in config.theme.dirs:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(_THEME))
    if _STYLE_SHEET not in config.extra_css:
        config.extra_css.insert(0, _STYLE_SHEET)
    return config


def read_archive(options: KnowledgeBaseConfig, workers: int, log: PrefixedLogger) -> Archive:
    """Read the archive and log what could not be read; the rest of its defects is counted only.

    Raises:
        PluginError: a worker process was killed.
    """
    try:
        archive = load_archive(options.articles_dir, workers, options.only)
    except WorkerLostError as error:
        raise PluginError(str(error)) from error
    for error_line in archive.errors:
        log.warning(error_line)
    for line in archive.summary[:-1]:
        log.debug(line)
    log.info(archive.summary[-1].strip())
    return archive


def write_pages(
    archive: Archive,
    options: KnowledgeBaseConfig,
    config: MkDocsConfig,
    files: Files,
    nav: Navigation,
    env: jinja2.Environment,
    log: PrefixedLogger,
) -> None:
    """Write all generated pages."""
    maker = PageMaker(archive, options, config, files, nav, env)
    for path in archive.paths:
        refused = maker.write(path)
        if refused is not None and refused.defect is not None:
            log.warning(describe(refused.path, refused.defect))
    log.info("%d pages made from %d articles", len(archive.paths), len(archive.catalog))
