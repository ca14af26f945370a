"""A small window that says what goes on and how far it is, with a way to stop it."""

from __future__ import annotations

import threading
import time

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from readinglist.domain.errors import ChangeStopped
from readinglist.gui.labels import muted, title
from readinglist.gui.naming import named

QUIET_MILLISECONDS = 400  # what takes no longer than this shows no progress at all
TELL_SECONDS = 0.1  # between two looks of what is told from another thread


class WorkProgress(QDialog):
    """Stands beside the window while work goes on; it never takes the keyboard from it, unless the work `is_modal`:
    then nothing else can be done meanwhile.
    """

    cancelled = Signal()
    _told = Signal(str, int, int)  # from the thread that works
    _settled = Signal()  # from there, too

    def __init__(self, name: str, heading: str, parent: QWidget | None = None, *, is_modal: bool = False) -> None:
        super().__init__(parent)
        named(self, f"{name}-progress", f"{heading} Progress")
        self.setWindowTitle(f"{heading} Progress")
        if is_modal:
            self.setWindowModality(Qt.WindowModality.ApplicationModal)
        else:
            self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._is_going = False
        self._what = title("")
        self._name = muted()
        self._bar = named(QProgressBar(), "progress", "Progress")
        self._bar.setTextVisible(False)
        self._cancel = named(QPushButton("Cancel"), f"cancel-{name}")
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self._ask_to_stop)
        self._stopped = threading.Event()
        self._last, self._next = "", 0.0  # what was told last, and when it is told again
        self._is_settled = False  # for the thread that works alone
        self._told.connect(self._advance, Qt.ConnectionType.QueuedConnection)
        self._settled.connect(self._let_finish, Qt.ConnectionType.QueuedConnection)
        self._timer = QTimer(self, interval=QUIET_MILLISECONDS, singleShot=True)
        self._timer.timeout.connect(self.show)
        self._make()

    def begin(self, what: str) -> None:
        """Say what goes on; unless it is modal, it is shown once it has taken a while."""
        self._what.setText(what)
        self._is_going = True
        self.say("", 0, 0)
        self._stopped.clear()
        self._is_settled = False
        self._cancel.setText("Cancel")
        self._cancel.setEnabled(True)
        if self.isModal():
            self.show()
        elif not self.isVisible():
            self._timer.start()

    def hear(self, what: str, done: int, total: int) -> None:
        """Hear on the thread that works what it does, and how much of how much is done (0: nobody knows).

        Raises:
            ChangeStopped: the user has stopped it.
        """
        self._heed()
        now = time.monotonic()
        if what != self._last or now >= self._next or 0 < done == total:
            self._last, self._next = what, now + TELL_SECONDS
            self._told.emit(what, done, total)

    def settle(self) -> None:
        """Hear on the thread that works that it goes on to its end from now on: it cannot be stopped any more.

        Raises:
            ChangeStopped: the user was quicker.
        """
        self._heed()
        self._is_settled = True
        self._settled.emit()

    @property
    def is_going(self) -> bool:
        """Whether the work has begun and not ended."""
        return self._is_going

    @property
    def is_stopped(self) -> bool:
        """Whether the user has stopped it; any thread may ask."""
        return self._stopped.is_set()

    def say(self, text: str, done: int, total: int) -> None:
        """Say in words and by the bar how far it is; what is left to do after the last has no measure."""
        self._name.setText(text)
        self._bar.setRange(0, total if done < total else 0)
        self._bar.setValue(done)

    def end(self, _trace: str = "") -> None:
        """Leave the screen; also after a bug, since what is waited for may never come."""
        self._is_going = False
        self._timer.stop()
        self.hide()

    def reject(self) -> None:
        """Take escape as a wish to stop."""
        self._ask_to_stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take closing as a wish to stop."""
        event.ignore()
        self._ask_to_stop()

    def _make(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        for widget in (self._what, self._name, self._bar):
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._cancel)
        column.addSpacing(8)
        column.addLayout(row)
        self.setFixedWidth(420)

    def _heed(self) -> None:
        if self.is_stopped and not self._is_settled:
            raise ChangeStopped("It was stopped; your library is as it was.")

    def _let_finish(self) -> None:
        self._cancel.setText("Cancel")
        self._cancel.setEnabled(False)

    def _advance(self, what: str, done: int, total: int) -> None:
        self.say(f"{what}: {done:,} of {total:,}" if total else f"{what}…", done, total)

    def _ask_to_stop(self) -> None:
        if self._cancel.isEnabled():
            self._cancel.setEnabled(False)
            self._cancel.setText("Stopping…")
            self._stopped.set()
            self.cancelled.emit()
