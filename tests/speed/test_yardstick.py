"""What Hugo is given of the converted tree."""

from __future__ import annotations

import pytest
import yaml
from tests.speed.hugo import cut_front_matter, cut_page, make_project, page_name

from mskb.model.article import Article
from mskb.pipeline.read import read_bytes
from mskb.render.front_matter import front_matter_of, with_front_matter

FULL = {
    "title": "HOWTO: Do It",
    "id": "Q168845",
    "product": "Microsoft Systems Management Server",
    "products": ["Microsoft Systems Management Server", "Microsoft Windows NT Server"],
    "versions": ["2.0", "2.0 SP2"],
    "keywords": ["kbnetwork", "kbZNotKeyword"],
    "technology": ["kbSMS200"],
    "tags": ["/keywords/kbnetwork/"],
}


def test_cut_front_matter():
    assert cut_front_matter(FULL) == {
        "title": "HOWTO: Do It",
        "keywords": ["kbnetwork", "kbZNotKeyword"],
        "products": ["Microsoft Systems Management Server"],
        "versions": ["2.0", "2.0 SP2"],
    }


def test_what_is_empty_is_left_out():
    assert cut_front_matter({"title": "Two", "products": ["Visual C++"]}) == {"title": "Two"}


def test_cut_page_keeps_text_and_types():
    text = "## Symptoms\n\nA rule:\n\n---\n\nThe end."
    page = cut_page(with_front_matter(FULL, text))
    head, _, rest = page.removeprefix("---\n").partition("\n---\n")
    assert rest.strip("\n") == text
    assert yaml.safe_load(head)["versions"] == ["2.0", "2.0 SP2"]


@pytest.mark.parametrize("page", ["No front matter.\n", "---\nno end\n"])
def test_a_page_without_front_matter_stays(page):
    assert cut_page(page) == page


def test_the_names_are_those_that_mskb_writes():
    text = "DOCUMENT:Q168845  17-DEC-2000  [sms]\nTITLE   :Two\nPRODUCT :Microsoft Systems Management Server\n"
    text += "PROD/VER:winnt:2.0,2.0 SP2\nOPER/SYS:\nKEYWORDS:kbnetwork\n\n" + "=" * 70 + "\nText.\n"
    article = read_bytes(text.encode(), "Q168845.TXT")
    assert isinstance(article, Article)
    assert cut_front_matter(front_matter_of(article)) == {
        "title": "Two",
        "keywords": ["kbnetwork"],
        "products": ["Microsoft Systems Management Server"],
        "versions": ["2.0", "2.0 SP2"],
    }


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("kb/168/Q168845.md", "kb/168/Q168845.md"),
        ("wanted/index.md", "wanted/_index.md"),
        ("index.md", "_index.md"),
        ("kb/cardindex.md", "kb/cardindex.md"),
    ],
)
def test_page_name(path, name):
    assert page_name(path) == name


def test_a_project_holds_all_pages(tmp_path):
    tree = tmp_path / "tree"
    for path in ("kb/168/Q168845.md", "wanted/index.md"):
        (tree / path).parent.mkdir(parents=True)
        (tree / path).write_text(with_front_matter(FULL, "Text."), encoding="utf-8")
    assert make_project(tree, tmp_path / "hugo") == 2
    assert "kbSMS200" not in (tmp_path / "hugo/content/kb/168/Q168845.md").read_text(encoding="utf-8")
    assert (tmp_path / "hugo/content/wanted/_index.md").is_file()
    assert (tmp_path / "hugo/hugo.toml").is_file()
