"""A thin moving line that says a change is still being written."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from readinglist.gui.naming import named

QUIET_MILLISECONDS = 400  # what is written sooner shows no line
HEIGHT = 3


class BusyLine(QProgressBar):
    """Lies over the top edge of its parent while `show_busy(True)` holds."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        named(self, "busy-line", "Saving")
        self.setRange(0, 0)
        self.setTextVisible(False)
        self._timer = QTimer(self, interval=QUIET_MILLISECONDS, singleShot=True)
        self._timer.timeout.connect(self._appear)
        self.hide()

    def show_busy(self, is_busy: bool) -> None:
        """Appear before long, or go away at once."""
        if is_busy:
            self._timer.start()
        else:
            self._timer.stop()
            self.hide()

    def _appear(self) -> None:
        self.setGeometry(0, 0, self._ground.width(), HEIGHT)
        self.raise_()
        self.show()
