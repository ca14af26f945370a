"""The text index follows the library on a thread of its own; a long build says how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from readinglist.gui.background import Background

if TYPE_CHECKING:
    from readinglist.library.catching_up import Progress

PAUSE_MILLISECONDS = 200
"""Changes that follow one another this fast are written in one go."""


class Indexing(QObject):
    """Brings the index up to date once `begin` was called and after each change, ours or another process's.

    Where searches would lack papers meanwhile, `progressed` tells how many are in, and `completed` that all are.
    """

    progressed = Signal(object)  # Progress
    completed = Signal()
    _told = Signal(object)

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._is_long = False
        self._has_looked = False
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)  # it comes from the indexing thread
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._catch_up)

    def begin(self) -> None:
        """Begin to follow the library."""
        self._background.changed.connect(self._follow)
        self._background.refreshed.connect(self._follow)
        self._follow()

    def look(self) -> None:
        """Look after the index once more, because a search has found papers missing; in vain, only once a change."""
        if not self._has_looked:
            self._has_looked = True
            self._pause.start()

    def _follow(self) -> None:
        self._has_looked = False
        self._pause.start()

    def _catch_up(self) -> None:
        self._background.index(self._told.emit, self._finish)

    def _take(self, progress: Progress) -> None:
        if progress.is_long:
            self._is_long = True
            self.progressed.emit(progress)

    def _finish(self) -> None:
        self._background.read(lambda library: library.prepare_search(), lambda _nothing: None, topic="prepare")
        was_long, self._is_long = self._is_long, False
        if was_long:
            self.completed.emit()
