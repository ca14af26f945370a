"""Draws how a living export stands: a sign in its colour, and words beside it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QIcon, QPainter
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from readinglist.domain.living import Standing
from readinglist.domain.paper import State
from readinglist.gui.icons import IconPainter
from readinglist.gui.living_exports.export_model import STANDING_ROLE
from readinglist.gui.living_exports.sentences import ICONS
from readinglist.gui.theme import theme_of
from readinglist.gui.theme_colours import Theme

_SIZE = QSize(16, 16)


class StateDelegate(QStyledItemDelegate):
    """Leaves room for the sign, and draws it itself: the style would make it white on the chosen row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = IconPainter()

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Ask for the room."""
        super().initStyleOption(option, index)
        option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
        option.decorationSize = _SIZE
        option.icon = QIcon()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw the words, and then the sign."""
        super().paint(painter, option, index)
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        place = QApplication.style().subElementRect(QStyle.SubElement.SE_ItemViewItemDecoration, shown, shown.widget)
        standing = Standing(index.data(STANDING_ROLE))
        box = QRectF(0, 0, _SIZE.width(), _SIZE.height())
        box.moveCenter(QRectF(place).center())
        self._icons.draw(painter, ICONS[standing], box, _colour(theme_of(option.palette), standing))


def _colour(theme: Theme, standing: Standing) -> str:
    return {
        Standing.NEW: theme.muted,
        Standing.WRITTEN: theme.states[State.READ],
        Standing.EDITED: theme.states[State.QUEUED],
        Standing.FAILED: theme.danger,
    }[standing]
