"""Exports: papers as the text of a format, and as a file."""

from __future__ import annotations

import errno
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from readinglist.domain.errors import DiskFull, ExportFailed, InvalidValue
from readinglist.formats.writing import FORMATS
from readinglist.storage.files import write_whole

if TYPE_CHECKING:
    from readinglist.library.library import Library


def text_of(library: Library, ids: Sequence[int], format: str) -> str:
    """Return papers as the text of an export format ("bibtex", "markdown"); raises InvalidValue for another."""
    chosen = next((one for one in FORMATS if one.name == format), None)
    if chosen is None:
        names = ", ".join(one.name for one in FORMATS)
        raise InvalidValue(f"There is no export format “{format}”; the formats are {names}.")
    return chosen.write(library.papers(ids))


def export_file(library: Library, ids: Sequence[int], format: str, path: str | Path) -> int:
    """Write papers to a file, whole or not at all; return how many.

    Raises:
        InvalidValue: there is no such format.
        ExportFailed, DiskFull: the file could not be written; what stood there is untouched.
    """
    target = Path(path)
    text = text_of(library, ids, format)
    try:
        _refuse_databases(library.path, target)
        write_whole(target, text.encode("utf-8", errors="replace"))
    except (OSError, RuntimeError, ValueError) as error:  # links in a circle and a NUL in a name are no OSErrors
        raise _failure(target, error) from error
    return len(ids)


def _refuse_databases(library: Path, target: Path) -> None:
    """Keep an export from being written over a library, which would be gone with all that is in it."""
    companions = [library.with_name(library.name + ending) for ending in ("", "-journal", "-wal", "-shm")]
    is_library = target.resolve() in companions or (target.exists() and target.samefile(library))
    # Another database is told by its first bytes; ours is not opened for that, which would drop SQLite's locks on it.
    if is_library or (target.is_file() and _first_bytes(target, 16) == b"SQLite format 3\0"):
        raise ExportFailed(
            f"{target} is a library, and an export would destroy it; nothing was written. Choose another."
        )


def _first_bytes(path: Path, count: int) -> bytes:
    with path.open("rb") as file:
        return file.read(count)


def _failure(target: Path, error: OSError | RuntimeError | ValueError) -> DiskFull | ExportFailed:
    if not isinstance(error, OSError):
        return ExportFailed(f"{target} could not be written (no file can be there); choose another place.")
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return DiskFull(f"The disk is full, so {target.name} was not written; free some space and try again.")
    reason = error.strerror or "unknown error"
    return ExportFailed(f"{target} could not be written ({reason}); what was there is untouched. Choose another place.")
