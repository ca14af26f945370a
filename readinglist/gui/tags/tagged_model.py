"""The papers that a rule would tag, each with a tick and the tags that it lacks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.ticked_list import CHANGE_ROLE

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ToTag:
    """A paper that would get tags."""

    id: int
    title: str
    tags: tuple[str, ...]


class TaggedModel(QAbstractListModel):
    """A row for each paper; ticked are those that are to be tagged."""

    changed = Signal()  # a tick

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._papers: Sequence[ToTag] = ()
        self._left_out: set[int] = set()

    @property
    def left_out(self) -> frozenset[int]:
        """The papers that are not ticked, those among them that are not shown."""
        return frozenset(self._left_out)

    def show_papers(self, papers: Sequence[ToTag], left_out: Collection[int]) -> None:
        """Show these in place of others."""
        self.beginResetModel()
        self._papers, self._left_out = papers, set(left_out)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many papers are shown."""
        return 0 if parent.isValid() else len(self._papers)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let every row be ticked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a title, a tick, the tags to come, or what a screen reader says."""
        if not index.isValid() or index.row() >= len(self._papers):
            return None
        paper = self._papers[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return on_one_line(paper.title)
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Unchecked if paper.id in self._left_out else Qt.CheckState.Checked
            case _ if role == CHANGE_ROLE:
                return f"+ {on_one_line(', '.join(paper.tags), 80)}"
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{on_one_line(paper.title)}: gets {on_one_line(', '.join(paper.tags))}"
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Tick or untick one."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        is_wanted = Qt.CheckState(value) is Qt.CheckState.Checked
        (self._left_out.discard if is_wanted else self._left_out.add)(self._papers[index.row()].id)
        self.dataChanged.emit(index, index, [role])
        self.changed.emit()
        return True
