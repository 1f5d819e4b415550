"""What search engines read first: sitemaps (protocol 0.9, https://www.sitemaps.org/protocol.html) and `robots.txt`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mskb.publish.addresses import address_on_site, root_of
from mskb.publish.archive import Archive
from mskb.publish.generated import generated_file
from mskb.publish.xml_text import xml_text

INDEX = "sitemap.xml"

# The protocol's own limits, the last of them rounded down.
_MOST_ADDRESSES, _LONGEST_ADDRESS, _MOST_BYTES = 50_000, 2_047, 50_000_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
# Pages that are to be left out say so themselves: a crawler that may not fetch them does not learn it.
_ROBOTS = "User-agent: *\nDisallow:\n\nSitemap: {sitemap}\n"


def add_sitemaps(files: Files, archive: Archive, config: MkDocsConfig) -> None:
    """Add an index of sitemaps and its parts in place of MkDocs' sitemap, and `robots.txt`, which names the index.

    Their addresses are absolute: where the site's is not known there is none of them. Somebody's own stay as they are.
    """
    if config.theme.custom_dir and Path(config.theme.custom_dir, INDEX).is_file():
        return  # a template, which MkDocs fills
    config.theme.static_templates.discard(INDEX)
    if not config.site_url:
        return
    root = root_of(config.site_url)
    if files.get_file_from_path("robots.txt") is None:
        files.append(generated_file(config, "robots.txt", _ROBOTS.format(sitemap=f"{root}{INDEX}")))
    if files.get_file_from_path(INDEX) is not None:
        return
    names = []
    for number, part in enumerate(sitemap_parts(_addresses(files, archive, config)), start=1):
        names.append(f"sitemap-{number}.xml")
        files.append(generated_file(config, names[-1], part))
    files.append(generated_file(config, INDEX, _index(f"{root}{name}" for name in names)))


def sitemap_parts(addresses: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Sitemaps within the protocol's limits.

    Args:
        addresses: Absolute addresses, each with the ISO date of its last change, or an empty text.
    """
    rows: list[str] = []
    size = 0
    for address, modified in addresses:
        if len(address) > _LONGEST_ADDRESS:
            continue
        changed = f"<lastmod>{modified}</lastmod>" if modified else ""
        row = f"<url><loc>{xml_text(address)}</loc>{changed}</url>\n"
        if rows and (len(rows) == _MOST_ADDRESSES or size + len(row) > _MOST_BYTES - 200):  # what stands around rows
            yield _part(rows)
            rows, size = [], 0
        rows.append(row)
        size += len(row)
    if rows:
        yield _part(rows)


def _part(rows: Iterable[str]) -> str:
    return f'{_HEAD}<urlset xmlns="{_NAMESPACE}">\n{"".join(rows)}</urlset>\n'


def _index(addresses: Iterable[str]) -> str:
    rows = "".join(f"<sitemap><loc>{xml_text(address)}</loc></sitemap>\n" for address in addresses)
    return f'{_HEAD}<sitemapindex xmlns="{_NAMESPACE}">\n{rows}</sitemapindex>\n'


def _addresses(files: Files, archive: Archive, config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """All pages that search engines may show: those of `docs/`, lists, articles.

    Only an article has a date: MkDocs knows no other day of a page of `docs/` than that of the build, and a list
    changes when an article comes that is as old as the others.
    """
    for file in files.documentation_pages():
        if file.page is not None and file.page.canonical_url and "noindex" not in str(file.page.meta.get("robots")):
            yield file.page.canonical_url, ""
    root, written = root_of(config.site_url or ""), files.src_uris
    for path, index_page in archive.index_pages.items():
        if not index_page.absent and path not in written:
            yield f"{root}{address_on_site(path, config)}", ""
    for path, article_id in archive.articles.items():
        if path not in written:
            yield f"{root}{address_on_site(path, config)}", archive.catalog.entries[article_id].facts.modified
