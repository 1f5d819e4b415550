"""What is said of a build at its end."""

from __future__ import annotations

import errno
import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import PrefixedLogger

from mskb.catalog.statistics import count_links
from mskb.pipeline.build_report import BuildReport, Pages, report_lines, size_warning, write_report
from mskb.pipeline.clock import StageClock
from mskb.pipeline.site_size import LIMIT, SiteSize, measure_site
from mskb.publish.archive import Archive
from mskb.publish.logs import uncounted

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})


def start_clock() -> StageClock:
    """The clock of a build that begins."""
    return StageClock()


def report_build(archive: Archive, clock: StageClock, config: MkDocsConfig, file: str, log: PrefixedLogger) -> None:
    """Log the report of a build, write it to a file if one is named, and tell where the site is too large.

    Raises:
        PluginError: the file cannot be written.
    """
    site = measure_site(config.site_dir)
    report = BuildReport(archive.summary, _pages_of(archive), count_links(archive.catalog), site, clock.seconds())
    for line in report_lines(report):
        log.info(line)
    if file:
        try:
            write_report(report, Path(file))
        except OSError as error:
            raise PluginError(f"The report {file} cannot be written: {error.strerror or error}.") from error
    _tell_size(site, log, strict=config.strict)


def stop_at_full_disk(error: Exception) -> None:
    """Turn the failure of any writing into one sentence, where it is for want of room on the disk.

    Raises:
        PluginError: it was.
    """
    if isinstance(error, OSError) and error.errno in _FULL:
        file = error.filename2 or error.filename or "The site"  # of a copy, the second is the one that is written
        raise PluginError(f"{file} cannot be written: {error.strerror}.") from None


def _tell_size(site: SiteSize, log: PrefixedLogger, *, strict: bool) -> None:
    """A site that is near the limit is warned of and passes a strict build; one that is over it fails that."""
    warning = size_warning(site)
    if not warning:
        return
    if site.bytes > LIMIT:
        log.log(logging.ERROR if strict else logging.WARNING, warning)
        return
    with uncounted():
        log.warning(warning)


def _pages_of(archive: Archive) -> Pages:
    stubs = sum(page.absent for page in archive.index_pages.values())
    return Pages(len(archive.articles), stubs, len(archive.index_pages) - stubs)
