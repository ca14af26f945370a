"""Looking at what was done, and going back to any point of it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from readinglist.domain.change import Change
from readinglist.domain.errors import ReadingListError
from readinglist.domain.paper import Paper
from readinglist.gui import beside
from readinglist.gui.desk import Desk
from readinglist.gui.operations import undoing, viewing

if TYPE_CHECKING:
    from readinglist.gui.history.going_back import GoingBack, Tell
    from readinglist.gui.history.history_window import HistoryWindow
    from readinglist.library.library import Library


def show(desk: Desk) -> None:
    """Show the history beside the window."""
    window = _shown(desk) or _make(desk)
    beside.bring_up(window)


def _shown(desk: Desk) -> HistoryWindow | None:
    """Return the history, where it is on the screen: an answer may come after it was closed."""
    from readinglist.gui.history.history_window import HistoryWindow

    return beside.shown(desk.window, HistoryWindow)


def _make(desk: Desk) -> HistoryWindow:
    from readinglist.gui.history.history_window import HistoryWindow
    from readinglist.gui.history.reading import ChangesReading

    made = HistoryWindow(desk.window, is_read_only=desk.snapshot.is_read_only)
    ChangesReading(desk.background, made)
    made.back_wanted.connect(partial(_go_back, desk))
    made.forward_wanted.connect(partial(_go_forward, desk))
    made.undo_wanted.connect(partial(_undo, desk))
    made.paper_wanted.connect(partial(_show_paper, desk))
    return made


def _go_back(desk: Desk, number: int) -> None:
    """Undo all that was done after a change."""
    _go(desk, "Undoing", lambda library, tell: library.undo_to(number, tell), partial(_tell_undone, desk))


def _go_forward(desk: Desk, number: int) -> None:
    """Do again what was undone, up to a change."""
    _go(desk, "Redoing", lambda library, tell: library.redo_to(number, tell), partial(_tell, desk, "Done again"))


def _undo(desk: Desk, number: int) -> None:
    """Take back one change, whatever was done since."""
    _go(desk, "Undoing", lambda library, _tell: library.undo(number), partial(_tell_undone, desk))


def _go(desk: Desk, what: str, go: Callable[[Library, Tell], Change], then: Callable[[Change], object]) -> None:
    """Go a way of many changes, and say how far it is; the window stays as it is until all of it is gone."""
    from readinglist.gui.history.going_back import GoingBack

    way = GoingBack(desk.background, desk.window)  # it goes on where the history is closed

    def end() -> None:
        way.deleteLater()
        if window := _shown(desk):
            window.show_busy(False)

    def finish(change: Change) -> None:
        end()
        then(change)

    def refuse(error: ReadingListError) -> None:
        end()
        _complain(desk, error)

    if window := _shown(desk):
        window.show_busy(True)
        window.say(f"{what}…")
    way.advanced.connect(lambda done, total: _tell_far(desk, way, f"{what}: {done:,} of {total:,} done…"))
    way.begin(go, finish, refuse)


def _tell_far(desk: Desk, way: GoingBack, sentence: str) -> None:
    if window := _shown(desk):
        window.say(sentence, way.stop, button="Stop")


def _tell_undone(desk: Desk, change: Change) -> None:
    """Say what was undone, with a button that does all of it again."""
    _tell(desk, "Undone", change, partial(_go_forward, desk, change.id))


def _tell(desk: Desk, what: str, change: Change, redo: Callable[[], object] | None = None) -> None:
    """Say it where it was asked for, or else in the window."""
    window, done = _shown(desk), undoing.sentence(what, change)
    if window is not None:
        window.say(done, redo)
    else:
        desk.notices.tell(done)


def _complain(desk: Desk, error: ReadingListError) -> None:
    window = _shown(desk)
    if window is not None:
        window.say(str(error), is_error=True)
    else:
        desk.notices.complain(str(error))


def _show_paper(desk: Desk, paper: Paper) -> None:
    """Show a paper of the history in the list, by its title, and leave the history."""
    from readinglist.search.composing import typed

    window = _shown(desk)
    if window is not None:
        window.close()
    desk.sidebar.choose("trash" if paper.trashed else paper.state.value)
    viewing.search_for(desk, typed("title:", paper.title))
    desk.window.activateWindow()
    viewing.go_to_list(desk)
