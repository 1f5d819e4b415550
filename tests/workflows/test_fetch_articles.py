"""Fetching an archive to publish: nothing but what was asked for, and nowhere but into its folder."""

from __future__ import annotations

import hashlib
import io
import subprocess
import tarfile
import zipfile
from pathlib import Path

import fetch_articles
import pytest
from fetch_articles import FetchError, fetch, read_address, read_repository, unpack

HASH = "0" * 64


@pytest.mark.parametrize(
    ("source", "read"),
    [
        pytest.param("miller/clocks", ("miller/clocks", "HEAD", ""), id="all-of-its-main-branch"),
        pytest.param("miller/clocks@v1.2", ("miller/clocks", "v1.2", ""), id="a-tag"),
        pytest.param("miller/clocks:docs/kb", ("miller/clocks", "HEAD", "docs/kb"), id="a-folder"),
        pytest.param("m/c.io@a/b:/kb old/", ("m/c.io", "a/b", "kb old"), id="all-of-it"),
        pytest.param("m/c:docs/Ünter", ("m/c", "HEAD", "docs/Ünter"), id="a-name-that-is-not-ascii"),
        pytest.param("m/c:.docs/a..b/-x (1)", ("m/c", "HEAD", ".docs/a..b/-x (1)"), id="any-name"),
    ],
)
def test_a_repository(source, read):
    assert read_repository(source) == read


@pytest.mark.parametrize(
    "source",
    [
        "",
        "clocks",
        "miller/clocks/x",
        "--upload-pack=touch x/y",
        "-c/clocks",
        "miller/..",
        "miller/clocks@--exec=x",
        "miller/clocks@a..b",
        "miller/clocks:../x",
        "miller/clocks:a/../../x",
        "miller/clocks:-x",
        "miller/clocks:/-x",
        "miller/clocks:..",
        "miller/clocks:a\\..\\x",
        "miller/clocks:a\0",
        "miller/clocks\n",
        "miller/clo cks",
        "miller/clocks@$(x)",
        "ext::sh -c x",
    ],
)
def test_what_is_no_repository(source):
    with pytest.raises(FetchError):
        read_repository(source)


def test_an_address():
    source = f"https://mill.example.org/a/b.tar.xz?x=1#sha256={HASH}&subdirectory=docs/kb"
    assert read_address(source) == ("https://mill.example.org/a/b.tar.xz?x=1", HASH, "docs/kb")


@pytest.mark.parametrize(
    "source",
    [
        f"http://mill.example.org/b.tar#sha256={HASH}",
        f"file:///etc/b.tar#sha256={HASH}",
        f"https:///b.tar#sha256={HASH}",
        "https://mill.example.org/b.tar",
        "https://mill.example.org/b.tar#sha256=12",
        f"https://mill.example.org/b.tar#sha256={HASH}&subdirectory=../x",
        f"https://mill.example.org/b.tar#sha256={HASH}&subdirectory=a/%2e%2e/x",
    ],
)
def test_what_is_no_address_to_fetch(source):
    with pytest.raises(FetchError):
        read_address(source)


@pytest.fixture
def server(tmp_path, monkeypatch):
    """A repository miller/clocks with a tag, and a link out of it, as a server would give it."""
    folder = tmp_path / "server" / "miller" / "clocks"
    (folder / "kb").mkdir(parents=True)
    (folder / "kb" / "Q10022.txt").write_text("first", encoding="utf-8")
    (folder / "out").symlink_to("/etc")

    def git(*arguments: str) -> None:
        name = ("-c", "user.name=x", "-c", "user.email=x@example.org")
        subprocess.run(["git", *name, "-C", str(folder), *arguments], check=True, capture_output=True)

    git("init", "-q")
    git("add", "-A")
    git("commit", "-q", "-m", "First")
    git("tag", "first")
    (folder / "kb" / "Q10022.txt").write_text("second", encoding="utf-8")
    git("commit", "-q", "-a", "-m", "Second")
    monkeypatch.setenv("GITHUB_SERVER_URL", (tmp_path / "server").as_uri())
    return folder


@pytest.mark.usefixtures("server")
def test_fetching_from_a_repository(tmp_path):
    fetch("miller/clocks:kb", tmp_path / "out")
    assert (tmp_path / "out" / "Q10022.txt").read_text(encoding="utf-8") == "second"
    fetch("miller/clocks@first", tmp_path / "first")
    assert (tmp_path / "first" / "kb" / "Q10022.txt").read_text(encoding="utf-8") == "first"
    assert not (tmp_path / "first" / ".git").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"server", "out", "first"}


