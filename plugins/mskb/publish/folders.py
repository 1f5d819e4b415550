"""What a build may do where: it deletes no articles, publishes none as they are, and writes into one place."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError


def check_folders(config: MkDocsConfig, sources: Sequence[str]) -> None:
    """Hold that the folders of the articles, of the documentation and of the site go together.

    It is to be asked before MkDocs empties the site's folder.

    Raises:
        PluginError: they do not.
    """
    for source in sources:
        if _is_within(source, config.site_dir):
            raise PluginError(
                f"The articles in {source} lie in the site's folder, {config.site_dir}, which each build empties: "
                "name another site_dir, or move them."
            )
        if _is_within(source, config.docs_dir):
            raise PluginError(
                f"The articles in {source} lie in docs_dir, {config.docs_dir}, whose files MkDocs publishes as they "
                "are, with whatever acts in them: move them out of it."
            )


def refuse_links(config: MkDocsConfig) -> None:
    """Hold that nothing is written by way of the site's folder into another; a link in place of all of it is meant.

    MkDocs has emptied the site's folder but for links to folders, which it leaves.

    Raises:
        PluginError: such a link is there.
    """
    folder = Path(config.site_dir)
    links = sorted(path for path in folder.iterdir() if path.is_symlink() and path.is_dir()) if folder.is_dir() else []
    if links:
        raise PluginError(f"{links[0]} is a link to another folder, which a build would write into: remove it.")


def _is_within(inner: str, outer: str) -> bool:
    """Whether a folder is another or lies below it, whatever links lead there."""
    real, above = os.path.realpath(inner), os.path.realpath(outer)
    return real == above or real.startswith(above.rstrip(os.sep) + os.sep)
