"""Into the trash, out of it, and away for good."""

from __future__ import annotations

from collections.abc import Sequence

from readinglist.domain.change import Change
from readinglist.gui.desk import Desk
from readinglist.gui.operations.history import tell_undoable
from readinglist.library import editing


def trash(desk: Desk, ids: Sequence[int]) -> None:
    """Put papers in the trash, without a question, because it can be undone."""
    if ids:
        desk.background.write(lambda library: editing.trash(library, ids), lambda change: _tell(desk, change))


def restore(desk: Desk, ids: Sequence[int]) -> None:
    """Take papers out of the trash."""
    if ids:
        desk.background.write(lambda library: editing.restore(library, ids))


def trash_selected(desk: Desk) -> None:
    """Put the selected papers in the trash."""
    trash(desk, desk.papers.selected_ids())


def restore_selected(desk: Desk) -> None:
    """Take the selected papers out of the trash."""
    restore(desk, desk.papers.selected_ids())


def empty(desk: Desk) -> None:
    """Delete all papers of the trash for good, if the user says so."""
    count = desk.snapshot.overview.trashed
    papers = "1 paper" if count == 1 else f"{count:,} papers"
    sentence = f"Delete {papers} for good? This cannot be undone, nor can anything done before it."
    if desk.questions.choice("Empty the trash", sentence, ("Keep", "Delete for good"), is_serious=True) == 1:
        desk.background.write(
            editing.empty_trash,
            lambda gone: desk.notices.tell(f"The trash was emptied: {gone:,} deleted."),
        )


def _tell(desk: Desk, change: Change | None) -> None:
    if change is not None:
        count = len(change.papers)
        words = "1 paper is" if count == 1 else f"{count:,} papers are"
        tell_undoable(desk, f"{words} in the trash now.", change)
