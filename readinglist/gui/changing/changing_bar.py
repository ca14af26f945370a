"""A bar at the foot of the window while a change of many papers is written: how many are done, and Cancel."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from readinglist.gui.naming import named

WIDTH, MARGIN = 480, 24


class ChangingBar(QFrame):
    """Floats where the notices do, and takes neither the keyboard nor place."""

    stop_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        named(self, "changing-bar", "Changing papers")
        self._text = named(QLabel(), "changing-count")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._bar = named(QProgressBar(), "changing-progress", "Papers done")
        self._bar.setTextVisible(False)
        self._stop = named(QPushButton("Cancel"), "changing-stop", "Stop the change")
        self._stop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stop.clicked.connect(self.stop_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(12)
        for widget, stretch in ((self._text, 0), (self._bar, 1), (self._stop, 0)):
            row.addWidget(widget, stretch)
        self.hide()
        parent.installEventFilter(self)

    def show_key(self, key: str) -> None:
        """Say with which key a change is stopped, where there is one."""
        self._stop.setToolTip("Stop the change; nothing of it is kept" + (f" ({key})" if key else ""))

    def advance(self, done: int, papers: int) -> None:
        """Say that so many of so many papers (0: nobody knows) are done; the end of a change has no measure."""
        self._text.setText(_sentence(done, papers))
        self._text.setMinimumWidth(self._text.fontMetrics().horizontalAdvance(_sentence(papers, papers)))
        self._bar.setRange(0, papers if done < papers else 0)
        self._bar.setValue(done)
        self._take_place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the foot of the parent when that grows or shrinks."""
        if event.type() == QEvent.Type.Resize:
            self._take_place()
        return super().eventFilter(watched, event)

    def _take_place(self) -> None:
        ground = self._ground
        width, height = min(WIDTH, ground.width() - 2 * MARGIN), self.sizeHint().height()
        self.setGeometry((ground.width() - width) // 2, ground.height() - height - MARGIN, width, height)


def _sentence(done: int, papers: int) -> str:
    return f"Changing papers: {done:,} of {papers:,}" if papers else "Changing papers…"
