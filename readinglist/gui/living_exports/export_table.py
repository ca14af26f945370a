"""The table of living exports: one is always chosen, and stays so when the table is read again."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from readinglist.domain.living import LivingExport
from readinglist.gui.living_exports.export_model import SEARCH, STATE, ExportModel
from readinglist.gui.living_exports.state_delegate import StateDelegate
from readinglist.gui.naming import named
from readinglist.gui.plain_table import PlainTable

_SIGN = 24  # what a sign takes, with its gap
_WIDEST = ("", "reading-list-of.md", "Markdown Notes", "000,000", "30 Mar 2026, 00:00", "Changed elsewhere")


class ExportTable(PlainTable):
    """Shows an ExportModel; `chosen` tells that another export is, or the same one stands otherwise."""

    chosen = Signal()
    remove_wanted = Signal()

    def __init__(self, model: ExportModel, parent: QWidget | None = None) -> None:
        super().__init__(model, _WIDEST, SEARCH, parent)
        named(self, "living-exports", "Living exports")
        self._exports = model
        self._number = 0  # of the export that is to stay chosen
        self.setItemDelegateForColumn(STATE, StateDelegate(self))
        self.setColumnWidth(STATE, self.columnWidth(STATE) + _SIGN)
        self._let_be_dragged()
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
        """Let Del take the chosen one away."""
        if event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _let_be_dragged(self) -> None:
        """Let columns be made wider: file names may be long."""
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(SEARCH, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(64)

    def _choose_again(self) -> None:
        self.setCurrentIndex(self._exports.index(self._exports.row_of(self._number) or 0, 0))
        self.chosen.emit()

    def _take_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        export = self._exports.export(current.row())
        if export is not None:
            self._number = export.id
            self.chosen.emit()
