"""A button with two texts: what it is, and, muted, which one."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter

from readinglist.gui.icons import icon
from readinglist.gui.theme import theme_of

_ICON = 16
_GAP = 7
_PADDING = 11
_WIDEST = 360
_CAP = 20  # the height of a key's picture, and its least width


class TwoToneButton(QPushButton):
    """A button with an icon, what it is for, and beside it, muted, what it leads to.

    Without a frame it stands in line with the text around it, and lights up under the mouse. Where a key does the same,
    that is drawn at its end.
    """

    def __init__(self, symbol: str, text: str, place: str = "", *, framed: bool = True, key: str = "") -> None:
        super().__init__()
        self._key = ""
        self._symbol = icon(symbol)
        self._text = text
        self._place = place
        self._framed = framed
        self._padding = _PADDING if framed else 0
        self.setAccessibleName(f"{text} {place}".strip())
        self.show_key(key)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def key(self) -> str:
        """The key that does the same."""
        return self._key

    def show_key(self, key: str) -> None:
        """Say which key does the same; empty for none."""
        self._key = key
        self.setAccessibleDescription(f"Key {key}" if key else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return room for both texts, within reason."""
        texts = [text for text in (self._text, self._place) if text]
        width = sum(self.fontMetrics().horizontalAdvance(text) + _GAP for text in texts)
        width = min(_WIDEST, 2 * self._padding + _ICON + width + self._cap_room())
        return QSize(width, 32 if self._framed else 26)

    def minimumSizeHint(self) -> QSize:
        """Give up the end of the place where there is no room."""
        return QSize(min(120, self.sizeHint().width()), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the ground, then icon and texts."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        if self._framed:
            painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        place = QRect(self._padding, (self.height() - _ICON) // 2, _ICON, _ICON)
        mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
        self._symbol.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
        palette = self.palette()
        is_lit = not self._framed and (self.underMouse() or self.hasFocus())
        left = self._padding + _ICON + _GAP
        for text, brush in (
            (self._text, palette.link() if is_lit else palette.buttonText()),
            (self._place, palette.placeholderText()),
        ):
            room = self.width() - self._padding - self._cap_room() - left + 2
            shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room)
            painter.setPen(brush.color())
            painter.drawText(QRect(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)
            left += self.fontMetrics().horizontalAdvance(shown) + _GAP
        if self._key:
            self._draw_cap(painter)

    def _cap_room(self) -> int:
        """Return the width that the key takes, with the gap before it."""
        return _GAP + max(_CAP, self.fontMetrics().horizontalAdvance(self._key) + 10) if self._key else 0

    def _draw_cap(self, painter: QPainter) -> None:
        theme = theme_of(self.palette())
        width = self._cap_room() - _GAP
        cap = QRectF(self.width() - self._padding - width + 3.5, (self.height() - _CAP) / 2 + 0.5, width - 1, _CAP - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(theme.strong_border))
        painter.setBrush(QColor(theme.window))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(QColor(theme.muted if self.isEnabled() else theme.disabled))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)
