"""Going back to any point of the past, and forward again: many changes undone or redone, all or nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from sqlalchemy import Connection, select

from readinglist.domain.change import Change
from readinglist.domain.errors import NothingToUndo
from readinglist.storage import tables
from readinglist.storage.history import redo, undo
from readinglist.storage.kept_changes import ABANDONED, DONE, UNDONE
from readinglist.storage.transaction import settled

Tell = Callable[[int, int], object]


def undo_to(connection: Connection, now: datetime, number: int, tell: Tell) -> Change:
    """Take back all that was done after the change with this number (0: all), the latest first, as one Change.

    `tell` hears how much of how much is done.

    Raises:
        NothingToUndo: nothing that stands was done since, or it can no longer be undone; nothing was changed.
    """
    change = tables.change.c
    later = select(change.id).where(change.id > number)
    if connection.execute(later.where(change.status == ABANDONED).limit(1)).first() is not None:
        raise NothingToUndo(_why_not_to(connection))
    found = connection.execute(later.where(change.status == DONE).order_by(change.turn.desc())).scalars().all()
    if not found:
        raise NothingToUndo("Nothing that was done since then stands; nothing was changed.")
    return _together(now, _each(found, lambda one: undo(connection, now, one), tell))


def redo_to(connection: Connection, now: datetime, number: int, tell: Tell) -> Change:
    """Do again what was undone, the last first, up to the change with this number, as one Change; `tell` as above.

    Raises:
        NothingToUndo: this was not undone, or something else was done since; nothing was changed.
    """
    change = tables.change.c
    undone = select(change.id).where(change.status == UNDONE)
    turn = select(change.turn).where(change.id == number, change.status == UNDONE).scalar_subquery()
    found = connection.execute(undone.where(change.turn >= turn).order_by(change.turn.desc())).scalars().all()
    if not found:
        raise NothingToUndo("This cannot be done again; nothing was changed.")
    return _together(now, _each(found, lambda _one: redo(connection, now), tell))


def _each(numbers: Sequence[int], act: Callable[[int], Change], tell: Tell) -> Iterable[Change]:
    for place, number in enumerate(numbers):
        tell(place, len(numbers))
        yield act(number)


def _together(now: datetime, changes: Iterable[Change]) -> Change:
    """Return changes that were undone or redone in one go as one, which has the id of the first of them."""
    done = list(changes)
    if len(done) == 1:
        return done[0]
    fields = settled([field for change in done for field in change.fields])
    kept, papers = sum(change.kept for change in done), sum(change.kept_papers for change in done)
    return Change(done[0].id, f"{len(done):,} changes", now, tuple(fields), kept, papers, len(done))


def _why_not_to(connection: Connection) -> str:
    change = tables.change.c
    last = connection.execute(select(change.id).where(change.status == ABANDONED).order_by(change.id.desc())).scalar()
    return (
        f"Papers were deleted for good since, so nothing before change {last} can be undone; nothing was changed. "
        "Choose a later one."
    )
