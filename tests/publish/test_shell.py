from __future__ import annotations

import pytest

from mskb.publish import pages
from mskb.publish.shared import SharedParts
from mskb.publish.squeeze import squeeze


def test_a_page_from_a_shell_is_the_page_that_its_template_makes(make_archive, raw_export, build_site, monkeypatch):
    monkeypatch.setattr(SharedParts, "leave_out", lambda _self, html, _base_url: html)
    titles = {"Q7": "A <b> & c", "Q8": "mskb-title", "Q9": "x" * 300, "Q10022": "Bells"}
    texts = {"Q7": "SYMPTOMS\n========\n\nSee Q9 and Q99999.", "Q8": "No heading.", "Q9": "CAUSE\n=====\n\nQ7 did it."}
    # so many that shells are used after they were tried, at every depth
    titles |= {f"Q{number}": f"Article {number}" for number in range(20_000, 20_450)}
    folder = make_archive({f"{q}.TXT": raw_export(q, title, text=texts.get(q, "")) for q, title in titles.items()})
    squeezed = build_site(folder)

    def render(self, page, context):
        return self.env.get_template(page.meta["template"]).render(context)

    monkeypatch.setattr(pages.PageMaker, "_render", render)
    whole = build_site(folder)
    assert squeezed.pages.keys() == whole.pages.keys()
    for path, page in whole.pages.items():
        # between the items of a table of contents there are no line ends
        assert squeeze(squeezed.pages[path]).replace("</li>\n<li", "</li><li") == squeeze(page).replace(
            "</li>\n<li", "</li><li"
        ), path
    assert len(squeezed.page("kb/000/Q7/")) < len(whole.page("kb/000/Q7/"))


@pytest.mark.parametrize("depth", ["kb/020/index.html", "kb/020/2/index.html", "wanted/index.html"])
def test_pages_of_each_depth_have_their_own_way_to_the_root(make_archive, raw_export, build_site, depth):
    folder = make_archive({f"Q{n}.TXT": raw_export(f"Q{n}", text=f"See Q{n + 40_000}.") for n in range(20_000, 20_250)})
    page = build_site(folder).pages[depth]
    assert f'href="{"../" * depth.count("/")}assets/mskb.css"' in page


def test_a_page_is_made_in_full_where_the_users_own_templates_may_ask_anything(
    make_archive, raw_export, build_site, tmp_path
):
    own = tmp_path / "mine"
    own.mkdir()
    (own / "main.html").write_text("{% extends 'base.html' %}{% block footer %}{{ page.url }}{% endblock %}")
    site = build_site(
        make_archive({"Q7.TXT": raw_export("Q7"), "Q8.TXT": raw_export("Q8")}),
        theme={"name": "material", "font": False, "custom_dir": str(own)},
    )
    assert "kb/000/Q7/" in site.page("kb/000/Q7/")
    assert "kb/000/Q8/" in site.page("kb/000/Q8/")
