"""The pairs of papers that may be one, as a list in its order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import groupby

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from readinglist.gui.duplicates.pairs import Key, Pair

_Index = QModelIndex | QPersistentModelIndex


class PairModel(QAbstractListModel):
    """Pairs come and go where they stand, so that what is chosen and where one looks stays as it is."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pairs: list[Pair] = []
        self._by_key: dict[Key, Pair] = {}

    @property
    def pairs(self) -> list[Pair]:
        """All pairs in their order."""
        return self._pairs

    def show(self, wanted: Iterable[Pair]) -> list[Pair]:
        """Hold these pairs and no others; return those that came."""
        by_key = {pair.key: pair for pair in wanted}
        self._drop([row for row, pair in enumerate(self._pairs) if by_key.get(pair.key) != pair])
        came = [pair for key, pair in by_key.items() if key not in self._by_key]
        self.add(came)
        return came

    def add(self, pairs: Iterable[Pair]) -> None:
        """Put more pairs where they belong; those that are here already stay as they are."""
        new = {pair.key: pair for pair in pairs if pair.key not in self._by_key}
        ordered = sorted(new.values(), key=lambda pair: pair.order)
        places = [(row, list(some)) for row, some in groupby(ordered, self._row)]
        for row, some in reversed(places):  # those above stay where they are meanwhile
            self.beginInsertRows(QModelIndex(), row, row + len(some) - 1)
            self._pairs[row:row] = some
            self._by_key |= {pair.key: pair for pair in some}
            self.endInsertRows()

    def clear(self) -> None:
        """Hold nothing."""
        self.beginResetModel()
        self._pairs, self._by_key = [], {}
        self.endResetModel()

    def pair(self, index: _Index) -> Pair | None:
        """Return what stands at `index`."""
        return self._pairs[index.row()] if index.isValid() else None

    def place(self, key: Key) -> QModelIndex:
        """Return where a pair stands; nowhere where it is not here."""
        pair = self._by_key.get(key)
        return self.index(self._row(pair)) if pair else QModelIndex()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many there are."""
        return 0 if parent.isValid() else len(self._pairs)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the first title, and what a screen reader says."""
        pair = self.pair(index)
        if pair is None or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return pair.title
        return f"{pair.title}, and {pair.other_title}. {pair.found.reason}"

    def _row(self, pair: Pair) -> int:
        return bisect_left(self._pairs, pair.order, key=lambda one: one.order)

    def _drop(self, rows: Sequence[int]) -> None:
        """Take out rows, given in order; those that follow each other go together, for each time the view looks up."""
        runs = [[row for _, row in run] for _, run in groupby(enumerate(rows), lambda at: at[1] - at[0])]
        for first, last in ((run[0], run[-1]) for run in reversed(runs)):
            self.beginRemoveRows(QModelIndex(), first, last)
            for pair in self._pairs[first : last + 1]:
                del self._by_key[pair.key]
            del self._pairs[first : last + 1]
            self.endRemoveRows()
