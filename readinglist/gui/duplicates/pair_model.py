"""The pairs of papers that may be one, as a list in its order."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from readinglist.gui.duplicates.pairs import Key, Pair

_Index = QModelIndex | QPersistentModelIndex


class PairModel(QAbstractListModel):
    """Pairs come and go one by one, so that what is chosen and where one looks stays as it is."""

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
        for key in [key for key, pair in self._by_key.items() if by_key.get(key) != pair]:
            self._drop(self._by_key[key])
        came = [pair for key, pair in by_key.items() if key not in self._by_key]
        self.add(came)
        return came

    def add(self, pairs: Iterable[Pair]) -> None:
        """Put more pairs where they belong; those that are here already stay as they are."""
        for pair in sorted(pairs, key=lambda one: one.order):
            if pair.key not in self._by_key:
                row = self._row(pair)
                self.beginInsertRows(QModelIndex(), row, row)
                insort(self._pairs, pair, key=lambda one: one.order)
                self._by_key[pair.key] = pair
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

    def _drop(self, pair: Pair) -> None:
        row = self._row(pair)
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._pairs[row]
        del self._by_key[pair.key]
        self.endRemoveRows()
