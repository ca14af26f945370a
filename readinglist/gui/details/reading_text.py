"""Foreign text to read: selectable, as high as it needs, matches marked; plain, so that nothing in it is markup."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from readinglist.gui.foreign_text import BREAK, Span, breakable, utf16_offset

MOST_MARKS = 500
_CHARACTERS = 78  # average ones, of a line that is good to read


class ReadingText(QTextEdit):
    """A paragraph or more of foreign text. `line_height` is in percent of the font's own."""

    def __init__(self, *, line_height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line_height = line_height
        self._spans: list[Span] = []
        self._mark = QTextCharFormat()
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)

    def set_mark(self, mark: QTextCharFormat) -> None:
        """Choose how matches look."""
        self._mark = mark
        self._show_marks()

    def show_text(self, text: str, marks: Sequence[Span] = ()) -> None:
        """Show `text` from its beginning, with the `marks` (positions in `text`) marked."""
        shown, spans = breakable(text, marks)
        if shown != self.toPlainText():
            self.setPlainText(shown)
            self._space_lines()
        self._spans = [(utf16_offset(shown, first), utf16_offset(shown, last)) for first, last in spans[:MOST_MARKS]]
        self._show_marks()
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the new width asks for."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Ask for the text's own height."""
        return QSize(super().sizeHint().width(), self._text_height())

    def minimumSizeHint(self) -> QSize:
        """Be content with a narrow column."""
        return QSize(80, self._text_height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the pane around."""
        event.ignore()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text, without the places to break that were put in."""
        copied = QMimeData()
        copied.setText(self.textCursor().selectedText().replace("\u2029", "\n").replace(BREAK, ""))
        return copied

    def _fit(self) -> None:
        if self.height() != self._text_height():
            self.setFixedHeight(self._text_height())

    def _text_height(self) -> int:
        return max(1, math.ceil(self.document().size().height()))

    def _space_lines(self) -> None:
        spacing = QTextBlockFormat()
        spacing.setLineHeight(self._line_height, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.mergeBlockFormat(spacing)

    def _show_marks(self) -> None:
        self.setExtraSelections(self._selections())

    def _selections(self) -> list[QTextEdit.ExtraSelection]:
        return [self._selection(span, self._mark) for span in self._spans]

    def _selection(self, span: Span, looks: QTextCharFormat) -> QTextEdit.ExtraSelection:
        selection = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(span[0])
        cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
        selection.cursor = cursor
        selection.format = looks
        return selection


def readable_width(widget: QWidget) -> int:
    """Return the width in pixels of a line that is good to read in the widget's font."""
    return widget.fontMetrics().averageCharWidth() * _CHARACTERS
