"""The history in the terminal: what was done when, and going back to any point of it."""

from __future__ import annotations

from argparse import Namespace

from readinglist.cli import as_json, imports
from readinglist.cli.progress import ProgressLine
from readinglist.cli.table import GAP
from readinglist.cli.text import note, shown
from readinglist.domain.change import Change
from readinglist.domain.history import PastChange, Standing
from readinglist.library import Library
from readinglist.library.text import counted

PAGE = 500  # changes read at a time: there may be 100,000
_COUNT = len("1,000,000")


def list_history(library: Library, chosen: Namespace) -> int:
    """Print what was done, the newest first, as lines or as JSON."""
    ids = library.change_ids(" ".join(chosen.words))[: chosen.limit]
    changes = (past for start in range(0, len(ids), PAGE) for past in library.past_changes(ids[start : start + PAGE]))
    if chosen.json:
        as_json.print_all(map(as_json.past_change, changes))
        return 0
    digits = len(str(max(ids, default=10)))
    if ids:
        print(GAP.join(("ID".rjust(digits), "DONE".ljust(16), "PAPERS".rjust(_COUNT), "NOW".ljust(6), "WHAT")))
    for past in changes:
        print(_line(past, digits))
    note(counted(len(ids), "change"))
    return 0


def undo(library: Library, chosen: Namespace) -> Change:
    """Take back the last change, one of long ago, or all since one; raises NotFound and NothingToUndo."""
    if chosen.import_number is not None:
        return imports.undo(library, chosen.import_number)
    if chosen.to is not None:
        with ProgressLine() as line:
            return library.undo_to(chosen.to, lambda done, all_: line.tell(f"{done:,} of {all_:,} undone"))
    return library.undo(chosen.change_number)


def redo(library: Library, chosen: Namespace) -> Change:
    """Do again what was undone last, or all up to a change; raises NothingToUndo."""
    if chosen.to is None:
        return library.redo()
    with ProgressLine() as line:
        return library.redo_to(chosen.to, lambda done, all_: line.tell(f"{done:,} of {all_:,} done again"))


def _line(past: PastChange, digits: int) -> str:
    at, papers = f"{past.at.astimezone():%Y-%m-%d %H:%M}", f"{past.papers:,}".rjust(_COUNT)
    return GAP.join((str(past.id).rjust(digits), at, papers, _now(past).ljust(6), shown(past.label)))


def _now(past: PastChange) -> str:
    return "undone" if past.standing.is_undone else "final" if past.standing is Standing.FINAL else ""
