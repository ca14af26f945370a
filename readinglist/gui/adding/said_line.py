"""A sentence in a dialog, with one thing that can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.labels import selectable
from readinglist.gui.naming import named


class SaidLine(QWidget):
    """Shows the latest sentence; its button is reached by the keyboard, too."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = named(QLabel(wordWrap=True), name)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        selectable(self._text)
        self._button = named(QPushButton(), f"{name}-button")
        self._button.setProperty("role", "link")
        self._button.setAutoDefault(False)
        self._button.clicked.connect(lambda: self._pressed())
        self._pressed: Callable[[], object] = lambda: None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._text, 1)
        row.addWidget(self._button)
        self.setMinimumHeight(self._button.sizeHint().height())  # nothing moves when there is one
        self.say("")

    def say(
        self, sentence: str, button: str = "", pressed: Callable[[], object] | None = None, *, is_error: bool = False
    ) -> None:
        """Show a sentence, and a button where something can be done about it."""
        self._text.setText(on_one_line(sentence))
        self._text.setProperty("role", "error" if is_error else "muted")
        self._text.style().unpolish(self._text)
        self._text.style().polish(self._text)
        self._pressed = pressed or (lambda: None)
        self._button.setText(button)
        self._button.setVisible(bool(button))
