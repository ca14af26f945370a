"""The two kinds of field in a form. One that nobody typed in is never read back: its value stays as it is."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit


class LineField(QLineEdit):
    """A field of one line, shown from its beginning."""

    def __init__(self, text: str, example: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(example)
        self.fill(text)

    def fill(self, text: str) -> None:
        """Show another text, which nobody typed."""
        self.setText(text)
        self.setCursorPosition(0)

    def type_in(self, text: str) -> None:
        """Show what somebody typed before."""
        self.setText(text)
        self.setModified(True)

    def typed(self) -> str | None:
        """Return the text, if it was changed here."""
        return self.text() if self.isModified() else None


class TextField(QPlainTextEdit):
    """A field of several lines, out of which tab leads."""

    def __init__(self, text: str, lines: int, example: str = "") -> None:
        super().__init__()
        self.document().setDocumentMargin(2)  # as a line has
        self.fill(text)
        self.setPlaceholderText(example)
        self.setTabChangesFocus(True)
        # The text is wrapped: only the spaces at the ends of lines ask for a bar.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(lines * self.fontMetrics().lineSpacing() + 20)

    def fill(self, text: str) -> None:
        """Show another text, which nobody typed."""
        self.setPlainText(text)
        self.document().setModified(False)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def type_in(self, text: str) -> None:
        """Show what somebody typed before."""
        self.setPlainText(text)
        self.document().setModified(True)

    def sizeHint(self) -> QSize:
        """Ask for no more lines than it needs at least."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        """Ask for no more lines than that, where Qt would have room for the arrows of a bar."""
        return QSize(super().minimumSizeHint().width(), self.minimumHeight())

    def typed(self) -> str | None:
        """Return the text, if it was changed here."""
        return self.toPlainText() if self.document().isModified() else None
