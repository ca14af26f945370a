"""Types into the program's window from within, and measures how long that does not come round to anything new."""

from __future__ import annotations

import json
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit

from tests.bench.beat import Beat

LOOK_MILLISECONDS = 50


class Typist(QObject):
    """Waits until the list is filled, types each of the texts letter by letter, clears the line after each, and tells.

    `pauses` are the milliseconds between letters; the texts are typed once at each speed.
    """

    began = Signal()

    def __init__(self, application: QApplication, texts: Sequence[str], pauses: Sequence[int]) -> None:
        super().__init__()
        self._application = application
        self._keys = [(key, pause) for pause in pauses for text in texts for key in (*text, "")]
        self._line: QLineEdit | None = None
        self._beat = Beat(self, self._typed)
        self._timer = QTimer(self, interval=LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)
        self.began.connect(self._timer.start)
        self.moveToThread(application.thread())

    @Slot()
    def _look(self) -> None:
        """Begin once the list is there, and what follows it at the start is done."""
        for window in self._application.topLevelWidgets():
            line, papers = window.findChild(QLineEdit, "search-bar"), window.findChild(QAbstractItemView, "paper-list")
            if line is not None and papers is not None and papers.model().index(0, 0).data() is not None:
                self._timer.stop()
                self._line = line
                QTimer.singleShot(3_000, self, self._begin)
                return

    @Slot()
    def _begin(self) -> None:
        assert self._line is not None
        self._line.setFocus()
        self._beat.start()
        self._letters = iter(self._keys)
        self._type()

    @Slot()
    def _type(self) -> None:
        assert self._line is not None
        letter, pause = next(self._letters, ("", -1))
        if pause < 0:
            QTimer.singleShot(1_000, self, self._tell)
            return
        key = Qt.Key.Key_unknown if letter else Qt.Key.Key_Escape
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter)
            self._application.postEvent(self._line, event)
        QTimer.singleShot(pause if letter else 3 * pause, self, self._type)

    def _typed(self) -> str:
        return self._line.text() if self._line is not None else ""

    @Slot()
    def _tell(self) -> None:
        letters = sum(bool(letter) for letter, _ in self._keys)
        print(json.dumps({"letters": letters, **self._beat.stop()}, ensure_ascii=False), flush=True)
        self._application.closeAllWindows()
