"""The candidates of an import as a list with ticks: all new papers, or only those of which more was found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from enum import Enum, auto
from operator import attrgetter

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from readinglist.gui.importing import remarks
from readinglist.gui.importing.decisions import Decisions
from readinglist.gui.importing.filtering import matching
from readinglist.gui.importing.findings import Findings, Place
from readinglist.gui.importing.rows import Row

_Index = QModelIndex | QPersistentModelIndex


class Shown(Enum):
    """Which candidates are shown."""

    NEW = auto()
    NEAR = auto()  # new ones that may be papers of the library
    DIFFERENT = auto()  # known ones of which the file says something else by now


class CandidateModel(QAbstractListModel):
    """Shows the new papers, and on request the known ones above them; `rows` stand in the order of their places.

    A filter narrows what is shown, not what is ticked.
    """

    ticks_changed = Signal()

    def __init__(self, rows: Sequence[Row], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._filter = ""
        self.shows = Shown.NEW  # to be changed by `show_only`
        self._shows_known = False
        self._shown: list[Row] = [row for row in rows if not row.known]
        self.decisions = Decisions(len(self._shown))

    @property
    def shown_open(self) -> int:
        """How many of those that are shown `tick_shown` ticks."""
        return sum(1 for _ in self._open())

    def filter(self, text: str) -> None:
        """Show only rows that hold all words of `text`, or nearly so where none does."""
        self._filter = text
        self._refill()

    def show_known(self, wanted: bool) -> None:
        """Show known papers above the new ones, or hide them."""
        self._shows_known = wanted
        self._refill()

    def show_only(self, which: Shown) -> None:
        """Show these, and no others."""
        self.shows = which
        self._refill()

    def offer(self, found: Findings) -> None:
        """Take in what was found; where such alone are shown, more of them follow below."""
        self.decisions.offer(found)
        if found.near and self.shows is Shown.NEAR:
            self._append([match.place for match in found.near])
        elif found.near or found.differences:
            self._tell_all()

    def tick_shown(self, wanted: bool) -> None:
        """Tick or untick all new papers that are shown; where those alone are shown that differ, these."""
        self.decisions.tick(self._open(), wanted)
        self._tell_all()
        self.ticks_changed.emit()

    def toggle_same(self, index: _Index) -> None:
        """Say that a new paper is the one that it may be, or that it is another; nothing where it may be none."""
        if index.isValid() and self.row(index).place in self.decisions.near:
            self.decisions.toggle_same(self.row(index))
            self.dataChanged.emit(index, index)
            self.ticks_changed.emit()

    def row(self, index: _Index) -> Row:
        """Return what stands at `index`."""
        return self._shown[index.row()]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a title, a tick, a tip, or what a screen reader says."""
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.CheckStateRole and self.decisions.can_tick(row):
            return Qt.CheckState.Checked if self.decisions.is_ticked(row) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return remarks.spoken(row, self.decisions)
        if role == Qt.ItemDataRole.ToolTipRole:
            return remarks.tip(row, self.decisions)
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick one."""
        if (
            role != Qt.ItemDataRole.CheckStateRole
            or not index.isValid()
            or not self.decisions.can_tick(self.row(index))
        ):
            return False
        self.decisions.tick([self.row(index)], Qt.CheckState(value) is Qt.CheckState.Checked)
        self.dataChanged.emit(index, index, [role])
        self.ticks_changed.emit()
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let that be ticked on which there is something to decide; the rest is only there to be seen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if self.decisions.can_tick(self.row(index)):
            flags |= Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def _open(self) -> Iterable[Row]:
        """Yield those that are shown on which there is something to decide; known ones only where they are alone."""
        with_known = self.shows is Shown.DIFFERENT
        return (row for row in self._shown if with_known or not row.known)

    def _refill(self) -> None:
        self.beginResetModel()
        self._shown = matching(self._wanted(), self._filter)
        self.endResetModel()

    def _wanted(self) -> list[Row]:
        if self.shows is Shown.NEAR:
            return self._at(self.decisions.near)
        if self.shows is Shown.DIFFERENT:
            return self._at(self.decisions.differences)
        new = [row for row in self._rows if not row.known]
        return [row for row in self._rows if row.known] + new if self._shows_known else new

    def _at(self, places: Iterable[Place]) -> list[Row]:
        place_of = attrgetter("place")
        return [self._rows[bisect_left(self._rows, place, key=place_of)] for place in places]

    def _append(self, places: Collection[Place]) -> None:
        if self._filter.strip():
            self._refill()
            return
        self.beginInsertRows(QModelIndex(), len(self._shown), len(self._shown) + len(places) - 1)
        self._shown += self._at(places)
        self.endInsertRows()

    def _tell_all(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))
