"""The progress of an import: which source is being read, how far it is, and a way to stop."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.labels import muted, title
from readinglist.gui.naming import named
from readinglist.library.text import paced

if TYPE_CHECKING:
    from readinglist.library.reading import Progress

QUIET_MILLISECONDS = 400  # what takes no longer than this shows no progress at all


class ImportProgress(QDialog):
    """Stands beside the window while work goes on; it never takes the keyboard from it."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "import-progress", "Import progress")
        self.setWindowTitle("Import Progress")
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._what = title("")
        self._name = muted()
        self._bar = named(QProgressBar(), "progress", "Progress")
        self._bar.setTextVisible(False)
        self._cancel = named(QPushButton("Cancel"), "cancel-import")
        self._cancel.setAutoDefault(False)
        self._cancel.clicked.connect(self._ask_to_stop)
        self._step, self._since = 0, 0.0
        self._timer = QTimer(self, interval=QUIET_MILLISECONDS, singleShot=True)
        self._timer.timeout.connect(self.show)
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

    def begin(self, what: str) -> None:
        """Say what goes on; it is shown once it has taken a while."""
        self._what.setText(what)
        self._name.setText("")
        self._bar.setRange(0, 0)
        self._started(0)
        self._cancel.setText("Cancel")
        self._cancel.setEnabled(True)
        if not self.isVisible():
            self._timer.start()

    def advance(self, progress: Progress) -> None:
        """Say how far reading is; a single file has no measure but the records found so far."""
        if progress.done != self._step:
            self._started(progress.done)
        self._bar.setRange(0, progress.total if progress.total > 1 else 0)
        self._bar.setValue(progress.done)
        found = f", {progress.records:,} found" if progress.records else ""
        self._name.setText(self._with_pace(f"{on_one_line(progress.name, 80)}{found}", progress.records))

    def count(self, done: int, total: int) -> None:
        """Say how many of the records of an import are done; what is left to do after the last has no measure."""
        self._bar.setRange(0, total if done < total else 0)
        self._bar.setValue(done)
        self._name.setText(self._with_pace(f"{done:,} of {total:,}", done))

    def end(self) -> None:
        """Leave the screen."""
        self._timer.stop()
        self.hide()

    def reject(self) -> None:
        """Take escape as a wish to stop."""
        self._ask_to_stop()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take closing as a wish to stop."""
        event.ignore()
        self._ask_to_stop()

    def _started(self, step: int) -> None:
        """Measure the pace of a step from now on."""
        self._step = step
        self._since = time.monotonic()

    def _with_pace(self, text: str, count: int) -> str:
        return " · ".join(filter(None, (text, paced(count, time.monotonic() - self._since))))

    def _ask_to_stop(self) -> None:
        if self._cancel.isEnabled():
            self._cancel.setEnabled(False)
            self._cancel.setText("Stopping…")
            self.cancelled.emit()
