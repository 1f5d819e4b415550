"""Addresses on a site, where MkDocs does not tell them: its root, and pages by their paths."""

from __future__ import annotations

from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig

from mskb.render.urls import address_of


def root_of(site_url: str) -> str:
    """The address of a site with the slash at its end."""
    return f"{site_url.rstrip('/')}/"


def address_on_site(path: str, config: MkDocsConfig) -> str:
    """The address below the site's root of a generated page, by its path in the Markdown tree."""
    return quote(address_of(path) if config.use_directory_urls else f"{path.removesuffix('.md')}.html")
