"""Tag rules as a table, with ticks: what each finds, and how many papers it would tag."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from readinglist.gui.foreign_text import on_one_line
from readinglist.library.running_rules import Ruled

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """What is told of each."""

    TICK = 0
    SEARCH = 1
    TAGS = 2
    FINDS = 3
    TO_TAG = 4


_NAMES = {
    Column.TICK: "",
    Column.SEARCH: "Search",
    Column.TAGS: "Tags",
    Column.FINDS: "Finds",
    Column.TO_TAG: "To Tag",
}
NUMBERS = (Column.FINDS, Column.TO_TAG)


class RuleModel(QAbstractTableModel):
    """Holds what the rules would do; which are left out, and which of their papers, stays when it is read again."""

    turned = Signal()  # a tick

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rules: list[Ruled] = []
        self._left_out: set[int] = set()  # rules
        self._without: dict[int, frozenset[int]] = {}  # papers, by their rule

    @property
    def ticked(self) -> list[tuple[Ruled, frozenset[int]]]:
        """The rules that are ticked and would tag papers, each with those of the papers that are left out."""
        return [(one, self.without(one)) for one in self._rules if self._is_ticked(one) and self._to_tag(one)]

    def show_rules(self, rules: Sequence[Ruled]) -> None:
        """Show these in place of others; where they are the same, the rows stay."""
        is_same = [one.rule.id for one in rules] == [one.rule.id for one in self._rules]
        if not is_same:
            self.beginResetModel()
        self._rules = list(rules)
        self._without = {one.rule.id: out.intersection(one.lacking) for one in rules if (out := self.without(one))}
        if not is_same:
            self.endResetModel()
        elif rules:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rules) - 1, Column.TO_TAG))

    def rule(self, row: int) -> Ruled | None:
        """Return what a row shows, if there is one."""
        return self._rules[row] if 0 <= row < len(self._rules) else None

    def row_of(self, number: int) -> int | None:
        """Return the row of a rule, by its id."""
        return next((row for row, one in enumerate(self._rules) if one.rule.id == number), None)

    def turn(self, row: int) -> None:
        """Leave a rule out, or take it in again."""
        self._left_out ^= {self._rules[row].rule.id}
        self._tell(row)

    def without(self, one: Ruled) -> frozenset[int]:
        """Return the papers that the user leaves out of those that a rule finds."""
        return self._without.get(one.rule.id, frozenset())

    def leave_out(self, row: int, papers: Collection[int]) -> None:
        """Leave these papers out of those that a rule finds, and no others any more."""
        self._without[self._rules[row].rule.id] = frozenset(papers)
        self._tell(row)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many rules there are."""
        return 0 if parent.isValid() else len(self._rules)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How much is told of each."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name of a column, and where it stands."""
        if orientation is not Qt.Orientation.Horizontal or section not in set(Column):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in NUMBERS else _LEFT
        return _NAMES[Column(section)] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says, or whether its rule is ticked."""
        if not index.isValid() or index.row() >= len(self._rules):
            return None
        one, column = self._rules[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(one, column)
            case Qt.ItemDataRole.TextAlignmentRole if column in NUMBERS:
                return _RIGHT
            case Qt.ItemDataRole.CheckStateRole if column is Column.TICK:
                return Qt.CheckState.Checked if self._is_ticked(one) else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.AccessibleTextRole if column is Column.TICK:
                return "to be applied" if self._is_ticked(one) else "left out"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{_NAMES[column]}: {self._text(one, column)}"
        return None

    def _text(self, one: Ruled, column: Column) -> str:
        match column:
            case Column.SEARCH:
                return on_one_line(one.rule.query)
            case Column.TAGS:
                return on_one_line(", ".join(one.rule.tags))
            case Column.FINDS:
                return "…" if one.found is None else f"{one.found:,}"
            case Column.TO_TAG:
                return "…" if one.found is None else f"{self._to_tag(one):,}"
        return ""

    def _is_ticked(self, one: Ruled) -> bool:
        return one.rule.id not in self._left_out

    def _to_tag(self, one: Ruled) -> int:
        return len(one.lacking) - len(self.without(one))

    def _tell(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, Column.TO_TAG))
        self.turned.emit()
