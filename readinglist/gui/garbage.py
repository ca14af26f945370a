"""Garbage is collected on the GUI thread alone: collected elsewhere, it could take widgets with it there."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

CHECK_MILLISECONDS = 5_000
MANY = 20_000
"""So many new objects are what some work holds, such as an import of many papers, and go with it."""
PATIENCE = 12  # looks


class GuiGarbage(QObject):
    """Switches the automatic collection off and does it from a timer, as often as Python's own thresholds ask.

    It may take longer than a frame, so it waits while somebody types, and a minute for work that makes many objects.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what was imported stays for ever, and need not be looked through each time
        self.destroyed.connect(lambda: gc.enable())
        self._typed = ""
        self._waited = 0
        timer = QTimer(self, interval=CHECK_MILLISECONDS)
        timer.timeout.connect(self._check)
        timer.start()

    def _check(self) -> None:
        if self._is_typing() or self._is_at_work():
            return
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return

    def _is_at_work(self) -> bool:
        """Tell whether to wait for some work to end, which leaves less to look through."""
        self._waited = self._waited + 1 if gc.get_count()[0] > MANY else 0
        return 0 < self._waited <= PATIENCE

    def _is_typing(self) -> bool:
        """Tell whether the text of the line that has the keyboard is another than at the last look."""
        line = QGuiApplication.focusObject()
        before, self._typed = self._typed, str(line.property("text") or "") if line else ""
        return self._typed != before
