"""Opening a library file: what is there, may it be used, is it of this version?

Nothing is written to a file that turns out to be something else, and a library appears under its name only when it is
whole: never an empty or half-made one.
"""

from __future__ import annotations

import os
import tempfile
import uuid
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import SQLModel

from readinglist.domain.backups import Reason
from readinglist.domain.errors import (
    LibraryEmpty,
    LibraryError,
    LibraryMissing,
    LibraryTooNew,
    NotALibrary,
    StrayFile,
)
from readinglist.storage import sqlite, tables
from readinglist.storage.files import draft_name, sync_folder
from readinglist.storage.side_files import side_files, stray_file


def real_path(path: Path) -> Path:
    """Return where a library really is: what belongs to it (journal, index) stands beside the file, not beside a link.

    Raises:
        LibraryError: there can be no file.
    """
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError) as error:
        raise LibraryError(f"There can be no library at {path}; choose another place.") from error


def file_at(path: Path) -> tuple[int, int] | None:
    """Return what tells the file at `path` from every other on this machine; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def can_only_be_read(path: Path) -> bool:
    """Tell whether the file at `path`, which is there, cannot be written, or no journal beside it."""
    return not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def open_connection(path: Path, *, create: bool, now: datetime) -> tuple[Connection, bool]:
    """Open the library at `path`, made first if `create` and absent, migrated if it is of an older version.

    Returns the connection, and whether it can only be read.

    Raises:
        LibraryMissing, NotALibrary, LibraryDamaged, LibraryTooNew, LibraryBusy, StrayFile, LibraryError: as their names
        say; the file is as it was.
    """
    try:
        if create and not path.exists():
            _refuse_side_files(path)
            _create(path, now)
        else:
            _refuse_what_is_none(path)
    except OSError as error:
        raise LibraryError(
            f"The library {path} cannot be reached ({error.strerror}); nothing was changed. Check the disk and the "
            "rights of its folder, and try again."
        ) from error
    version = _probe(path)
    read_only = can_only_be_read(path)
    if version < tables.SCHEMA_VERSION:
        if read_only:
            raise LibraryError(
                f"The library {path.name} is of an older version and cannot be brought up to date where nothing can be "
                "written; it was left as it is. Copy it to a folder of yours and open the copy."
            )
        _migrate(path, now)
    connection = sqlite.connect(path, read_only=read_only)
    return connection, sqlite.is_read_only(connection)


def refuse_newer(connection: Connection, path: Path) -> None:
    """Raise LibraryTooNew where a newer program has brought the library up to date since `connection` was opened.

    What this one would write then might lack what the newer one needs. Asked with the right to write: a microsecond.
    """
    if sqlite.pragma(connection, "user_version") > tables.SCHEMA_VERSION:
        raise LibraryTooNew(
            f"The library {path.name} was brought up to date by a newer Reading List while it was open, so nothing was "
            "changed. Close it here, and open it with the newer program."
        )


def _refuse_what_is_none(path: Path) -> None:
    """Raise where there is nothing, no file, an empty one, or one that SQLite would play another's changes into."""
    if not path.parent.exists():
        raise LibraryMissing(
            f"The folder {path.parent} of the library {path.name} is not there; nothing was made in its place. "
            "If it is on a disk that can be taken out, put that in and try again."
        )
    if not path.exists():
        raise LibraryMissing(f"There is no library at {path}; nothing was made in its place.")
    if not path.is_file():
        raise NotALibrary(f"{path} is not a file, so it cannot be a library.")
    if path.stat().st_size == 0:
        raise LibraryEmpty(
            f"The library {path.name} is empty (0 bytes); it was left as it is. Restore a backup, or open another."
        )
    stray = stray_file(path)
    if stray:
        raise _stray(path, stray)


def _refuse_side_files(path: Path) -> None:
    """Raise where a library that is gone has left what would be played back into a new one."""
    left = side_files(path)
    if left:
        raise _stray(path, left[0])


def _stray(path: Path, stray: Path) -> StrayFile:
    return StrayFile(
        f"Beside the library {path.name} stands {stray.name}, which belongs to another file and would damage this one; "
        "nothing was changed. Move it to another folder, and open the library again.",
        stray,
    )


def _create(path: Path, now: datetime) -> None:
    """Make an empty library beside its place, then put it there whole."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    number, name = tempfile.mkstemp(dir=path.parent, prefix=draft_name(path), suffix=".new")
    os.close(number)
    draft = Path(name)
    try:
        with sqlite.speaking_plainly(path):
            connection = sqlite.connect(draft)
            with sqlite.writing(connection):
                SQLModel.metadata.create_all(connection)
                row = {"id": 1, "identity": uuid.uuid4().hex, "created": now, "revision": 0}
                connection.execute(tables.library.insert().values(row))
                connection.exec_driver_sql(f"PRAGMA application_id={sqlite.APPLICATION_ID}")
                connection.exec_driver_sql(f"PRAGMA user_version={tables.SCHEMA_VERSION}")
            connection.close()
            connection.engine.dispose()
        _put_in_place(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def _put_in_place(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)  # fails where a file is, so that nothing is ever overwritten
    except FileExistsError:
        pass  # another copy of the program was first: its library is as good
    except OSError:  # a file system without hard links
        if not path.exists():
            draft.rename(path)
    sync_folder(path.parent)


def _probe(path: Path) -> int:
    """Return the schema version of the library at `path`, touching nothing."""
    with sqlite.speaking_plainly(path):
        connection = sqlite.connect(path, read_only=_has_no_journal(path))
        try:
            application, version = (sqlite.pragma(connection, name) for name in ("application_id", "user_version"))
        finally:
            connection.close()
            connection.engine.dispose()
    if application != sqlite.APPLICATION_ID:
        raise NotALibrary(f"{path.name} belongs to another program; it was left as it is.")
    if version > tables.SCHEMA_VERSION:
        raise LibraryTooNew(
            f"The library {path.name} was written by a newer Reading List (format {version}; this one knows up to "
            f"{tables.SCHEMA_VERSION}); it was left as it is. Update the program."
        )
    return int(version)


def _has_no_journal(path: Path) -> bool:
    # After a crash the journal must be played back before anything can be read, and that writes.
    return not path.with_name(path.name + "-journal").exists()


def _migrate(path: Path, now: datetime) -> None:
    """Bring a library up to date, once there is a verified backup of it."""
    from readinglist.storage import backing_up  # most starts need none of these
    from readinglist.storage.migrations import upgrade  # loads Alembic, which takes as long as opening ten libraries

    backing_up.make(path, Reason.MIGRATION, now)
    try:
        with sqlite.speaking_plainly(path):
            connection = sqlite.connect(path)
            try:
                with sqlite.writing(connection):
                    version = sqlite.pragma(connection, "user_version")
                    if version < tables.SCHEMA_VERSION:  # else another copy of the program was first
                        upgrade(connection, version)
            finally:
                connection.close()
                connection.engine.dispose()
    except SQLAlchemyError as error:
        raise LibraryError(
            f"The library {path.name} could not be brought up to date; it was left as it is. Please report this."
        ) from error
