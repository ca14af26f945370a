"""One line at the foot of a dialog: what was done, with a way back, or why it could not be done."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.labels import selectable
from readinglist.gui.naming import named


class StatusLine(QWidget):
    """Shows the latest sentence; it takes no keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = named(QLabel(wordWrap=True), "status")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        selectable(self._text)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._undo = named(QPushButton("Undo"), "status-undo")
        self._undo.setProperty("role", "link")
        self._undo.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._undo.setAutoDefault(False)
        self._undo.clicked.connect(lambda: self._pressed())
        self._pressed: Callable[[], object] = lambda: None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._text, 1)
        row.addWidget(self._undo)
        self.say("")

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(
        self,
        sentence: str,
        undo: Callable[[], object] | None = None,
        *,
        is_error: bool = False,
        button: str = "Undo",
        tip: str = "Take this back",
    ) -> None:
        """Show a sentence, and a button where it can be taken back, or something else done about it."""
        self._text.setText(on_one_line(sentence))
        self._text.setProperty("role", "error" if is_error else "muted")
        self._text.style().unpolish(self._text)
        self._text.style().polish(self._text)
        self._pressed = undo or (lambda: None)
        named(self._undo, "status-undo", f"{button} this", tip).setText(button)
        self._undo.setVisible(undo is not None)
