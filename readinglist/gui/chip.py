"""A chip: a tag's name on a rounded ground, with a dot of its colour and a cross that removes it."""

from __future__ import annotations

import html

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.theme import theme_of

_HEIGHT = 26
_PADDING = 9
_DOT = 8
_CROSS = 20  # the width of the place where the cross can be hit
_WIDEST = 240


class TagChip(QAbstractButton):
    """One tag of a paper. A click (or space) asks for the tag's papers, the cross (or `Del`) to take the tag off.

    One that stays has no cross.
    """

    removed = Signal(str)

    def __init__(self, name: str, colour: str = "", parent: QWidget | None = None, *, stays: bool = False) -> None:
        super().__init__(parent)
        self._stays = stays
        self._name = name
        self._colour = colour
        self._shown = on_one_line(name, 100)
        self.setObjectName("tag-chip")
        self.setAccessibleName(f"Tag {self._shown}")
        self.setToolTip(f"<qt>{html.escape(self._shown)}{'' if stays else ': Del or the cross takes it off'}</qt>")
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def name(self) -> str:
        """The tag's name."""
        return self._name

    def sizeHint(self) -> QSize:
        """Return room for dot, name and cross."""
        width = _PADDING + self.fontMetrics().horizontalAdvance(self._shown) + self._end() + 2
        return QSize(min(_WIDEST, width + (_DOT + 5 if self._colour else 0)), _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Give up the end of a long name where there is no room."""
        return QSize(min(80, self.sizeHint().width()), _HEIGHT)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell the cross from the name."""
        if self.isDown() and self._cross().contains(event.position()):
            self.setDown(False)
            self.removed.emit(self._name)
        else:
            super().mouseReleaseEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light up the cross under the mouse."""
        super().mouseMoveEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the tag off with `Del` or backspace."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self._stays:
            self.removed.emit(self._name)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the chip."""
        theme = theme_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.chip))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _HEIGHT / 2, _HEIGHT / 2)
        left = _PADDING
        if self._colour:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self._colour))
            painter.drawEllipse(QRectF(left, (self.height() - _DOT) / 2, _DOT, _DOT))
            left += _DOT + 5
        room = self.width() - left - self._end()
        painter.setPen(QColor(theme.on_chip))
        name = self.fontMetrics().elidedText(self._shown, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left, 0, room + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, name)
        if not self._stays:
            self._paint_cross(painter, QColor(theme.text if self._cross_is_hovered() else theme.muted))

    def _paint_cross(self, painter: QPainter, colour: QColor) -> None:
        centre, arm = self._cross().center(), 3.0
        painter.setPen(QPen(colour, 1.4, c=Qt.PenCapStyle.RoundCap))
        painter.drawLine(centre - QPointF(arm, arm), centre + QPointF(arm, arm))
        painter.drawLine(centre - QPointF(arm, -arm), centre + QPointF(arm, -arm))

    def _end(self) -> int:
        """Return what comes after the name: the cross, or the same air as before it."""
        return _PADDING if self._stays else _CROSS

    def _cross(self) -> QRectF:
        return QRectF() if self._stays else QRectF(self.width() - _CROSS - 1, 0, _CROSS, self.height())

    def _cross_is_hovered(self) -> bool:
        return self.underMouse() and self._cross().contains(QPointF(self.mapFromGlobal(self.cursor().pos())))
