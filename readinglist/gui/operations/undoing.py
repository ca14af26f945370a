"""Undo and redo, which say what they did."""

from __future__ import annotations

from readinglist.domain.change import Change, Entity
from readinglist.gui.desk import Desk
from readinglist.library.text import what_stayed


def undo(desk: Desk) -> None:
    """Take back the latest change; in triage, the latest act of the sitting."""
    if desk.triage.is_open:
        desk.triage.undo()
        return
    desk.changes.write(0, lambda library: library.undo(), lambda change: _go_back(desk, change))


def redo(desk: Desk) -> None:
    """Do again what was undone last."""
    if desk.triage.is_open:
        desk.triage.redo()
        return
    desk.changes.write(0, lambda library: library.redo(), lambda change: _tell(desk, "Done again", change))


def undo_this(desk: Desk, change: Change) -> None:
    """Take back this change, whatever was done since."""
    desk.changes.write(0, lambda library: library.undo(change.id), lambda undone: _go_back(desk, undone))


def stop(desk: Desk) -> None:
    """Stop the change that is being written; nothing of it is kept."""
    desk.changes.stop()


def tell_undoable(desk: Desk, done: str, change: Change | None) -> None:
    """Say what was done, with a button that takes it back; say nothing where nothing was done."""
    if change is not None:
        desk.notices.tell(done, "Undo", lambda: undo_this(desk, change))


def sentence(what: str, change: Change) -> str:
    """Return what was done to a change ("Undone"), and how much of it was left alone."""
    return f"{what}: {change.label}. {what_stayed(change)}".rstrip()


def _go_back(desk: Desk, change: Change) -> None:
    """Say what was undone, and select again the papers that come back to the list by it: the next key is for them."""
    if change.changes(Entity.PAPER, "state", "trashed"):
        desk.papers.list.expect_back(tuple(change.papers))
    _tell(desk, "Undone", change)


def _tell(desk: Desk, what: str, change: Change) -> None:
    desk.notices.tell(sentence(what, change))