@pytest.mark.parametrize("source", ["miller/clocks:none", "miller/clocks:out", "miller/clocks@none", "miller/none"])
@pytest.mark.usefixtures("server")
def test_what_a_repository_does_not_have(tmp_path, source):
    with pytest.raises(FetchError):
        fetch(source, tmp_path / "out")
    assert {path.name for path in tmp_path.iterdir()} == {"server"}


@pytest.mark.usefixtures("server")
def test_a_folder_that_is_there_is_left_alone(tmp_path):
    with pytest.raises(FetchError, match="exists"):
        fetch("miller/clocks", tmp_path / "server")


def archive_of(file: Path, *names: str, link: str = "") -> None:
    with tarfile.open(file, "w:xz") as archive:
        for number, name in enumerate(names):
            member = tarfile.TarInfo(name)
            member.size = 6
            archive.addfile(member, io.BytesIO(b"bells%d" % number))
        if link:
            member = tarfile.TarInfo("kb/link")
            member.type, member.linkname = tarfile.SYMTYPE, link
            archive.addfile(member)


def test_unpacking(tmp_path):
    archive_of(tmp_path / "a", "kb/Q10022.txt", link="/etc/passwd")
    unpack(tmp_path / "a", tmp_path / "tar")
    assert [file.name for file in (tmp_path / "tar" / "kb").iterdir()] == ["Q10022.txt"]
    with zipfile.ZipFile(tmp_path / "b", "w") as zipped:
        zipped.writestr("kb/Q10022.txt", "bells")
        zipped.writestr("../../beside.txt", "bells")
    unpack(tmp_path / "b", tmp_path / "zip")
    assert (tmp_path / "zip" / "kb" / "Q10022.txt").is_file()
    assert {path.name for path in tmp_path.iterdir()} == {"a", "b", "tar", "zip"}


def test_of_two_files_by_one_name_the_later_one_holds(tmp_path):
    """As where somebody appended to a tar file what had changed."""
    archive_of(tmp_path / "a", "kb/Q10022.txt", "kb/Q10033.txt", "./kb/Q10022.txt")
    unpack(tmp_path / "a", tmp_path / "tar")
    texts = {file.name: file.read_text(encoding="utf-8") for file in (tmp_path / "tar" / "kb").iterdir()}
    assert texts == {"Q10022.txt": "bells2", "Q10033.txt": "bells1"}


@pytest.mark.parametrize("name", ["../beside.txt", "kb/../../beside.txt", "/etc/mskb.txt"])
def test_what_would_lead_out_of_the_folder_is_not_unpacked(tmp_path, name):
    archive_of(tmp_path / "a", name)
    with pytest.raises(FetchError, match="could not be unpacked"):
        unpack(tmp_path / "a", tmp_path / "tar")
    assert {path.name for path in tmp_path.iterdir()} == {"a", "tar"}


def test_what_is_no_archive(tmp_path):
    (tmp_path / "a").write_bytes(b"bells")
    with pytest.raises(FetchError, match="could not be unpacked"):
        unpack(tmp_path / "a", tmp_path / "tar")


def test_a_file_is_held_against_its_hash(tmp_path, monkeypatch):
    archive_of(tmp_path / "a", "kb/Q10022.txt")
    data = (tmp_path / "a").read_bytes()

    class Opener:
        def open(self, address: str, timeout: float) -> io.BytesIO:
            assert (address, timeout) == ("https://mill.example.org/a", 60)
            return io.BytesIO(data)

    monkeypatch.setattr(fetch_articles, "build_opener", lambda _: Opener())
    right = hashlib.sha256(data).hexdigest()
    fetch(f"https://mill.example.org/a#sha256={right}&subdirectory=kb", tmp_path / "out")
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["Q10022.txt"]
    with pytest.raises(FetchError, match=right):
        fetch(f"https://mill.example.org/a#sha256={HASH}", tmp_path / "other")
    assert not (tmp_path / "other").exists()


def test_a_wrong_source_is_told_in_a_sentence(tmp_path):
    with pytest.raises(SystemExit, match="fetch-articles: This is neither OWNER/NAME"):
        fetch_articles.main(["--help=x", str(tmp_path / "out")])
    with pytest.raises(SystemExit, match="Fetches an archive"):
        fetch_articles.main([])
