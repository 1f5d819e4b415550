"""Find the files that may hold articles, in an order that never changes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

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
        if root.is_dir():
            _scan_folder(str(root), "", os.path.realpath(root), found, seen)
        else:
            _add_file(str(root), readable(root.name), found, seen)
    return found


def readable(path: str) -> str:
    r"""A path as text that can be printed: bytes that are not UTF-8 and control characters become `\xNN`."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace").replace(os.sep, "/")
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in text)


def _scan_folder(folder: str, path: str, root: str, found: Scan, seen: set[str]) -> None:
    real = os.path.realpath(folder)
    if real in seen:  # a link to a folder that was listed already, perhaps its own parent
        return
    seen.add(real)
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        found.unread.append(
            Unread(path or readable(folder), Defect(DefectKind.UNREADABLE, detail=error.strerror or ""))
        )
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        below = f"{path}/{readable(entry.name)}" if path else readable(entry.name)
        try:
            _look_at(entry, below, root, found, seen)
        except OSError as error:  # what it links to lies in a folder that may not be searched
            found.unread.append(Unread(below, Defect(DefectKind.UNREADABLE, detail=error.strerror or "")))


def _look_at(entry: os.DirEntry[str], path: str, root: str, found: Scan, seen: set[str]) -> None:
    named = entry.name.lower().endswith(_SUFFIXES)
    if entry.is_symlink() and not _stays_inside(entry.path, root):
        found.outside += 1
    elif entry.is_symlink() and not Path(entry.path).exists():  # or it leads to itself
        if named:
            target = readable(str(Path(entry.path).readlink()))
            found.unread.append(Unread(path, Defect(DefectKind.DEAD_LINK, detail=target)))
    elif entry.is_dir():
        if named:
            found.unread.append(Unread(path, Defect(DefectKind.NOT_A_FILE, detail="a folder")))
        _scan_folder(entry.path, path, root, found, seen)
    elif named:
        _add_file(entry.path, path, found, seen)


def _add_file(file: str, path: str, found: Scan, seen: set[str]) -> None:
    real = os.path.realpath(file)
    if real in seen:
        return
    seen.add(real)
    if Path(file).is_file():
        found.files.append(FoundFile(file, path))
    else:  # a pipe or a device would keep its reader waiting
        found.unread.append(Unread(path, Defect(DefectKind.NOT_A_FILE, detail="no regular file")))


def _stays_inside(link: str, root: str) -> bool:
    real = os.path.realpath(link)
    return real == root or real.startswith(root.rstrip(os.sep) + os.sep)
