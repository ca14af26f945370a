"""Another library in place of this one."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from readinglist.domain.errors import ReadingListError
from readinglist.gui import recent
from readinglist.gui.closing import save_notes
from readinglist.gui.desk import Desk
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.operations import links
from readinglist.gui.questions import LIBRARY_FILES

if TYPE_CHECKING:
    from readinglist.library.library import Library

LONGEST = 200  # characters of a path that are said


def open_other(desk: Desk) -> None:
    """Ask for a library and open it."""
    chosen = desk.questions.files_to_open("Open Library", LIBRARY_FILES)
    if chosen:
        desk.window.library_wanted.emit(Path(chosen[0]), False)


def make_new(desk: Desk) -> None:
    """Ask for a place and make a new library there."""
    place = desk.questions.file_to_save("New Library", "library.db", LIBRARY_FILES)
    if place:
        desk.window.library_wanted.emit(Path(place), True)


def open_recent(desk: Desk, number: int) -> None:
    """Open the library that was open so many libraries ago."""
    desk.window.library_wanted.emit(desk.recent.libraries[number - 1].path, False)


def show_folder(desk: Desk) -> None:
    """Show the folder of the library, in the desktop's own window."""
    desk.background.read(lambda library: library.path.parent, lambda folder: links.open_folder(desk, folder))


def move(desk: Desk) -> None:
    """Ask where to, move the library there, and go on with it; nothing can be done to it meanwhile."""
    desk.background.read(lambda library: library.path, lambda place: _ask_and_move(desk, place), topic="move")


def _ask_and_move(desk: Desk, place: Path) -> None:
    answer = desk.questions.file_to_save("Move Library", str(place), LIBRARY_FILES)
    target = Path(answer)
    if not answer or target == place:
        return
    if not target.suffix:
        target = target.with_name(target.name + place.suffix)

    def take_along(library: Library) -> Path:
        from readinglist.library import moving

        return moving.move(library, target)

    save_notes(desk)
    desk.window.setEnabled(False)
    desk.notices.tell("The library is being moved…")
    desk.background.broken.connect(lambda _trace: desk.window.setEnabled(True))
    desk.background.write(take_along, partial(_follow, desk, place), refused=partial(_stay, desk))


def _follow(desk: Desk, place: Path, moved: Path) -> None:
    desk.settings.put("library/path", str(moved))  # now: the window may be closed before the library is open there
    recent.forget(desk.settings, place)
    desk.window.replaced.emit(moved, f"The library was moved to {on_one_line(str(moved), LONGEST)}.")


def _stay(desk: Desk, error: ReadingListError) -> None:
    desk.window.setEnabled(True)
    desk.papers.take_keyboard()
    desk.notices.complain(str(error))
