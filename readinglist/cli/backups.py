"""Backups in the terminal: making one, which there are, and putting one in the place of the library."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from pathlib import Path

from readinglist.cli import as_json
from readinglist.cli.progress import ProgressLine
from readinglist.cli.table import GAP
from readinglist.cli.text import note, padded, shown, width
from readinglist.domain.backups import Reason, are_far_fewer
from readinglist.domain.errors import InvalidValue
from readinglist.library import Library, backups
from readinglist.library.text import counted
from readinglist.storage.backup_folder import KeptBackup

HEADINGS = ("NO", "MADE", "WHY", "PAPERS", "UNREAD", "READ", "MB", "FILE")
_BESIDE_ALL_ELSE = 10  # how much one that nobody waits for gives way to others, as nice(1) counts


def backup(library: Library, chosen: Namespace) -> int:
    """Make a verified backup in the folder beside the library, or a copy where one likes."""
    if chosen.output:
        print(f"Wrote a copy of the library to {shown(str(backups.copy(library.path, chosen.output)))}.")
        return 0
    reason = Reason(chosen.because or Reason.BY_HAND)
    if reason is not Reason.BY_HAND:
        os.nice(_BESIDE_ALL_ELSE)
    make = backups.make_if_changed if chosen.if_changed else backups.make
    made = make(library.path, reason)
    if made is None:
        note("There is a backup of the library as it is, so none was made.")
        return 0
    print(f"Made backup {made.about.number} of {counted(made.about.papers, 'paper')}: {shown(str(made.path))}.")
    return 0


def list_backups(library: Path, chosen: Namespace) -> int:
    """Print which backups there are, the newest first, as a table or as JSON."""
    kept = backups.kept(library)
    if chosen.json:
        as_json.print_all(map(as_json.backup, kept))
        return 0
    rows = [HEADINGS, *map(_cells, kept)]
    widths = [max(width(row[column]) for row in rows) for column in range(len(HEADINGS))]
    for row in rows if kept else ():
        print(GAP.join(padded(cell, size) for cell, size in zip(row, widths, strict=True)).rstrip())
    note(counted(len(kept), "backup"))
    if not kept and not (folder := backups.place(library)).exists():
        note(
            f"There is no folder {shown(str(folder))}, so there is no backup. The first one makes it; where there was "
            "one before, put it back."
        )
    for one in kept:
        if one.about.is_small:
            note(f"Backup {one.about.number} has far fewer papers than those before.")
    return 0


def restore(library: Path, chosen: Namespace) -> int:
    """Put a backup in the place of the library, once that is agreed to; the library is kept."""
    from readinglist.library import restoring  # what recovers damaged files comes along: no other command needs it

    backup = backups.found(library, chosen.backup)
    if not chosen.yes and not _is_agreed(library, backup):
        note("Nothing was restored.")
        return 1
    with ProgressLine() as line:
        done = restoring.restore(library, backup, line.count)
    print(shown(done.sentence))
    return 0


def _is_agreed(library: Path, backup: KeptBackup) -> bool:
    """Ask, after saying what would take the place of what; raises InvalidValue where nobody can answer."""
    if not sys.stdin.isatty():
        raise InvalidValue("Nothing was restored: nobody can be asked here; say --yes if it is to be done.")
    here = backups.contents(library)
    has_now = "cannot be read" if here is None else f"has {counted(here.papers, 'paper')}"
    note(f"Backup {backup.about.number} of {_time(backup)} has {counted(backup.about.papers, 'paper')}.")
    note(f"The library {has_now} now; it will be kept.")
    if here is not None:
        note(backups.changes(backup.about, here))
        if are_far_fewer(backup.about.papers, here.papers):
            note("The backup has far fewer papers.")
    print("Restore it? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _cells(one: KeptBackup) -> tuple[str, ...]:
    about = one.about
    states = [f"{about.states.get(state, 0):,}" for state in ("unread", "read")]
    small = " (few)" if about.is_small else ""
    return (
        str(about.number),
        _time(one),
        about.reason.value,
        f"{about.papers:,}{small}",
        *states,
        f"{about.size / 1e6:.1f}",
        shown(one.path.name),
    )


def _time(one: KeptBackup) -> str:
    return f"{one.about.made.astimezone():%Y-%m-%d %H:%M}"
