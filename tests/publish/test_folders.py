"""Folders that do not go together stop a build before anything is deleted, published or written."""

from __future__ import annotations

import pytest
from mkdocs.exceptions import Abort

TEXT = {"Q10010.TXT": "Q10010: Bells\n\nThe bells ring.\n"}


@pytest.mark.parametrize("place", ["articles", "articles/deep", "link"])
def test_a_build_does_not_empty_the_folder_of_the_articles(build_site, make_archive, tmp_path, caplog, place):
    archive = make_archive({f"deep/{name}": text for name, text in TEXT.items()})
    (tmp_path / "link").symlink_to(archive)
    with pytest.raises(Abort):
        build_site(archive / "deep", site_dir=place)
    assert "lie in the site's folder" in caplog.messages[-1]
    assert (archive / "deep" / "Q10010.TXT").exists()


def test_a_folder_of_articles_that_is_called_like_the_sites_is_another(build_site, make_archive, tmp_path):
    archive = make_archive(TEXT)
    archive.rename(tmp_path / "site-of-old")
    assert build_site(tmp_path / "site-of-old").page("kb/010/Q10010/")


@pytest.mark.parametrize("place", ["docs", "docs/articles"])
def test_articles_are_not_published_as_they_are(build_site, make_archive, tmp_path, caplog, place):
    archive = make_archive({"Q10010.md": "# Q10010: Bells\n\n<script>alert(1)</script>\n"})
    (tmp_path / "docs").mkdir()
    (archive / "Q10010.md").rename(tmp_path / "docs" / "Q10010.md")
    (tmp_path / place).mkdir(exist_ok=True)
    with pytest.raises(Abort):
        build_site(tmp_path / place)
    assert "lie in docs_dir" in caplog.messages[-1]
    assert not (tmp_path / "site").exists()


def test_nothing_is_written_through_a_link_in_the_sites_folder(build_site, make_archive, tmp_path, caplog):
    other = tmp_path / "other"
    (other / "index").mkdir(parents=True)
    (other / "index" / "mine").write_text("mine")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "search").symlink_to(other)
    with pytest.raises(Abort):
        build_site(make_archive(TEXT))
    assert "search is a link to another folder" in caplog.messages[-1]
    assert [path.name for path in other.rglob("*")] == ["index", "mine"]


def test_a_site_may_be_a_link_and_hidden_files_stay(build_site, make_archive, tmp_path):
    other = tmp_path / "other"
    other.mkdir()
    (other / ".htaccess").write_text("mine")
    (tmp_path / "site").symlink_to(other)
    assert build_site(make_archive(TEXT)).page("kb/010/Q10010/")
    assert (other / ".htaccess").read_text() == "mine"
    assert (tmp_path / "site").is_symlink()
