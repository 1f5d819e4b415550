"""The command line. Results go to standard output; progress and trouble go to standard error.

Exit status: 0 all is well, 1 bad input was found (after writing what could be read) or what was asked is answered with
no, 2 the command was used wrongly.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from io import TextIOWrapper
from pathlib import Path

import click

from mskb.audit.commands import budget, linkcheck
from mskb.catalog.catalog import Catalog
from mskb.catalog.facts import ArticleFacts
from mskb.catalog.indexes import build_indexes
from mskb.catalog.resolve import find_id, nearest_ids
from mskb.catalog.statistics import count_links
from mskb.model.dump import dump
from mskb.pipeline.export.formats import UnknownFormatError
from mskb.pipeline.export.products import UnknownProductError, parts_of
from mskb.pipeline.export.run import MisplacedProductError, target_of, write_export
from mskb.pipeline.pool import WorkerLostError
from mskb.pipeline.progress import bar
from mskb.pipeline.read import Refused, path_with_folder, read_file
from mskb.pipeline.record import record_schema
from mskb.pipeline.report import describe, summarize, summary_lines
from mskb.pipeline.run import Collection, collect
from mskb.pipeline.search_index import find_articles, told_of
from mskb.pipeline.write import write_tree
from mskb.render.urls import article_address
from mskb.terminal import printable, stop

_SOURCES = click.argument("sources", nargs=-1, required=True, type=click.Path(exists=True), metavar="SRC...")
_WORKERS = click.option(
    "--workers",
    type=click.IntRange(min=0),
    default=0,
    metavar="N",
    help="Processes; 0 is one for each core.  [default: 0]",
)


def _print_schema(context: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click gives it
    if wanted and not context.resilient_parsing:
        click.echo(record_schema(), nl=False)
        context.exit()


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="mskb")
def main() -> None:
    """Read Microsoft Knowledge Base articles (1988-2002) in whatever form they were found.

    SRC is a file or a folder; several may be given. SITE is the folder of a built site. Results go to standard output,
    errors to standard error. Exit status: 0; 1 where bad input was found (after writing what could be read), a link is
    broken, a site is over its budget, or a TEXT leads nowhere; 2 for wrong usage.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal of an older code page lacks some of the archive's characters
            stream.reconfigure(errors="backslashreplace")


@main.command()
@_SOURCES
@click.option(
    "-o", "--output", required=True, type=click.Path(file_okay=False, path_type=Path), metavar="OUT", help="Folder."
)
@_WORKERS
def convert(sources: tuple[str, ...], output: Path, workers: int) -> None:
    """Write a plain Markdown tree, OUT/kb/NNN/Qn.md, with YAML front matter."""
    collection = _collect(sources, workers)
    indexes = build_indexes(collection.catalog)
    written = 0
    try:
        with closing(write_tree(collection.catalog, indexes, output, workers)) as results:
            for result in bar(results, len(collection.catalog), "pages written"):
                written += not _tell_refused(result)
    except OSError as error:
        stop(f"{output}: {error.strerror or error}")
    except WorkerLostError as error:
        stop(str(error))
    click.echo(printable(f"{written} pages written to {output}"), err=True)
    _tell_errors(collection, lost=len(collection.catalog) - written)


@main.command()
@_SOURCES
@click.option("--list", "listed", is_flag=True, help="Print each defect on a line of its own, errors or not.")
@_WORKERS
def check(sources: tuple[str, ...], *, listed: bool, workers: int) -> None:
    """Count every defect by kind; exit 1 where an article could not be read or a word would be lost."""
    collection = _collect(sources, workers)
    if listed:
        for path, defect in collection.defects():
            click.echo(printable(describe(path, defect)))
    for line in summary_lines(summarize(collection)):
        click.echo(line)
    _tell_errors(collection, told=listed)


@main.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def show(file: Path) -> None:
    """Print one article's model as plain text."""
    article = read_file(str(file), path_with_folder(file))
    if isinstance(article, Refused):
        reason = (
            describe(article.path, article.defect)
            if article.defect
            else f"{article.path}: no article: it tells no Q-number."
        )
        stop(reason, status=1)
    click.echo(printable(dump(article)), nl=False)


@main.command()
@_SOURCES
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="F",
    help="A .jsonl, .sqlite (or .db) or .parquet file. With {product} in its name, a file for each product.",
)
@click.option(
    "--product",
    "products",
    multiple=True,
    metavar="PRODUCT",
    help="Only what was filed under this product, by code (sms) or name; may be given several times.",
)
@click.option(
    "--schema",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_schema,
    help="Print the JSON Schema of a record and exit.",
)
@_WORKERS
def export(sources: tuple[str, ...], output: Path, products: tuple[str, ...], workers: int) -> None:
    """Write the data, one article a record, by the article's preferred edition.

    F tells the format by its ending. Beside it comes F.manifest.json, with check sums of F and of the archive.
    """
    try:
        target = target_of(output)
    except (UnknownFormatError, MisplacedProductError) as error:
        raise click.UsageError(printable(str(error))) from error
    collection = _collect(sources, workers)
    catalog, indexes = collection.catalog, build_indexes(collection.catalog)
    written = total = 0
    try:
        parts = parts_of(indexes, products, each=target.each)
        total = sum(len(part.ids) for part in parts)
        with closing(write_export(target, catalog, indexes, parts, workers)) as results:
            for result in bar(results, total, "records written"):
                written += not _tell_refused(result)
    except OSError as error:
        stop(f"{output}: {error.strerror or error}")
    except (UnknownProductError, WorkerLostError) as error:
        stop(str(error))
    click.echo(printable(f"{written} records written to {output}"), err=True)
    _tell_errors(collection, lost=total - written)


