"""What a list does while something is dragged over it: it frames the line that takes it, and scrolls at its ends."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QDragMoveEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QWidget

from readinglist.gui.naming import named
from readinglist.gui.theme import theme_of

EDGE, STEP = 24, 12  # pixels: how near to the end of a view it scrolls, and how far with each move of the mouse


class DropFrame(QWidget):
    """Lies over `view`, hidden until it is put around something."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        named(self, "drop-frame", "Drop here")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_around(self, place: QRect) -> None:
        """Appear around this part of the view."""
        self.setGeometry(place)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw it in the colour of what is active, with a breath of it within."""
        accent = QColor(theme_of(self.palette()).accent)
        within = QColor(accent)
        within.setAlphaF(0.12)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent, 2))
        painter.setBrush(within)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


def scroll_at_ends(view: QAbstractItemView, event: QDragMoveEvent) -> None:
    """Scroll `view` where the pointer has come to its upper or lower end."""
    height, bar = event.position().y(), view.verticalScrollBar()
    bar.setValue(bar.value() + STEP * ((height > view.viewport().height() - EDGE) - (height < EDGE)))
