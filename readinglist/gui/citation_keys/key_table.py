"""The table of keys that would be others: a click on a tick, or space, leaves one out or takes it in."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from readinglist.gui.citation_keys.key_model import Column, KeyModel
from readinglist.gui.naming import named
from readinglist.gui.tick_delegate import TickDelegate

_Index = QModelIndex | QPersistentModelIndex
_ROW_PADDING = 12
_TICK_WIDTH = 36


class KeyTable(QTableView):
    """Shows a KeyModel; `turned` carries the rows whose ticks are to be the other way round."""

    turned = Signal(list)

    def __init__(self, model: KeyModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "key-changes", "Keys that would change")
        self._changes = model
        self.setModel(model)
        self.setItemDelegateForColumn(Column.TICK, TickDelegate(self))
        keys = _KeyDelegate(self)
        for column in (Column.NOW, Column.THEN):
            self.setItemDelegateForColumn(column, keys)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QTableView::item { padding: 0 6px; }")  # below the words of the heading
        self._set_sections()
        self.clicked.connect(self._turn_clicked)

    def set_read_only(self) -> None:
        """Offer no ticks: nothing can be changed."""
        self.setColumnHidden(Column.TICK, True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the ticks of the selected rows on space: all to what the one at the keyboard is not."""
        if event.key() != Qt.Key.Key_Space or self.isColumnHidden(Column.TICK):
            super().keyPressEvent(event)
            return
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        if rows:
            at = self.currentIndex().row()
            is_chosen = self._changes.change(at if at in rows else rows[0]).is_chosen
            self.turned.emit([row for row in rows if self._changes.change(row).is_chosen == is_chosen])

    def _turn_clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.TICK:
            self.turned.emit([index.row()])

    def _set_sections(self) -> None:
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(_TICK_WIDTH)
        header.setSectionResizeMode(Column.TICK, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(Column.GIVEN, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(Column.TICK, _TICK_WIDTH)
        self.setColumnWidth(Column.GIVEN, metrics.horizontalAdvance("given") + 2 * _ROW_PADDING)
        for column in (Column.TITLE, Column.NOW, Column.THEN):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(metrics.lineSpacing() + _ROW_PADDING)


class _KeyDelegate(QStyledItemDelegate):
    """Draws a key that is too long with both its ends: the number of one stands at the last."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: _Index) -> None:
        """Leave out the middle."""
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideMiddle
