"""Living exports: the window that shows them, and what is done with one that is there."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from readinglist.domain.change import Change
from readinglist.domain.errors import LinkNotOpened, ReadingListError
from readinglist.domain.living import LivingExport
from readinglist.gui import beside
from readinglist.gui.desk import Desk
from readinglist.gui.opening import open_folder
from readinglist.gui.operations import undoing

if TYPE_CHECKING:
    from readinglist.gui.living_exports.living_window import LivingWindow
    from readinglist.library.library import Library


def show(desk: Desk, number: int = 0) -> None:
    """Show the living exports beside the window, with this one chosen; their files are looked at anew."""
    window = shown(desk) or _make(desk)
    if number:
        window.table.choose(number)
    beside.bring_up(window)
    desk.updating.update()


def shown(desk: Desk) -> LivingWindow | None:
    """Return the window of living exports, where it is on the screen: an answer may come after it was closed."""
    from readinglist.gui.living_exports.living_window import LivingWindow

    return beside.shown(desk.window, LivingWindow)


def tell_trouble(desk: Desk, some: tuple[LivingExport, ...]) -> None:
    """Say which files are not up to date, unless the window that shows it is there."""
    from readinglist.gui.living_exports.sentences import trouble

    if shown(desk) is None:
        desk.notices.complain(trouble(some), "Show", lambda: show(desk, some[0].id))


def _make(desk: Desk) -> LivingWindow:
    from readinglist.gui.living_exports.living_window import LivingWindow
    from readinglist.gui.living_exports.reading import LivingReading
    from readinglist.gui.operations import keeping, ticks

    made = LivingWindow(desk.window, is_read_only=desk.snapshot.is_read_only)
    LivingReading(desk.background, desk.snapshot, desk.updating, made)
    made.new_wanted.connect(lambda: keeping.keep_search(desk))
    made.edit_wanted.connect(partial(keeping.edit, desk))
    made.remove_wanted.connect(partial(_remove, desk))
    made.overwrite_wanted.connect(partial(_overwrite, desk))
    made.folder_wanted.connect(partial(_open_folder, desk))
    made.ticks_wanted.connect(lambda export: ticks.review(desk, export.path))
    made.update_wanted.connect(desk.updating.update)
    return made


def _remove(desk: Desk, export: LivingExport) -> None:
    """Keep a file up to date no more."""
    from readinglist.gui.living_exports.sentences import file_name

    def write(library: Library) -> Change | None:
        from readinglist.library import living_exports

        return living_exports.remove(library, export.id)

    def tell(change: Change | None) -> None:
        if change is not None:
            sentence = f"{file_name(export)} is kept up to date no more; the file stays as it is."
            say(desk, sentence, change)

    desk.background.write(write, tell, refused=partial(complain, desk))


def _overwrite(desk: Desk, export: LivingExport) -> None:
    """Write a file although somebody else wrote to it, if that is agreed to."""
    from readinglist.gui.living_exports.sentences import file_name

    sentence = f"What was changed in {file_name(export)} by another program would be lost."
    buttons = ("Leave It as It Is", "Overwrite")
    if desk.questions.choice("Overwrite the file?", sentence, buttons, is_serious=True) == 1:
        desk.updating.overwrite(export.id)


def _open_folder(desk: Desk, export: LivingExport) -> None:
    """Show the folder of a file in the desktop's own window."""
    try:
        open_folder(export.path.parent, desk.opener)
    except LinkNotOpened as error:
        complain(desk, error)


def say(desk: Desk, sentence: str, change: Change) -> None:
    """Say what was done, with a way back, where the user looks: in the window of living exports, if it is there."""
    window = shown(desk)
    if window is None:
        desk.notices.tell(sentence, "Undo", lambda: undoing.undo_this(desk, change))
    else:
        window.say(sentence, lambda: _undo(desk, change))


def _undo(desk: Desk, change: Change) -> None:
    def tell(undone: Change) -> None:
        window = shown(desk)
        if window is not None:
            window.say(undoing.sentence("Undone", undone))

    desk.background.write(lambda library: library.undo(change.id), tell, refused=partial(complain, desk))


def complain(desk: Desk, error: ReadingListError) -> None:
    """Say what could not be done, where the user looks."""
    window = shown(desk)
    if window is not None:
        window.say(str(error), is_error=True)
    else:
        desk.notices.complain(str(error))
