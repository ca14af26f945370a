"""The signals by which a system, or a terminal that is closed, asks the program to end."""

from __future__ import annotations

import os
import signal

from PySide6.QtCore import QObject, QSocketNotifier, Signal

_SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)


class Termination(QObject):
    """`asked` comes on the GUI thread, at once: Python alone would wait for the next event of the window."""

    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._woken, waking = os.pipe()
        os.set_blocking(self._woken, False)
        os.set_blocking(waking, False)
        signal.set_wakeup_fd(waking, warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._woken, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        for number in _SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:  # as under nohup
                signal.signal(number, lambda _number, _frame: self.asked.emit())

    def _wake(self) -> None:
        """Empty the pipe; Python calls what waits for the signal on its way here."""
        os.read(self._woken, 64)
