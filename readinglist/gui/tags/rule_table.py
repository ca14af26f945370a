"""The table of tag rules: one is always chosen, and stays so when the table is read again."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QWidget

from readinglist.gui.naming import named
from readinglist.gui.plain_table import PlainTable
from readinglist.gui.tags.rule_model import Column, RuleModel
from readinglist.gui.tick_delegate import TickDelegate
from readinglist.library.running_rules import Ruled

_TICK_WIDTH = 36
_WIDEST = ("", "", "computer-vision, segmentation", "00,000", "00,000")


class RuleTable(PlainTable):
    """Shows a RuleModel; `chosen` tells that another rule is, or the same one would do something else."""

    chosen = Signal()
    remove_wanted = Signal()

    def __init__(self, model: RuleModel, parent: QWidget | None = None) -> None:
        super().__init__(model, _WIDEST, Column.SEARCH, parent)
        named(self, "tag-rules", "Tag rules")
        self._rules = model
        self._number = 0  # of the rule that is to stay chosen
        self.setItemDelegateForColumn(Column.TICK, TickDelegate(self))
        header = self.horizontalHeader()
        header.setMinimumSectionSize(_TICK_WIDTH)
        self.setColumnWidth(Column.TICK, _TICK_WIDTH)
        header.setSectionResizeMode(Column.TAGS, QHeaderView.ResizeMode.Interactive)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: model.turn(index.row()) if index.column() == Column.TICK else None)
        self.selectionModel().currentRowChanged.connect(self._take_current)
        model.modelReset.connect(self._choose_again)
        model.dataChanged.connect(lambda *_: self.chosen.emit())

    @property
    def rule(self) -> Ruled | None:
        """The rule that is chosen."""
        return self._rules.rule(self.currentIndex().row())

    def choose(self, number: int) -> None:
        """Choose a rule, now or as soon as it is here."""
        self._number = number
        if self._rules.row_of(number) is not None:
            self._choose_again()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Del take the chosen one away, and space turn its tick."""
        if event.key() == Qt.Key.Key_Delete:
            self.remove_wanted.emit()
        elif event.key() == Qt.Key.Key_Space and self.rule is not None:
            self._rules.turn(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _choose_again(self) -> None:
        self.setCurrentIndex(self._rules.index(self._rules.row_of(self._number) or 0, Column.SEARCH))
        self.chosen.emit()

    def _take_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        one = self._rules.rule(current.row())
        if one is not None:
            self._number = one.rule.id
            self.chosen.emit()
