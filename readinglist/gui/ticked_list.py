"""A list of papers with ticks and with what would become of each."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from readinglist.gui.naming import named
from readinglist.gui.plain_list import PlainList
from readinglist.gui.theme import theme_of
from readinglist.gui.tick import SIZE, paint_tick

CHANGE_ROLE = Qt.ItemDataRole.UserRole
"""By which a model says what would become of a paper."""

_MARGIN = 12
_LEAST = 120  # of a title beside what would become of it


def ticked_list(model: QAbstractItemModel, name: str, spoken: str) -> PlainList:
    """Return a list of a model's rows, one of which is chosen; `model` says by CHANGE_ROLE what becomes of each."""
    made = named(PlainList(model), name, spoken)
    made.draw_rows(TickedDelegate(made), TickedDelegate.row_height(made.fontMetrics()))
    return made


class TickedDelegate(QStyledItemDelegate):
    """Draws a tick, a title, and what would become of the paper; a click in its row, or space, turns the tick."""

    @staticmethod
    def row_height(metrics: QFontMetrics) -> int:
        """Return the height of a line with some air."""
        return metrics.lineSpacing() + 16

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        theme, place, metrics = theme_of(option.palette), QRectF(option.rect), option.fontMetrics
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, QColor(theme.selected))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, QColor(theme.hover))
        box = QRectF(place.left() + _MARGIN, place.center().y() - SIZE / 2, SIZE, SIZE)
        paint_tick(painter, box, theme, is_ticked=_is_ticked(index))
        line = place.adjusted(2 * _MARGIN + SIZE, 0, -_MARGIN, 0)
        beside = metrics.elidedText(
            index.data(CHANGE_ROLE), Qt.TextElideMode.ElideLeft, int(max(line.width() - _LEAST, 0))
        )
        painter.setPen(QColor(theme.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, beside)
        line.setWidth(line.width() - metrics.horizontalAdvance(beside) - 2 * _MARGIN)
        painter.setPen(QColor(theme.text))
        shown = metrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, int(line.width()))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Take a click or the space key as a change of the tick."""
        is_pressed = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if not is_pressed and event.type() != QEvent.Type.MouseButtonRelease:
            return False
        wanted = Qt.CheckState.Unchecked if _is_ticked(index) else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)


def _is_ticked(index: QModelIndex | QPersistentModelIndex) -> bool:
    return Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
