"""Looks on from within while the window imports a file, and measures how long that does not come round to anything."""

from __future__ import annotations

import json
import time

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from readinglist.gui.indexing import Indexing
from readinglist.gui.main_window import MainWindow
from tests.bench.beat import Beat

LOOK_MILLISECONDS = 5


class Onlooker(QObject):
    """Waits until an import has begun, accepts its review, and tells once all papers are in the index."""

    began = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self._application = application
        self._started = 0.0
        self._beat = Beat(self, self._stage)
        self._timer = QTimer(self, interval=LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)
        self.began.connect(self._timer.start)
        self.moveToThread(application.thread())

    @Slot()
    def _look(self) -> None:
        for window in self._application.topLevelWidgets():
            if isinstance(window, MainWindow) and window.desk.imports.is_busy and not self._started:
                self._started = time.perf_counter()
                self._beat.start()
                indexing = window.findChild(Indexing)
                assert indexing is not None
                indexing.completed.connect(self._tell)
            button = window.findChild(QPushButton, "import") if window.objectName() == "review-dialog" else None
            if button is not None and button.isVisible():
                button.click()

    def _stage(self) -> str:
        """Return what stands on the dialog that is open, and when."""
        dialogs = (w for w in self._application.topLevelWidgets() if w.isVisible() and not isinstance(w, MainWindow))
        texts = [label.text() for dialog in dialogs for label in dialog.findChildren(QLabel)[:1]]
        return f"{time.perf_counter() - self._started:.2f} s {' '.join(texts)}".rstrip()

    @Slot()
    def _tell(self) -> None:
        seconds = time.perf_counter() - self._started
        print(json.dumps({"seconds": seconds, **self._beat.stop()}, ensure_ascii=False), flush=True)
        self._application.closeAllWindows()
