"""Changes that may be of many papers, on the writer's thread: how far the first of them is, and a way to stop it."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from readinglist.domain.errors import ChangeStopped, ReadingListError
from readinglist.gui.background import Background

if TYPE_CHECKING:
    from readinglist.library.library import Library

T = TypeVar("T")
QUIET_SECONDS = 0.4  # what takes no longer says nothing
TELL_SECONDS = 0.1  # between two looks of what is said then


@dataclass(eq=False)
class _Change:
    """A change under way or waiting: of so many papers (0: nobody knows), and whether the user has stopped it."""

    papers: int
    stopped: threading.Event = field(default_factory=threading.Event)


class Changes(QObject):
    """Writes changes one after the other. One that takes a while `advanced`, and can be stopped; then nothing of it is
    kept, and those behind it go on.
    """

    advanced = Signal(int, int)  # papers done, of how many (0: nobody knows)
    stopped = Signal(str)  # a sentence
    moved = Signal()  # whether there is one to stop
    _told = Signal(object, int)  # from the writer's thread

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._changes: deque[_Change] = deque()
        self._is_long = False
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)
        background.busy.connect(self._end_all)

    @property
    def is_long(self) -> bool:
        """Whether a change is under way that takes a while."""
        return self._is_long

    def write(
        self,
        papers: int,
        work: Callable[[Library], T],
        then: Callable[[T], object] | None = None,
        *,
        refused: Callable[[ReadingListError], object] | None = None,
    ) -> None:
        """Let `work` change about so many papers (0: nobody knows), as `Background.write` does; `refused` also hears
        that it was stopped.
        """
        one = _Change(papers)
        self._changes.append(one)
        tell = self._told.emit

        def heard(library: Library) -> T:
            with library.heard(_hearing(one, tell)):
                return work(library)

        def finish(value: T) -> None:
            self._end(one)
            if then is not None:
                then(value)

        self._background.write(heard, finish, refused=lambda error: self._refuse(one, error, refused))

    def stop(self) -> None:
        """Stop the change that is under way, unless it is as good as done."""
        if self._changes:
            self._changes[0].stopped.set()

    def _take(self, one: _Change, done: int) -> None:
        if self._changes and one is self._changes[0]:
            self._set_long(True)
            self.advanced.emit(min(done, one.papers or done), one.papers)

    def _refuse(
        self, one: _Change, error: ReadingListError, refused: Callable[[ReadingListError], object] | None
    ) -> None:
        self._end(one)
        if refused is not None:
            refused(error)
        elif isinstance(error, ChangeStopped):
            self.stopped.emit(str(error))
        else:
            self._background.tell_failure(error)

    def _end(self, one: _Change) -> None:
        if one in self._changes:
            self._changes.remove(one)
        self._set_long(False)

    def _end_all(self, is_busy: bool) -> None:
        """End also what a bug has left without an answer."""
        if not is_busy:
            self._changes.clear()
            self._set_long(False)

    def _set_long(self, is_long: bool) -> None:
        if is_long != self._is_long:
            self._is_long = is_long
            self.moved.emit()


def _hearing(one: _Change, tell: Callable[[_Change, int], object]) -> Callable[[int], bool]:
    """Return what hears of a change on the writer's thread, and tells of it now and then."""
    next_time = 0.0

    def hear(done: int) -> bool:
        nonlocal next_time
        now = time.monotonic()
        next_time = next_time or now + QUIET_SECONDS
        if now >= next_time:
            next_time = now + TELL_SECONDS
            tell(one, done)
        return one.stopped.is_set()

    return hear
