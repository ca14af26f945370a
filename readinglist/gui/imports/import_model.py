"""The imports as a table, the newest first, which grows as one scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPalette

from readinglist.domain.history import Standing
from readinglist.domain.imports import PastImport
from readinglist.gui.imports import sentences

COLUMNS = ("Imported", "From", "Found", "New", "Known", "Skipped", "In library")
FILES = 1
_TIPS = (
    "",
    "",
    "All that stood there",
    "Not in your library until then",
    "In your library already, or listed twice",
    "What could not be read, or was left out",
    "Papers of it that are in your library now, and not in the trash",
)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


class ImportModel(QAbstractTableModel):
    """Holds the imports that have been read; `wanted` asks for those before the change that it carries."""

    wanted = Signal(int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._imports: list[PastImport] = []
        self._is_more = False

    def show_imports(self, imports: Sequence[PastImport], *, is_more: bool) -> None:
        """Show these in place of others; `is_more` tells whether older ones can be had."""
        self.beginResetModel()
        self._imports, self._is_more = list(imports), is_more
        self.endResetModel()

    def add(self, imports: Sequence[PastImport], *, is_more: bool) -> None:
        """Show these below the others, unless those are not the same any more."""
        first = len(self._imports)
        if not imports or not first or self._imports[-1].change <= imports[0].change:
            return
        self.beginInsertRows(QModelIndex(), first, first + len(imports) - 1)
        self._imports += imports
        self._is_more = is_more
        self.endInsertRows()

    def past(self, row: int) -> PastImport | None:
        """Return the import of a row, if there is one."""
        return self._imports[row] if 0 <= row < len(self._imports) else None

    def row_of(self, change: int) -> int | None:
        """Return the row of an import, by its Change's id."""
        return next((row for row, past in enumerate(self._imports) if past.change == change), None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many have been read."""
        return 0 if parent.isValid() else len(self._imports)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How much is told of each."""
        return 0 if parent.isValid() else len(COLUMNS)

    def canFetchMore(self, parent: _Index) -> bool:
        """Tell whether there are older ones."""
        return not parent.isValid() and self._is_more

    def fetchMore(self, parent: _Index) -> None:
        """Ask for them, once."""
        if self.canFetchMore(parent):
            self._is_more = False
            self.wanted.emit(self._imports[-1].change)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name of a column, where it stands, and what it means."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        told = {
            Qt.ItemDataRole.DisplayRole: COLUMNS[section],
            Qt.ItemDataRole.ToolTipRole: _TIPS[section],
            Qt.ItemDataRole.TextAlignmentRole: _RIGHT if section > FILES else left,
        }
        return told.get(Qt.ItemDataRole(role))

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says; what was undone is muted."""
        if not index.isValid():
            return None
        past = self._imports[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return _cell(past, index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() > FILES:
            return _RIGHT
        if role == Qt.ItemDataRole.ForegroundRole and past.standing is Standing.UNDONE:
            return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{COLUMNS[index.column()]}: {_cell(past, index.column())}"
        return None


def _cell(past: PastImport, column: int) -> str:
    if column == 0:
        return sentences.when(past.at)
    if column == FILES:
        return sentences.files(past)
    if column == len(COLUMNS) - 1:
        return sentences.left(past)
    return f"{sentences.totals(past)[column - FILES - 1]:,}"
