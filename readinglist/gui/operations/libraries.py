"""Another library in place of this one."""

from __future__ import annotations

from pathlib import Path

from readinglist.gui.desk import Desk
from readinglist.gui.recovery import KINDS


def open_other(desk: Desk) -> None:
    """Ask for a library and open it."""
    chosen = desk.questions.files_to_open("Open Library", KINDS)
    if chosen:
        desk.window.library_wanted.emit(Path(chosen[0]), False)


def make_new(desk: Desk) -> None:
    """Ask for a place and make a new library there."""
    place = desk.questions.file_to_save("New Library", "library.db", KINDS)
    if place:
        desk.window.library_wanted.emit(Path(place), True)
