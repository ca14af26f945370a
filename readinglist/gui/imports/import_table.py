"""The table of imports: one is always chosen, and stays so when the table is read again."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTableView, QWidget

from readinglist.gui.imports.import_model import COLUMNS, FILES, ImportModel
from readinglist.gui.naming import named

_PADDING = 24  # what a cell has beside its text
_ROW_PADDING = 12


class ImportTable(QTableView):
    """Shows an ImportModel; `chosen` tells that another import is, or the same one is another now."""

    chosen = Signal()

    def __init__(self, model: ImportModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named(self, "past-imports", "Imports")
        self._imports = model
        self._change = 0  # that of the import that is to stay chosen
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
        model.rowsInserted.connect(self._choose_added)

    def choose(self, change: int) -> None:
        """Choose an import, now or as soon as it is here; the newest where it never comes."""
        self._change = change
        self._choose_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the newest and to the oldest that has been read."""
        rows = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self._imports.rowCount() - 1}
        row = rows.get(Qt.Key(event.key()))
        if row is None:
            super().keyPressEvent(event)
        else:
            self.setCurrentIndex(self._imports.index(row, 0))

    def _set_sections(self) -> None:
        """Give numbers the width of their heading or of many digits, and the rest to the names."""
        header, metrics = self.horizontalHeader(), self.fontMetrics()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(FILES, QHeaderView.ResizeMode.Stretch)
        for column, name in enumerate(COLUMNS):
            widest = "30 Mar 2026, 00:00" if column == 0 else "000,000"
            self.setColumnWidth(column, max(map(metrics.horizontalAdvance, (widest, name))) + _PADDING)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(metrics.lineSpacing() + _ROW_PADDING)

    def _choose_again(self) -> None:
        row = self._imports.row_of(self._change)
        self.setCurrentIndex(self._imports.index(row or 0, 0))
        self.chosen.emit()

    def _choose_added(self, _parent: QModelIndex, first: int, _last: int) -> None:
        row = self._imports.row_of(self._change)
        if row is not None and row >= first:
            self.setCurrentIndex(self._imports.index(row, 0))

    def _take_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        past = self._imports.past(current.row())
        if past is not None:
            self._change = past.change
            self.chosen.emit()
