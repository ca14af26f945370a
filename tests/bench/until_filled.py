"""Runs the program until its list shows a number of papers, and says when that was.

Started as `python until_filled.py COUNT ARGUMENT ...`. A review that asks whether to import is accepted at once.
"""

from __future__ import annotations

import sys
import threading
import time

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QApplication, QPushButton

from readinglist.__main__ import main


class Watch(QObject):
    """Looks at the windows every few milliseconds, on their own thread."""

    began = Signal()

    def __init__(self, application: QApplication, count: int) -> None:
        super().__init__()
        self._application = application
        self._count = count
        self._timer = QTimer(self, interval=2)
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


def _await_application(count: int) -> None:
    application = QApplication.instance()
    while not isinstance(application, QApplication):
        time.sleep(0.002)
        application = QApplication.instance()
    watch = Watch(application, count)
    watch.began.emit()
    threading.Event().wait()  # keeps the watch alive


if __name__ == "__main__":
    threading.Thread(target=_await_application, args=(int(sys.argv[1]),), daemon=True).start()
    sys.exit(main(sys.argv[2:]))
