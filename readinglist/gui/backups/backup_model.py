"""Backups as a table, the newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QPalette

from readinglist.gui.ages import ago, exact
from readinglist.gui.backups import sentences
from readinglist.storage.backup_folder import KeptBackup

COLUMNS = ("No.", "Made", "", "Why", "Papers", "Size", "Note")
NUMBER, MADE, AGO, WHY, PAPERS, SIZE, NOTE = range(len(COLUMNS))
_NAMES = ("Number", "Made", "That is", "Why", "Papers", "Size", "Note")
_RIGHT = (NUMBER, PAPERS, SIZE)
_Index = QModelIndex | QPersistentModelIndex


class BackupModel(QAbstractTableModel):
    """Holds the backups that have been read."""

    def __init__(self, clock: Callable[[], datetime], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._kept: Sequence[KeptBackup] = ()

    def show_backups(self, kept: Sequence[KeptBackup]) -> None:
        """Show these in place of others."""
        self.beginResetModel()
        self._kept = kept
        self.endResetModel()

    def backup(self, row: int) -> KeptBackup | None:
        """Return the backup of a row, if there is one."""
        return self._kept[row] if 0 <= row < len(self._kept) else None

    def row_of(self, number: int) -> int | None:
        """Return the row of the backup with this number."""
        return next((row for row, one in enumerate(self._kept) if one.about.number == number), None)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How many there are."""
        return 0 if parent.isValid() else len(self._kept)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        """How much is told of each."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the name of a column, and where it stands."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        told = {
            Qt.ItemDataRole.DisplayRole: COLUMNS[section],
            Qt.ItemDataRole.AccessibleTextRole: _NAMES[section],
            Qt.ItemDataRole.TextAlignmentRole: _alignment(section),
        }
        return told.get(Qt.ItemDataRole(role))

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says."""
        kept = self.backup(index.row()) if index.isValid() else None
        if kept is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(kept, index.column())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_NAMES[index.column()]}: {self._cell(kept, index.column())}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() in (NUMBER, AGO):
            return QGuiApplication.palette().brush(QPalette.ColorRole.PlaceholderText)
        return None

    def _cell(self, kept: KeptBackup, column: int) -> str:
        about = kept.about
        match column:
            case 0:
                return str(about.number)
            case 1:
                return exact(about.made)
            case 2:
                return ago(about.made, self._clock())
            case 3:
                return sentences.WHY[about.reason]
            case 4:
                return f"{about.papers:,}"
            case 5:
                return sentences.size(about.size)
            case _:
                return sentences.FEWER if about.is_small else ""


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _RIGHT else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
