"""Checks every link of a built site, as a host would serve it, without a network.

A page's own address and those in sitemaps and feeds start with the address of the site; links of `404.html` start with
its path. Both are followed to the site's files, whatever the folder is called.
"""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

from mskb.audit.lychee import Broken, LinkCheckError, check_files
from mskb.pipeline.site_size import files_below

_PAGES = (".html", ".htm")
_KINDS = (*_PAGES, ".xml", ".css", ".txt")
"""The kinds of files in which lychee finds links; of `.xml`, it reads sitemaps and feeds."""
_ROOT = ".root-of-the-host"
"""A folder that no site has: links from the root of the host go there first, and those of the site lead on."""


@dataclass(frozen=True, slots=True)
class LinkReport:
    """The links of a site."""

    pages: int
    """How many HTML files it has."""
    links: int
    external: int
    """Links to other sites, which are not followed; they are counted in `links`."""
    broken: tuple[Broken, ...]
    """With pages and addresses as they stand below the site's folder."""
    seconds: float


def check_links(site: Path) -> LinkReport:
    """Check the links of all pages, sitemaps, feeds, style sheets and text files of a site.

    Raises:
        LinkCheckError: there is no page, or lychee is absent or failed.
        OSError: the site cannot be read.
    """
    start = time.perf_counter()
    site = site.resolve()
    files = sorted(
        file.path  # 130,000 of them: a `Path` each takes three seconds
        for file in files_below(site)
        if file.name.lower().endswith(_KINDS)
    )
    pages = sum(file.lower().endswith(_PAGES) for file in files)
    if not pages:
        raise LinkCheckError(f"{site}: no page was found: is this the folder of a built site?")
    checked = check_files(files, _options(site, site_address(site)))
    broken = tuple(sorted(_shown(link, site) for link in checked.broken))
    return LinkReport(pages, checked.links, checked.external, broken, time.perf_counter() - start)


def site_address(site: Path) -> str:
    """The address that a site was built for, with a slash at its end: its home page tells it as its own.

    Empty where there is no home page, or none that tells an address; MkDocs writes none without `site_url`.

    Raises:
        OSError: the home page cannot be read.
    """
    home = site / "index.html"
    if not home.is_file():
        return ""
    finder = _CanonicalFinder()
    finder.feed(home.read_text(encoding="utf-8", errors="replace"))
    return f"{finder.address.rstrip('/')}/" if urlsplit(finder.address).scheme in {"http", "https"} else ""


class _CanonicalFinder(HTMLParser):
    """Finds `<link rel="canonical">`."""

    def __init__(self) -> None:
        super().__init__()
        self.address = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag == "link" and values.get("rel") == "canonical" and not self.address:
            self.address = values.get("href") or ""


def _options(site: Path, address: str) -> list[str]:
    """How lychee finds the file that a link means."""
    path = urlsplit(address).path.rstrip("/")
    options = ["--include-fragments=anchor-only", "--index-files", "index.html", "--root-dir", str(site / _ROOT)]
    # The pattern is found fast, since it starts with plain text; every link of the site is held against it.
    options += ["--remap", f"/{re.escape(_ROOT)}{_pattern(path)}(?:/|$) /"]
    if address:
        options += ["--remap", f"^{_pattern(address)} {site.as_uri()}/"]
    return options


def _pattern(text: str) -> str:
    """A text as a pattern for lychee, which ends a pattern at the first space."""
    return re.escape(text).replace("\\ ", "%20")


def _shown(link: Broken, site: Path) -> Broken:
    """A broken link with the page and the address as they stand below the site."""
    address, root = unquote(link.link), f"{unquote(site.as_uri())}/"
    for prefix, shown in ((f"{root}{_ROOT}/", "/"), (root, "")):
        if address.startswith(prefix):
            address = shown + address.removeprefix(prefix)
    page = Path(link.page)
    page = page.relative_to(site) if page.is_relative_to(site) else page
    return Broken(page.as_posix(), link.line, address, link.why)
