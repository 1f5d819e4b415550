"""A small site, made by the plugin as a preview makes it: the templates and lists are in it, too."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from tests.properties.archive_texts import SEEDS
from tests.properties.html_reading import ALLOWED_IN_TEXT, Element, HtmlReading, read_page

from mskb.catalog.catalog import build_catalog
from mskb.catalog.facts import facts_of
from mskb.pipeline.read import Refused, read_file
from mskb.plugin import KnowledgeBasePlugin
from mskb.publish.pages import PageMaker

PROJECT = Path(__file__).parents[2]
GOLDENS = [path.read_bytes() for path in sorted((PROJECT / "tests" / "goldens").glob("*/article.*"))]

_SCHEME = re.compile(r"\s*(?P<scheme>[a-z][a-z0-9+.-]*):", re.IGNORECASE)
_HARMLESS = frozenset(("http", "https", "ftp", "mailto"))
_ADDRESSES = frozenset(("href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset", "cite"))


class SmallSite:
    """Makes all pages of a site of a few files."""

    def __init__(self, folder: Path) -> None:
        """Set up MkDocs.

        Args:
            folder: An empty one, which everything is written into.
        """
        self._folder, articles = folder, folder / "articles"
        articles.mkdir()
        (folder / "docs").mkdir()
        (folder / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
        inherited = {"INHERIT": str(PROJECT / "mkdocs.yml"), "nav": ["index.md"], "site_dir": str(folder / "site")}
        plugins = {"plugins": [{"mskb": {"articles_dir": str(articles), "workers": 1, "search": False}}]}
        (folder / "mkdocs.yml").write_text(yaml.safe_dump({**inherited, **plugins}), encoding="utf-8")
        config = load_config(str(folder / "mkdocs.yml"))
        plugin = config.plugins["mskb"]
        assert isinstance(plugin, KnowledgeBasePlugin)
        config.plugins.on_startup(command="serve", dirty=False)
        build(config)
        assert plugin.preview is not None
        maker = plugin.preview._maker
        assert maker is not None
        self._maker: PageMaker = maker
        # What pages hold that no article has a say in.
        self._known = {(tag, name) for tag, names in ALLOWED_IN_TEXT.items() for name in (*names, "")}
        self._scripts: set[Element] = set()
        for page in self.pages([*SEEDS, *GOLDENS]).values():
            reading = read_page(page)
            self._known |= set(_parts_of(reading))
            self._scripts |= {script for script in reading.scripts if not _is_data(script)}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._maker.config.plugins.on_shutdown()

    def hold(self, files: Sequence[bytes]) -> None:
        """Hold that all pages of a site are valid HTML, in which nothing acts but what the theme brings."""
        for path, page in self.pages(files).items():
            reading = read_page(page)
            assert not reading.errors, f"{path} is no valid HTML: {reading.errors[:4]}"
            strange = [part for part in _parts_of(reading) if part not in self._known]
            assert not strange, f"{path} has elements or attributes of its own: {strange[:4]}"
            links = [link for link in _links_of(reading) if not _is_harmless(link)]
            assert not links, f"{path} has links that act: {links[:4]}"
            for script in reading.scripts:
                assert script in self._scripts or (_is_data(script) and json.loads(script.attributes[-1][1])), script
            ids = [value for element in reading.elements for name, value in element.attributes if name == "id"]
            twice = [name for name, count in Counter(ids).items() if count > 1]
            assert not twice, f"{path} has an id twice: {twice[:4]}"

    def pages(self, files: Sequence[bytes]) -> dict[str, str]:
        """The pages of a site of these files, articles and lists, by path; each file has a number of its own."""
        facts = []
        for number, data in enumerate(files, start=700_012):
            file = self._folder / "articles" / f"Q{number}.TXT"
            file.write_bytes(data.replace(b"Q700012", b"Q%d" % number))
            article = read_file(str(file), file.name)
            if not isinstance(article, Refused):
                facts.append(facts_of(article, str(file)))
        archive = self._maker.archive
        archive.turn(build_catalog(facts))
        archive.prepare()
        found = {}
        for path in archive.paths:
            refused = self._maker.write(path)
            assert refused is None, refused
            made = self._maker.files.get_file_from_path(path)
            assert made is not None, path
            found[path] = Path(made.abs_dest_path).read_text(encoding="utf-8")
        return found


def _parts_of(reading: HtmlReading) -> Iterator[tuple[str, str]]:
    """Elements, and elements with each of their attributes."""
    for element in reading.elements:
        yield element.tag, ""
        yield from ((element.tag, name) for name, _ in element.attributes)


def _links_of(reading: HtmlReading) -> Iterator[str]:
    for element in reading.elements:
        yield from (value for name, value in element.attributes if name in _ADDRESSES)


def _is_harmless(link: str) -> bool:
    match = _SCHEME.match("".join(char for char in link if char.isprintable()))  # browsers pass over line ends
    return match is None or match["scheme"].lower() in _HARMLESS


def _is_data(script: Element) -> bool:
    """Whether a script is JSON-LD, which browsers do not run."""
    return script.tag == "script" and ("type", "application/ld+json") in script.attributes
