"""The small button on a row which says that a new paper is one of the library's: where it is, and how it looks."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen

from readinglist.gui.theme_colours import Theme

_TEXT = "It is the same"
_PADDING = 10
_MARGIN = 12


def place_on(row: QRectF, metrics: QFontMetrics) -> QRectF:
    """Return where it stands on a row: at its right end, in the middle."""
    width, height = metrics.horizontalAdvance(_TEXT) + 2 * _PADDING, metrics.height() + 8
    return QRectF(row.right() - _MARGIN - width, row.center().y() - height / 2, width, height)


def paint(painter: QPainter, place: QRectF, theme: Theme, *, is_pressed: bool) -> None:
    """Draw it; once it is pressed, it stays so."""
    painter.setPen(QPen(QColor(theme.accent if is_pressed else theme.strong_border), 1))
    painter.setBrush(QColor(theme.accent if is_pressed else theme.raised))
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
    painter.setPen(QColor(theme.on_accent if is_pressed else theme.text))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _TEXT)
