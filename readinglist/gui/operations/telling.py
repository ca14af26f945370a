"""What was done, or could not be, said in the window that it was asked for in, or else in the main one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from readinglist.domain.change import Change
from readinglist.domain.errors import ReadingListError
from readinglist.gui.desk import Desk
from readinglist.gui.operations import undoing


class Says(Protocol):
    """A window beside the main one that has a line for sentences."""

    def say(self, sentence: str, undo: Callable[[], object] | None = None, *, is_error: bool = False) -> None:
        """Say what was done, with a button that takes it back, or could not be."""


Shown = Callable[[Desk], Says | None]
"""Finds the window, where it is on the screen: an answer may come after it was closed."""


def tell(desk: Desk, shown: Shown, sentence: str, change: Change | None) -> None:
    """Say what was done, with a way back; say nothing where nothing was done."""
    window = shown(desk)
    if change is None:
        return
    if window is None:
        undoing.tell_undoable(desk, sentence, change)
    else:
        window.say(sentence, partial(_take_back, desk, shown, change))


def complain(desk: Desk, shown: Shown, error: ReadingListError) -> None:
    """Say why it could not be done."""
    if window := shown(desk):
        window.say(str(error), is_error=True)
    else:
        desk.notices.complain(str(error))


def _take_back(desk: Desk, shown: Shown, change: Change) -> None:
    def say(undone: Change) -> None:
        if window := shown(desk):
            window.say(undoing.sentence("Undone", undone))
        else:
            desk.notices.tell(undoing.sentence("Undone", undone))

    desk.changes.write(0, lambda library: library.undo(change.id), say, refused=partial(complain, desk, shown))
