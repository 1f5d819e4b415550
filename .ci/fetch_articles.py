"""Fetches an archive of articles into a folder, to build a site of it. Needs nothing but Python 3.11 and git.

    python3 .ci/fetch_articles.py OWNER/NAME[@REF][:FOLDER] OUT
    python3 .ci/fetch_articles.py 'https://HOST/FILE.tar.xz#sha256=HASH[&subdirectory=FOLDER]' OUT

The first takes a public repository of GitHub, or of the server that GITHUB_SERVER_URL names; REF is a branch, a tag or
a whole commit hash. The second takes a tar or zip file, such as one of a release, if it is the file of that SHA-256.
FOLDER is the one that has the articles; without it all is taken. OUT must not exist; nothing is written outside it.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from http.client import HTTPMessage
from pathlib import Path
from typing import IO, NoReturn
from urllib.parse import parse_qs, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

# Name and ref are given to git: neither may begin with a dash, which git would take for an option, or hold a `..`.
_REPOSITORY = re.compile(
    r"(?P<name>[A-Za-z0-9][\w-]{0,38}/[\w.-]{0,99}\w)(?:@(?P<ref>\w[\w./-]{0,199}))?(?::(?P<folder>.+))?", re.ASCII
)
_SHA256 = re.compile(r"[0-9a-f]{64}")
_BLOCK = 1 << 20


class FetchError(Exception):
    """What was asked for is wrong, or could not be had."""


class _StayAtHttps(HTTPRedirectHandler):
    """Follows a redirect to an address that begins with `https:`, and no other."""

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if urlsplit(newurl).scheme != "https":
            raise FetchError(f"The address leads on to one without https: {newurl!r}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(source: str, out: Path) -> None:
    """Fetch a source into a folder that does not exist.

    Raises:
        FetchError: the source is not well formed, could not be had, or is not what its SHA-256 says.
    """
    if out.exists():
        raise FetchError(f"{out} exists.")
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".fetch-", dir=out.parent) as work:
        whole = Path(work, "whole")
        if "://" in source:
            address, sha256, folder = read_address(source)
            file = Path(work, "file")
            download(address, sha256, file)
            unpack(file, whole)
        else:
            name, ref, folder = read_repository(source)
            clone(name, ref, whole)
        wanted = (whole / folder).resolve()
        if not wanted.is_relative_to(whole.resolve()) or not wanted.is_dir():
            raise FetchError(f"There is no folder {folder!r} in it.")
        wanted.rename(out)


def read_repository(source: str) -> tuple[str, str, str]:
    """The name, the ref and the folder of `OWNER/NAME@REF:FOLDER`."""
    match = _REPOSITORY.fullmatch(source)
    if match is None or ".." in source.partition(":")[0]:
        raise FetchError(f"This is neither OWNER/NAME[@REF][:FOLDER] nor an https address: {source!r}")
    return match["name"], match["ref"] or "HEAD", read_folder(match["folder"] or "")


def read_address(source: str) -> tuple[str, str, str]:
    """The address, the SHA-256 and the folder of `https://HOST/FILE#sha256=HASH&subdirectory=FOLDER`."""
    parts = urlsplit(source)
    said = parse_qs(parts.fragment)
    sha256 = said.get("sha256", [""])[-1].lower()
    if parts.scheme != "https" or not parts.hostname:
        raise FetchError(f"Only https addresses are fetched: {source!r}")
    if not _SHA256.fullmatch(sha256):
        raise FetchError("The address has to tell what file it is to be: add #sha256= and 64 hexadecimal digits.")
    return parts._replace(fragment="").geturl(), sha256, read_folder(said.get("subdirectory", [""])[-1])


def read_folder(text: str) -> str:
    """A path that stays where it begins."""
    folder = text.strip("/")
    if folder.startswith("-") or "\0" in folder or ".." in re.split(r"[/\\]", folder):
        raise FetchError(f"This is no path of a folder: {text!r}")
    return folder


def clone(name: str, ref: str, folder: Path) -> None:
    """Check a repository out, without its history."""
    server = os.environ.get("GITHUB_SERVER_URL") or "https://github.com"
    git("init", "-q", str(folder))
    git("-C", str(folder), "fetch", "-q", "--depth=1", "--no-tags", "--", f"{server}/{name}", ref)
    git("-C", str(folder), "checkout", "-q", "--detach", "FETCH_HEAD")
    shutil.rmtree(folder / ".git")


def git(*arguments: str) -> None:
    """Run git, which asks nobody for a password."""
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_LFS_SKIP_SMUDGE": "1"}
    ended = subprocess.run(["git", *arguments], env=environment, check=False)  # noqa: S603, S607 - no shell; git of PATH
    if ended.returncode:
        raise FetchError(f"git could not do it: git {' '.join(arguments)}")


def download(address: str, sha256: str, file: Path) -> None:
    """Download a file, and hold it against its SHA-256."""
    digest = hashlib.sha256()
    opener = build_opener(_StayAtHttps)
    try:
        with opener.open(address, timeout=60) as answer, file.open("wb") as stream:
            while block := answer.read(_BLOCK):
                digest.update(block)
                stream.write(block)
    except OSError as error:
        raise FetchError(f"{address}: {error}") from error
    if digest.hexdigest() != sha256:
        raise FetchError(f"The file is another: its SHA-256 is {digest.hexdigest()}.")


def unpack(file: Path, folder: Path) -> None:
    """Unpack the files of a tar or zip file; links are left out, and none comes to stand outside the folder."""
    folder.mkdir()
    try:
        if tarfile.is_tarfile(file):
            with tarfile.open(file) as archive:
                for member in archive:
                    if member.isfile():
                        _write_member(archive, member, folder)
        else:
            with zipfile.ZipFile(file) as zipped:
                zipped.extractall(folder)  # noqa: S202 - it drops `..` and makes no links
    except (tarfile.TarError, zipfile.BadZipFile, EOFError, OSError, ValueError) as error:
        raise FetchError(f"The file could not be unpacked: {error}") from error


def _write_member(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """Write a file: `extract` has the filter that would hold it inside the folder from Python 3.11.4 on only."""
    place = Path(os.path.normpath(folder / member.name))  # the folder is ours and has no links: names tell it all
    content = archive.extractfile(member)
    if not place.is_relative_to(folder) or content is None:
        raise FetchError(f"The file could not be unpacked: {member.name!r} lies outside it.")
    place.parent.mkdir(parents=True, exist_ok=True)
    with content, place.open("wb") as stream:  # of two by one name the later one holds
        shutil.copyfileobj(content, stream)
    os.utime(place, (member.mtime, member.mtime))


def main(arguments: list[str]) -> NoReturn:
    """The command line."""
    if len(arguments) != 2 or "-h" in arguments or "--help" in arguments:  # noqa: PLR2004 - a source and a folder
        sys.exit(__doc__)
    try:
        fetch(arguments[0], Path(arguments[1]).absolute())
    except FetchError as error:
        sys.exit(f"fetch-articles: {error}")
    sys.exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
