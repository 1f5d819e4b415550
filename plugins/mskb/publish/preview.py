"""The preview: pages of articles and indexes are made when they are asked for, and again when the archive changed."""

from __future__ import annotations

import gc
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from mkdocs.plugins import PrefixedLogger

from mskb.catalog.catalog import Catalog, build_catalog
from mskb.model.defects import Severity
from mskb.pipeline.report import describe
from mskb.pipeline.run import narrow
from mskb.pipeline.watch import Watch
from mskb.publish.archive import Archive
from mskb.publish.pages import PageMaker

_TICK = 0.5
"""How often the files of articles that were opened are looked at, in seconds."""
_OPENED = 200
"""How many of them: those that were opened last."""
_CHEAP = 0.1
"""A look at all files that takes so many seconds at most is worth waiting for."""
_SHARE = 20
"""Looking at all files takes no more than one part in so many of the time."""
_SHORTEST_PAUSE = 0.5
"""Between two looks at all files, in seconds."""
_PATIENCE = 5.0
"""How long to wait for the thread that looks for changes, in seconds: it may be reading thousands of articles."""
_IN_USE = 70.0
"""How long after the last request a preview is in use: a browser that shows a page asks once a minute."""


class CannotBeMadeError(Exception):
    """A page that cannot be made, with the reason."""


class _Made(NamedTuple):
    """A page that was made."""

    file: str
    """In the site's folder."""
    version: int
    """Of all that pages are made of, as the preview counts it."""


