"""The list of pairs that may be one paper: both titles, what differs marked, and why they are here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from readinglist.gui.duplicates.differences import differences, parting_seen_from
from readinglist.gui.duplicates.pair_model import PairModel
from readinglist.gui.duplicates.pairs import Key, Pair
from readinglist.gui.naming import named
from readinglist.gui.papers.marked_line import draw_marked_line
from readinglist.gui.plain_list import PlainList
from readinglist.gui.theme import theme_of
from readinglist.gui.theme_colours import Theme

_MARGIN = 12
_AIR = 9


class PairList(PlainList):
    """Shows a PairModel; `shown` carries the pair that the keyboard is at, or None."""

    shown = Signal(object)

    def __init__(self, model: PairModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        named(self, "pairs", "Pairs of papers that may be one")
        self._pairs = model
        self.draw_rows(_PairDelegate(self), self._row_height())
        self.selectionModel().currentChanged.connect(lambda now, _before: self.shown.emit(model.pair(now)))
        model.rowsInserted.connect(lambda _parent, first, last: self._make_room(first, last - first + 1))
        model.rowsRemoved.connect(lambda *_: self._choose_one())

    def current(self) -> Pair | None:
        """Return the pair that the keyboard is at."""
        return self._pairs.pair(self.currentIndex())

    def step(self, steps: int) -> None:
        """Go down or up."""
        self._go_to(max(0, min(self.currentIndex().row() + steps, self._pairs.rowCount() - 1)))

    def go_to_pair(self, key: Key) -> None:
        """Go to a pair, if it is here."""
        index = self._pairs.place(key)
        if index.isValid():
            self._go_to(index.row())

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are commands here."""

    def changeEvent(self, event: QEvent) -> None:
        """Give the rows the height of another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.verticalHeader().setDefaultSectionSize(self._row_height())

    def _row_height(self) -> int:
        return 3 * self.fontMetrics().lineSpacing() + 2 * _AIR

    def _go_to(self, row: int) -> None:
        if row < self._pairs.rowCount():
            self.setCurrentIndex(self._pairs.index(row))

    def _make_room(self, row: int, came: int) -> None:
        """Stay at the chosen pair, or where one looks if that is elsewhere, when pairs come in above."""
        self._choose_one()
        height, bar = self.verticalHeader().defaultSectionSize(), self.verticalScrollBar()
        now = self.currentIndex().row()
        place = now - came if row < now else now  # where it stood before
        is_in_sight = 0 <= place * height - bar.value() <= self.viewport().height() - height
        if came < self._pairs.rowCount() and row <= (place if is_in_sight else bar.value() // height):
            self.executeDelayedItemsLayout()
            bar.setValue(bar.value() + came * height)

    def _choose_one(self) -> None:
        """Be at a pair as long as there is one; where the last has gone, say so."""
        if not self.currentIndex().isValid():
            self._go_to(0)
        if not self._pairs.rowCount():
            self.shown.emit(None)


class _PairDelegate(QStyledItemDelegate):
    """Three lines a row."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one pair."""
        model = index.model()
        assert isinstance(model, PairModel)
        pair = model.pair(index)
        assert pair is not None
        theme, place = theme_of(option.palette), QRectF(option.rect)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(place, QColor(theme.selected if option.widget.hasFocus() else theme.selected_unfocused))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(place, QColor(theme.hover))
        painter.setPen(QColor(theme.border))
        painter.drawLine(place.bottomLeft() + QPointF(_MARGIN, -0.5), place.bottomRight() + QPointF(0, -0.5))
        _paint_lines(painter, place.adjusted(_MARGIN, _AIR, -_MARGIN, -_AIR), pair, option.font, theme)
        painter.restore()


def _paint_lines(painter: QPainter, place: QRectF, pair: Pair, font: QFont, theme: Theme) -> None:
    height = place.height() / 3
    room = int(place.width() / QFontMetricsF(font).averageCharWidth())
    begin = parting_seen_from(pair.title, pair.other_title, room)
    titles = [f"…{title[begin:]}" if begin else title for title in (pair.title, pair.other_title)]
    for number, (title, marks) in enumerate(zip(titles, differences(*titles), strict=True)):
        line = QRectF(place.left(), place.top() + number * height, place.width(), height)
        draw_marked_line(painter, line, title, marks, font, theme.text, theme)
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    line = QRectF(place.left(), place.bottom() - height, place.width(), height)
    shown = QFontMetricsF(small).elidedText(pair.found.reason, Qt.TextElideMode.ElideRight, line.width())
    painter.setFont(small)
    painter.setPen(QColor(theme.muted))
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
