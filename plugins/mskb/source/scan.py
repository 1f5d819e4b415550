"""Find the files that may hold articles, in an order that never changes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from mskb.model.defects import Defect, DefectKind

_SUFFIXES = (".txt", ".md")


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file that may hold an article."""

    file: str
    """Where the system finds it."""
    path: str
    """Relative to the folder that was given, with forward slashes, for people and for records."""


@dataclass(frozen=True, slots=True)
class Unread:
    """Something with the name of an article that cannot be read, or a folder that cannot be listed."""

    path: str
    defect: Defect


@dataclass(slots=True)
class Scan:
    """What was found below the given folders."""

    files: list[FoundFile] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    outside: int = 0
    """Symbolic links that leave the given folder; they are not followed."""


class _Place(NamedTuple):
    """A file or a folder that was found."""

    file: str
    path: str
    """For people, as `FoundFile.path`."""
    real: str
    """Without symbolic links: what tells whether it was seen before."""


def scan(sources: Iterable[str | os.PathLike[str]]) -> Scan:
    """List the `*.txt` and `*.md` files (any letter case) of files and folders.

    Hidden files and folders are passed over, and so are symbolic links that leave the folder they were found in.
    A source that does not exist is a mistake of the caller.

    Raises:
        FileNotFoundError: a source is not there.
    """
    found = Scan()
    seen: set[str] = set()
    for source in sources:
        root = Path(source)
        if not root.exists():
            raise FileNotFoundError(str(source))
        real = os.path.realpath(root)
        if root.is_dir():
            _scan_folder(_Place(str(root), "", real), real, found, seen)
        else:
            _add_file(_Place(str(root), readable(root.name), real), root.is_file(), found, seen)
    return found


def readable(path: str) -> str:
    r"""A path as text that can be printed: bytes that are not UTF-8 and control characters become `\xNN`."""
    if os.sep == "/" and path.isascii() and path.isprintable():
        return path
    text = os.fsencode(path).decode("utf-8", "backslashreplace").replace(os.sep, "/")
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in text)


def _scan_folder(folder: _Place, root: str, found: Scan, seen: set[str]) -> None:
    if folder.real in seen:  # a link to a folder that was listed already, perhaps its own parent
        return
    seen.add(folder.real)
    try:
        with os.scandir(folder.file) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        found.unread.append(
            Unread(folder.path or readable(folder.file), Defect(DefectKind.UNREADABLE, detail=error.strerror or ""))
        )
        return
    above, real_above = folder.path and f"{folder.path}/", folder.real.rstrip(os.sep) + os.sep
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = above + readable(entry.name)
        try:
            # 60,000 files: only a link has to be asked where it really is
            real = os.path.realpath(entry.path) if entry.is_symlink() else real_above + entry.name
            _look_at(entry, _Place(entry.path, path, real), root, found, seen)
        except OSError as error:  # what it links to lies in a folder that may not be searched
            found.unread.append(Unread(path, Defect(DefectKind.UNREADABLE, detail=error.strerror or "")))


def _look_at(entry: os.DirEntry[str], place: _Place, root: str, found: Scan, seen: set[str]) -> None:
    named = entry.name.lower().endswith(_SUFFIXES)
    if entry.is_symlink() and not _stays_inside(place.real, root):
        found.outside += 1
    elif entry.is_symlink() and not Path(entry.path).exists():  # or it leads to itself
        if named:
            target = readable(str(Path(entry.path).readlink()))
            found.unread.append(Unread(place.path, Defect(DefectKind.DEAD_LINK, detail=target)))
    elif entry.is_dir():
        if named:
            found.unread.append(Unread(place.path, Defect(DefectKind.NOT_A_FILE, detail="a folder")))
        _scan_folder(place, root, found, seen)
    elif named:
        _add_file(place, entry.is_file(), found, seen)


def _add_file(place: _Place, regular: bool, found: Scan, seen: set[str]) -> None:  # noqa: FBT001 - asked by its caller
    if place.real in seen:
        return
    seen.add(place.real)
    if regular:
        found.files.append(FoundFile(place.file, place.path))
    else:  # a pipe or a device would keep its reader waiting
        found.unread.append(Unread(place.path, Defect(DefectKind.NOT_A_FILE, detail="no regular file")))


def _stays_inside(real: str, root: str) -> bool:
    return real == root or real.startswith(root.rstrip(os.sep) + os.sep)
