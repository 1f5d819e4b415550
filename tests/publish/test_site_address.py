"""The seeds below a path of their host, at a host's root, and where the address is not known: every address holds."""

from __future__ import annotations

import posixpath
import re
import zlib
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

PROJECT = Path(__file__).parents[2]
PROJECT_PATH, ROOT, UNKNOWN = "https://clocks.example/archive/kb/", "https://clocks.example/", ""

_OWN = re.compile(r"https?://clocks\.example[^\"'<>\s]*")
_LINK = re.compile(r"""\b(?:href|src|action)=(?:"([^"]*)"|([^\s">]+))""")
_CANONICAL = re.compile(r'<link rel="?canonical"? href="?([^">]+)')


@pytest.fixture(scope="module", params=[PROJECT_PATH, ROOT, UNKNOWN], ids=["project path", "root", "unknown"])
def site(request, tmp_path_factory) -> tuple[str, dict[str, bytes]]:
    """The address of a site, and its files."""
    folder = tmp_path_factory.mktemp("seeds") / "site"
    plugins = [{"mskb": {"articles_dir": str(PROJECT / "articles"), "workers": 1, "search": False}}]
    config = load_config(str(PROJECT / "mkdocs.yml"), site_dir=str(folder), site_url=request.param, plugins=plugins)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    return request.param, files


def pages(files: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """The pages of a site, by the folders they stand in; what shows one is left out."""
    for path, data in files.items():
        if path.endswith("index.html"):
            yield path.removesuffix("index.html"), data.decode()


def links(page: str) -> Iterator[str]:
    """Where the links of a page lead, but for places on it and other hosts."""
    for quoted, bare in _LINK.findall(re.sub(r"<(script|code|pre)\b[^>]*>.*?</\1>", "", page, flags=re.DOTALL)):
        parts = urlsplit(unescape(quoted or bare))
        if not parts.scheme and not parts.netloc and parts.path:
            yield unquote(parts.path)


def is_there(path: str, files: dict[str, bytes]) -> bool:
    """Whether a file answers at an address below the root, as a host serves it."""
    return (f"{path}index.html" if path.endswith("/") or not path else path) in files


def test_relative_links_lead_to_files(site):
    _, files = site
    broken, count = [], 0
    for folder, page in pages(files):
        for link in links(page):
            count += 1
            target = posixpath.normpath(posixpath.join("/", folder, link)).lstrip("/")
            if link.startswith("/") or not (is_there(target, files) or is_there(f"{target}/".lstrip("/"), files)):
                broken.append((folder, link))
    assert broken == []
    assert count > 1_000


def test_every_absolute_address_of_the_site_is_below_its_own(site):
    site_url, files = site
    found = [
        (path, address)
        for path, data in files.items()
        if path.endswith((".html", ".xml", ".txt", ".js", ".css", ".svg"))
        for address in _OWN.findall(unescape(data.decode()))
    ]
    if not site_url:
        assert found == []
        return
    assert {path for path, _ in found} >= {
        *("index.html", "kb/168/Q168845/index.html", "id/sms/index.html", "statistics/index.html"),
        *("sitemap.xml", "sitemap-1.xml", "feed.xml", "robots.txt", "opensearch.xml"),
    }
    wrong = [
        (path, address)
        for path, address in found
        if not address.startswith(site_url) or not is_there(urlsplit(address[len(site_url) :]).path, files)
    ]
    assert wrong == []


def test_pages_tell_where_they_stand(site):
    site_url, files = site
    for folder, page in pages(files):
        if folder.startswith("id/"):  # which lead on
            continue
        assert _CANONICAL.findall(page) == ([f"{site_url}{folder}"] if site_url else [])


def test_the_page_for_dead_addresses_holds_at_any_depth(site):
    site_url, files = site
    base = urlsplit(site_url).path or "/"  # where the address is not known: the root of its host
    found = [link.removesuffix(".") for link in links(files["404.html"].decode())]  # `/.` is where MkDocs' home page is
    assert len(found) > 10
    assert [link for link in found if not link.startswith(base) or not is_there(link[len(base) :], files)] == []
    assert b'<meta name="robots" content="noindex">' in files["404.html"]


def test_the_inventory_leads_to_pages_wherever_the_site_is(site):
    _, files = site
    rows = zlib.decompress(files["objects.inv"].split(b"\n", 4)[4]).decode().splitlines()
    addresses = [row.split(" ")[3] for row in rows]
    assert len(addresses) == 10
    assert all(not address.startswith("/") and is_there(address, files) for address in addresses)


def test_what_needs_an_absolute_address_is_left_out_without_one(site):
    site_url, files = site
    needing = {"sitemap.xml", "sitemap-1.xml", "robots.txt", "feed.xml", "opensearch.xml"}
    assert needing & files.keys() == (needing if site_url else set())
    named = re.findall(r'<link rel="?(?:alternate|search)"?', files["index.html"].decode())
    assert len(named) == (2 if site_url else 0)


def test_the_mark_is_the_sites_own(site):
    _, files = site
    page = files["kb/168/Q168845/index.html"].decode()
    assert re.search(r'<link rel="?icon"? href="?\.\./\.\./\.\./assets/mskb-icon\.svg"?>', page)
    assert b"<svg" in files["assets/mskb-icon.svg"]
    logo = re.search(r"md-logo[^<]*<svg class=(mskb-\d+)></svg>", page)
    assert logo is not None
    assert re.search(rf"svg\.{logo[1]} {{[^}}]*M11\.5 2a9\.5", files["assets/mskb.css"].decode())
    assert files["favicon.ico"][:4] == b"\0\0\1\0"
