"""The keys that would be others, as a table with ticks; it grows as they are found."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import IntEnum
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPalette

from readinglist.domain.key_changes import KeyChange
from readinglist.gui.foreign_text import on_one_line

GIVEN_TIP = "It came with a file or was typed: no pattern of this library makes it."
_Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """What is told of each."""

    TICK = 0
    TITLE = 1
    NOW = 2
    GIVEN = 3
    THEN = 4


_NAMES = {Column.TICK: "", Column.TITLE: "Paper", Column.NOW: "Now", Column.GIVEN: "", Column.THEN: "Then"}


class KeyModel(QAbstractTableModel):
    """Holds what was found. A look either begins anew, or takes the place of what an earlier one found, row by row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[KeyChange] = []
        self._place = 0
        self._is_anew = True

    def begin(self, *, anew: bool) -> None:
        """Expect other rows. What is there stays till the first of them come, or those in its place."""
        self._place = 0
        self._is_anew = self._is_anew or anew

    def put(self, found: Sequence[KeyChange]) -> None:
        """Show these behind the ones that came before."""
        if self._is_anew:
            self.beginResetModel()
            self._rows, self._place, self._is_anew = [], 0, False
            self.endResetModel()
        kept = len(self._rows[self._place : self._place + len(found)])
        if kept:
            self._rows[self._place : self._place + kept] = found[:kept]
            self.dataChanged.emit(self.index(self._place, 0), self.index(self._place + kept - 1, Column.THEN))
        if len(found) > kept:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(found) - kept - 1)
            self._rows += found[kept:]
            self.endInsertRows()
        self._place += len(found)

    def end(self) -> None:
        """Leave out what was found before and is no longer."""
        if self._place < len(self._rows):
            self.beginRemoveRows(QModelIndex(), self._place, len(self._rows) - 1)
            del self._rows[self._place :]
            self.endRemoveRows()

    def turn(self, rows: Collection[int]) -> None:
        """Show the ticks of these rows the other way round, till the library was asked again."""
        for row in rows:
            change = self._rows[row]
            self._rows[row] = change._replace(is_chosen=not change.is_chosen)
        if rows:
            self.dataChanged.emit(self.index(min(rows), 0), self.index(max(rows), Column.THEN))

    def change(self, row: int) -> KeyChange:
        """Return what a row shows."""
        return self._rows[row]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many were found."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How much is told of each."""
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name of a column."""
        if orientation is not Qt.Orientation.Horizontal or section not in set(Column):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return _NAMES[Column(section)] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        change, column = self._rows[index.row()], Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _text(change, column)
            case Qt.ItemDataRole.ToolTipRole:
                return _tip(change, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                chosen = "to be changed" if change.is_chosen else "to stay"
                return chosen if column is Column.TICK else _text(change, column)
            case Qt.ItemDataRole.CheckStateRole if column is Column.TICK:
                return Qt.CheckState.Checked if change.is_chosen else Qt.CheckState.Unchecked
            case Qt.ItemDataRole.ForegroundRole if column is Column.GIVEN or not change.is_chosen:
                return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        return None


def _text(change: KeyChange, column: Column) -> str:
    match column:
        case Column.TITLE:
            return on_one_line(change.title)
        case Column.NOW:
            return on_one_line(change.old)
        case Column.GIVEN:
            return "given" if change.is_given else ""
        case Column.THEN:
            return change.new
    return ""


def _tip(change: KeyChange, column: Column) -> str | None:
    if column is Column.GIVEN:
        return GIVEN_TIP if change.is_given else None
    return f"<qt>{escape(_text(change, column))}</qt>" if column is not Column.TICK else None
