"""The line between two lines of the sidebar where what is dragged would go."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from readinglist.gui.theme import theme_of

THICKNESS = 3


class DropLine(QWidget):
    """Lies over `view`, hidden until it is put somewhere."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, height: int) -> None:
        """Appear at this height of the view, over Qt's own line."""
        self.setGeometry(0, max(height - THICKNESS + 1, 0), self._view.width(), THICKNESS)
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw a bar in the colour of what is active."""
        QPainter(self).fillRect(self.rect(), QColor(theme_of(self.palette()).accent))
