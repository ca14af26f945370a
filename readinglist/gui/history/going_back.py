"""Going back and forward by many changes on the writer's thread: how far it is, and a way to stop."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from readinglist.domain.change import Change
from readinglist.domain.errors import ReadingListError
from readinglist.gui.background import Background

if TYPE_CHECKING:
    from readinglist.library.library import Library

Tell = Callable[[int, int], object]
_SECONDS = 0.1  # between two looks of what is told


class GoingBack(QObject):
    """One way at a time; all of it is gone, or nothing is changed."""

    advanced = Signal(int, int)  # done, of how many
    _told = Signal(int, int)  # as `advanced`, from the writer's thread

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._stopped = threading.Event()
        self._told.connect(self.advanced, Qt.ConnectionType.QueuedConnection)

    def begin(
        self,
        go: Callable[[Library, Tell], Change],
        then: Callable[[Change], object],
        refused: Callable[[ReadingListError], object],
    ) -> None:
        """Go a way; `then` or `refused` follows."""
        stopped = self._stopped = threading.Event()
        told, since = self._told, time.monotonic()

        def tell(done: int, total: int) -> None:
            nonlocal since
            if stopped.is_set():
                raise ReadingListError("Stopped; your library is as it was.")
            if time.monotonic() - since > _SECONDS:
                since = time.monotonic()
                told.emit(done, total)

        self._background.write(lambda library: go(library, tell), then, refused=refused)

    def stop(self) -> None:
        """Leave all as it was; `refused` follows, unless it was done already."""
        self._stopped.set()
