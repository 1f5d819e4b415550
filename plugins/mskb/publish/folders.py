"""What a build may do where: it deletes no articles, publishes none as they are, and writes into one place."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

try:
    import fcntl
except ImportError:  # Windows, where a folder cannot be locked
    fcntl = None  # type: ignore[assignment]


class Claim:
    """The site's folder, while a build has it for itself: the pages of two would lie there side by side, unnoticed.

    The folder itself is locked, so no file tells of it; the system lets go of it with the last process of the build.
    """

    def __init__(self) -> None:
        self._descriptor: int | None = None

    def take(self, folder: str) -> None:
        """Claim a folder; it is made where it is missing.

        Raises:
            PluginError: another build has it.
        """
        self.release()
        if fcntl is None:
            return
        with suppress(OSError):  # what cannot be made is told by who writes into it; not all file systems lock
            Path(folder).mkdir(parents=True, exist_ok=True)
            self._descriptor = os.open(folder, os.O_RDONLY)
            try:
                fcntl.flock(self._descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                self.release()
                message = f"Another build is writing into {folder}: wait for its end, or name another site_dir."
                raise PluginError(message) from None

    def release(self) -> None:
        """Let go of it."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None


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
