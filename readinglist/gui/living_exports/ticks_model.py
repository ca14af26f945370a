"""What the boxes of a file say otherwise than the library, each to be taken over or not."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from readinglist.domain.paper import State
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.ticked_list import CHANGE_ROLE
from readinglist.library.ticked import Tick, Ticks

_Index = QModelIndex | QPersistentModelIndex


class TicksModel(QAbstractListModel):
    """A row for each paper that would become another; at first those are ticked that are proposed."""

    changed = Signal()

    def __init__(self, ticks: Ticks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ticks = ticks.ticks
        self._chosen = {place for place, tick in enumerate(self._ticks) if tick.is_proposed}

    @property
    def chosen(self) -> list[Tick]:
        """What is to be taken over, in the order of the file."""
        return [self._ticks[place] for place in sorted(self._chosen)]

    def choose_all(self, wanted: bool) -> None:
        """Tick all rows, or none."""
        self._chosen = set(range(len(self._ticks))) if wanted else set()
        if self._ticks:
            self.dataChanged.emit(self.index(0), self.index(len(self._ticks) - 1), [Qt.ItemDataRole.CheckStateRole])
        self.changed.emit()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many papers there are."""
        return 0 if parent.isValid() else len(self._ticks)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let every row be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a title, a tick, what would change, or what a screen reader says."""
        if not index.isValid():
            return None
        tick = self._ticks[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return on_one_line(tick.title)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if index.row() in self._chosen else Qt.CheckState.Unchecked
        if role == CHANGE_ROLE:
            return _change(tick)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{on_one_line(tick.title)}: {_change(tick)}"
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick one."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        is_wanted = Qt.CheckState(value) is Qt.CheckState.Checked
        (self._chosen.add if is_wanted else self._chosen.discard)(index.row())
        self.dataChanged.emit(index, index, [role])
        self.changed.emit()
        return True


def _change(tick: Tick) -> str:
    """Return what would become of a paper; of a box that is as it was written, that it is."""
    change = f"{tick.now.capitalize()} → {tick.then.capitalize()}"
    if tick.then is State.UNREAD:
        return f"cleared  ·  {change}"
    return change if tick.by_hand else f"ticked when it was written  ·  {change}"
