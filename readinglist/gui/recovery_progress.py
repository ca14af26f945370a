"""How far a recovery is, and a way to stop it."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QProgressDialog, QWidget

from readinglist.domain.errors import LibraryError, ReadingListError
from readinglist.gui.background import Background
from readinglist.gui.naming import named

Tell = Callable[[int, int], object]


class RecoveryProgress(QProgressDialog):
    """Stands before everything else while work goes on that there must be a library for."""

    _told = Signal(int, int)  # from the thread that works

    def __init__(self, what: str, parent: QWidget) -> None:
        super().__init__(parent)
        named(self, "recovery-progress", what)
        self.setWindowTitle("Reading List")
        label = QLabel(what)
        label.setTextFormat(Qt.TextFormat.PlainText)
        self.setLabel(label)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(420)
        self.setAutoReset(False)
        self.setRange(0, 0)
        self._told.connect(self._advance, Qt.ConnectionType.QueuedConnection)
        self._stopped = threading.Event()
        self.canceled.connect(self._stopped.set)

    def follow(
        self,
        background: Background,
        work: Callable[[Tell], str],
        then: Callable[[str], object],
        refused: Callable[[ReadingListError], object],
    ) -> None:
        """Do `work`, and call `then` with what it says came of it, or `refused` where it was refused or stopped."""
        tell, stopped = self._told.emit, self._stopped

        def heard(done: int, total: int) -> None:
            if stopped.is_set():
                raise LibraryError("The recovery was stopped; the library was left as it is.")
            tell(done, total)

        def end(go_on: Callable[[], object]) -> None:
            self.hide()
            self.deleteLater()
            go_on()

        background.run(
            lambda: work(heard),
            lambda told: end(lambda: then(told)),
            refused=lambda error: end(lambda: refused(error)),
        )
        self.show()

    def _advance(self, done: int, total: int) -> None:
        self.setRange(0, total)
        self.setValue(done)
