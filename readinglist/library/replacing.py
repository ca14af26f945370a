"""Putting another file in the place of a damaged library, which is kept as it is under another name."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from readinglist.library.location import spare_index_folder
from readinglist.storage.files import sync_folder
from readinglist.storage.opening import file_at
from readinglist.storage.side_files import side_files

LONGEST = 255  # bytes of a file's name


def replace_damaged(path: Path, draft: Path, now: datetime, there: tuple[int, int] | None) -> Path:
    """Put `draft` in the place of the library file at `path`, and return what that is kept as: `<name>.damaged-<time>`.

    What stands beside it keeps to it. Where links can be made, there is a file at `path` at every moment. The text
    index goes: it is made again of what takes the library's place. Raises OSError, also where the file is no longer the
    one that was `there` when it was found to be damaged; all is then as it was.
    """
    if file_at(path) != there:
        raise FileExistsError(None, "another file was put in its place meanwhile")
    kept = free_name(path, f"damaged-{now:%Y-%m-%d-%H%M%S}")
    moves = [(file, kept.with_name(kept.name + file.name.removeprefix(path.name))) for file in side_files(path)]
    try:
        _keep_as(path, kept)
        for file, aside in moves:
            file.rename(aside)
        draft.replace(path)
    except OSError:
        for file, aside in moves:
            if aside.exists():
                aside.rename(file)
        if not path.exists():
            kept.rename(path)
        elif kept.exists() and kept.samefile(path):
            kept.unlink()
        raise
    with suppress(OSError):  # the first change syncs the folder again, or says that it cannot
        sync_folder(path.parent)
    for index in (path.with_name(path.name + ".index"), spare_index_folder(path)):
        shutil.rmtree(index, ignore_errors=True)
    return kept


def _keep_as(path: Path, kept: Path) -> None:
    try:
        os.link(path, kept)
    except OSError:  # a file system without hard links
        path.rename(kept)


def free_name(path: Path, ending: str) -> Path:
    """Return a name beside `path` that no file has, with room for what stands beside it; a long one is cut."""
    name = path.name
    while len(os.fsencode(name)) > LONGEST - len(f".{ending}-999-journal"):
        name = name[:-1]
    names = (path.with_name(f"{name}.{ending}{number}") for number in ("", *(f"-{n}" for n in range(2, 1_000))))
    return next(name for name in names if not name.exists())
