"""Backups of a library: kept in a folder beside it without being asked for, or as a copy wherever one likes."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from pathlib import Path

from readinglist.domain.backups import Backup, Contents, Reason
from readinglist.domain.errors import ChangeStopped, DiskFull, ExportFailed, NotFound, ReadingListError
from readinglist.domain.paper import State
from readinglist.library.plain_copy import Tell, write_plain
from readinglist.library.text import tell_nobody
from readinglist.storage import any_version, backing_up, copying
from readinglist.storage.backup_folder import KeptBackup, folder_of, kept_backups
from readinglist.storage.copying import Heed, go_on
from readinglist.storage.files import draft_name, drafts_of, sweep, sync_folder
from readinglist.storage.opening import real_path
from readinglist.storage.store import Clock, utc_now

_DRAFTS = (".restore", ".recovering", ".new")  # of a library, beside it


def kept(library: Path) -> list[KeptBackup]:
    """Return the backups of the library at `library`, the newest first; it need not be there, nor be sound."""
    return kept_backups(real_path(library))


def place(library: Path) -> Path:
    """Return the folder in which the backups of the library at `library` are."""
    return folder_of(real_path(library))


def found(library: Path, name: str) -> KeptBackup:
    """Return the backup with this number, or of which the file has this name; raises NotFound."""
    for one in kept(library):
        if name in (str(one.about.number), one.path.name, one.path.stem, str(one.path)):
            return one
    raise NotFound(f"There is no backup {name} of {library.name}; readinglist backups lists them.")


def contents(library: Path) -> Contents | None:
    """Return what is in the library at `library`; None where it cannot be read."""
    try:
        return Contents(*any_version.states(real_path(library)))
    except ReadingListError:
        return None


def changes(backup: Backup, here: Contents) -> str:
    """Return in a sentence or two what else would change, were `backup` put in the place of a library with `here`."""
    if not backup.states and not backup.trashed:  # of a version that had none, or empty
        return "All is as it was then."
    found = [(backup.states.get(state, 0), here.states.get(state, 0), state.value) for state in State]
    found.append((backup.trashed, here.trashed, "in the trash"))
    told = [
        f"{then:,} {'is' if then == 1 else 'are'} {where} instead of {now:,}"
        for then, now, where in found
        if then != now
    ]
    if not told:
        return "As many papers are in each state, but tags, notes and all else are as they were then."
    last = f" and {told.pop()}" if len(told) > 1 else ""
    return f"In the backup, {', '.join(told)}{last}. Tags, notes and all else are as they were then."


def make(library: Path, reason: Reason, tell: Tell = tell_nobody, *, clock: Clock = utc_now) -> KeptBackup:
    """Make a verified backup of the library at `library`, and delete those that are no longer needed.

    `tell` hears what is done and how far that is (of 0: nobody knows), and what it raises ends it.

    Raises:
        LibraryDamaged, NotALibrary: there is nothing that can be backed up.
        ExportFailed: no backup could be made. Those that are there were left alone in any case.
    """
    path = real_path(library)
    heed = partial(tell, "Keeping the library as a backup", 0, 0)
    made = backing_up.make(path, reason, clock(), partial(write_plain, tell=tell), heed=heed)
    for ending in _DRAFTS:
        sweep(path.parent, drafts_of(path, ending))
    return made


def make_if_changed(library: Path, reason: Reason, *, clock: Clock = utc_now) -> KeptBackup | None:
    """Make a backup where the library is another one than each that is kept, or just being made; raises as `make`."""
    backing_up.let_finish(real_path(library))
    return make(library, reason, clock=clock) if are_lacking(library) else None


def are_lacking(library: Path) -> bool:
    """Tell whether the library at `library` is another one than each backup that is kept; raises as opening it does."""
    return backing_up.has_changed(real_path(library))


def copy(library: Path, target: str | Path, heed: Heed = go_on) -> Path:
    """Copy the library at `library` to the new file `target`, and return its path.

    The copy is made under a temporary name, read again, compared and only then renamed, so a file under its own name is
    always a whole one. `heed` is called again and again meanwhile.

    Raises:
        ChangeStopped: `heed` said so.
        ExportFailed: the copy could not be made: no folder is there, or a file already. Nothing was overwritten.
    """
    path = Path(target)
    draft = path.parent / f"{draft_name(path)}{os.getpid()}.tmp"
    try:
        if not path.parent.is_dir():  # made unasked it would be on this disk, where a stick is not put in
            raise ExportFailed(
                f"The folder {path.parent} is not there, so no copy was written; make it, or put in the disk that it "
                "is on, and try again."
            )
        if path.exists():
            raise ExportFailed(f"{path} is there already, so no copy was written; choose another name.")
        copying.copy_verified(real_path(library), draft, heed)
        draft.rename(path)
        sync_folder(path.parent)
    except (ExportFailed, ChangeStopped):
        raise
    except DiskFull as error:
        raise ExportFailed(
            f"The disk for {path.parent} is full, so no copy was written; the library is safe. Free some space."
        ) from error
    except ReadingListError as error:
        raise ExportFailed(f"No copy could be written to {path.parent}; nothing was changed. {error}") from error
    except OSError as error:
        raise ExportFailed(f"The copy {path} could not be written ({error.strerror}); the library is safe.") from error
    finally:
        with suppress(OSError):  # nothing there, most often
            draft.unlink()
    return path
