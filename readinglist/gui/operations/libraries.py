"""Another library in place of this one."""

from __future__ import annotations

from pathlib import Path

from readinglist.gui.desk import Desk
from readinglist.gui.operations import links
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


def open_recent(desk: Desk, number: int) -> None:
    """Open the library that was open so many libraries ago."""
    desk.window.library_wanted.emit(desk.recent.libraries[number - 1].path, False)


def show_folder(desk: Desk) -> None:
    """Show the folder of the library, in the desktop's own window."""
    desk.background.read(lambda library: library.path.parent, lambda folder: links.open_folder(desk, folder))
