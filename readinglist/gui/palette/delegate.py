"""Paints a line of the palette: icon and name at the left, the menu and the key at the right."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from readinglist.gui.icons import IconPainter
from readinglist.gui.palette.commands import Command
from readinglist.gui.palette.model import COMMAND_ROLE
from readinglist.gui.theme import theme_of
from readinglist.gui.theme_colours import Theme

INSET = 8  # between the edge of the list and the ground of the chosen line
PADDING = 8
ICON = 16.0
GAP = 12
CAP = 6  # between a key and the edge of its cap


class CommandDelegate(QStyledItemDelegate):
    """Knows the looks of a line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = IconPainter()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """Return the height of a line of text with air around it."""
        return QSize(240, row_height(option.font))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the line."""
        command: Command = index.data(COMMAND_ROLE)
        theme = theme_of(option.palette)
        ground = QRectF(option.rect).adjusted(INSET, 1, -INSET, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = option.state & QStyle.StateFlag.State_Selected
        if is_chosen or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selected if is_chosen else theme.selected_unfocused))
            painter.drawRoundedRect(ground, 6, 6)
        line = ground.adjusted(PADDING, 0, -PADDING, 0)
        if command.icon:
            icon = QRectF(line.left(), line.center().y() - ICON / 2, ICON, ICON)
            self._icons.draw(painter, command.icon, icon, command.colour or theme.muted)
        small = QFont(option.font)
        small.setPointSizeF(option.font.pointSizeF() * 0.9)
        right = _paint_key(painter, line, command.keys, small, theme)
        right = _paint_place(painter, line, right, command.place, small, theme)
        name = QRectF(line.left() + ICON + GAP, line.top(), right - line.left() - ICON - 2 * GAP, line.height())
        shown = QFontMetricsF(option.font).elidedText(index.data(), Qt.TextElideMode.ElideRight, name.width())
        painter.setFont(option.font)
        painter.setPen(QColor(theme.text))
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        painter.restore()


def row_height(font: QFont) -> int:
    """Return the height of a line in a view with this font."""
    return round(QFontMetricsF(font).height()) + 2 * PADDING


def _paint_key(painter: QPainter, line: QRectF, keys: str, font: QFont, theme: Theme) -> float:
    """Paint the key as on its cap, at the right end; return where the rest of the line ends."""
    if not keys:
        return line.right()
    metrics = QFontMetricsF(font)
    width = max(metrics.horizontalAdvance(keys) + 2 * CAP, metrics.height() + 2)
    cap = QRectF(line.right() - width, line.center().y() - metrics.height() / 2 - 1, width, metrics.height() + 2)
    painter.setPen(QColor(theme.strong_border))
    painter.setBrush(QColor(theme.base))
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(font)
    painter.setPen(QColor(theme.muted))
    painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, keys)
    return cap.left() - GAP


def _paint_place(painter: QPainter, line: QRectF, right: float, place: str, font: QFont, theme: Theme) -> float:
    painter.setFont(font)
    painter.setPen(QColor(theme.muted))
    room = QRectF(line.left(), line.top(), right - line.left(), line.height())
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, place)
    return right - QFontMetricsF(font).horizontalAdvance(place) - GAP