@main.command()
@click.argument("texts", nargs=-1, required=True, metavar="TEXT...")
@click.option(
    "--in", "sources", multiple=True, type=click.Path(exists=True), metavar="SRC", help="Look it up in this archive."
)
@_WORKERS
def resolve(texts: tuple[str, ...], sources: tuple[str, ...], workers: int) -> None:
    """Print the address of the page that each TEXT means: a Q-number, or any address that the article ever had.

    With --in, which may be given several times, the archive is read, and a title follows the address. Exit 1 where a
    TEXT tells no article, or one that the archive neither holds nor cites; its neighbours are told.
    """
    catalog = _collect(sources, workers).catalog if sources else None
    unknown = [text for text in texts if not _resolve(text, catalog)]
    if unknown:
        sys.exit(1)


@main.command()
@click.argument("words", nargs=-1, required=True, metavar="QUERY...")
@click.option(
    "--in",
    "sources",
    multiple=True,
    required=True,
    type=click.Path(exists=True),
    metavar="SRC",
    help="Articles; may be given several times.",
)
@click.option(
    "--count", type=click.IntRange(min=1), default=10, show_default=True, metavar="N", help="Articles to print."
)
@_WORKERS
def search(words: tuple[str, ...], sources: tuple[str, ...], count: int, workers: int) -> None:
    """Print the number, score and title of what a site's search finds, best match first; exit 1 for nothing."""
    catalog = _collect(sources, workers).catalog
    try:
        found = find_articles(catalog, " ".join(words), count, workers)
    except WorkerLostError as error:
        stop(str(error))
    for line in told_of(found.answer):
        click.echo(printable(line), err=True)
    for article_id, score in found.articles:
        click.echo(printable(f"{article_id:8} {score:7.3f}  {catalog.entries[article_id].title}"))
    if not found.articles:
        sys.exit(1)


@main.command()
@_SOURCES
@_WORKERS
def stats(sources: tuple[str, ...], workers: int) -> None:
    """Print counts by dialect, product, year, kind and references."""
    collection = _collect(sources, workers)
    catalog = collection.catalog
    shown = [entry.facts for entry in catalog]
    _table("dialect", (facts.dialect.value for facts in shown))
    _table("product", (_product(facts) for facts in shown))
    _table("year of last modification", (facts.modified[:4] or "unknown" for facts in shown), by_name=True)
    _table("kind", (kind for facts in shown for kind in facts.types or ("none",)))
    _table("fix state", (state for facts in shown for state in facts.status or ("none",)))
    links = count_links(catalog)
    click.echo("references")
    for count, what in (
        (links.resolved + links.wanted, "articles cited, once each by each article that cites"),
        (links.resolved, "of them in the archive"),
        (links.wanted, "of them not in the archive"),
        (links.wanted_articles, "articles that are cited and not in the archive"),
    ):
        click.echo(f"{count:>7}  {what}")
    _tell_errors(collection)


main.add_command(linkcheck)
main.add_command(budget)


def _resolve(text: str, catalog: Catalog | None) -> bool:
    """Print where a text leads; whether it leads anywhere."""
    article_id = find_id(text)
    if article_id is None:
        click.echo(f"{printable(text)}: no form of an article's address", err=True)
        return False
    address = article_address(article_id)
    title = catalog.title_of(article_id) if catalog is not None else ""
    if catalog is not None and title is None:
        nearest = " ".join(nearest_ids(list(catalog.entries), article_id)) or "none"
        click.echo(f"{article_id}: neither in the archive nor cited in it; nearest: {nearest}", err=True)
        return False
    click.echo(printable(f"{address}  {title}".rstrip()))
    return True


def _collect(sources: Sequence[str], workers: int) -> Collection:
    try:
        return collect(sources, workers=workers, progress=bar)
    except WorkerLostError as error:
        stop(str(error))


def _tell_refused(result: Refused | str) -> bool:
    """Say why there is no page or record for an article that was read a moment ago."""
    if isinstance(result, str):
        return False
    click.echo(printable(describe(result.path, result.defect) if result.defect else result.path), err=True)
    return True


def _tell_errors(collection: Collection, *, told: bool = False, lost: int = 0) -> None:
    """Print what could not be read, and exit 1 if there is any."""
    errors = [(path, defect) for path, defect in collection.defects() if defect.severity.value == "error"]
    for path, defect in () if told else errors:
        click.echo(printable(describe(path, defect)), err=True)
    if errors or lost:
        sys.exit(1)


def _table(name: str, values: Iterable[str], *, by_name: bool = False) -> None:
    counts = Counter(values)
    click.echo(name)
    for value, count in sorted(counts.items(), key=lambda item: (0 if by_name else -item[1], item[0])):
        click.echo(f"{count:>7}  {printable(value)}")
    click.echo()


def _product(facts: ArticleFacts) -> str:
    return f"{facts.product_code or '-'}  {facts.product_name or 'none'}"
