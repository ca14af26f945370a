"""The text index follows the library on a thread of its own; a long build says how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from readinglist.gui.background import Background

if TYPE_CHECKING:
    from readinglist.library.catching_up import Progress

PAUSE_MILLISECONDS = 200
"""Changes that follow one another this fast are written in one go."""
AGAIN_MILLISECONDS = 5_000
"""How long an index that cannot be written now is left alone: another process writes it, or the disk is full."""


class Indexing(QObject):
    """Brings the index up to date once `begin` was called and after each change, ours or another process's.

    Where searches would lack papers meanwhile, `progressed` tells how many are in, and `completed` that all are, also
    those that `look` was called for.
    """

    progressed = Signal(object)  # Progress
    completed = Signal()
    _told = Signal(object)

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._is_lacking = False  # so that searches are to be asked again
        self._has_looked = False
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)  # it comes from the indexing thread
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._catch_up)

    def begin(self) -> None:
        """Begin to follow the library."""
        self._background.changed.connect(self._follow)
        self._background.refreshed.connect(self._follow)
        self._follow()

    def look(self) -> None:
        """Look after the index once more, because a search has found papers missing; in vain, only once a change."""
        if not self._has_looked:
            self._has_looked = self._is_lacking = True
            self._pause.start(PAUSE_MILLISECONDS)

    def _follow(self) -> None:
        self._has_looked = False
        self._pause.start(PAUSE_MILLISECONDS)

    def _catch_up(self) -> None:
        self._background.index(self._told.emit, self._finish)

    def _take(self, progress: Progress) -> None:
        if progress.is_long:
            self._is_lacking = True
            self.progressed.emit(progress)

    def _finish(self, is_whole: bool) -> None:
        if not is_whole:
            self._pause.start(AGAIN_MILLISECONDS)
            return
        self._prepare_search()
        was_lacking, self._is_lacking = self._is_lacking, False
        if was_lacking:
            self.completed.emit()

    def _prepare_search(self) -> None:
        """Spare the first mistyped word a wait; where that is refused, it waits."""
        self._background.read(
            lambda library: library.prepare_search(),
            lambda _nothing: None,
            topic="prepare",
            refused=lambda _error: None,
        )
