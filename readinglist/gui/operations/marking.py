"""States, stars and ratings of the selected papers."""

from __future__ import annotations

from collections.abc import Sequence

from readinglist.domain.change import Change
from readinglist.domain.errors import ReadingListError
from readinglist.domain.paper import State
from readinglist.gui.desk import Desk
from readinglist.gui.operations import triage
from readinglist.gui.operations.undoing import tell_undoable
from readinglist.library import editing, marking


def mark(desk: Desk, ids: Sequence[int], state: State) -> None:
    """Give papers a state; for one the row says enough, many are told with a way back."""
    if ids:
        desk.changes.write(
            len(ids), lambda library: marking.mark(library, ids, state), lambda change: _tell_many(desk, state, change)
        )


def star(desk: Desk, ids: Sequence[int], wanted: bool) -> None:
    """Star papers, or take their stars away."""
    if ids:
        desk.changes.write(len(ids), lambda library: marking.star(library, ids, wanted))


def rate(desk: Desk, ids: Sequence[int], rating: int) -> None:
    """Rate papers; 0 takes the rating away."""
    if ids:
        desk.changes.write(len(ids), lambda library: marking.rate(library, ids, rating))


def note(desk: Desk, paper_id: int, text: str) -> None:
    """Keep the notes on a paper; where that cannot be done, the editor keeps them."""

    def refused(error: ReadingListError) -> None:
        desk.details.notes_refused(paper_id)
        desk.background.failed.emit(str(error))

    desk.background.write(
        lambda library: editing.note(library, paper_id, text),
        lambda _change: desk.details.notes_arrived(paper_id, text),
        refused=refused,
    )


def mark_selected(desk: Desk, state: State) -> None:
    """Give the selected papers a state."""
    if desk.triage.is_open:
        triage.mark(desk, state)
    else:
        mark(desk, desk.papers.selected_ids(), state)


def rate_selected(desk: Desk, rating: int) -> None:
    """Rate the selected papers."""
    if desk.triage.is_open:
        triage.rate(desk, rating)
    else:
        rate(desk, desk.papers.selected_ids(), rating)


def toggle_star(desk: Desk) -> None:
    """Star the selected papers, or take the stars away where all have one."""
    ids = desk.papers.selected_ids()
    if desk.triage.is_open:
        triage.toggle_star(desk)
    elif ids:
        desk.changes.write(len(ids), lambda library: marking.toggle_star(library, ids))


def _tell_many(desk: Desk, state: State, change: Change | None) -> None:
    if change is not None and len(change.papers) > 1:
        tell_undoable(desk, f"{len(change.papers):,} papers are marked {state.value} now.", change)
