"""How the file will begin: text that is never markup, and how much of all it is."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from readinglist.gui.foreign_text import BREAK, breakable
from readinglist.gui.labels import heading
from readinglist.gui.naming import named


class PreviewPane(QWidget):
    """Shows the text of the first papers."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = named(_PreviewText(), "export-preview", "Preview")
        self._extent = named(QLabel(), "export-extent")
        self._extent.setProperty("role", "muted")
        label = heading("Preview")
        label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self._extent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self._text, 1)

    def show_text(self, text: str) -> None:
        """Show the beginning of the file; the same text again stays where it is scrolled to."""
        shown = breakable(text.replace("\r\n", "\n"))[0]  # CSV ends its lines so
        if shown != self._text.toPlainText():
            self._text.setPlainText(shown)

    def say(self, extent: str) -> None:
        """Say how much of all this is."""
        self._extent.setText(extent)


class _PreviewText(QPlainTextEdit):
    """Lines as they will stand in the file, to be read and copied."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text, without the places to break that were put in."""
        copied = QMimeData()
        copied.setText(self.textCursor().selectedText().replace("\u2029", "\n").replace(BREAK, ""))
        return copied
