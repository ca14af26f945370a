"""The sources of one import as a tree: below each, where it was, what it was, and what was skipped in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette

from readinglist.domain.imports import PastSource
from readinglist.domain.records import Skipped
from readinglist.gui.foreign_text import on_one_line
from readinglist.gui.icons import icon
from readinglist.gui.imports import sentences

COPIED_ROLE = Qt.ItemDataRole.UserRole  # what a line is copied as
_TOP = 0  # the internal id of sources; that of the lines below source n is n + 1
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """A line below a source, and what of it is copied."""

    text: str
    copied: str


@dataclass(slots=True)
class _Node:
    """A source and its lines; what was skipped is asked for when it is unfolded."""

    source: PastSource
    lines: list[Line] = field(default_factory=list)
    is_asked: bool = False


class SourceModel(QAbstractItemModel):
    """One column. `wanted` asks for what was skipped in a listing, by its number."""

    wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._nodes: list[_Node] = []

    def show_sources(self, sources: Sequence[PastSource]) -> None:
        """Show these; where they are the same as before, what was unfolded stays so."""
        if [node.source.listing for node in self._nodes] == [source.listing for source in sources]:
            for node, source in zip(self._nodes, sources, strict=True):
                node.source = source
            if sources:
                self.dataChanged.emit(self.index(0, 0), self.index(len(sources) - 1, 0))
            return
        self.beginResetModel()
        self._nodes = [_Node(source, _lines(source)) for source in sources]
        self.endResetModel()

    def add_skipped(self, listing: int, skipped: Sequence[Skipped]) -> None:
        """Show what was skipped below its source, if that is still here."""
        row = next((row for row, node in enumerate(self._nodes) if node.source.listing == listing), None)
        if row is None or not skipped:
            return
        lines = self._nodes[row].lines
        self.beginInsertRows(self.index(row, 0), len(lines), len(lines) + len(skipped) - 1)
        lines += [Line(text, text) for text in map(sentences.skipped_line, skipped)]
        self.endInsertRows()

    def source(self, index: _Index) -> PastSource | None:
        """Return the source that a row is, or stands below; the first where no row is meant."""
        if not index.isValid():
            return self._nodes[0].source if self._nodes else None
        return self._nodes[index.row() if index.internalId() == _TOP else index.internalId() - 1].source

    def index(self, row: int, column: int, parent: _Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return the place of a row."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _TOP)

    def parent(self, index: _Index = QModelIndex()) -> QModelIndex:  # type: ignore[override]  # noqa: B008
        """Return the source that a line stands below."""
        if not index.isValid() or index.internalId() == _TOP:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _TOP)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many sources there are, or lines below one."""
        if not parent.isValid():
            return len(self._nodes)
        return len(self._nodes[parent.row()].lines) if parent.internalId() == _TOP else 0

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: ARG002, B008
        """One."""
        return 1

    def canFetchMore(self, parent: _Index) -> bool:
        """Tell whether something was skipped here that nobody has asked for yet."""
        if not parent.isValid() or parent.internalId() != _TOP:
            return False
        node = self._nodes[parent.row()]
        return node.source.skipped > 0 and not node.is_asked

    def fetchMore(self, parent: _Index) -> None:
        """Ask for it, once."""
        if self.canFetchMore(parent):
            self._nodes[parent.row()].is_asked = True
            self.wanted.emit(self._nodes[parent.row()].source.listing)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says, and what of it is copied."""
        if not index.isValid():
            return None
        if index.internalId() == _TOP:
            source = self._nodes[index.row()].source
            if role == Qt.ItemDataRole.DecorationRole:
                return icon("listing")
            return sentences.source_line(source) if role in (Qt.ItemDataRole.DisplayRole, COPIED_ROLE) else None
        line = self._nodes[index.internalId() - 1].lines[index.row()]
        if role == Qt.ItemDataRole.ForegroundRole:
            return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        told = {Qt.ItemDataRole.DisplayRole: line.text, COPIED_ROLE: line.copied}
        return told.get(Qt.ItemDataRole(role))


def _lines(source: PastSource) -> list[Line]:
    origin = [Line(f"{name}: {value}", value) for name, value in sentences.origin(source)]
    notes = [on_one_line(note, 400) for note in source.notes]
    return [*origin, *(Line(note, note) for note in notes)]
