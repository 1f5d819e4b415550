"""The commands that judge a built site: `mskb linkcheck` and `mskb budget`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import click

from mskb.audit.budget import CHROME_KB, PAGE_KB, SITE_MB, Budget, exceeded
from mskb.audit.links import LinkReport, check_links
from mskb.audit.lychee import Broken, LinkCheckError
from mskb.audit.weight import weigh
from mskb.terminal import printable, stop

_SHOWN = 50
"""So many broken links are printed; the rest is counted, and is in the JSON file."""

_SITE = click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="SITE")
_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command()
@_SITE
@click.option(
    "--at-least",
    type=click.IntRange(min=1),
    metavar="N",
    help="Fail where there are fewer links, broken or not.  [default: one for each page]",
)
@click.option("--json", "json_file", type=_FILE, metavar="F", help="Write all of it to F, too.")
@click.option(
    "--summary",
    type=_FILE,
    metavar="F",
    envvar="GITHUB_STEP_SUMMARY",
    help="Append a table in Markdown to F; $GITHUB_STEP_SUMMARY names one in GitHub Actions.",
)
def linkcheck(site: Path, at_least: int | None, json_file: Path | None, summary: Path | None) -> None:
    """Check every link of a built site, fragments and its own address included, without a network.

    Links to other sites are counted and not followed. Exit 1 where a link is broken.
    """
    try:
        report = check_links(site)
        if json_file is not None:
            json_file.write_text(json.dumps(asdict(report), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        if summary is not None:
            with summary.open("a", encoding="utf-8") as stream:
                stream.writelines(f"{line}\n" for line in _table(report))
    except (LinkCheckError, OSError) as error:
        stop(str(error))
    least = report.pages if at_least is None else at_least
    for broken in report.broken[:_SHOWN]:
        click.echo(printable(_line(broken)))
    if len(report.broken) > _SHOWN:
        click.echo(f"and {len(report.broken) - _SHOWN:,} more")
    click.echo(_counts(report))
    if report.links < least:
        click.echo(f"There are {report.links:,} links, but at least {least:,} were expected.", err=True)
    if report.broken or report.links < least:
        sys.exit(1)


@click.command()
@_SITE
@click.option("--site-mb", type=float, default=SITE_MB, show_default=True, metavar="N", help="The site's limit, in MB.")
@click.option("--page-kb", type=float, default=PAGE_KB, show_default=True, metavar="N", help="A page's limit, in KB.")
@click.option(
    "--chrome-kb",
    type=float,
    default=CHROME_KB,
    show_default=True,
    metavar="N",
    help="The limit, in KB, of what the pages of articles have around their text, in the mean.",
)
def budget(site: Path, site_mb: float, page_kb: float, chrome_kb: float) -> None:
    """Weigh a built site; exit 1 where the site, a page or the mean chrome of articles is over its budget.

    A KB is 1,000 bytes, an MB 1,000,000. What is weighed is the sum of the sizes of the files.
    """
    try:
        weight = weigh(site)
    except OSError as error:
        stop(str(error))
    if not weight.pages:
        stop(f"{site}: no page was found: is this the folder of a built site?")
    chrome = "" if weight.chrome is None else f"; chrome of an article's page {weight.chrome / 1e3:,.1f} KB"
    click.echo(
        printable(
            f"{weight.bytes / 1e6:,.1f} MB in {weight.files:,} files; "
            f"largest page {weight.largest / 1e3:,.1f} KB, {weight.largest_page}{chrome}"
        )
    )
    over = list(exceeded(weight, Budget(site_mb, page_kb, chrome_kb)))
    for sentence in over:
        click.echo(printable(sentence), err=True)
    if over:
        sys.exit(1)


def _line(broken: Broken) -> str:
    arrow = f" -> {broken.link}" if broken.link else ""
    return f"{broken.page}:{broken.line}{arrow}: {broken.why}".replace("\n", " ")


def _counts(report: LinkReport) -> str:
    return (
        f"{report.pages:,} pages, {report.links:,} links ({report.external:,} of them to other sites, not followed), "
        f"{len(report.broken):,} broken; {report.seconds:.1f} s"
    )


def _table(report: LinkReport) -> Iterator[str]:
    """A summary in GitHub's Markdown, in which no text of a page acts."""
    yield f"### Links\n\n{_counts(report)}\n"
    if report.broken:
        yield "| page | line | link | why |\n|-|-|-|-|"
        for broken in report.broken[:_SHOWN]:
            yield "| " + " | ".join(map(_cell, (broken.page, str(broken.line), broken.link, broken.why))) + " |"
        if len(report.broken) > _SHOWN:
            yield f"\nand {len(report.broken) - _SHOWN:,} more"


def _cell(text: str) -> str:
    plain = printable(text).replace("\n", " ").replace("`", "'").replace("|", "\\|")
    return f"`{plain}`" if plain else ""
