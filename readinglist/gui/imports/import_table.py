"""The table of imports: one is always chosen, and stays so when the table is read again."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from readinglist.gui.imports.import_model import COLUMNS, FILES, ImportModel
from readinglist.gui.naming import named
from readinglist.gui.plain_table import PlainTable

_WIDEST = ("30 Mar 2026, 00:00", *["000,000"] * (len(COLUMNS) - 1))


class ImportTable(PlainTable):
    """Shows an ImportModel; `chosen` tells that another import is, or the same one is another now."""

    chosen = Signal()

    def __init__(self, model: ImportModel, parent: QWidget | None = None) -> None:
        super().__init__(model, _WIDEST, FILES, parent)
        named(self, "past-imports", "Imports")
        self._imports = model
        self._change = 0  # that of the import that is to stay chosen
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentRowChanged.connect(self._take_current)
        model.modelReset.connect(self._choose_again)
        model.rowsInserted.connect(self._choose_added)

    def choose(self, change: int) -> None:
        """Choose an import, now or as soon as it is here; the newest where it never comes."""
        self._change = change
        self._choose_again()

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
