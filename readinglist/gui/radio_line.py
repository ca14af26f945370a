"""A choice among few, with a ring that can be seen on any ground: Fusion's own cannot, in the dark."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QRadioButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from readinglist.gui.theme import theme_of

_RING = 15
_GAP = 4  # more than Fusion leaves between ring and label


class RadioLine(QRadioButton):
    """A radio button with its label."""

    def sizeHint(self) -> QSize:
        """Ask for the room of ring, gap and label."""
        return super().sizeHint() + QSize(_GAP, 0)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the ring, and Fusion's label beside it."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        style, painter = self.style(), QStylePainter(self)
        place = QRectF(style.subElementRect(QStyle.SubElement.SE_RadioButtonIndicator, option, self))
        label = style.subElementRect(QStyle.SubElement.SE_RadioButtonContents, option, self)
        option.rect = label.translated(_GAP, 0)
        painter.drawControl(QStyle.ControlElement.CE_RadioButtonLabel, option)
        ring = QRectF(0, 0, _RING, _RING)
        ring.moveCenter(place.center())
        ring.moveLeft(max(ring.left(), 1.5))
        paint_ring(painter, ring, self, is_chosen=self.isChecked())


def paint_ring(painter: QPainter, ring: QRectF, widget: QWidget, *, is_chosen: bool) -> None:
    """Draw a ring as the state of `widget` has it, and within it what is chosen."""
    theme = theme_of(widget.palette())
    colour = theme.disabled if not widget.isEnabled() else theme.accent if is_chosen else theme.muted
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 2.4 if widget.hasFocus() else 1.4))
    painter.setBrush(QColor(theme.base))
    painter.drawEllipse(ring)
    if is_chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawEllipse(ring.adjusted(3.2, 3.2, -3.2, -3.2))
