"""The table of living exports: one is always chosen, and stays so when the table is read again."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from readinglist.domain.living import LivingExport
from readinglist.gui.living_exports.export_model import COLUMNS, SEARCH, STATE, ExportModel
from readinglist.gui.living_exports.state_delegate import StateDelegate
from readinglist.gui.naming import named

_PADDING = 24  # what a cell has beside its text
_ROW_PADDING = 12
_SIGN = 24  # and a sign with its gap
_WIDEST = ("", "reading-list-of.md", "Markdown Notes", "000,000", "30 Mar 2026, 00:00", "Changed elsewhere")


class ExportTable(QTableView):
    """Shows an ExportModel; `chosen` tells that another export is, or the same one stands otherwise."""

    chosen = Signal()
    remove_wanted = Signal()

    def __init__(self, model: ExportModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "living-exports", "Living exports")
        self._exports = model
        self._number = 0  # of the export that is to stay chosen
        self.setModel(model)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet("QTableView::item { padding: 0 6px; }")  # below the words of the heading
        self.setItemDelegateForColumn(STATE, StateDelegate(self))
        self._set_sections()
        self.selectionModel().currentRowChanged.connect(self._take_current)
        model.modelReset.connect(self._choose_again)
        model.dataChanged.connect(lambda *_: self.chosen.emit())

    @property
    def export(self) -> LivingExport | None:
        """The export that is chosen."""
        return self._exports.export(self.currentIndex().row())

    def choose(self, number: int) -> None:
        """Choose an export, now or as soon as it is here."""
        self._number = number
        if self._exports.row_of(number) is not None:
            self._choose_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Del take the chosen one away; go to the first and to the last."""
        rows = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self._exports.rowCount() - 1}
        row = rows.get(Qt.Key(event.key()))
        if row is not None:
            self.setCurrentIndex(self._exports.index(row, 0))
        elif event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _set_sections(self) -> None:
        """Give each column the width of what it holds, and the rest to the search."""
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(SEARCH, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(64)
        for column, name in enumerate(COLUMNS):
            width = max(map(metrics.horizontalAdvance, (_WIDEST[column], name)))
            self.setColumnWidth(column, width + _PADDING + (_SIGN if column == STATE else 0))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(metrics.lineSpacing() + _ROW_PADDING)

    def _choose_again(self) -> None:
        self.setCurrentIndex(self._exports.index(self._exports.row_of(self._number) or 0, 0))
        self.chosen.emit()

    def _take_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        export = self._exports.export(current.row())
        if export is not None:
            self._number = export.id
            self.chosen.emit()
