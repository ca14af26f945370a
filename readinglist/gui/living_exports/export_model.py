"""Living exports as a table, the oldest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from readinglist.domain.living import LivingExport
from readinglist.gui.living_exports import sentences

COLUMNS = ("Search", "File", "Format", "Papers", "Written", "State")
SEARCH, PAPERS, STATE = 0, 3, 5
STANDING_ROLE = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_Index = QModelIndex | QPersistentModelIndex


class ExportModel(QAbstractTableModel):
    """Holds the exports that have been read; `names` are those of smart lists, by their queries."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._exports: list[LivingExport] = []
        self._names: Mapping[str, str] = {}

    def show_exports(self, exports: Sequence[LivingExport], names: Mapping[str, str]) -> None:
        """Show these in place of others; where they are the same, the rows stay."""
        if [one.id for one in exports] == [one.id for one in self._exports]:
            self._exports, self._names = list(exports), names
            if exports:
                self.dataChanged.emit(self.index(0, 0), self.index(len(exports) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._exports, self._names = list(exports), names
        self.endResetModel()

    def export(self, row: int) -> LivingExport | None:
        """Return the export of a row, if there is one."""
        return self._exports[row] if 0 <= row < len(self._exports) else None

    def row_of(self, number: int) -> int | None:
        """Return the row of an export, by its id."""
        return next((row for row, one in enumerate(self._exports) if one.id == number), None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many there are."""
        return 0 if parent.isValid() else len(self._exports)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How much is told of each."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name of a column, and where it stands."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section == PAPERS else _LEFT
        return COLUMNS[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says, or how the export stands."""
        if not index.isValid():
            return None
        one, column = self._exports[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(one, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{COLUMNS[column]}: {self._cell(one, column)}"
        if role == Qt.ItemDataRole.TextAlignmentRole and column == PAPERS:
            return _RIGHT
        if role == STANDING_ROLE:
            return one.standing.value
        return None

    def _cell(self, one: LivingExport, column: int) -> str:
        match column:
            case 0:
                return sentences.finds(one, self._names)
            case 1:
                return sentences.file_name(one)
            case 2:
                return sentences.format_title(one)
            case 3:
                return f"{one.papers:,}" if one.written else ""
            case 4:
                return sentences.written(one)
            case _:
                return sentences.STANDINGS[one.standing]
