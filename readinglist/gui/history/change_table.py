"""The table of the history: one change is always chosen, and stays so when the table is read again."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from readinglist.domain.history import PastChange
from readinglist.gui.history.change_model import COLUMNS, WHAT, ChangeModel
from readinglist.gui.naming import named

_PADDING = 24  # what a cell has beside its text
_ROW_PADDING = 12
_WIDEST = ("30 Mar 2026, 00:00", "59 minutes ago", "", "000,000", "undone")


class ChangeTable(QTableView):
    """Shows a ChangeModel; `chosen` tells that another change is, or more is known of it."""

    chosen = Signal()

    def __init__(self, model: ChangeModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "past-changes", "What was done")
        self._changes = model
        self._number = 0  # of the change that is to stay chosen
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QTableView::item { padding: 0 6px; }")  # below the words of the heading
        self._set_sections()
        self.selectionModel().currentRowChanged.connect(self._take_current)
        model.modelReset.connect(self._choose_again)
        model.dataChanged.connect(lambda *_: self.chosen.emit())

    @property
    def past(self) -> PastChange | None:
        """The change that is chosen, if it is here."""
        return self._changes.past(self.currentIndex().row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the newest and to the oldest."""
        rows = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self._changes.rowCount() - 1}
        row = rows.get(Qt.Key(event.key()))
        if row is None:
            super().keyPressEvent(event)
        else:
            self.setCurrentIndex(self._changes.index(row, 0))

    def _set_sections(self) -> None:
        """Give each column the width of what it holds, and the rest to what was done."""
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(WHAT, QHeaderView.ResizeMode.Stretch)
        for column, name in enumerate(COLUMNS):
            self.setColumnWidth(column, max(map(metrics.horizontalAdvance, (_WIDEST[column], name))) + _PADDING)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(metrics.lineSpacing() + _ROW_PADDING)

    def _choose_again(self) -> None:
        self.setCurrentIndex(self._changes.index(self._changes.row_of(self._number) or 0, 0))
        self.chosen.emit()

    def _take_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self._number = self._changes.number(current.row())
            self.chosen.emit()
