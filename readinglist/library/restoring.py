"""Putting a backup in the place of the library, which is kept: as a backup, or where it is damaged under a name."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from readinglist.domain.backups import Reason
from readinglist.domain.errors import (
    DiskFull,
    ExportFailed,
    LibraryDamaged,
    LibraryError,
    LibraryReadOnly,
    LibraryTooNew,
    NotALibrary,
)
from readinglist.library import recovery
from readinglist.library.plain_copy import Tell, write_plain
from readinglist.library.replacing import replace_damaged
from readinglist.library.text import counted, tell_nobody
from readinglist.storage import backing_up, tables
from readinglist.storage.any_version import held_still
from readinglist.storage.backup_folder import KeptBackup, sha256_of
from readinglist.storage.files import draft_name, drafts_of, sync_folder
from readinglist.storage.opening import can_only_be_read, file_at, real_path
from readinglist.storage.side_files import side_files, stray_file
from readinglist.storage.store import Clock, utc_now

_MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in the place of a library, and how that is kept: as a backup, or `aside` under another name."""

    backup: KeptBackup
    kept: KeptBackup | None = None
    aside: Path | None = None

    @property
    def sentence(self) -> str:
        """What was done, and the way back."""
        done = f"Backup {self.backup.about.number} was restored: {counted(self.backup.about.papers, 'paper')}."
        if self.kept is not None:
            return f"{done} The library that was there is backup {self.kept.about.number}."
        return f"{done} The file that was there was kept as {self.aside.name}." if self.aside else done


def restore(library: Path, backup: KeptBackup, tell: Tell = tell_nobody, *, clock: Clock = utc_now) -> Restored:
    """Put `backup` in the place of the library at `library`, which need not be there, nor be sound.

    Nobody can write to it meanwhile. Whoever has it open hears that it was replaced, and can write nothing any more.
    `tell` hears what is done and how far that is (of 0: nobody knows), and may raise to leave all as it was.

    Raises:
        LibraryTooNew: the backup was made by a newer version of the program.
        LibraryReadOnly: the library is there and can only be read.
        LibraryError: the backup is no longer what it was when it was made, or the library could not be replaced.
        LibraryBusy, ExportFailed: the library could not be kept. It is as it was.
    """
    path = real_path(library)
    if backup.about.schema > tables.SCHEMA_VERSION:
        raise LibraryTooNew(f"Backup {backup.about.number} is of a newer Reading List; update the program first.")
    if path.exists() and can_only_be_read(path):  # its folder alone would let it be replaced
        raise LibraryReadOnly(
            f"The library {path.name} can only be read, so nothing was restored. Check its rights and its folder's."
        )
    with _speaking_plainly(path), _draft_of(backup, path, tell) as draft:
        if not path.exists():
            aside = None
            for left in side_files(path):  # by the library that is gone: none is to be played back into this one
                recovery.put_aside(left, clock=clock)
            draft.rename(path)
        else:
            there = file_at(path)
            try:
                return Restored(backup, kept=_replace(path, draft, tell, clock))
            except (LibraryDamaged, NotALibrary):
                aside = replace_damaged(path, draft, clock(), there)
        sync_folder(path.parent)
    return Restored(backup, aside=aside)


def _replace(path: Path, draft: Path, tell: Tell, clock: Clock) -> KeptBackup:
    """Make a backup of the library at `path` and put `draft` in its place, while nobody can write to it."""
    if path.stat().st_size == 0:
        raise LibraryDamaged(f"{path.name} is empty.")
    while stray := stray_file(path):
        recovery.put_aside(stray, clock=clock)
    heed = partial(tell, "Keeping the library that is there as a backup", 0, 0)
    heed()
    with held_still(path):
        kept = backing_up.make(path, Reason.RESTORE, clock(), partial(write_plain, tell=tell), heed=heed)
        draft.replace(path)
        sync_folder(path.parent)
    return kept


@contextmanager
def _draft_of(backup: KeptBackup, path: Path, tell: Tell) -> Iterator[Path]:
    """Give a copy of the backup beside the library, compared with what was written when it was made."""
    for left in path.parent.glob(drafts_of(path, ".restore")):  # by one that was killed
        left.unlink()
    number, name = tempfile.mkstemp(dir=path.parent, prefix=draft_name(path), suffix=".restore")
    draft = Path(name)
    try:
        with os.fdopen(number, "wb") as file, backup.path.open("rb") as source:
            size = os.fstat(source.fileno()).st_size
            while some := source.read(_MEGABYTE):
                file.write(some)
                tell("Megabytes of the backup", file.tell() // _MEGABYTE, size // _MEGABYTE)
            file.flush()
            os.fsync(file.fileno())
        if sha256_of(draft) != backup.about.sha256:
            raise LibraryError(
                f"Backup {backup.about.number} is no longer what it was when it was made, so it was not restored; the "
                "library is as it was. Choose another one."
            )
        yield draft
    finally:
        with suppress(OSError):  # it has taken the library's place
            draft.unlink()


@contextmanager
def _speaking_plainly(path: Path) -> Iterator[None]:
    try:
        yield
    except DiskFull as error:
        raise ExportFailed("The disk is full, so nothing was restored; the library is as it was.") from error
    except OSError as error:
        raise LibraryError(
            f"Nothing was restored ({error.strerror}); the library {path.name} is as it was. Look whether its folder "
            "can be written and has room, and try again."
        ) from error
