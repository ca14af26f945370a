"""The table of backups: one is always chosen, and stays so when the table is read again."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from readinglist.gui.backups.backup_model import NOTE, BackupModel
from readinglist.gui.naming import named
from readinglist.gui.plain_table import PlainTable
from readinglist.storage.backup_folder import KeptBackup

_WIDEST = ("0000", "30 Mar 2026, 00:00", "59 minutes ago", "before an update", "0,000,000", "000.0 MB", "")


class BackupTable(PlainTable):
    """Shows a BackupModel; `chosen` tells that another backup is."""

    chosen = Signal()

    def __init__(self, model: BackupModel, parent: QWidget | None = None) -> None:
        super().__init__(model, _WIDEST, NOTE, parent)
        named(self, "kept-backups", "Backups")
        self._backups = model
        self._number = 0  # of the backup that is to stay chosen; 0 for the newest
        self.selectionModel().currentRowChanged.connect(self._take_current)
        model.modelReset.connect(self._choose_again)

    @property
    def backup(self) -> KeptBackup | None:
        """The backup that is chosen."""
        return self._backups.backup(self.currentIndex().row())

    def _choose_again(self) -> None:
        self.setCurrentIndex(self._backups.index(self._backups.row_of(self._number) or 0, 0))
        self.chosen.emit()

    def _take_current(self, current: QModelIndex, _previous: QModelIndex) -> None:
        kept = self._backups.backup(current.row())
        if kept is not None:
            self._number = kept.about.number if current.row() else 0
            self.chosen.emit()
