"""The two kinds of field in a form. One that nobody typed in is never read back: its value stays as it is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit


class LineField(QLineEdit):
    """A field of one line, shown from its beginning."""

    def __init__(self, text: str, example: str = "") -> None:
        super().__init__(text)
        self.setCursorPosition(0)
        self.setPlaceholderText(example)

    def typed(self) -> str | None:
        """Return the text, if it was changed here."""
        return self.text() if self.isModified() else None


class TextField(QPlainTextEdit):
    """A field of several lines, out of which tab leads."""

    def __init__(self, text: str, lines: int, example: str = "") -> None:
        super().__init__(text)
        self.document().setDocumentMargin(2)  # as a line has
        self.document().setModified(False)  # by the margin
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.setPlaceholderText(example)
        self.setTabChangesFocus(True)
        # The text is wrapped: only the spaces at the ends of lines ask for a bar.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(lines * self.fontMetrics().lineSpacing() + 20)

    def typed(self) -> str | None:
        """Return the text, if it was changed here."""
        return self.toPlainText() if self.document().isModified() else None
