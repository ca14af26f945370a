"""The field of a pattern, which marks the place where it goes wrong."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QFontDatabase, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from readinglist.domain.errors import InvalidPattern
from readinglist.domain.key_patterns.pattern import DEFAULT_PATTERN
from readinglist.gui.foreign_text import utf16_offset
from readinglist.gui.naming import named
from readinglist.gui.theme import theme_of

_LINES = 2
_JOINS = "+|;(\n"


class PatternField(QPlainTextEdit):
    """A pattern may have several lines; Tab leads out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "key-pattern", "Pattern of citation keys")
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setPointSizeF(self.font().pointSizeF())
        self.setFont(font)
        self.setPlaceholderText(DEFAULT_PATTERN)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)
        self.setFixedHeight(_LINES * self.fontMetrics().lineSpacing() + 16)
        self._fault: InvalidPattern | None = None

    def show_pattern(self, text: str) -> None:
        """Replace what is typed; it can be taken back there as any typing."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)
        self.setTextCursor(cursor)

    def insert(self, text: str) -> None:
        """Put a part in where the cursor is, with a plus where what stands before it goes on."""
        cursor = self.textCursor()
        before = self.toPlainText()[: cursor.selectionStart()].rstrip(" ")
        cursor.insertText(text if not before or before[-1] in _JOINS else f" + {text}")
        self.setTextCursor(cursor)
        self.setFocus()

    def mark(self, fault: InvalidPattern | None) -> None:
        """Underline where it goes wrong; None for nowhere."""
        self._fault = fault
        self.setExtraSelections([self._selection(fault)] if fault is not None and self.toPlainText() else [])

    def changeEvent(self, event: QEvent) -> None:
        """Take the other theme's colour."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_fault"):
            self.mark(self._fault)

    def _selection(self, fault: InvalidPattern) -> QTextEdit.ExtraSelection:
        """Return a wavy line below the place; one at the end stands below the last character."""
        text = self.toPlainText()
        end = min(max(fault.end, fault.start + 1), len(text))
        cursor = QTextCursor(self.document())
        cursor.setPosition(utf16_offset(text, min(fault.start, end - 1)))
        cursor.setPosition(utf16_offset(text, end), QTextCursor.MoveMode.KeepAnchor)
        wave = QTextCharFormat()
        wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wave.setUnderlineColor(QColor(theme_of(self.palette()).danger))
        selection = QTextEdit.ExtraSelection()
        selection.cursor, selection.format = cursor, wave
        return selection
