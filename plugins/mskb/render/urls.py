"""Where pages stand in the Markdown tree, and so on the site: `kb/168/Q168845.md` is at `/kb/168/Q168845/`."""

from __future__ import annotations

import re
from functools import lru_cache

ARTICLE_PAGE = re.compile(r"(?:^|/)(?P<id>Q\d{1,7})\.md$")
"""The end of a link to an article's page in the tree."""

MISSING = "mskb-missing"
"""The class of links to articles that the archive lacks."""


def article_folder(article_id: str) -> str:
    """The number's thousands, with at least three digits: `168` for Q168845, `000` for Q999, `1000` for Q1000000."""
    return f"{int(article_id[1:]) // 1000:03d}"


def article_path(article_id: str) -> str:
    """An article's page in the tree."""
    return f"kb/{article_folder(article_id)}/{article_id}.md"


def article_address(article_id: str) -> str:
    """An article's address below the site's root, as its front matter tells it."""
    return f"/kb/{article_folder(article_id)}/{article_id}/"


def relative(path: str, start: str) -> str:
    """The way from one page of the tree to another, as a link in Markdown has it."""
    folder, _, name = path.rpartition("/")
    return f"{_way(folder, start.rpartition('/')[0])}{name}"


@lru_cache(maxsize=4096)  # a page links to many others in few folders
def _way(folder: str, start: str) -> str:
    """The way from one folder to another, with a slash at its end unless it is empty."""
    parts, start_parts = folder.split("/") if folder else [], start.split("/") if start else []
    pairs = enumerate(zip(parts, start_parts, strict=False))
    common = next((index for index, (part, other) in pairs if part != other), min(len(parts), len(start_parts)))
    return "".join(f"{part}/" for part in [".."] * (len(start_parts) - common) + parts[common:])


def way_up(start: str) -> str:
    """The way from the page at an address to the site's root: `../../../` for `kb/168/Q168845/`."""
    return "../" * start.count("/")


def article_link(article_id: str, start: str) -> str:
    """The way from the page of one article to that of another.

    Args:
        article_id: Where it leads.
        start: The address of the page it stands on: `kb/168/Q168845/`, or `kb/168/Q168845.html`.
    """
    up, end = ("../", "/") if start.endswith("/") else ("", ".html")
    folder = article_folder(article_id)
    across = "" if start.startswith(f"kb/{folder}/") else f"../{folder}/"
    return f"{up}{across}{article_id}{end}"


def cited_by_address(article_id: str) -> str:
    """The address of the pages that list all articles that cite one."""
    return f"{article_address(article_id)}cited-by/"


def list_paths(address: str, count: int, rows: int) -> list[str]:
    """The pages of a list, with at most so many rows each: `wanted/index.md`, `wanted/2.md`; never none."""
    pages = max(1, -(-count // rows))
    folder = address.strip("/")
    return [f"{folder}/index.md", *(f"{folder}/{number}.md" for number in range(2, pages + 1))]


def address_of(path: str) -> str:
    """The address of a page in the tree, without a slash before it: `kb/168/` for `kb/168/index.md`."""
    folder, _, name = path.rpartition("/")
    return path.removesuffix("index.md") if name == "index.md" else f"{folder}/{name.removesuffix('.md')}/".lstrip("/")


def relative_address(address: str, start: str) -> str:
    """The way from the page at one address to that at another, as a link on the site has it."""
    return relative(f"{address}.", start).removesuffix(".") or "./"
