"""Into the trash, out of it, and away for good."""

from __future__ import annotations

from collections.abc import Sequence

from readinglist.domain.change import Change
from readinglist.domain.query import Flag, Is, Query
from readinglist.gui.desk import Desk
from readinglist.gui.operations import triage
from readinglist.gui.operations.undoing import tell_undoable
from readinglist.library import editing
from readinglist.library.text import counted


def trash(desk: Desk, ids: Sequence[int]) -> None:
    """Put papers in the trash, without a question, because it can be undone."""
    if ids:
        desk.changes.write(
            len(ids),
            lambda library: editing.trash(library, ids),
            lambda change: _tell(desk, change, "in the trash now"),
        )


def restore(desk: Desk, ids: Sequence[int]) -> None:
    """Take papers out of the trash."""
    if ids:
        desk.changes.write(
            len(ids),
            lambda library: editing.restore(library, ids),
            lambda change: _tell(desk, change, "out of the trash again"),
        )


def trash_selected(desk: Desk) -> None:
    """Put the selected papers in the trash."""
    if desk.triage.is_open:
        triage.trash(desk)
    else:
        trash(desk, desk.papers.selected_ids())


def restore_selected(desk: Desk) -> None:
    """Take the selected papers out of the trash."""
    restore(desk, desk.papers.selected_ids())


def empty(desk: Desk) -> None:
    """Delete the papers that are in the trash now for good, if the user says so."""
    trash = Query(Is(Flag.TRASH))
    desk.background.read(lambda library: library.search(trash).ids, lambda ids: _ask_to_purge(desk, ids))


def _ask_to_purge(desk: Desk, ids: Sequence[int]) -> None:
    """Ask about these papers and delete no others, whatever comes into the trash meanwhile."""
    sentence = f"Delete {counted(len(ids), 'paper')} for good? This cannot be undone, nor can anything done before it."
    if ids and desk.questions.choice("Empty the Trash", sentence, ("Keep", "Delete for Good"), is_serious=True) == 1:
        desk.changes.write(
            len(ids),
            lambda library: library.purge(ids),
            lambda gone: desk.notices.tell(f"Deleted for good: {counted(gone, 'paper')}."),
        )


def _tell(desk: Desk, change: Change | None, where: str) -> None:
    if change is not None:
        count = len(change.papers)
        words = "1 paper is" if count == 1 else f"{count:,} papers are"
        tell_undoable(desk, f"{words} {where}.", change)
