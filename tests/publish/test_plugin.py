"""The plugin within MkDocs: events, and the company of other plugins."""

from __future__ import annotations

from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from mskb.plugin import KnowledgeBasePlugin
from mskb.publish.archive import load_archive
from mskb.publish.site import add_theme

ARTICLES = Path(__file__).parents[2] / "articles"

SEEDS = ("168/Q168845", "242/Q242926", "243/Q243681", "278/Q278345", "283/Q283472")


def test_the_seeds_stand_at_their_own_addresses(build_site):
    site = build_site(ARTICLES)
    for seed in SEEDS:
        page = site.page(f"kb/{seed}/")
        assert '<h2 id="symptoms">' in page
        assert '<dl class="mskb-facts">' in page
    body = site.page("kb/283/Q283472/").partition('<div class="mskb-body">')[2].partition("</div>")[0]
    assert body
    assert 'href="../../242/Q242926/"' not in body, "it names a file Q242926.exe"


class Witness(BasePlugin):  # type: ignore[type-arg]
    """Another plugin, which writes down the events of a page."""

    def __init__(self) -> None:
        self.events: list[tuple[str, str]] = []

    def _see(self, event: str, page: object) -> None:
        self.events.append((event, getattr(getattr(page, "file", None), "src_uri", "")))

    def on_pre_page(self, page, **_):
        self._see("pre_page", page)
        return page

    def on_page_markdown(self, markdown, *, page, **_):
        self._see("page_markdown", page)
        return markdown.replace("The clock stands.", "The clock goes.")

    def on_page_content(self, html, *, page, **_):
        self._see("page_content", page)
        return html

    def on_page_context(self, context, *, page, **_):
        self._see("page_context", page)
        return context

    def on_post_page(self, output, *, page, **_):
        self._see("post_page", page)
        return output.replace("The clock goes.", "The clock goes on.")


def test_other_plugins_see_the_generated_pages(make_archive, raw_export, build_site, monkeypatch):
    witness = Witness()
    on_config = KnowledgeBasePlugin.on_config

    def join(plugin, config):
        config.plugins["witness"] = witness
        return on_config(plugin, config)

    monkeypatch.setattr(KnowledgeBasePlugin, "on_config", join)
    site = build_site(make_archive({"Q10022.TXT": raw_export("Q10022")}))
    events = ["pre_page", "page_markdown", "page_content", "page_context", "post_page"]
    for path in ("kb/010/Q10022.md", "kb/010/index.md", "index.md"):
        assert [event for event, seen in witness.events if seen == path] == events
    assert "The clock goes on." in site.page("kb/010/Q10022/")


def test_templates_stand_between_the_users_and_the_themes(tmp_path):
    (tmp_path / "mine").mkdir()
    config = MkDocsConfig()
    theme = {"name": "material", "custom_dir": str(tmp_path / "mine")}
    config.load_dict({"site_name": "x", "theme": theme, "docs_dir": str(tmp_path), "extra_css": ["own.css"]})
    config.validate()
    config = add_theme(add_theme(config))  # twice: a preview builds again with the same configuration
    names = [folder.rsplit("/", 2)[-2:] for folder in config.theme.dirs]
    assert names[0][-1] == "mine"
    assert names[1] == ["publish", "theme"]
    assert [str(sheet) for sheet in config.extra_css] == ["assets/mskb.css", "own.css"]


def test_a_users_template_goes_first(make_archive, raw_export, build_site, tmp_path):
    own = tmp_path / "mine" / "mskb"
    own.mkdir(parents=True)
    (own / "article.html").write_text("<p>{{ page.title }} ({{ mskb.article.id }}) in my own manner</p>")
    theme = {"name": "material", "font": False, "custom_dir": str(tmp_path / "mine")}
    site = build_site(make_archive({"Q10022.TXT": raw_export("Q10022", "Use <B>")}), theme=theme)
    # MkDocs' own titles are HTML, so a template writes them as they are
    assert site.page("kb/010/Q10022/") == "<p>Use &lt;B&gt; (Q10022) in my own manner</p>"


def test_a_preview_reads_once_and_later_in_one_process(monkeypatch):
    """The first time no thread runs yet; after that forking is not safe."""
    asked: list[int] = []

    def read_archive(sources, workers, *_):
        asked.append(workers)
        return load_archive(sources, 1)

    monkeypatch.setattr("mskb.plugin.read_archive", read_archive)
    plugin, config = KnowledgeBasePlugin(), load_config(plugins=[])
    config.plugins._current_plugin = "mskb"
    plugin.load_config({"articles_dir": str(ARTICLES), "workers": 4})
    plugin.on_startup(command="serve", dirty=False)
    for _ in range(3):
        plugin.on_files(Files([]), config=config)
    assert asked == [4]
    plugin.forks = False
    plugin.load_config({"articles_dir": str(ARTICLES), "workers": 4, "only": ["sms"]})
    plugin.on_files(Files([]), config=config)
    assert asked == [4, 1]
