"""The command `recover`: a new library made of what can be read in a damaged one."""

from __future__ import annotations

from pathlib import Path

from readinglist.cli.progress import ProgressLine
from readinglist.cli.text import note, shown
from readinglist.domain.errors import LibraryDamaged, LibraryError
from readinglist.library import Library, backups, recovery
from readinglist.storage.backup_folder import KeptBackup


def recover(path: Path) -> int:
    """Recover the library at `path`, unless it is sound; status 1 where papers are lost, or may be."""
    if _is_sound(path):
        note("The file is sound, so nothing was recovered; readinglist check looks at what is in it.")
        return 0
    kept = _kept(path)
    expected = kept[0].about.papers if kept else 0  # a file that is cut off knows of no more than what is left
    with ProgressLine() as line:
        recovered = recovery.recover(
            path, lambda done, total: line.tell(f"{100 * done // max(total, 1)} % read"), expected=expected
        )
    print(shown(recovered.sentence))
    if kept:
        note("There are backups, too: readinglist backups lists them, readinglist restore puts one in its place.")
    return 0 if recovered.is_whole else 1


def _kept(path: Path) -> list[KeptBackup]:
    """Return the backups; where their folder cannot be read that is said, and keeps nobody from recovering."""
    try:
        return backups.kept(path)
    except LibraryError as error:
        note(str(error))
        return []


def _is_sound(path: Path) -> bool:
    """Tell whether the file can be opened and SQLite finds nothing wrong; raises for what is no damage."""
    try:
        with Library.open(path, create=False) as library:
            return not library.store.upkeep.damage()
    except LibraryDamaged:
        return False
