"""Undo and redo, which say what they did."""

from __future__ import annotations

from readinglist.domain.change import Change
from readinglist.gui.desk import Desk


def undo(desk: Desk) -> None:
    """Take back the latest change."""
    desk.background.write(lambda library: library.undo(), lambda change: _tell(desk, "Undone", change))


def redo(desk: Desk) -> None:
    """Do again what was undone last."""
    desk.background.write(lambda library: library.redo(), lambda change: _tell(desk, "Done again", change))


def _tell(desk: Desk, what: str, change: Change) -> None:
    kept = ""
    if change.kept:
        kept = f" {change.kept:,} changed since then {'was' if change.kept == 1 else 'were'} left alone."
    desk.notices.tell(f"{what}: {change.label}.{kept}")
