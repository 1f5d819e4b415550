"""The older archive's addresses: `/id/sms/` was its list of the articles that were filed under `sms`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape
from urllib.parse import urljoin

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from mskb.catalog.filing_index import Bucket
from mskb.catalog.groups import DEVICES
from mskb.publish.addresses import root_of
from mskb.publish.generated import generated_file
from mskb.render.list_pages import path_of
from mskb.render.urls import relative_address

# As the 46 folders of that archive are: the codes of SURVEY 1.5, and `mspl13_c` and its like.
_CODE = re.compile(r"[a-z0-9][a-z0-9_]{0,31}")
_PAGE = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'">
<title>{title}</title>
<meta name="robots" content="noindex">
<meta http-equiv="refresh" content="0; url={way}">
<link rel="canonical" href="{canonical}">
</head>
<body>
<p>This list is at another address now: <a href="{way}">{title}</a>.</p>
</body>
</html>
"""


def add_former_addresses(files: Files, buckets: Sequence[Bucket], config: MkDocsConfig) -> None:
    """Add a page that leads on for each list of that archive; somebody's own stay as they are."""
    taken = {file.dest_uri for file in files}
    for folder, path, title in former_lists(buckets):
        target, own = files.get_file_from_path(path), f"{folder}index.html"
        if target is not None and own not in taken:
            page = redirect(folder, target.url, title, config.site_url or "")
            files.append(generated_file(config, own, page))


def redirect(start: str, address: str, title: str, site_url: str) -> str:
    """A page that leads on, wherever below a host the site stands.

    Args:
        start: Where the page stands: `id/sms/`.
        address: Where it leads: `products/sms/`.
        title: What is there.
        site_url: The site's address; may be empty.
    """
    way = relative_address(address, start)
    canonical = urljoin(root_of(site_url), address) if site_url else way
    return _PAGE.format(title=escape(title), way=escape(way), canonical=escape(canonical))


def former_lists(buckets: Sequence[Bucket]) -> Iterator[tuple[str, str, str]]:
    """Folders of that archive, each with the path and the title of what is in its place."""
    yield "id/", "products/index.md", "Products"
    for bucket in buckets:
        code = bucket.code.casefold()
        if _CODE.fullmatch(code) and code not in DEVICES:
            yield f"id/{code}/", path_of(bucket.group.tag.address), bucket.group.tag.label
