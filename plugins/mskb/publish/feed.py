"""The feed: the articles that were last changed, for feed readers (Atom, RFC 4287)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mskb.catalog.catalog import Catalog, Entry
from mskb.catalog.overview import newest_of
from mskb.publish.addresses import address_on_site, root_of
from mskb.publish.generated import generated_file
from mskb.publish.xml_text import xml_text
from mskb.render.urls import article_path

PATH = "feed.xml"

_MOST = 50
_AUTHOR = "Microsoft"  # of the articles, as their pages' citations have it
_FEED = """\
<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">
<title>{name}: last modified articles</title>
<id>{own}</id>
<link rel="self" type="application/atom+xml" href="{own}"/>
<link rel="alternate" type="text/html" href="{root}"/>
<updated>{updated}</updated>
<author><name>{author}</name></author>
{entries}</feed>
"""
_ENTRY = """\
<entry>
<title>{title}</title>
<id>{address}</id>
<link rel="alternate" type="text/html" href="{address}"/>
<updated>{updated}</updated>
{more}</entry>
"""


def add_feed(files: Files, catalog: Catalog, config: MkDocsConfig, describe: Callable[[Entry], str]) -> bool:
    """Add the feed where the site's address is known, which the format asks for, and an article tells a date.

    Args:
        files: Get the feed; somebody's own stays as it is.
        catalog: All articles.
        config: MkDocs' configuration.
        describe: Tells what an article says, in a sentence or two.

    Returns:
        Whether pages may name a feed.
    """
    if files.get_file_from_path(PATH) is not None:
        return True
    newest = newest_of(catalog, _MOST)
    if not config.site_url or not newest:
        return False
    files.append(generated_file(config, PATH, write_feed(newest, config, describe)))
    return True


def write_feed(newest: Sequence[Entry], config: MkDocsConfig, describe: Callable[[Entry], str]) -> str:
    """The feed as XML.

    An entry's id is the address of its page, which is to stay: the articles' numbers are in it.

    Args:
        newest: Articles, the newest first; never none.
        config: Tells the site's name and address.
        describe: Tells what an article says.
    """
    root = root_of(config.site_url or "")
    entries = (
        _ENTRY.format(
            title=xml_text(f"{entry.facts.id}: {entry.title}"),
            address=xml_text(f"{root}{address_on_site(article_path(entry.facts.id), config)}"),
            updated=_moment(entry),
            more="".join(_more(entry, describe(entry))),
        )
        for entry in newest
    )
    return _FEED.format(
        name=xml_text(config.site_name),
        own=xml_text(f"{root}{PATH}"),
        root=xml_text(root),
        updated=_moment(newest[0]),
        author=_AUTHOR,
        entries="".join(entries),
    )


def _more(entry: Entry, description: str) -> Iterator[str]:
    if description:
        yield f"<summary>{xml_text(description)}</summary>\n"
    for name in dict.fromkeys(xml_text(name) for name, _ in entry.facts.applies_to):
        yield f'<category term="{name}"/>\n'


def _moment(entry: Entry) -> str:
    """The day of the last change, as the format has it; no article tells the time."""
    return f"{entry.facts.modified}T00:00:00Z"
