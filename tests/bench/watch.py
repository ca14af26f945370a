"""Looks at the program's windows from within, until the list of papers is filled."""

from __future__ import annotations

import time
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPushButton, QWidget

from tests.bench.private_memory import SEARCHES, private_bytes

LOOK_MILLISECONDS = 5


class Watch(QObject):
    """Looks on the windows' own thread; accepts a review that asks, says when the list is filled, and closes all.

    With `linger_seconds` it searches once the list is filled, waits so long after each search, and says how much
    memory the program then has to itself.
    """

    began = Signal()

    def __init__(self, application: QApplication, count: int, linger_seconds: float) -> None:
        super().__init__()
        self._application = application
        self._count = count
        self._linger = round(linger_seconds * 1000)
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
                self._end(window)

    def _is_filled(self, papers: QAbstractItemView) -> bool:
        model = papers.model()
        return model.rowCount() >= self._count and model.index(0, 0).data() is not None

    def _end(self, window: QWidget) -> None:
        if not self._linger:
            self._application.closeAllWindows()
            return
        line = window.findChild(QLineEdit, "search-bar")
        assert line is not None
        for number, text in enumerate(SEARCHES, start=1):
            QTimer.singleShot(number * self._linger, line, partial(line.setText, text))
        QTimer.singleShot((len(SEARCHES) + 1) * self._linger, self, self._tell_memory)

    @Slot()
    def _tell_memory(self) -> None:
        print(private_bytes(), flush=True)
        self._application.closeAllWindows()