class Preview:
    """Makes pages for the requests of one preview, one at a time.

    Nothing that makes a page may run twice at once: MkDocs' configuration, Python-Markdown, Jinja and the shells of
    pages are made for one thread. `lock` is held while pages are made, while the archive is changed, and while MkDocs
    builds `docs/` again.
    """

    def __init__(self, log: PrefixedLogger) -> None:
        self.changed: Callable[[], None] = lambda: None
        """Called when pages have changed: the browsers load again."""
        self._log = log
        self._lock = threading.RLock()
        self._archive = Archive(Catalog({}))
        self._watch = Watch((), (), 0)
        self._asked_for: tuple[tuple[str, ...], tuple[str, ...]] | None = None
        self._maker: PageMaker | None = None
        self._taken: frozenset[str] = frozenset()
        self._version = 0
        """Counts what makes all pages out of date: changes of the archive, and builds of MkDocs."""
        self._made: dict[str, _Made] = {}
        """Pages that were made, by path in the Markdown tree."""
        self._opened: OrderedDict[str, None] = OrderedDict()
        self._asked = 0.0
        self._trouble = ""
        """Why the archive could not be looked at; told once."""
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch_on, name="mskb-watch", daemon=True)

    @property
    def lock(self) -> AbstractContextManager[bool]:
        """Held while pages are made."""
        return self._lock

    def archive_of(self, sources: Sequence[str], only: Sequence[str]) -> Archive | None:
        """The archive as it is now, where it was read with these options; a build of MkDocs need not read it again."""
        return self._archive if self._asked_for == (tuple(sources), tuple(only)) else None

    def hold(self, archive: Archive, sources: Sequence[str], only: Sequence[str]) -> None:
        """Take over an archive that was read just now, or some time ago: what changed since is noticed.

        Args:
            archive: What came of it.
            sources: The option `articles_dir`.
            only: The option of that name.
        """
        with self._lock:
            self._archive, self._asked_for = archive, (tuple(sources), tuple(only))
            self._watch = Watch(sources, archive.facts, archive.begun)
            archive.facts.clear()  # the watch has them

    def begin(self, maker: PageMaker) -> None:
        """Take over from a build of MkDocs, which has emptied the site's folder, or has not if it is a dirty one."""
        with self._lock:
            self._maker = maker
            self._taken = frozenset(file.dest_uri for file in maker.files)  # somebody's own page goes before ours
            self._version += 1

    def start(self) -> None:
        """Begin to look for changes."""
        gc.freeze()  # 60,000 articles' facts would be looked through again and again
        self._thread.start()

    def stop(self) -> None:
        """End: no page is made any more, so that the site's folder can be removed."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(_PATIENCE)
        with self._lock:
            self._maker = None

    def provide(self, address: str) -> bool:
        """See to it that the page at an address below the site's root stands in its folder, and is up to date.

        Returns:
            Whether there is such a page. What is none of the generated pages is not looked at.

        Raises:
            CannotBeMadeError: the page could not be made; the log has the reason, too.
        """
        self._asked = time.monotonic()
        if self._watch.looked and self._watch.cost <= _CHEAP and self._is_time_to_look():
            self._look_around()
        with self._lock:
            path = self._path_at(address)
            if path is not None and self._look_at(path):
                path = self._path_at(address)
            if path is None or self._maker is None:
                return False
            if not self._is_current(path):
                self._make(path, self._maker)
            return True

    def find_new(self, address: str) -> bool:
        """Look whether there is a page at an address that had none a moment ago, and provide it."""
        if not self._watch.looked or time.monotonic() - self._watch.looked > _SHORTEST_PAUSE:
            self._look_around()
        return self.provide(address)

    def is_current(self, address: str) -> bool:
        """Whether what was provided at an address still is what is to be served there."""
        with self._lock:
            path = self._path_at(address)
            return path is not None and self._is_current(path)

    def _is_current(self, path: str) -> bool:
        made = self._made.get(path)
        return made is not None and made.version == self._version

    def _path_at(self, address: str) -> str | None:
        """The path in the Markdown tree of the page at an address; pages that are gone are removed on the way."""
        if self._maker is None or address in self._taken:
            return None
        found = None
        for path in _paths_at(address, directories=self._maker.config.use_directory_urls):
            # articles first: to tell the other pages, all indexes are needed
            if found is None and (path in self._archive.articles or path in self._archive.index_pages):
                file = self._maker.files.get_file_from_path(path)
                found = path if file is not None and file.dest_uri not in self._taken else None
            elif path in self._made:
                self._remove(path, self._maker)
        return found

    def _remove(self, path: str, maker: PageMaker) -> None:
        made = self._made.pop(path)
        if made.file not in self._taken:
            Path(maker.config.site_dir, made.file).unlink(missing_ok=True)

    def _make(self, path: str, maker: PageMaker) -> None:
        file = maker.files.get_file_from_path(path)
        if file is not None:
            self._made[path] = _Made(file.dest_uri, -1)  # whatever comes of it, what was there is out of date
        try:
            refused = maker.write(path)
        except Exception as error:
            self._log.error("%s could not be made: %s: %s", path, type(error).__name__, error)
            self._log.debug("It was made here:", exc_info=error)
            raise CannotBeMadeError(f"{path}: {type(error).__name__}: {error}") from error
        if refused is not None:
            reason = describe(refused.path, refused.defect) if refused.defect else f"{refused.path} is no article"
            self._log.warning(reason)
            raise CannotBeMadeError(reason)
        if file is not None:
            self._made[path] = _Made(file.dest_uri, self._version)

    def _look_at(self, path: str) -> bool:
        """Look at the files that an article's page is made of, and at those that cite it."""
        article_id = self._archive.articles.get(path)
        if article_id is None:
            return False
        catalog = self._archive.catalog
        entry = catalog.entries[article_id]
        own = [facts.file for facts in (entry.facts, *entry.editions)]
        for file in own:
            self._opened[file] = None
            self._opened.move_to_end(file)
        while len(self._opened) > _OPENED:
            self._opened.popitem(last=False)
        citing = [catalog.entries[source].facts.file for source in catalog.citing.get(article_id, ())]
        return self._watch.look_at([*own, *citing]) and self._change()

    def _look_around(self) -> None:
        """Look at all files; where that fails, as it does while a folder is away, the archive stays as it is."""
        try:
            changed = self._watch.look_around()
        except OSError as error:
            if str(error) != self._trouble:  # it is tried again and again
                self._log.error("Changes of the archive are not seen: %s: %s", type(error).__name__, error)
            self._trouble = str(error)
            return
        self._trouble = ""
        if changed:
            self._change()

    def _change(self) -> bool:
        """Take over what the watch found.

        What every page needs is made before browsers are told to load again; the list of all list pages is left until
        one of them is asked for, so that an article that was edited need not wait for it.
        """
        with self._lock:
            only = self._asked_for[1] if self._asked_for else ()
            self._archive.turn(narrow(build_catalog(self._watch.facts), only))
            self._archive.prepare()
            self._version += 1
        for path, defect in self._watch.take_problems():
            level = self._log.warning if defect.kind.severity is Severity.ERROR else self._log.debug
            level(describe(path, defect))
        self.changed()
        return True

    def _is_time_to_look(self) -> bool:
        pause = max(_SHORTEST_PAUSE, self._watch.cost * _SHARE)
        return time.monotonic() - self._watch.looked >= pause

    def _watch_on(self) -> None:
        """Look at opened articles twice a second, and at all files now and then while somebody looks at the preview."""
        while not self._stopped.wait(_TICK):
            try:
                with self._lock:
                    opened = list(self._opened)
                if self._watch.look_at(opened):
                    self._change()
                if not self._watch.looked or (time.monotonic() - self._asked < _IN_USE and self._is_time_to_look()):
                    self._look_around()
            except Exception as error:  # noqa: BLE001 - the preview goes on, and the next look may succeed
                self._log.error("Changes of the archive were not seen: %s: %s", type(error).__name__, error)


def _paths_at(address: str, *, directories: bool) -> tuple[str, ...]:
    """Where in the Markdown tree the page at an address may stand."""
    bare = address.removesuffix("index.html") if address.rpartition("/")[2] == "index.html" else address
    if bare.endswith(".html"):
        return () if directories else (f"{bare.removesuffix('.html')}.md",)
    bare = bare.strip("/")
    above = (f"{bare}/index.md",) if bare else ()
    return (f"{bare}.md", *above) if bare and directories else above
