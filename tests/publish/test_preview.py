"""In a preview pages are made when they are asked for, are those of a build, and follow what changes."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import click
import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from mskb.plugin import KnowledgeBasePlugin
from mskb.publish.pages import PageMaker
from mskb.publish.serving import make_app

WORD = ("word97", "Word 97 for Windows")
PATIENCE = 60.0


@dataclass(frozen=True, slots=True)
class Served:
    """A preview whose server is asked without a network."""

    server: LiveReloadServer
    plugin: KnowledgeBasePlugin
    site_dir: Path
    articles: Path
    docs: Path

    def get(self, address: str) -> tuple[int, str]:
        """Status and body at an address, of which the script that loads pages again is taken away."""
        answers: list[str] = []
        environ = {"PATH_INFO": address, "REQUEST_METHOD": "GET"}
        app = self.server.get_app()
        assert app is not None
        chunks = app(environ, lambda status, *_: answers.append(status))  # type: ignore[arg-type]
        body = b"".join(chunks).decode(errors="replace")
        getattr(chunks, "close", lambda: None)()
        [status] = answers
        return int(status[:3]), body

    def page(self, address: str) -> str:
        """The page at an address, which must be there."""
        status, body = self.get(address)
        assert status == 200, address
        return body

    def build_again(self) -> None:
        """What MkDocs does when a file in `docs/` has changed."""
        self.server.builder()


Serve: TypeAlias = Callable[..., Served]


@pytest.fixture
def articles(make_archive, raw_export):
    return make_archive(
        {
            "010/Q10022.TXT": raw_export("Q10022", text="See Q20033, Q99999 and Q10022.", keywords="kbsms200 kbfaq"),
            "020/Q20033.TXT": raw_export("Q20033", "BUG: Bells & <Whistles>", product=WORD),
            "Q168845.md": "Q168845: Typed by hand\n\nSee http://www.example.com/a?b=1&c=2.\n",
        }
    )


@pytest.fixture
def serve(articles, tmp_path) -> Iterator[Serve]:
    """Starts a preview as `mkdocs serve` does, up to where it would listen."""
    started: list[Served] = []

    def run(*, dirty: bool = False, command: str = "serve", options: Any = None, **settings: Any) -> Served:
        docs, site_dir = tmp_path / "docs", tmp_path / "served"
        docs.mkdir(exist_ok=True)
        (docs / "index.md").write_text("# Home\n\n[All articles](kb/index.md)\n", encoding="utf-8")
        values = {
            "site_name": "Clocks",
            "site_dir": str(site_dir),
            "theme": {"name": "material", "font": False},
            "plugins": [{"mskb": {"articles_dir": str(articles), "workers": 1, **(options or {})}}],
            "nav": ["index.md", "kb/index.md", {"Products": "versions/index.md"}, "keywords/index.md"],
            "markdown_extensions": [
                {"toc": {"permalink": True, "permalink_title": ""}},
                "tables",
                "pymdownx.superfences",
            ],
            **settings,
        }
        file = tmp_path / "mkdocs.yml"
        file.write_text(yaml.safe_dump(values), encoding="utf-8")
        config = load_config(str(file))
        config.plugins.on_startup(command=command, dirty=dirty)  # type: ignore[arg-type]
        mount_path = "/" + (config.site_url or "").partition("//")[2].partition("/")[2]

        def builder() -> None:
            build(load_config(str(file)), serve_url=f"http://localhost{mount_path}", dirty=dirty)

        build(config, serve_url=f"http://localhost{mount_path}", dirty=dirty)
        server = LiveReloadServer(builder, "localhost", 0, str(site_dir), mount_path)
        config.plugins.on_serve(server, config=config, builder=builder)
        plugin = config.plugins["mskb"]
        assert isinstance(plugin, KnowledgeBasePlugin)
        started.append(Served(server, plugin, site_dir, articles, docs))
        return started[-1]

    yield run
    for served in started:
        served.plugin.on_shutdown()
        served.server.server_close()


def wait_for(condition: Callable[[], object]) -> None:
    limit = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < limit, "it did not come"
        time.sleep(0.05)


def test_a_page_is_made_when_it_is_asked_for_and_is_that_of_a_build(serve, build_site, articles):
    built = build_site(articles).pages
    served = serve()
    assert not (served.site_dir / "kb").exists()
    for path, page in built.items():
        if path != "404.html":
            assert served.page(f"/{path.removesuffix('index.html')}") == page, path
    assert "preview" in vars(served.plugin)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        pytest.param("/kb/010/Q10022/", 200, id="article"),
        pytest.param("/kb/010/Q10022", 302, id="without the last slash"),
        pytest.param("/kb/010/Q10022/index.html", 200, id="by the name of its file"),
        pytest.param("/kb/../kb/010/./Q10022/", 200, id="in a roundabout way"),
        pytest.param("/kb/099/Q99999/", 200, id="stub"),
        pytest.param("/keywords/kbfaq/", 200, id="list"),
        pytest.param("/versions/systems-management-server/2.0", 302, id="list whose name has a dot"),
        pytest.param("/id/sms/", 200, id="list of the older archive"),
        pytest.param("/", 200, id="home"),
        pytest.param("/assets/mskb.css", 200, id="style sheet"),
        pytest.param("/kb/010/Q10023/", 404, id="no article"),
        pytest.param("/kb/010/Q10022.html", 404, id="no address of this site"),
        pytest.param("/kb/010/Q10022.md", 404, id="its Markdown"),
        pytest.param("/../mkdocs.yml", 404, id="outside"),
    ],
)
def test_addresses(serve, address, status):
    assert serve().get(address)[0] == status


def test_a_site_below_a_path(serve):
    served = serve(site_url="http://example.com/archive/")
    assert served.get("/archive/kb/010/Q10022/")[0] == 200
    assert served.get("/archive/kb/010/Q10022")[0] == 302
    assert served.get("/kb/010/Q10022/")[0] == 404
    assert served.get("/")[0] == 302


def test_addresses_with_the_names_of_files(serve):
    served = serve(use_directory_urls=False)
    assert "<h1>SMS: The Clock Stands</h1>" in served.page("/kb/010/Q10022.html")
    assert "All 3 articles" in served.page("/kb/index.html")
    assert "All 3 articles" in served.page("/kb/")
    assert served.get("/kb/010/Q10022/")[0] == 404


def test_an_edited_article_shows_at_once_and_so_does_what_follows_from_it(serve, raw_export):
    served = serve()
    assert "The Clock Stands" in served.page("/kb/010/Q10022/")
    assert "The Clock Stands" in served.page("/kb/010/")
    assert "Referenced by" in served.page("/kb/020/Q20033/")
    assert "Q99999 is cited by 1 article" in served.page("/kb/099/Q99999/")
    edited = raw_export("Q10022", "SMS: Clocks Are Still", text="See Q77777.", keywords="kbtime")
    (served.articles / "010" / "Q10022.TXT").write_text(edited)
    page = served.page("/kb/010/Q10022/")
    assert "<h1>SMS: Clocks Are Still</h1>" in page
    assert 'href="../../../keywords/kbtime/"' in page
    assert "SMS: Clocks Are Still" in served.page("/kb/010/")
    assert "Referenced by" not in served.page("/kb/020/Q20033/")
    assert "SMS: Clocks Are Still" in served.page("/keywords/kbtime/")
    assert served.get("/keywords/kbfaq/")[0] == 404, "no article has this keyword any more"
    assert served.get("/kb/099/Q99999/")[0] == 404, "it is not wanted any more"
    assert "is not in this archive" in served.page("/kb/077/Q77777/")


def test_the_page_of_a_cited_article_follows_the_citing_one(serve, raw_export):
    served = serve()
    assert "The Clock Stands" in served.page("/kb/020/Q20033/")
    (served.articles / "010" / "Q10022.TXT").write_text(raw_export("Q10022", "SMS: New Title", text="See Q20033."))
    assert "SMS: New Title" in served.page("/kb/020/Q20033/")


def test_an_added_article_takes_the_place_of_its_stub(serve, raw_export):
    served = serve()
    assert "is not in this archive" in served.page("/kb/099/Q99999/")
    (served.articles / "new.txt").write_text(raw_export("Q99999", "It Was Found", text="See Q20033."))
    wait_for(lambda: "<h1>It Was Found</h1>" in served.page("/kb/099/Q99999/"))
    assert "It Was Found" in served.page("/kb/020/Q20033/"), "among those that cite it"
    assert "All 4 articles" in served.page("/kb/")
    assert "mskb-missing" not in served.page("/kb/010/Q10022/")


def test_an_added_article_that_nobody_cites(serve, raw_export):
    served = serve()
    (served.articles / "new.txt").write_text(raw_export("Q55555"))
    assert served.get("/kb/055/Q55555/")[0] == 200
    assert served.get("/kb/055/")[0] == 200


def test_a_removed_article_is_gone_or_a_stub(serve):
    served = serve()
    served.page("/kb/168/Q168845/")
    served.page("/kb/020/Q20033/")
    (served.articles / "Q168845.md").unlink()
    (served.articles / "020" / "Q20033.TXT").unlink()
    assert served.get("/kb/168/Q168845/")[0] == 404
    assert "is not in this archive" in served.page("/kb/020/Q20033/")
    assert "All 1 article of" in served.page("/kb/")


def test_browsers_are_told_to_load_again(serve, raw_export):
    served = serve()
    served.page("/kb/010/Q10022/")
    epoch = served.server._visible_epoch
    (served.articles / "010" / "Q10022.TXT").write_text(raw_export("Q10022", "SMS: New Title"))
    wait_for(lambda: served.server._visible_epoch > epoch)
    assert served.server._wanted_epoch == served.server._visible_epoch, "no request waits for a build"
    assert not served.server._want_rebuild, "MkDocs does not build"


def test_a_build_of_the_hand_written_pages_sweeps_the_site_and_pages_come_again(serve):
    served = serve()
    served.page("/kb/010/Q10022/")
    archive = served.plugin.archive
    (served.docs / "index.md").write_text("# Home again\n")
    served.build_again()
    assert not (served.site_dir / "kb").exists()
    assert "Home again" in served.page("/")
    assert "<h1>SMS: The Clock Stands</h1>" in served.page("/kb/010/Q10022/")
    assert served.plugin.archive is archive, "the archive was not read again"


def test_a_page_that_is_swept_away_before_it_is_served(serve):
    served = serve()
    original = served.server.serve_request
    swept: list[bool] = []

    def sweep_once(environ, start_response):
        if not swept:
            swept.append(True)
            served.build_again()
        return original(environ, start_response)

    assert served.plugin.preview is not None
    served.server.set_app(make_app(served.plugin.preview, sweep_once, "/"))
    assert "<h1>SMS: The Clock Stands</h1>" in served.page("/kb/010/Q10022/")
    assert swept


def test_a_dirty_build_leaves_pages_that_are_made_again(serve, raw_export):
    served = serve(dirty=True)
    served.page("/kb/168/Q168845/")
    served.build_again()
    assert (served.site_dir / "kb" / "168" / "Q168845" / "index.html").exists()
    (served.articles / "Q168845.md").write_text(raw_export("Q168845", "Typed Again"))
    assert "Typed Again" in served.page("/kb/168/Q168845/")
    served.build_again()
    (served.articles / "Q168845.md").unlink()
    assert served.get("/kb/168/Q168845/")[0] == 404


def test_a_page_that_somebody_wrote_goes_before(serve):
    served = serve()
    own = served.docs / "kb" / "010" / "Q10022.md"
    own.parent.mkdir(parents=True)
    own.write_text("# My own\n")
    served.build_again()
    assert "My own" in served.page("/kb/010/Q10022/")
    (served.articles / "010" / "Q10022.TXT").rename(served.articles / "kept")
    assert "My own" in served.page("/kb/010/Q10022/")
    (served.articles / "kept").rename(served.articles / "010" / "Q10022.TXT")
    own.unlink()
    served.build_again()
    assert "<h1>SMS: The Clock Stands</h1>" in served.page("/kb/010/Q10022/")


def test_a_page_that_cannot_be_made_is_told_and_the_others_go_on(serve, monkeypatch, caplog):
    served, write = serve(), PageMaker.write

    def fail(maker, path):
        if "Q10022" in path:
            raise ValueError("<b>no ink</b>")
        return write(maker, path)

    monkeypatch.setattr(PageMaker, "write", fail)
    status, body = served.get("/kb/010/Q10022/")
    assert status == 500
    assert "kb/010/Q10022.md: ValueError: &lt;b&gt;no ink&lt;/b&gt;" in body
    errors = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert errors == ["mskb: kb/010/Q10022.md could not be made: ValueError: <b>no ink</b>"]
    assert served.get("/kb/020/Q20033/")[0] == 200
    monkeypatch.setattr(PageMaker, "write", write)
    assert served.get("/kb/010/Q10022/")[0] == 200


def test_an_article_that_cannot_be_read_any_more(serve, caplog):
    served = serve()
    served.page("/kb/168/Q168845/")
    (served.articles / "Q168845.md").write_bytes(b"Q168845\0" * 50)
    assert served.get("/kb/168/Q168845/")[0] == 404
    assert "Q168845.md:0: error: binary" in caplog.text


def test_a_folder_that_is_away_for_a_while_is_told_once(serve, caplog):
    served = serve()
    served.page("/kb/010/Q10022/")
    away = served.articles.rename(served.articles.with_name("away"))
    for _ in range(3):
        assert served.get("/kb/020/Q20033/")[0] == 404
        assert served.get("/kb/010/Q11111/")[0] == 404
        served.page("/")
    told = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert told == [f"mskb: Changes of the archive are not seen: FileNotFoundError: {served.articles}"]
    away.rename(served.articles)
    wait_for(lambda: served.get("/kb/020/Q20033/")[0] == 200)
    served.page("/kb/010/Q10022/")


def test_a_preview_begins_with_what_was_read_last_and_notices_what_changed_since(serve, raw_export, monkeypatch):
    first = serve()
    first.plugin.on_shutdown()
    (first.articles / "010" / "Q10022.TXT").write_text(raw_export("Q10022", "SMS: Clocks Are Still"))
    (first.articles / "020" / "Q20033.TXT").unlink()
    (first.articles / "Q30044.TXT").write_text(raw_export("Q30044"))
    with monkeypatch.context() as patched:
        patched.setattr("mskb.publish.archive.collect", lambda *_, **__: pytest.fail("all files are looked at"))
        served = serve()
    assert "<h1>SMS: Clocks Are Still</h1>" in served.page("/kb/010/Q10022/")
    assert "Q30044" in served.page("/kb/030/Q30044/")
    wait_for(lambda: served.get("/kb/020/Q20033/")[0] == 404)


def test_only_a_part_of_the_archive(serve, raw_export):
    served = serve(options={"only": ["sms"]})
    assert served.get("/kb/010/Q10022/")[0] == 200
    assert served.get("/kb/020/Q20033/")[0] == 404, "left out, and not wanted"
    (served.articles / "010" / "Q10022.TXT").write_text(raw_export("Q10022", text="See Q20033 and Q44444."))
    assert "Q20033/" not in served.page("/kb/010/Q10022/")
    assert served.get("/kb/044/Q44444/")[0] == 200


def test_an_option_that_is_changed_meanwhile(serve, tmp_path):
    served = serve(options={"only": ["sms"]})
    file = tmp_path / "mkdocs.yml"
    file.write_text(file.read_text().replace("- sms", "- word97"))
    served.build_again()
    assert served.get("/kb/010/Q10022/")[0] == 404
    assert served.get("/kb/020/Q20033/")[0] == 200


def test_requests_that_come_at_once(serve):
    served = serve()
    addresses = ["/kb/010/Q10022/", "/kb/020/Q20033/", "/kb/168/Q168845/", "/kb/", "/keywords/", "/kb/099/Q99999/"]
    alone = {address: served.page(address) for address in addresses}
    served.build_again()
    with ThreadPoolExecutor(8) as pool:
        pages = list(pool.map(served.page, addresses * 5))
    assert pages == [alone[address] for address in addresses * 5]


def test_nothing_is_made_after_the_end(serve):
    served = serve()
    served.plugin.on_shutdown()
    assert served.get("/kb/010/Q10022/")[0] == 404
    assert not (served.site_dir / "kb").exists()


def test_a_clean_preview_is_a_build(serve, caplog):
    caplog.set_level(logging.INFO)
    served = serve(command="build")
    assert (served.site_dir / "kb" / "010" / "Q10022" / "index.html").exists()
    assert "Articles are not watched" in caplog.text
    assert served.plugin.workers == 1, "nothing is forked once the server runs"


def test_without_live_reload_all_is_built(serve, caplog):
    caplog.set_level(logging.INFO)
    with click.Context(click.Command("serve")) as context:
        context.params["livereload"] = False
        served = serve()
    assert (served.site_dir / "kb" / "010" / "Q10022" / "index.html").exists()
    assert "without live reload" in caplog.text
