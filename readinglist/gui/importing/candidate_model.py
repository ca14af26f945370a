"""The candidates of an import as a list with ticks; only new papers can be ticked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from readinglist.gui.importing.filtering import matching
from readinglist.gui.importing.rows import Row

_Index = QModelIndex | QPersistentModelIndex


class CandidateModel(QAbstractListModel):
    """Shows the new papers, and on request the known ones above them.

    A filter narrows what is shown, not what is ticked.
    """

    ticks_changed = Signal()

    def __init__(self, rows: Sequence[Row], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._unticked: set[tuple[int, int]] = set()
        self._filter = ""
        self._shows_known = False
        self._shown: list[Row] = [row for row in rows if not row.known]
        self._new = len(self._shown)

    @property
    def unticked(self) -> frozenset[tuple[int, int]]:
        """The places of the new papers that are to be left out."""
        return frozenset(self._unticked)

    @property
    def ticked(self) -> int:
        """How many new papers are ticked."""
        return self._new - len(self._unticked)

    @property
    def shown_new(self) -> int:
        """How many of those that are shown are new."""
        return sum(not row.known for row in self._shown)

    def filter(self, text: str) -> None:
        """Show only rows that hold all words of `text`, or nearly so where none does."""
        self._filter = text
        self._refill()

    def show_known(self, wanted: bool) -> None:
        """Show known papers above the new ones, or hide them."""
        self._shows_known = wanted
        self._refill()

    def tick_shown(self, wanted: bool) -> None:
        """Tick or untick all new papers that are shown."""
        places = {row.place for row in self._shown if not row.known}
        self._unticked = self._unticked - places if wanted else self._unticked | places
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1), [Qt.ItemDataRole.CheckStateRole])
        self.ticks_changed.emit()

    def row(self, index: _Index) -> Row:
        """Return what stands at `index`."""
        return self._shown[index.row()]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a title, a tick, or what a screen reader says."""
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.CheckStateRole and not row.known:
            return Qt.CheckState.Unchecked if row.place in self._unticked else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {row.known}" if row.known else row.title
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick one."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid() or self._shown[index.row()].known:
            return False
        place = self._shown[index.row()].place
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._unticked.discard(place)
        else:
            self._unticked.add(place)
        self.dataChanged.emit(index, index, [role])
        self.ticks_changed.emit()
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let new papers be ticked; known ones are only there to be seen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        if not self._shown[index.row()].known:
            flags |= Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def _refill(self) -> None:
        self.beginResetModel()
        new = [row for row in self._rows if not row.known]
        known = [row for row in self._rows if row.known] if self._shows_known else []
        self._shown = matching([*known, *new], self._filter)
        self.endResetModel()
