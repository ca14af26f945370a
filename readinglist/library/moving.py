"""A library moved to another place: copied, compared, and only then taken away where it was."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from readinglist.domain.errors import ExportFailed, LibraryBusy, LibraryError
from readinglist.library import backups
from readinglist.library.location import spare_index_folder
from readinglist.storage.files import sync_folder

if TYPE_CHECKING:
    from readinglist.library.library import Library
    from readinglist.storage.transaction import Transaction

PROCESSES = Path("/proc")  # where the system tells which files they have open, as Linux does


def move(library: Library, target: str | Path) -> Path:
    """Move the library to the new file `target` and return its path; this object is then of no more use.

    Nobody can write meanwhile, so that nothing is left behind. Its text index comes along where both places are on one
    disk, else it is built again. So do its backups, which else stay where they are.

    Raises:
        LibraryMissing: it was moved already, or deleted.
        LibraryBusy: another process has the library open.
        LibraryError: it could not be moved; it is where it was, and nothing was overwritten.
    """
    path = Path(target).absolute()
    library.revision()  # raises where it is no longer there
    _refuse_company(library.path)

    def take_along(_transaction: Transaction) -> str:  # holds the right to write, and writes nothing
        _copy(library.path, path)
        _take_away(library.path, path)
        return "Move the library"

    library.do(take_along)
    _bring_index(library.path, path)
    with suppress(OSError):  # another disk
        backups.place(library.path).rename(backups.place(path))
    return path


def _copy(library: Path, path: Path) -> None:
    if path.exists():
        raise LibraryError(f"{path} is there already, so the library was not moved; choose another name.")
    try:
        backups.copy(library, path)
    except ExportFailed as error:
        raise LibraryError(f"The library was not moved and is where it was. {error}") from error


def _take_away(before: Path, now: Path) -> None:
    """Delete the file that was copied; where that cannot be, delete the copy, so that there are not two."""
    try:
        before.unlink()
    except OSError as error:
        now.unlink()
        raise LibraryError(
            f"The library was not moved: it cannot be taken away from {before.parent} ({error.strerror}). "
            "File > Copy Library To… makes a copy of it."
        ) from error
    sync_folder(before.parent)


def _bring_index(before: Path, now: Path) -> None:
    """Take the text index along where that is only a new name, and else away: it is built again."""
    index = before.with_name(before.name + ".index")
    with suppress(OSError):
        index.rename(now.with_name(now.name + ".index"))
    for left in (index, spare_index_folder(before)):
        shutil.rmtree(left, ignore_errors=True)


def _refuse_company(path: Path) -> None:
    """Raise LibraryBusy where another process has the file open, as far as the system tells."""
    file = path.stat()
    for process in PROCESSES.glob("[0-9]*"):
        if process.name != str(os.getpid()) and _has_open(process, (file.st_dev, file.st_ino)):
            raise LibraryBusy(
                f"The library {path.name} is open in another window or program, so it was not moved. Close that first."
            )


def _has_open(process: Path, file: tuple[int, int]) -> bool:
    with suppress(OSError):  # it has ended, or is another user's
        for opened in (process / "fd").iterdir():
            with suppress(OSError):
                status = opened.stat()
                if (status.st_dev, status.st_ino) == file:
                    return True
    return False
