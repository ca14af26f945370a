"""Making a backup of a library, and deleting those that are no longer needed."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from readinglist.domain.backups import Backup, Reason, is_far_smaller
from readinglist.domain.errors import (
    ChangeStopped,
    DiskFull,
    ExportFailed,
    LibraryDamaged,
    LibraryError,
    NotALibrary,
    ReadingListError,
)
from readinglist.domain.thinning import superfluous
from readinglist.storage import any_version, copying, tables
from readinglist.storage.backup_folder import (
    ABOUT,
    PLAIN,
    KeptBackup,
    folder_of,
    given_numbers,
    kept_backups,
    refuse_missing,
    sha256_of,
    told,
)
from readinglist.storage.copying import Heed, go_on
from readinglist.storage.files import sweep, sync_folder, write_whole

LIBRARIES = 3  # as large as so many libraries all backups may be
ROOM = 500_000_000  # bytes that they may always take
PLAIN_KEPT = 3
_DRAFT = ".tmp-"

WritePlain = Callable[[Path, Path], object]
"""Writes all that is in the library at the first path to the second, as plain JSON."""


def make(
    library: Path,
    reason: Reason,
    now: datetime,
    write_plain: WritePlain | None = None,
    *,
    room: int = ROOM,
    heed: Heed = go_on,
) -> KeptBackup:
    """Make a verified backup of the library at `library`, then delete those that are no longer needed.

    Raises:
        ChangeStopped: `heed` said so, which is called again and again.
        LibraryDamaged, NotALibrary: there is nothing that can be backed up.
        ExportFailed: no backup could be made. Those that are there were left alone in any case.
    """
    folder = folder_of(library)
    try:
        refuse_missing(library)
        folder.mkdir(mode=0o700, exist_ok=True)
        with _alone_in(folder):
            try:
                _sweep(folder)  # what a kill has left
                made = _make(library, reason, now, write_plain, heed)
                with suppress(OSError):  # the backup is made; the next one tries again
                    _thin(library, room)
            finally:
                _sweep(folder)
    except DiskFull as error:
        raise ExportFailed(
            f"The disk for {folder} is full, so no backup was made; the library is safe. Free some space."
        ) from error
    except (LibraryDamaged, NotALibrary, ChangeStopped):
        raise
    except ReadingListError as error:
        raise ExportFailed(f"No backup could be made in {folder}; the library was left as it is. {error}") from error
    except OSError as error:
        raise ExportFailed(
            f"No backup could be made in {folder} ({error.strerror}); the library is safe. Look whether the folder can "
            "be written and has room."
        ) from error
    return made


@contextmanager
def trial_folder(library: Path) -> Iterator[Path]:
    """Give an empty folder among the backups of a library, which is gone afterwards; nobody makes a backup meanwhile.

    Raises:
        OSError: none can be made there.
    """
    folder = folder_of(library)
    folder.mkdir(mode=0o700, exist_ok=True)
    with _alone_in(folder), TemporaryDirectory(dir=folder, prefix=_DRAFT) as trial:
        yield Path(trial)


def let_finish(library: Path) -> None:
    """Wait until the backup is made that another process makes of the library, if one does."""
    with suppress(OSError), _alone_in(folder_of(library)):  # where there is no folder, nobody makes one
        pass


def has_changed(library: Path) -> bool:
    """Tell whether the library is another one than each of its backups that can be read; raises as opening it does."""
    mark = any_version.mark(library)
    try:
        return not mark or all(one.about.mark != mark for one in kept_backups(library))
    except LibraryError:
        return True  # to try to make one says what is wrong with their folder


def _make(library: Path, reason: Reason, now: datetime, write_plain: WritePlain | None, heed: Heed) -> KeptBackup:
    folder, earlier = folder_of(library), [one.about for one in kept_backups(library)]
    number = 1 + max(given_numbers(folder), default=0)
    path = folder / f"{library.stem.lstrip('.')[:40]}-{number:06}-{now.astimezone(UTC):%Y%m%dT%H%M%SZ}-{reason}.db"
    draft = folder / f"{_DRAFT}{path.name}"
    content = copying.copy_verified(library, draft, heed)
    states, trashed = any_version.states(draft)
    about = Backup(
        number=number,
        made=now,
        reason=reason,
        papers=content.rows.get("paper", 0),
        states=states,
        trashed=trashed,
        size=draft.stat().st_size,
        schema=content.version,
        sha256=sha256_of(draft),
        mark=any_version.mark(draft),
        is_small=is_far_smaller(number, content.rows.get("paper", 0), earlier),
    )
    made = KeptBackup(about, path)
    if write_plain is not None and content.version == tables.SCHEMA_VERSION:
        plain = folder / f"{_DRAFT}{made.plain.name}"
        with suppress(LibraryDamaged):  # a whole table is gone: the copy is as it is, and there is no plain text
            write_plain(draft, plain)
            plain.rename(made.plain)
    write_whole(made.told, told(about))
    draft.rename(path)
    sync_folder(folder)
    return made


def _thin(library: Path, room: int) -> None:
    """Delete what is no longer needed: a copy first, so that nothing is listed that is half gone."""
    kept = kept_backups(library)
    whole = next((one.about.size for one in kept if not one.about.is_small), 0)  # what was lost counts as still there
    limit = max(room, LIBRARIES * max(whole, library.stat().st_size))
    gone = superfluous([one.about for one in kept], limit)
    for one in kept:
        if one.about.number in gone:
            one.path.unlink()
            one.told.unlink()
    there = [one for one in kept if one.about.number not in gone]
    for one in [one for one in kept if one not in [plain for plain in there if plain.plain.exists()][:PLAIN_KEPT]]:
        one.plain.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Delete what was left half made: nobody else makes a backup just now."""
    sweep(folder)
    for entry in folder.iterdir():
        left = entry.name.removesuffix(ABOUT).removesuffix(PLAIN)
        if entry.name.startswith(_DRAFT) and entry.is_dir():
            shutil.rmtree(entry)
        elif entry.name.startswith(_DRAFT) or (left != entry.name and not folder.joinpath(left + ".db").exists()):
            entry.unlink()


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Wait until no other process makes a backup there; the lock ends with the process, however that ends."""
    number = os.open(folder / ".lock", os.O_CREAT | os.O_RDWR, 0o600)
    try:
        fcntl.flock(number, fcntl.LOCK_EX)
        yield
    finally:
        os.close(number)
