"""The window of backups, beside the main window: which there are, and how one takes the place of the library."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from readinglist.gui.backups import sentences
from readinglist.gui.backups.backup_model import BackupModel
from readinglist.gui.backups.backup_table import BackupTable
from readinglist.gui.dialogs import fit, quiet_button
from readinglist.gui.labels import heading, in_place, muted, title
from readinglist.gui.naming import named
from readinglist.gui.read_only import grey
from readinglist.gui.status_line import StatusLine
from readinglist.storage.backup_folder import KeptBackup

SIZE = QSize(900, 560)


class BackupsWindow(QDialog):
    """Shows what it is given, and says what is wanted; it reads and writes nothing itself."""

    restore_wanted = Signal(object)  # KeptBackup
    look_wanted = Signal()  # there may be others by now
    make_wanted = Signal()
    folder_wanted = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        is_read_only: bool = False,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(parent)
        named(self, "backups-window", "Backups")
        self.setWindowTitle("Backups")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._is_read_only = is_read_only
        self._is_busy = False
        self._clock = clock
        self.backups = BackupModel(clock, self)
        self.table = BackupTable(self.backups)
        self._which = named(heading(""), "backup-heading")
        self._contents = named(muted(), "backup-contents")
        self._nothing = named(in_place(), "no-backups")
        self._pages = QStackedWidget()
        self._status = StatusLine()
        self._restore = quiet_button(
            "Restore…", "restore-backup", "Put this backup in the place of the library (Enter)"
        )
        self._make_now = quiet_button("Back Up Now", "make-backup", "Make a verified backup of the library as it is")
        self._folder = quiet_button("Open Folder", "open-backups", "Show the folder that the backups are in")
        self._leave = quiet_button("Close", "close-backups", "")
        for button in (self._restore, self._make_now):
            grey(button, is_read_only)
        self._make()
        self._connect()

    def show_backups(self, kept: Sequence[KeptBackup], folder: Path, before: str = "") -> None:
        """Show these of `folder` in place of others; which one is chosen stays. `before` is where they last were."""
        had_none = self._pages.currentIndex() == 0
        if not kept and not had_none:
            self.say("")  # what was said was of those that are gone
            (self._make_now if self._make_now.isEnabled() else self._leave).setFocus()
        self.backups.show_backups(kept)
        self._nothing.setText(sentences.none(folder, before, is_read_only=self._is_read_only))  # by now it is known
        self._pages.setCurrentIndex(1 if kept else 0)
        if kept and had_none:
            self.table.setFocus()
        self._show_chosen()

    def say(self, sentence: str, *, is_error: bool = False) -> None:
        """Say what was done, or could not be."""
        self._status.say(sentence, is_error=is_error)
        self._status.setVisible(bool(sentence))

    def show_busy(self, is_busy: bool) -> None:
        """Say whether a backup is being made or restored just now."""
        had_keyboard = self._make_now.hasFocus() or self._restore.hasFocus()
        self._is_busy = is_busy
        self._show_chosen()
        if is_busy and had_keyboard:  # else Qt would give it to the next button
            (self.table if self._pages.currentIndex() else self._leave).setFocus()

    def take_made(self) -> None:
        """Say that one was made, and have it shown."""
        self.end_busy()
        self.say("A backup was made, read again and compared.")
        self.look_wanted.emit()

    def take_failure(self, sentence: str) -> None:
        """Say why none could be made."""
        self.end_busy()
        self.say(sentence, is_error=True)

    def end_busy(self, _trace: str = "") -> None:
        """Say that what was being done is not any more."""
        self.show_busy(False)

    def _make(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(8)
        for button in (self._restore, self._make_now, self._folder):
            below.addWidget(button)
        below.addStretch()
        below.addWidget(self._leave)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self.table)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        told = QVBoxLayout()
        told.setSpacing(4)
        told.addWidget(self._which)
        told.addWidget(self._contents)
        column.addWidget(title("Backups"))
        column.addWidget(self._pages, 1)
        column.addLayout(told)
        column.addWidget(self._status)
        column.addLayout(below)
        self.say("")
        self._show_chosen()
        fit(self, SIZE)

    def _connect(self) -> None:
        self.table.chosen.connect(self._show_chosen)
        self.table.activated.connect(lambda _index: self._restore.click())
        self._restore.clicked.connect(lambda: self.restore_wanted.emit(self.table.backup))
        self._make_now.clicked.connect(self.make_wanted)
        self._folder.clicked.connect(self.folder_wanted)
        self._leave.clicked.connect(self.close)

    def _show_chosen(self) -> None:
        kept = self.table.backup if self._pages.currentIndex() else None
        self._which.setText(sentences.heading(kept.about, self._clock()) if kept else "")
        self._contents.setText(sentences.contents(kept.about) if kept else "")
        for label in (self._which, self._contents):
            label.setVisible(kept is not None)
        can_write = not self._is_read_only and not self._is_busy
        self._restore.setEnabled(kept is not None and can_write)
        self._make_now.setEnabled(can_write)
        self._make_now.setDefault(kept is None)
