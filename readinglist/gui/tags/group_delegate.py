"""Draws a group of similar tags: with air around it, and a tick that can be seen in both themes."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from readinglist.gui.theme import theme_of
from readinglist.gui.tick import SIZE, paint_tick

_AIR = 14


class GroupDelegate(QStyledItemDelegate):
    """Leaves the line to the style, and draws the tick over the style's own."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a line with air around it."""
        return super().sizeHint(option, index) + QSize(0, _AIR)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the line, and whether it is ticked."""
        super().paint(painter, option, index)
        whole = QStyleOptionViewItem(option)
        self.initStyleOption(whole, index)
        style = whole.widget.style()
        place = style.subElementRect(QStyle.SubElement.SE_ItemViewItemCheckIndicator, whole, whole.widget)
        box = QRectF(0, 0, SIZE, SIZE)
        box.moveCenter(QPointF(QRectF(place).center()))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tick(painter, box, theme_of(option.palette), is_ticked=whole.checkState is Qt.CheckState.Checked)
        painter.restore()
