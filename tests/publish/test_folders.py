"""Folders that do not go together stop a build before anything is deleted, published or written."""

from __future__ import annotations

import sys

import pytest
from mkdocs.exceptions import Abort

from mskb.publish.folders import Claim

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


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks no folders")
def test_two_builds_do_not_write_into_one_folder(build_site, make_archive, tmp_path, caplog):
    archive = make_archive(TEXT)
    build_site(archive)
    other = Claim()
    other.take(str(tmp_path / "site"))
    with pytest.raises(Abort):
        build_site(make_archive({"Q10020.TXT": "Q10020: Clocks\n\nThe clocks stand.\n"}))
    assert "Another build is writing into" in caplog.messages[-1]
    assert (tmp_path / "site" / "kb" / "010" / "Q10010" / "index.html").exists(), "it was not emptied"
    assert build_site(archive, name="another").page("kb/010/Q10020/")
    other.release()
    assert build_site(archive).page("kb/010/Q10020/")


def test_a_claim_ends_with_the_build_however_that_ends(build_site, make_archive, tmp_path):
    archive = make_archive(TEXT)
    (tmp_path / "hook.py").write_text(
        "def on_page_markdown(*_, **__):\n    raise KeyError('no bell')\n", encoding="utf-8"
    )
    with pytest.raises((Abort, KeyError)):
        build_site(archive, hooks=[str(tmp_path / "hook.py")])
    claim = Claim()
    claim.take(str(tmp_path / "site"))
    claim.release()
    build_site(archive)
    claim.take(str(tmp_path / "site"))
    claim.release()


def test_a_folder_that_cannot_be_claimed_is_the_matter_of_who_writes(tmp_path):
    (tmp_path / "file").write_text("")
    Claim().take(str(tmp_path / "file" / "site"))
