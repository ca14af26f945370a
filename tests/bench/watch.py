"""Looks at the program's windows from within, until the list of papers is filled."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QApplication, QPushButton

LOOK_MILLISECONDS = 5


class Watch(QObject):
    """Looks on the windows' own thread; accepts a review that asks, says when the list is filled, and closes all."""

    began = Signal()

    def __init__(self, application: QApplication, count: int) -> None:
        super().__init__()
        self._application = application
        self._count = count
        self._timer = QTimer(self, interval=LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)
        self.began.connect(self._timer.start)
        self.moveToThread(application.thread())

    @Slot()
    def _look(self) -> None:
        for window in self._application.topLevelWidgets():
            button = window.findChild(QPushButton, "import") if window.objectName() == "review-dialog" else None
            if button is not None and button.isVisible():
                button.click()
            papers = window.findChild(QAbstractItemView, "paper-list")
            if papers is not None and papers.isVisible() and self._is_filled(papers):
                self._timer.stop()
                print(time.monotonic(), flush=True)
                self._application.closeAllWindows()

    def _is_filled(self, papers: QAbstractItemView) -> bool:
        model = papers.model()
        return model.rowCount() >= self._count and model.index(0, 0).data() is not None
