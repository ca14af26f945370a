"""The table of the history: one change is always chosen, and stays so when the table is read again."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QWidget

from readinglist.domain.history import PastChange
from readinglist.gui.history.change_model import WHAT, ChangeModel
from readinglist.gui.naming import named
from readinglist.gui.plain_table import PlainTable

_WIDEST = ("30 Mar 2026, 00:00", "59 minutes ago", "", "000,000", "undone")


class ChangeTable(PlainTable):
    """Shows a ChangeModel; `chosen` tells that another change is, or more is known of it."""

    chosen = Signal()

    def __init__(self, model: ChangeModel, parent: QWidget | None = None) -> None:
        super().__init__(model, _WIDEST, WHAT, parent)
        named(self, "past-changes", "What was done")
        self._changes = model
        self._number = 0  # of the change that is to stay chosen
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentRowChanged.connect(self._take_current)
        model.modelReset.connect(self._choose_again)
        model.dataChanged.connect(lambda *_: self.chosen.emit())

    @property
    def past(self) -> PastChange | None:
        """The change that is chosen, if it is here."""
        return self._changes.past(self.currentIndex().row())

    def _choose_again(self) -> None:
        self.setCurrentIndex(self._changes.index(self._changes.row_of(self._number) or 0, 0))
        self.chosen.emit()

    def _take_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self._number = self._changes.number(current.row())
            self.chosen.emit()
