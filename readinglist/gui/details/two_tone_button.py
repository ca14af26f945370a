"""A button with two texts: what it is, and, muted, which one."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from readinglist.gui.icons import icon

_ICON = 16
_GAP = 7
PADDING = 11
_HEIGHT = 32
_WIDEST = 360


class TwoToneButton(QPushButton):
    """A button with an icon, what it is for, and beside it, muted, what it leads to."""

    def __init__(self, symbol: str, text: str, place: str = "") -> None:
        super().__init__()
        self._symbol = icon(symbol)
        self._text = text
        self._place = place
        self.setAccessibleName(f"{text} {place}".strip())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return room for both texts, within reason."""
        texts = [text for text in (self._text, self._place) if text]
        width = sum(self.fontMetrics().horizontalAdvance(text) + _GAP for text in texts)
        return QSize(min(_WIDEST, 2 * PADDING + _ICON + width), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Give up the end of the place where there is no room."""
        return QSize(min(120, self.sizeHint().width()), _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the button's own ground, then icon and texts."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        self._symbol.paint(painter, QRect(PADDING, (self.height() - _ICON) // 2, _ICON, _ICON))
        left = PADDING + _ICON + _GAP
        metrics = self.fontMetrics()
        for text, colour in (
            (self._text, self.palette().buttonText().color()),
            (self._place, self.palette().placeholderText().color()),
        ):
            room = self.width() - PADDING - left + 2
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
            painter.setPen(colour)
            painter.drawText(QRect(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)
            left += metrics.horizontalAdvance(shown) + _GAP
