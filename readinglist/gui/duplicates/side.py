"""One side of a field: what a paper says, to be read and, where there is a choice, to be chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from readinglist.gui.details.reading_text import ReadingText
from readinglist.gui.foreign_text import Span
from readinglist.gui.radio_line import paint_ring
from readinglist.gui.theme import theme_of

NOTHING = "—"
_PADDING = 8
_RADIO = 16


class Side(QWidget):
    """A click anywhere on it chooses it."""

    chosen = Signal()

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.radio = _Radio(self)
        self.radio.toggled.connect(self._show_chosen)
        self.radio.clicked.connect(self.chosen)
        self.text = _SideText(self)
        self.text.clicked.connect(self._choose)
        self._is_calm = False
        mark = QVBoxLayout()
        mark.addWidget(self.radio)
        mark.addStretch()
        row = QHBoxLayout(self)
        row.setContentsMargins(_PADDING, _PADDING, _PADDING, _PADDING)
        row.setSpacing(_PADDING)
        row.addLayout(mark)
        row.addWidget(self.text, 1, Qt.AlignmentFlag.AlignTop)

    def show_text(self, text: str, marks: Sequence[Span], *, spoken: str, is_choice: bool, is_calm: bool) -> None:
        """Show a text; `is_calm` where nothing about it is to be decided."""
        self.radio.setVisible(is_choice)
        self.radio.setAccessibleName(f"{spoken}: {text[:200] or 'nothing'}")
        self._is_calm = is_calm
        self.text.setAccessibleName(spoken)
        self.text.show_text(text or NOTHING, marks)
        self._colour()
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_choice else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click beside the text, too."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._choose()

    def changeEvent(self, event: QEvent) -> None:
        """Take the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._colour()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Frame what can be chosen, and fill what is."""
        if self.radio.isHidden():
            return
        theme, is_chosen = theme_of(self.palette()), self.radio.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent if is_chosen else theme.border), 1.2 if is_chosen else 1.0))
        painter.setBrush(QColor(theme.selected if is_chosen else theme.base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _choose(self) -> None:
        if not self.radio.isHidden() and self.radio.isEnabled():
            self.radio.setFocus()
            self.radio.setChecked(True)
            self.chosen.emit()

    def _show_chosen(self, _is_chosen: bool) -> None:
        self._colour()
        self.update()

    def _colour(self) -> None:
        """Let the words of what is not chosen, or not to be decided, step back; what differs stays marked."""
        theme = theme_of(self.palette())
        steps_back = self._is_calm or (not self.radio.isHidden() and not self.radio.isChecked())
        self.text.setProperty("role", "muted" if steps_back else "")
        self.text.style().polish(self.text)
        mark = QTextCharFormat()
        mark.setBackground(QColor(theme.mark))
        mark.setForeground(QColor(theme.on_mark))
        mark.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        self.text.set_mark(mark)


class _Radio(QRadioButton):
    """The sign that a side is chosen, to be seen on any ground: the style's own is not, in the dark."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFixedSize(_RADIO, _RADIO)

    def hitButton(self, place: QPoint) -> bool:
        """Take a click anywhere on it."""
        return self.rect().contains(place)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw a ring, and within it what is chosen."""
        paint_ring(QPainter(self), QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5), self, is_chosen=self.isChecked())


class _SideText(ReadingText):
    """Text that can be selected, and clicked."""

    clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(line_height=115, parent=parent)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click, unless text was selected with it."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self.clicked.emit()
