"""Paints one paper as a row of two lines: state and title above; authors, tags, links and date below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from readinglist.domain.paper import Paper, State
from readinglist.domain.query import TextField
from readinglist.gui.icons import IconPainter
from readinglist.gui.papers.chips import fitted_chips, paint_chips
from readinglist.gui.papers.marked_line import draw_marked_line
from readinglist.gui.papers.marking import Marks, no_marks
from readinglist.gui.papers.model import PAPER_ROLE
from readinglist.gui.papers.row_text import link_kinds, searched_part, second_line, shown_title, when
from readinglist.gui.theme import theme_of
from readinglist.gui.theme_colours import Theme

INSET = 8  # between the edge of the list and the ground of a selected row
PADDING = 10  # above and below the text
GUTTER = 28  # for the mark of the state
GAP = 8
ICON = 15.0
SHARE_OF_CHIPS = 0.6  # of the second line, at most; of a narrow one,
ROOM_OF_CHIPS = 130.0  # so much: a name and how many more there are say more than six letters of the text
LEAST_TEXT = 36.0  # below which the text says nothing


@dataclass(frozen=True)
class _Row:
    """What painting one row needs."""

    painter: QPainter
    theme: Theme
    paper: Paper
    title_font: QFont
    small_font: QFont
    first: QRectF
    second: QRectF
    is_selected: bool


class PaperDelegate(QStyledItemDelegate):
    """Knows the looks of a row; `marks` finds what the search matched, `colours` those of the tags by folded name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = IconPainter()
        self.marks: Marks = no_marks
        self.colours: Mapping[str, str] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: ARG002
        """Return the height of two lines of the font in use."""
        return QSize(240, row_height(option.font))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the row; one whose paper is on its way shows two quiet bars."""
        theme = theme_of(option.palette)
        place = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, theme, place)
        paper = index.data(PAPER_ROLE)
        title_font, small_font = _fonts(option.font)
        inner = place.adjusted(INSET + GUTTER, PADDING, -INSET - GAP, -PADDING)
        first = QRectF(inner.left(), inner.top(), inner.width(), QFontMetricsF(title_font).height())
        second = QRectF(inner.left(), first.bottom() + 4, inner.width(), QFontMetricsF(small_font).height())
        if isinstance(paper, Paper):
            is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
            row = _Row(painter, theme, paper, title_font, small_font, first, second, is_selected)
            self._paint_state(row, place.left() + INSET)
            self._paint_first_line(row)
            self._paint_second_line(row)
        else:
            _paint_absence(painter, theme, first, second)
        painter.restore()

    @staticmethod
    def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme, place: QRectF) -> None:
        ground = place.adjusted(INSET, 1, -INSET, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(theme.selected if option.widget.hasFocus() else theme.selected_unfocused))
            painter.drawRoundedRect(ground, 7, 7)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(theme.hover))
            painter.drawRoundedRect(ground, 7, 7)

    def _paint_state(self, row: _Row, left: float) -> None:
        """Mark the state: a dot for unread, a small icon for the others."""
        middle = QPointF(left + GUTTER / 2, row.first.center().y())
        colour = row.theme.states[row.paper.state]
        if row.paper.state is State.UNREAD:
            row.painter.setPen(Qt.PenStyle.NoPen)
            row.painter.setBrush(QColor(row.theme.unread))
            row.painter.drawEllipse(middle, 4, 4)
        else:
            self._icons.draw(row.painter, row.paper.state.value, _around(middle, ICON), colour)

    def _paint_first_line(self, row: _Row) -> None:
        """Paint the title, which has all of the line but for a star."""
        line = QRectF(row.first)
        if row.paper.starred:
            line = self._paint_icons(row, ["star-filled"], line, row.theme.star)
        is_quiet = row.paper.state in (State.READ, State.DISMISSED)
        colour = row.theme.muted if is_quiet else row.theme.text
        font = QFont(row.title_font)
        font.setWeight(QFont.Weight.DemiBold if row.paper.state is State.UNREAD else QFont.Weight.Normal)
        title = shown_title(row.paper)
        draw_marked_line(row.painter, line, title, self.marks(title, TextField.TITLE), font, colour, row.theme)

    def _paint_second_line(self, row: _Row) -> None:
        """Paint from right to left when, links, notes and tags; the text gives way to them."""
        metrics = QFontMetricsF(row.small_font)
        line = _paint_text_right(row, when(row.paper, datetime.now(UTC).date()), metrics)
        symbols = [kind.value for kind in link_kinds(row.paper)]
        line = self._paint_icons(row, ["notes", *symbols] if row.paper.notes.strip() else symbols, line)
        room = max(line.width() * SHARE_OF_CHIPS, min(line.width(), ROOM_OF_CHIPS))
        chips = fitted_chips(row.paper.tags, self.colours, metrics, room)
        ground = row.theme.base if row.is_selected else row.theme.chip
        line = paint_chips(row.painter, chips, line, row.small_font, row.theme, ground)
        text = second_line(row.paper)
        if line.width() >= LEAST_TEXT:
            marks = self.marks(*searched_part(row.paper))
            draw_marked_line(row.painter, line, text, marks, row.small_font, row.theme.muted, row.theme)

    def _paint_icons(self, row: _Row, symbols: Sequence[str], line: QRectF, colour: str = "") -> QRectF:
        """Paint icons at the right end of `line`; return what is left of it."""
        right = line.right()
        for symbol in reversed(symbols):
            place = QRectF(right - ICON, line.center().y() - ICON / 2, ICON, ICON)
            self._icons.draw(row.painter, symbol, place, colour or row.theme.muted)
            right = place.left() - 6
        return _until(line, right - 2 if symbols else right)


def row_height(font: QFont) -> int:
    """Return the height of a row in a view with this font."""
    title, small = _fonts(font)
    return round(QFontMetricsF(title).height() + QFontMetricsF(small).height() + 4 + 2 * PADDING)


def _fonts(font: QFont) -> tuple[QFont, QFont]:
    """Return the fonts of title and second line, made from that of the view."""
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.9)
    return QFont(font), small


def _paint_text_right(row: _Row, text: str, metrics: QFontMetricsF) -> QRectF:
    """Paint a short muted text at the right end of the second line; return what is left of it."""
    row.painter.setFont(row.small_font)
    row.painter.setPen(QColor(row.theme.muted))
    row.painter.drawText(row.second, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
    return _until(row.second, row.second.right() - metrics.horizontalAdvance(text) - GAP)


def _until(line: QRectF, right: float) -> QRectF:
    return QRectF(line.left(), line.top(), max(0.0, right - line.left()), line.height())


def _around(middle: QPointF, size: float) -> QRectF:
    return QRectF(middle.x() - size / 2, middle.y() - size / 2, size, size)


def _paint_absence(painter: QPainter, theme: Theme, first: QRectF, second: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.chip))
    for line, share in ((first, 0.6), (second, 0.35)):
        bar = QRectF(line.left(), line.center().y() - 4, line.width() * share, 8)
        painter.drawRoundedRect(bar, 4, 4)
