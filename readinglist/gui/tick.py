"""A tick: drawn in the rows of the review, and beside what is asked below them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton, QStylePainter

from readinglist.gui.theme import theme_of
from readinglist.gui.theme_colours import Theme

SIZE = 16
_GAP = 4  # more than Fusion leaves between box and label


class TickBox(QCheckBox):
    """A check box with the tick of the rows: Fusion's own has no edge that can be seen on a dark ground."""

    def sizeHint(self) -> QSize:
        """Ask for the room of box, gap and label."""
        return super().sizeHint() + QSize(_GAP, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the tick, and Fusion's label beside it."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        theme = theme_of(self.palette())
        style, painter = self.style(), QStylePainter(self)
        place = QRectF(style.subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self))
        label = style.subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self)
        option.rect = label.translated(_GAP, 0)
        painter.drawControl(QStyle.ControlElement.CE_CheckBoxLabel, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, 0, SIZE, SIZE)
        box.moveCenter(place.center())
        box.moveLeft(max(box.left(), 1))
        paint_tick(painter, box, theme, is_ticked=self.isChecked(), is_focused=self.hasFocus(), is_on=self.isEnabled())


def paint_tick(
    painter: QPainter, box: QRectF, theme: Theme, *, is_ticked: bool, is_focused: bool = False, is_on: bool = True
) -> None:
    """Draw a box, filled and ticked where `is_ticked`, within a ring at the keyboard; pale if not `is_on`."""
    ground = theme.accent if is_on else theme.disabled
    if is_focused:
        painter.setPen(QPen(QColor(theme.selected), 3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QPen(QColor(ground if is_ticked or is_focused or not is_on else theme.muted), 1.2))
    painter.setBrush(QColor(ground if is_ticked else theme.base))
    painter.drawRoundedRect(box, 4, 4)
    if is_ticked:
        painter.setPen(QPen(QColor(theme.on_accent), 1.8, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        corners = [(0.26, 0.52), (0.44, 0.70), (0.76, 0.32)]
        painter.drawPolyline(
            QPolygonF([QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in corners])
        )
