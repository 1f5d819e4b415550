"""What a site has besides its pages, for search engines, feed readers and other documentation."""

from __future__ import annotations

from mskb.publish.feed import add_feed
from mskb.publish.inventory import add_inventory
from mskb.publish.pages import PageMaker
from mskb.publish.sitemaps import add_sitemaps


def add_public_files(maker: PageMaker) -> bool:
    """Add them to the files of a build, once its other files are known; a preview does without.

    Returns:
        Whether there is a feed that pages may name.
    """
    files, archive, config = maker.files, maker.archive, maker.config
    add_sitemaps(files, archive, config)
    add_inventory(files, archive.catalog, config)
    return add_feed(files, archive.catalog, config, maker.describe)
