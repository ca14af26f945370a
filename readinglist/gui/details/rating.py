"""Five small stars: a rating from 0 (none) to 5, by mouse or by keys."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QPointF, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QWheelEvent
from PySide6.QtWidgets import QAbstractSlider, QWidget

from readinglist.domain.paper import MAX_RATING

_STAR = 18  # pixels from one star to the next
_RADIUS = 7.0
_HEIGHT = 32


class RatingStars(QAbstractSlider):
    """A rating to see and to choose.

    Arrow keys and `0` to `5` choose, a click on the rating that stands takes it back. It is a slider by descent, so
    that screen readers say its value.
    """

    rating_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filled = QColor(Qt.GlobalColor.darkYellow)
        self._hovered = 0
        self.setObjectName("rating")
        self.setAccessibleName("Rating")
        self.setToolTip("Rating: click a star, or press 0 to 5")
        self.setRange(0, MAX_RATING)
        self.setPageStep(1)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.valueChanged.connect(self.rating_chosen)
        self.valueChanged.connect(self.update)

    def set_colour(self, filled: QColor) -> None:
        """Choose the colour of the stars that are given."""
        self._filled = filled
        self.update()

    def show_rating(self, rating: int) -> None:
        """Show `rating` without choosing it."""
        with QSignalBlocker(self):
            self.setValue(rating)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of five stars."""
        return QSize(_STAR * MAX_RATING + 4, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Never be cut."""
        return self.sizeHint()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the star under the mouse; the one that stands is taken back."""
        if event.button() is Qt.MouseButton.LeftButton:
            star = self._star_at(event.position())
            self.setValue(0 if star == self.value() else star)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would give."""
        self._hover(self._star_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Show what stands."""
        super().leaveEvent(event)
        self._hover(0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the pane: nobody rates by scrolling."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take digits besides the arrow keys."""
        digit = event.text()
        if len(digit) == 1 and digit in "012345":
            self.setValue(int(digit))
            event.accept()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw filled stars up to the rating and outlines after it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = (self.palette().placeholderText() if self.isEnabled() else self.palette().text()).color()
        shown = self._hovered or self.value()
        for star in range(1, MAX_RATING + 1):
            given = star <= shown
            painter.setPen(QPen(self._filled if given else outline, 1.2, j=Qt.PenJoinStyle.RoundJoin))
            painter.setBrush(self._filled if given else Qt.BrushStyle.NoBrush)
            painter.drawPolygon(_star_around(QPointF(2 + _STAR * (star - 0.5), self.height() / 2)))
        if self.hasFocus():
            painter.setPen(QPen(self.palette().highlight().color(), 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _hover(self, star: int) -> None:
        if star != self._hovered:
            self._hovered = star
            self.update()

    def _star_at(self, position: QPointF) -> int:
        return max(1, min(MAX_RATING, math.ceil((position.x() - 2) / _STAR)))


def _star_around(centre: QPointF) -> QPolygonF:
    """Return a star of five points with one straight up."""
    points = []
    for corner in range(10):
        radius = _RADIUS if corner % 2 == 0 else _RADIUS * 0.45
        angle = math.pi * corner / 5
        points.append(centre + QPointF(radius * math.sin(angle), -radius * math.cos(angle)))
    return QPolygonF(points)
