"""Garbage is collected on the GUI thread alone: collected elsewhere, it could take widgets with it there."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

CHECK_MILLISECONDS = 5_000


class GuiGarbage(QObject):
    """Switches the automatic collection off and does it from a timer, as often as Python's own thresholds ask."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what was imported stays for ever, and need not be looked through each time
        self.destroyed.connect(lambda: gc.enable())
        timer = QTimer(self, interval=CHECK_MILLISECONDS)
        timer.timeout.connect(self._check)
        timer.start()

    def _check(self) -> None:
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
