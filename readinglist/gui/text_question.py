"""A question whose answer is a line of text, such as a new name."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from readinglist.gui.foreign_text import visible
from readinglist.gui.naming import named

_LEAST_WIDTH = 420


class TextQuestion(QDialog):
    """Shows `initial`, all of it selected, so that typing replaces it. An empty answer cannot be saved."""

    def __init__(
        self, title: str, label: str, initial: str = "", parent: QWidget | None = None, *, button: str = "Save"
    ) -> None:
        super().__init__(parent)
        named(self, "text-question", title)
        self.setWindowTitle(title)
        self.setMinimumWidth(_LEAST_WIDTH)
        self._line = named(QLineEdit(initial), "answer", label)
        self._line.selectAll()
        self._save = named(QPushButton(button), "save")
        self._save.setDefault(True)
        self._save.clicked.connect(self.accept)
        self._line.textChanged.connect(self._allow)
        cancel = named(QPushButton("Cancel"), "cancel")
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        asked = QLabel(visible(label))
        asked.setTextFormat(Qt.TextFormat.PlainText)
        asked.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addWidget(asked)
        column.addWidget(self._line)
        column.addSpacing(8)
        column.addLayout(buttons)
        self._line.setFocus()
        self._allow()

    @property
    def answer(self) -> str:
        """What stands in the line, without spaces around it."""
        return self._line.text().strip()

    def _allow(self) -> None:
        self._save.setEnabled(bool(self.answer))
