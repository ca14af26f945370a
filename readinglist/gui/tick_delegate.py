"""A tick at the beginning of a row, drawn as the review does."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from readinglist.gui.theme import theme_of
from readinglist.gui.tick import SIZE, paint_tick


class TickDelegate(QStyledItemDelegate):
    """Draws whether a row is ticked, in a column that says nothing else."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the ground of the row, and the tick on it."""
        widget = option.widget
        widget.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelItemViewItem, option, painter, widget)
        box = QRectF(0, 0, SIZE, SIZE)
        box.moveCenter(QRectF(option.rect).center())
        is_ticked = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tick(painter, box, theme_of(widget.palette()), is_ticked=is_ticked)
        painter.restore()
