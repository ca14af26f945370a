"""Paints a line of the sidebar: icon or colour dot, text, and at the right a date and the count."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from readinglist.domain.query import Tagged
from readinglist.domain.tags import fold
from readinglist.gui.icons import IconPainter
from readinglist.gui.sidebar.entries import Entry, Kind
from readinglist.gui.sidebar.model import ENTRY_ROLE
from readinglist.gui.theme import theme_of
from readinglist.gui.theme_colours import Theme

INSET = 8
ICON = 16.0
INDENTATION = 14
LEFT = 8  # from where Qt begins a line to its icon; the arrow stands before that
HEADING_SPACE = 10  # above a heading, to set its section apart


def outdent(index: QModelIndex | QPersistentModelIndex) -> int:
    """Return how far a line moves left, so that what stands under a heading lines up with the entries above."""
    return INDENTATION if index.parent().isValid() else 0


class SidebarDelegate(QStyledItemDelegate):
    """Knows the looks of a line; headings are small, muted and have air above.

    `joined` are the folded names of tags that are searched for, and look chosen.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = IconPainter()
        self.joined: frozenset[str] = frozenset()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a line of text with air around it."""
        entry: Entry = index.data(ENTRY_ROLE)
        height = round(QFontMetricsF(option.font).height()) + 12
        return QSize(120, height + (HEADING_SPACE if entry.kind is Kind.HEADING else 0))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the line over the whole width, however deep it is nested."""
        entry: Entry = index.data(ENTRY_ROLE)
        theme = theme_of(option.palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if entry.kind is Kind.HEADING:
            self._paint_heading(painter, option, entry, theme)
        else:
            self._paint_ground(painter, option, theme, is_joined=self._is_joined(entry))
            self._paint_entry(painter, option, index, theme)
        painter.restore()

    def _is_joined(self, entry: Entry) -> bool:
        where = entry.scope.where
        return bool(self.joined) and isinstance(where, Tagged) and fold(where.name) in self.joined

    @staticmethod
    def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, theme: Theme, *, is_joined: bool) -> None:
        whole = QRectF(INSET, option.rect.top() + 1, option.widget.width() - 2 * INSET, option.rect.height() - 2)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_joined or option.state & QStyle.StateFlag.State_Selected:
            painter.setBrush(QColor(theme.selected if option.widget.hasFocus() else theme.selected_unfocused))
            painter.drawRoundedRect(whole, 6, 6)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(theme.hover_on_sidebar))
            painter.drawRoundedRect(whole, 6, 6)

    @staticmethod
    def _paint_heading(painter: QPainter, option: QStyleOptionViewItem, entry: Entry, theme: Theme) -> None:
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.86)
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        place = QRectF(option.rect).adjusted(LEFT, HEADING_SPACE, -INSET, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, entry.text)

    def _paint_entry(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, theme: Theme
    ) -> None:
        entry: Entry = index.data(ENTRY_ROLE)
        place = QRectF(option.rect).adjusted(LEFT - outdent(index), 0, -INSET - 8, 0)
        middle = QPointF(place.left() + ICON / 2, place.center().y())
        if entry.kind is Kind.TAG:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(entry.colour or theme.strong_border))
            painter.drawEllipse(middle, 4.5, 4.5)
        else:
            colour = theme.star if entry.key == "star" else theme.states.get(entry.key, theme.muted)  # type: ignore[call-overload]
            self._icons.draw(
                painter, entry.icon, QRectF(middle.x() - ICON / 2, middle.y() - ICON / 2, ICON, ICON), colour
            )
        count = f"{entry.count:,}" if entry.count else ""
        right = place.right()
        for text in (count, entry.detail):
            right = self._paint_right(painter, option, text, QRectF(place.topLeft(), QPointF(right, place.bottom())))
        name = QRectF(place.left() + ICON + 10, place.top(), right - place.left() - ICON - 10, place.height())
        painter.setFont(option.font)
        painter.setPen(QColor(theme.text))
        elide = Qt.TextElideMode.ElideMiddle if entry.kind is Kind.LISTING else Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(option.font).elidedText(entry.text, elide, name.width())
        painter.drawText(name, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)

    @staticmethod
    def _paint_right(painter: QPainter, option: QStyleOptionViewItem, text: str, place: QRectF) -> float:
        """Paint a short muted text at the right end of `place`; return where the rest ends."""
        if not text:
            return place.right()
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.9)
        painter.setFont(font)
        painter.setPen(QColor(theme_of(option.palette).muted))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        return place.right() - QFontMetricsF(font).horizontalAdvance(text) - 8
