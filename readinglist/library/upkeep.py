"""Looking after the library file: a verified copy."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from readinglist.domain.errors import DiskFull, ExportFailed, LibraryDamaged, ReadingListError
from readinglist.domain.query import Query
from readinglist.storage.files import sync_folder
from readinglist.storage.store import Store

if TYPE_CHECKING:
    from readinglist.library.library import Library


PAGE = 500  # papers read at a time


def _unreadable(store: Store) -> list[str]:
    """Return what cannot be read of the papers, which SQLite's own check does not look at."""
    ids = store.ids(Query())
    try:
        for start in range(0, len(ids), PAGE):
            store.papers(ids[start : start + PAGE])
    except LibraryDamaged as error:
        return [f"a paper cannot be read ({str(error).rstrip('.')})"]
    return []


def backup(library: Library, target: str | Path | None = None) -> Path:
    """Copy the library to `target`, or to a dated file in the folder `backups` beside it; return the copy's path.

    The copy is made under a temporary name, opened again, compared and only then renamed, so a file under its own
    name is always a whole one.

    Raises:
        ExportFailed: the copy could not be made, or a file is there already; nothing was overwritten.
    """
    path = Path(target) if target else place_for_backup(library)
    draft = path.with_name(f".{path.name[:100]}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists():
            raise ExportFailed(f"{path} is there already, so no backup was written; choose another name.")
        _copy(library.store, draft)
        draft.rename(path)
        sync_folder(path.parent)
    except OSError as error:
        raise ExportFailed(
            f"The backup {path} could not be written ({error.strerror}); the library is safe."
        ) from error
    finally:
        with suppress(OSError):  # nothing there, most often
            draft.unlink()
    return path


def place_for_backup(library: Library) -> Path:
    """Return a dated file in the folder `backups` beside the library; the folder is made, where that is allowed."""
    folder = library.path.parent / "backups"
    with suppress(OSError):  # whoever writes there will say so
        folder.mkdir(exist_ok=True)
    stamp = datetime.now().astimezone().strftime("%Y-%m-%d %H%M%S")
    return folder / f"{library.path.stem} {stamp}.db"


def _copy(store: Store, draft: Path) -> None:
    try:
        counts = store.backup(draft)
        copied = Store(draft, create=False)
        try:
            is_same = not (copied.damage() or _unreadable(copied)) and copied.overview() == counts
        finally:
            copied.close()
    except DiskFull as error:
        raise ExportFailed(
            f"The disk for {draft.parent} is full, so no backup was written; the library is safe. Free some space."
        ) from error
    except ReadingListError as error:
        raise ExportFailed(f"No backup could be written to {draft.parent}; the library is safe. Try again.") from error
    if not is_same:
        raise ExportFailed("The backup was not like the library when read again, so it was thrown away; try again.")
