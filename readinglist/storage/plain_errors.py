"""What SQLite's result codes mean to the user: for each either a sentence, or that it is a mistake of ours.

The codes: https://www.sqlite.org/rescode.html
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

from readinglist.domain.errors import (
    DiskFull,
    LibraryBusy,
    LibraryDamaged,
    LibraryError,
    LibraryMissing,
    LibraryReadOnly,
    ReadingListError,
)

Meaning = tuple[type[ReadingListError], str]

_BUSY = LibraryBusy, "The library {name} is in use by another program; nothing was changed. Try again in a moment."
_STOPPED = LibraryError, "This was stopped; nothing was changed in the library {name}. Try again."
_NO_RIGHTS = (
    LibraryReadOnly,
    "The library {name} cannot be written; nothing was changed. Check the rights of the file and its folder.",
)
_FULL = DiskFull, "The disk with the library {name} is full; nothing was changed. Free some space and try again."
_DAMAGED = LibraryDamaged, "The library {name} is damaged; it was left as it is. Restore a backup, or recover it."

MEANINGS: Mapping[int, Meaning] = {
    sqlite3.SQLITE_BUSY: _BUSY,
    sqlite3.SQLITE_PROTOCOL: _BUSY,
    sqlite3.SQLITE_SCHEMA: _BUSY,
    sqlite3.SQLITE_LOCKED: (
        LibraryBusy,
        "The library {name} is busy with another task; nothing was changed. Try again in a moment.",
    ),
    sqlite3.SQLITE_READONLY: _NO_RIGHTS,
    sqlite3.SQLITE_PERM: _NO_RIGHTS,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: (
        LibraryDamaged,
        "{name} cannot be read as a library: it is damaged, or a file of another kind. It was left as it is. "
        "Restore a backup, recover it, or open another library.",
    ),
    sqlite3.SQLITE_CONSTRAINT: (
        LibraryError,
        "This does not fit what is in the library {name}; nothing was changed. Please report this.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        LibraryError,
        "The library {name} cannot be opened. Check that its folder is there and may be read.",
    ),
    sqlite3.SQLITE_IOERR: (
        LibraryError,
        "The disk with the library {name} reports an error; nothing was changed. Check the disk and try again.",
    ),
    sqlite3.SQLITE_NOMEM: (
        LibraryError,
        "There is too little memory for this; nothing was changed in the library {name}. Close other programs and try "
        "again.",
    ),
    sqlite3.SQLITE_TOOBIG: (
        LibraryError,
        "This text is longer than a library can hold; nothing was changed in {name}. Shorten it and try again.",
    ),
    sqlite3.SQLITE_NOLFS: (
        LibraryError,
        "The disk holds no files as large as the library {name}; nothing was changed. Move it to another disk.",
    ),
    sqlite3.SQLITE_ABORT: _STOPPED,
    sqlite3.SQLITE_INTERRUPT: _STOPPED,
}
"""Primary code to the class of the error and its sentence, where `{name}` is the library's."""

OURS = frozenset(
    getattr(sqlite3, f"SQLITE_{name}")
    for name in "ERROR INTERNAL NOTFOUND EMPTY MISMATCH MISUSE AUTH FORMAT RANGE NOTICE WARNING OK ROW DONE".split()
)
"""Primary codes that only a bug can lead to: the caller's exception goes on, to the log and a notice."""

_EXTENDED: Mapping[int, Meaning] = {
    sqlite3.SQLITE_IOERR_WRITE: _FULL,  # what a full disk says on some file systems
    sqlite3.SQLITE_READONLY_ROLLBACK: (
        LibraryReadOnly,
        "The library {name} was left in the middle of a change by a crash, and cannot be put in order where nothing "
        "can be written; nothing was changed. Copy it, with {name}-journal, to a folder of yours and open the copy.",
    ),
}
_NOT_AS_OURS = ("no such table", "no such column")  # it says that it is ours, and is not what ours is
_NO_UTF8 = "Could not decode to UTF-8"  # Python's own, without a code


def plain_error(error: sqlite3.Error, path: Path) -> ReadingListError | None:
    """Return what `error` means to the user; None where it is a mistake of ours."""
    code = getattr(error, "sqlite_errorcode", None)
    if str(error).startswith(_NO_UTF8):
        code = sqlite3.SQLITE_CORRUPT
    if code is None:
        return None
    if code == sqlite3.SQLITE_ERROR and str(error).startswith(_NOT_AS_OURS):
        return altered(path)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return moved(path)
    meaning = _EXTENDED.get(code) or MEANINGS.get(code & 0xFF)
    if meaning is None:
        return None
    kind, sentence = meaning
    return kind(sentence.replace("{name}", path.name))


def altered(path: Path) -> LibraryDamaged:
    """Return what to say where the library lacks what every library has."""
    return LibraryDamaged(
        f"The library {path.name} lacks a table or a column: another program has changed how it is built, or its "
        "beginning is damaged. It was left as it is. Restore a backup, or recover what it holds."
    )


def damaged(path: Path) -> LibraryDamaged:
    """Return what to say where the library holds what it cannot."""
    return LibraryDamaged(_DAMAGED[1].replace("{name}", path.name))


def moved(path: Path) -> LibraryMissing:
    """Return what to say where the file that is open stands at `path` no longer."""
    return LibraryMissing(
        f"The library {path.name} was moved, deleted or replaced by another file while it was open, so nothing can be "
        "changed in it any more; all changes until then are in the file that was there. Open the library again."
    )
