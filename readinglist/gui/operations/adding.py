"""A paper that is added by hand: the form, and what comes of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from readinglist.domain.change import Change
from readinglist.domain.errors import ReadingListError
from readinglist.domain.paper import State
from readinglist.gui import beside
from readinglist.gui.desk import Desk
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.operations import unfinished, viewing
from readinglist.gui.operations.undoing import tell_undoable
from readinglist.gui.sidebar.entries import WHOLE_LIBRARY

if TYPE_CHECKING:
    from collections.abc import Callable

    from readinglist.gui.adding.add_dialog import AddDialog
    from readinglist.gui.adding.new_paper import NewPaper
    from readinglist.gui.unfinished import Unfinished
    from readinglist.gui.unfinished_file import UnfinishedFile
    from readinglist.library.library import Library
    from readinglist.library.resembling import Resembling

MOST_OFFERED = 100_000  # characters of what was copied
_BEGINNING, _TOPIC = "begin adding", "adding"


def begin(desk: Desk) -> None:
    """Show the form; what was copied is offered there, where a paper can be read from it."""
    copied = desk.clipboard.text()
    is_short = len(copied) <= MOST_OFFERED

    def look(_library: Library) -> bool:
        _load()
        from readinglist.library import adding

        return is_short and adding.is_one(copied)

    desk.background.read(look, lambda can_be_read: _begin(desk, copied if can_be_read else ""), topic=_BEGINNING)


def begin_with(desk: Desk, text: str) -> None:
    """Show the form filled in with what `text` says."""
    _begin_by(desk, lambda dialog: dialog.paste(text))


def begin_again(desk: Desk, left: Unfinished, file: UnfinishedFile) -> None:
    """Show the form as it stood when the program came to its end, and go on keeping it in that `file`."""
    _begin_by(desk, lambda dialog: dialog.go_on_with(left), file)


def _begin_by(desk: Desk, fill: Callable[[AddDialog], object], file: UnfinishedFile | None = None) -> None:
    def show(_loaded: None) -> None:
        dialog = _shown(desk) or _make(desk, file)
        fill(dialog)
        beside.bring_up(dialog)

    desk.background.read(lambda _library: _load(), show, topic=_BEGINNING)


def _load() -> None:
    """Load the form on a thread that may take its time: that takes longer than a frame."""
    from readinglist.gui.adding import add_dialog  # noqa: F401


def _begin(desk: Desk, copied: str) -> None:
    dialog = _shown(desk) or _make(desk)
    if copied:
        dialog.offer(copied)
    beside.bring_up(dialog)


def _shown(desk: Desk) -> AddDialog | None:
    """Return the form, where it is on the screen: an answer may come after it was closed."""
    from readinglist.gui.adding.add_dialog import AddDialog

    return beside.shown(desk.window, AddDialog)


def _make(desk: Desk, file: UnfinishedFile | None = None) -> AddDialog:
    from readinglist.gui.adding.add_dialog import AddDialog
    from readinglist.gui.adding.reading import PastedReading

    dialog = AddDialog(desk.snapshot.tags(), desk.window)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    PastedReading(desk.background, dialog)
    dialog.typed.connect(partial(_look, desk))
    dialog.add_wanted.connect(partial(_add, desk))
    dialog.open_wanted.connect(partial(_open, desk))
    dialog.import_wanted.connect(partial(_import, desk))
    dialog.finished.connect(lambda _result: desk.background.forget(_TOPIC))
    kept = file or unfinished.new_file(desk)
    unfinished.follow(desk, dialog, kept)
    dialog.accepted.connect(lambda: unfinished.drop(desk, kept))
    return dialog


def _look(desk: Desk, new: NewPaper) -> None:
    """Say in the form which paper of the library this is, or may be."""

    def read(library: Library) -> Resembling | None:
        from readinglist.library.resembling import resembling

        return resembling(library, new.recorded())

    def tell(found: Resembling | None) -> None:
        if dialog := _shown(desk):
            dialog.show_resembling(found)

    desk.background.gather(read, tell, topic=_TOPIC, refused=lambda _error: tell(None))


def _add(desk: Desk, new: NewPaper) -> None:
    def write(library: Library) -> Change | None:
        from readinglist.library import adding

        return adding.add(library, new.recorded(), state=new.state, tags=new.tags, anyway=new.anyway)

    desk.background.write(write, partial(_show_added, desk, new.state), refused=partial(_refuse, desk))


def _show_added(desk: Desk, state: State, change: Change | None) -> None:
    """Leave the form and go to the new paper, whatever hid it."""
    if dialog := _shown(desk):
        dialog.leave()
    if change is not None:
        place = str(state) if state is State.DISMISSED else WHOLE_LIBRARY.key
        viewing.go_to_paper(desk, change.created[0], place, also_in=(str(state), "recent"))
        tell_undoable(desk, f"{on_one_line(change.label.replace('Add', 'Added', 1), 100)}.", change)


def _refuse(desk: Desk, error: ReadingListError) -> None:
    if dialog := _shown(desk):
        dialog.refuse(error)
    else:
        desk.notices.complain(str(error))


def _open(desk: Desk, found: Resembling) -> None:
    """Leave the form, and go to a paper that the library has."""
    if dialog := _shown(desk):
        dialog.leave()
    place = "trash" if found.is_trashed else str(found.state)
    viewing.go_to_paper(desk, found.paper, place if place in ("trash", State.DISMISSED) else WHOLE_LIBRARY.key)


def _import(desk: Desk, text: str) -> None:
    """Leave the form, and have all papers of a text reviewed."""
    if dialog := _shown(desk):
        dialog.leave()
    desk.imports.import_text(text)
