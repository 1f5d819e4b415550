"""The OpenSearch description, by which a browser's address bar can search the archive."""

from __future__ import annotations

from html import escape
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mskb.publish.addresses import root_of
from mskb.publish.generated import generated_file

_PATH = "opensearch.xml"
# The format's own limits; a name that is cut would say nothing.
_LONGEST_SHORT_NAME, _LONGEST_NAME = 16, 48
_SHORT_NAME = "Knowledge Base"
_DESCRIPTION = "Finds articles of the Microsoft Knowledge Base by words, error messages, Q-numbers and old addresses."
_SOURCE = """\
<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
  <ShortName>{short_name}</ShortName>
  <LongName>{name}</LongName>
  <Description>{description}</Description>
  <InputEncoding>UTF-8</InputEncoding>
  <Url type="text/html" template="{search}"/>
  <Url type="application/opensearchdescription+xml" rel="self" template="{own}"/>
</OpenSearchDescription>
"""


def add_search_description(files: Files, config: MkDocsConfig) -> None:
    """Add the description where the site's address is known, which must stand in it; somebody's own stays as it is."""
    page = files.get_file_from_path("search.md")
    if config.site_url and page is not None and files.get_file_from_path(_PATH) is None:
        source = describe_search(config.site_name, config.site_url, page.url)
        files.append(generated_file(config, _PATH, source))


def describe_search(name: str, site_url: str, page: str) -> str:
    """The description as XML.

    Args:
        name: The site's name.
        site_url: The site's address.
        page: The address of the search page below it.
    """
    root = root_of(site_url)
    return _SOURCE.format(
        short_name=escape(name if len(name) <= _LONGEST_SHORT_NAME else _SHORT_NAME),
        name=escape(name[:_LONGEST_NAME].rstrip()),
        description=escape(_DESCRIPTION),
        search=escape(f"{urljoin(root, page)}?q={{searchTerms}}"),
        own=escape(urljoin(root, _PATH)),
    )
