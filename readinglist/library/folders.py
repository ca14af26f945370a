"""Folders offered for import: the files in them, and what is said of those that are no listings."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path

from readinglist.library.reading_process import ReadingCancelled
from readinglist.library.source_files import opened
from readinglist.library.text import counted

MAX_FILES = 5_000  # that are read of one folder
_COMPANIONS = (".index", "-journal", "-wal", "-shm")  # what stands beside a library, and is called after it
_DATABASE = b"SQLite format 3\0"  # https://sqlite.org/fileformat.html: how every library begins


@dataclass(frozen=True, slots=True)
class Folder:
    """What a folder holds: its normal files and those of the folders below, in order.

    `is_whole` is false where there are more than are read, and `closed` counts the folders that could not be opened.
    """

    path: str
    files: tuple[str, ...]
    is_whole: bool = True
    closed: int = 0


def look_into(path: str, cancelled: Callable[[], bool], most: int = MAX_FILES) -> Folder:
    """Return what a folder holds, without what is hidden, libraries, and folders that are only linked to.

    Raises:
        ReadingCancelled: `cancelled`, which is asked for each folder, said so.
    """
    files: list[str] = []
    closed: list[OSError] = []
    for place, below, names in os.walk(path, onerror=closed.append):
        if cancelled():
            raise ReadingCancelled("Reading was cancelled; nothing was imported.")
        beside = {*below, *names}
        below[:] = sorted(name for name in below if is_wanted(name, beside))
        for name in sorted(names):
            file = str(Path(place, name))
            if is_wanted(name, beside) and _may_be_listing(file):
                if len(files) == most:
                    return Folder(path, tuple(files), is_whole=False, closed=len(closed))
                files.append(file)
    return Folder(path, tuple(files), closed=len(closed))


def remarks(folder: Folder, name: str, without: int) -> tuple[str, ...]:
    """Return what is to be said of a folder beside its listings; so many of its files hold none."""
    found = []
    if without:
        found.append(f"{counted(without, 'other file')} in “{name}” {'holds' if without == 1 else 'hold'} no papers.")
    if not folder.is_whole:
        found.append(f"“{name}” holds more than {len(folder.files):,} files; the others were not read.")
    if folder.closed:
        found.append(f"{counted(folder.closed, 'folder')} in “{name}” could not be opened.")
    return tuple(found)


def without_papers(folder: Folder, name: str) -> str:
    """Return why nothing was imported from a folder in which no listing was found."""
    if folder.closed and not folder.files:
        return f"“{name}” could not be opened, so nothing was imported from it; check that you may read it."
    files = len(folder.files)
    tried = "its only file is no list of papers" if files == 1 else f"its {files:,} files are no lists of papers"
    return f"“{name}” holds no papers ({tried if files else 'it is empty'}), so nothing was imported from it."


def is_wanted(name: str, beside: Collection[str]) -> bool:
    """Tell whether a name is neither hidden nor that of a part of a library."""
    is_companion = any(name.endswith(end) and name.removesuffix(end) in beside for end in _COMPANIONS)
    return not name.startswith(".") and not is_companion


def _may_be_listing(path: str) -> bool:
    """Tell whether a file is a normal one and no library; one that may not be read will say so when it is its turn."""
    try:
        file = opened(path) if Path(path).is_file() else None  # no pipe, no device, and no link that leads nowhere
        if file is None:
            return False
        with file:
            return file.read(len(_DATABASE)) != _DATABASE
    except OSError:
        return True
