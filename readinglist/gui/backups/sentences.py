"""What is said of backups."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from readinglist.domain.backups import Backup, Contents, Reason, are_far_fewer
from readinglist.domain.paper import State
from readinglist.gui.ages import ago, exact
from readinglist.library.text import counted
from readinglist.storage.backup_folder import KeptBackup

NONE_YET = (
    "There is no backup yet. One is made every half hour while you work and when the window is closed, where something "
    "has changed; or now, if you like."
)
NONE_LEFT = (
    "The backups of this library are gone: none is left in {folder}, where they were. Look in the trash of your "
    "desktop, or wherever that folder was moved to, and put it back."
)
NONE_HERE = (
    "There is no backup here. Backups of this library, or of the one that it is a copy of, were made in {folder}; "
    "where it was moved without them, they are still there."
)
ANEW = "The next backup begins anew; Back Up Now makes it at once."
NOT_MADE = "It can only be read where it is, so none is made; File > Copy Library To… copies it elsewhere."
KEPT = "The library as it is now is kept as a backup, so you can go back to it."
WHY = {
    Reason.EXIT: "window closed",
    Reason.HALF_HOUR: "half hour",
    Reason.BY_HAND: "by hand",
    Reason.RESTORE: "before a restore",
    Reason.MIGRATION: "before an update",
    Reason.MENDING: "before mending",
}
FEWER = "Far fewer"


def none(here: Path, before: str, *, is_read_only: bool) -> str:
    """Return what to say where the folder `here` has no backups; there were some in the folder `before`, if any."""
    told = (NONE_LEFT if before == str(here) else NONE_HERE).format(folder=before) if before else ""
    if is_read_only:
        return f"{told or 'There is no backup of this library.'} {NOT_MADE}"
    return f"{told} {ANEW}" if told else NONE_YET


def size(count: int) -> str:
    """Return a number of bytes as one reads it: "12.3 MB"."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.1f} MB"


def contents(backup: Backup) -> str:
    """Return what is in a backup: how many papers in which state, and whether that is far fewer than it should be."""
    states = [f"{backup.states[state]:,} {state}" for state in State if backup.states.get(state)]
    trashed = [f"{backup.trashed:,} in the trash"] if backup.trashed else []
    told = f"{counted(backup.papers, 'paper')}: {', '.join(states + trashed)}." if backup.papers else "No papers."
    return f"{told} That is far fewer than before, so it pushes no older backup out." if backup.is_small else told


def in_short(backup: Backup) -> str:
    """Return what tells a backup from others of the same day: "No. 7, by hand. 380 papers: 377 unread, 3 read."."""
    return f"No. {backup.number}, {WHY[backup.reason]}. {contents(backup)}"


def newest(kept: Sequence[KeptBackup]) -> str:
    """Return of when the newest of these backups is: since then, none could be made."""
    return f"The newest backup is of {exact(kept[0].about.made)}." if kept else "There is no backup of it."


def heading(backup: Backup, now: datetime) -> str:
    """Return which backup it is."""
    return f"Backup {backup.number} of {exact(backup.made)} ({ago(backup.made, now)})"


def question(backup: Backup, here: Contents | None, now: datetime) -> str:
    """Return what to ask before a backup takes the place of the library, which holds what `here` says (None: unknown).

    What differs is told, since a count of papers alone says nothing of a month's reading that would be undone.
    """
    from readinglist.library.backups import changes  # more than a start needs, which may need what else is said here

    there = f"{heading(backup, now)} has {counted(backup.papers, 'paper')}; the library"
    if here is None:
        return f"{there} cannot be read now. {KEPT}"
    far = " Far fewer papers would be in your library." if are_far_fewer(backup.papers, here.papers) else ""
    return f"{there} has {counted(here.papers, 'paper')} now. {changes(backup, here)}{far} {KEPT}"
