"""Draws a candidate: a tick, its title, and below it who wrote it, how its abstract begins, or what it may be."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from readinglist.gui.importing import remarks, same_button
from readinglist.gui.importing.candidate_model import CandidateModel
from readinglist.gui.theme import theme_of
from readinglist.gui.theme_colours import Theme
from readinglist.gui.tick import SIZE, paint_tick

_MARGIN = 12


class CandidateDelegate(QStyledItemDelegate):
    """Two lines a row; a click on its button says that it is the same paper, one anywhere else ticks and unticks."""

    @staticmethod
    def row_height(metrics: QFontMetrics) -> int:
        """Return the height of two lines with some air."""
        return 2 * metrics.lineSpacing() + 18

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one row."""
        model = index.model()
        assert isinstance(model, CandidateModel)
        theme = theme_of(option.palette)
        place = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, place, theme)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole)
        if ticked is not None:
            box = QRectF(place.left() + _MARGIN, place.center().y() - SIZE / 2, SIZE, SIZE)
            paint_tick(painter, box, theme, is_ticked=Qt.CheckState(ticked) is Qt.CheckState.Checked)
        lines = place.adjusted(2 * _MARGIN + SIZE, 8, -_MARGIN, -8)
        self._paint_lines(painter, option, lines, model, index, theme)
        painter.restore()

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Take a click or the space key as a change of the tick, a click on the button as what it says."""
        if isinstance(event, QMouseEvent) and _is_on_button(event, option, index):
            return _click_button(event, index)
        pressed = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if not pressed and event.type() != QEvent.Type.MouseButtonRelease:
            return False
        ticked = index.data(Qt.ItemDataRole.CheckStateRole)
        if ticked is None:
            return False
        wanted = Qt.CheckState.Unchecked if Qt.CheckState(ticked) is Qt.CheckState.Checked else Qt.CheckState.Checked
        return model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole)

    @staticmethod
    def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, place: QRectF, theme: Theme) -> None:
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, QColor(theme.selected))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, QColor(theme.hover))
        painter.setPen(QColor(theme.border))
        painter.drawLine(place.bottomLeft() + QPointF(2 * _MARGIN + SIZE, -0.5), place.bottomRight() + QPointF(0, -0.5))

    @staticmethod
    def _paint_lines(
        painter: QPainter,
        option: QStyleOptionViewItem,
        place: QRectF,
        model: CandidateModel,
        index: QModelIndex | QPersistentModelIndex,
        theme: Theme,
    ) -> None:
        row, metrics = model.row(index), option.fontMetrics
        likely = remarks.likely(row, model.decisions)
        if likely:
            button = same_button.place_on(QRectF(option.rect), metrics)
            same_button.paint(painter, button, theme, is_pressed=model.decisions.is_same(row))
            place.setRight(button.left() - _MARGIN)
        line = QRectF(place.left(), place.top(), place.width(), metrics.lineSpacing())
        beside = remarks.beside(row, model.decisions)
        if beside:
            painter.setPen(QColor(theme.muted))
            painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, beside)
            line.setWidth(line.width() - metrics.horizontalAdvance(beside) - _MARGIN)
        painter.setPen(QColor(theme.text if model.decisions.can_tick(row) else theme.muted))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, _cut(metrics, row.title, line.width()))
        line = QRectF(place.left(), line.bottom() + 2, place.width(), line.height())
        painter.setPen(QColor(theme.link if likely else theme.muted))
        painter.drawText(
            line, Qt.AlignmentFlag.AlignVCenter, _second_line(likely, row.second_line, metrics, line.width())
        )


def _second_line(likely: remarks.Likely | None, otherwise: str, metrics: QFontMetrics, width: float) -> str:
    if likely is None:
        return _cut(metrics, otherwise, width)
    room = width - metrics.horizontalAdvance(likely.lead) - metrics.horizontalAdvance(likely.end)
    return f"{likely.lead}{_cut(metrics, likely.title, room)}{likely.end}"


def _cut(metrics: QFontMetrics, text: str, width: float) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(width))


def _is_on_button(event: QMouseEvent, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> bool:
    model = index.model()
    assert isinstance(model, CandidateModel)
    has_button = model.row(index).place in model.decisions.near
    return has_button and same_button.place_on(QRectF(option.rect), option.fontMetrics).contains(event.position())


def _click_button(event: QMouseEvent, index: QModelIndex | QPersistentModelIndex) -> bool:
    model = index.model()
    assert isinstance(model, CandidateModel)
    is_click = event.type() == QEvent.Type.MouseButtonRelease
    if is_click:
        model.toggle_same(index)
    return is_click
