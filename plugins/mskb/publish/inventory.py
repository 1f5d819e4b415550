"""The inventory `objects.inv`, by which other documentation, made with Sphinx or mkdocstrings, links to articles."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mskb.catalog.catalog import Catalog
from mskb.publish.addresses import address_on_site
from mskb.publish.generated import generated_file
from mskb.publish.xml_text import one_line
from mskb.render.urls import article_path

PATH = "objects.inv"

_HEAD = """\
# Sphinx inventory version 2
# Project: {name}
# Version: {version}
# The remainder of this file is compressed using zlib.
"""
# An article is a document, by its number, and a label. Sphinx writes labels in lower case, and up to 7.2 it finds them
# by nothing else; mkdocstrings and `:any:` look for the number as it is. -1 is the priority that Sphinx gives both.
_ROWS = """\
{id} std:doc -1 {address} {id}: {title}
{label} std:label -1 {address} {id}: {title}
"""


def add_inventory(files: Files, catalog: Catalog, config: MkDocsConfig) -> None:
    """Add the inventory of all articles; somebody's own stays as it is. Its addresses are relative to itself."""
    if files.get_file_from_path(PATH) is None:
        rows = (
            _ROWS.format(
                id=entry.facts.id,
                label=entry.facts.id.lower(),
                address=address_on_site(article_path(entry.facts.id), config),
                title=one_line(entry.title),
            )
            for entry in catalog
        )
        files.append(generated_file(config, PATH, write_inventory(config.site_name, rows)))


def write_inventory(name: str, rows: Iterable[str], version: str = "") -> bytes:
    """The inventory in Sphinx's format, version 2.

    Args:
        name: Of the site.
        rows: Lines for objects, with their ends.
        version: Of what is documented; an archive has none.
    """
    head = _HEAD.format(name=one_line(name), version=version)
    return head.encode() + zlib.compress("".join(rows).encode(errors="replace"))
