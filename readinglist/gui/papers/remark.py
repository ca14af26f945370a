"""One quiet line above the list about how a search was taken; most searches need none."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class Remark(QLabel):
    """Shows a remark where there is one, and takes no room where there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", "muted")
        self.setWordWrap(True)
        self.setContentsMargins(20, 8, 20, 8)
        self.hide()

    def say(self, text: str) -> None:
        """Say `text`; nothing, where it is empty."""
        self.setText(text)
        self.setVisible(bool(text))
