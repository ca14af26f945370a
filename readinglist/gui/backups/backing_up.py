"""When backups are made without being asked for: every half hour and at the end, where something has changed."""

from __future__ import annotations

import logging
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from readinglist.domain.backups import Reason
from readinglist.domain.errors import ReadingListError
from readinglist.gui.background import Background
from readinglist.gui.backups.remembered import remember
from readinglist.gui.settings import Settings
from readinglist.gui.worker import Answer, Job, Worker

if TYPE_CHECKING:
    from readinglist.library.library import Library

HALF_HOUR = 30 * 60 * 1_000  # milliseconds
_log = logging.getLogger(__name__)


class Backer(Protocol):
    """What makes backups, in another process."""

    def run(self, library: Path, reason: Reason) -> None:
        """Make a backup and wait for it."""

    def leave(self, library: Path) -> None:
        """Make a backup that nobody waits for."""


class BackingUp(QObject):
    """Has backups made in a process of their own; `failed` says why one could not be, and of when the newest is.

    The first half hour always ends with a look at whether there is one, since the program may have been killed before.
    Nobody hears of the one at the end, so that it was left to be made is remembered: the next start looks whether it
    was, and else tries again at once.
    """

    made = Signal()
    failed = Signal(str)
    broken = Signal(str)  # the trace of a bug
    _arrived = Signal(object)  # Answer

    def __init__(
        self, background: Background, backer: Backer, settings: Settings, parent: QObject, *, every: int = HALF_HOUR
    ) -> None:
        super().__init__(parent)
        self._background = background
        self._backer = backer
        self._settings = settings
        self._library: Path | None = None
        self._identity = ""  # of the library
        self._left = ""  # the name under which it is remembered that one was left to be made
        self._has_changed = False  # since the latest backup was begun, as far as is known here
        self._is_due = True
        self._has_ended = False
        self._worker = Worker("backup", nullcontext, self._hear, lambda _job: False)
        self._timer = QTimer(self, interval=every)
        self._timer.timeout.connect(self._look)
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def begin(self) -> None:
        """Make backups of the library that is open from now on, if it can be changed."""
        self._background.changed.connect(lambda _change: self._note())
        self._background.refreshed.connect(self._note)
        self._background.read(_writable, self._follow)

    def make_now(self) -> None:
        """Make a backup at once, whether anything has changed or not."""
        self._run(Reason.BY_HAND)

    def end(self) -> None:
        """Do no more here; what is still to be backed up is left to a process that nobody waits for."""
        self._has_ended = True
        self._timer.stop()
        self._worker.close(0.0)
        if self._library is not None and self._has_changed:
            self._settings.put(self._left, True)
            self._backer.leave(self._library)
        self._library = None

    def _follow(self, writable: tuple[Path, str] | None) -> None:
        if writable is None or self._has_ended:
            return
        self._library, self._identity = writable
        self._left = f"library-{self._identity}/backup-left"
        self._timer.start()
        if self._settings.flag(self._left, False):
            self._background.gather(_lacks_backup, self._make_up, topic="backup that was left")

    def _make_up(self, is_lacking: bool) -> None:
        """Make the backup that the end of the window before should have made, if it is lacking."""
        if is_lacking:
            self._run(Reason.EXIT)
        else:
            self._take_made()

    def _note(self) -> None:
        self._has_changed = self._is_due = True

    def _look(self) -> None:
        if self._is_due:
            self._run(Reason.HALF_HOUR)

    def _run(self, reason: Reason) -> None:
        library = self._library
        if library is not None:
            self._has_changed = self._is_due = False
            backer = self._backer
            self._worker.put(Job(0, lambda _nothing: _run(backer, library, reason)))

    def _hear(self, answer: Answer) -> None:
        """Pass an answer on from the thread that waits for the backup, which nobody waits for at the end."""
        if not self._has_ended:
            self._arrived.emit(answer)

    def _take(self, answer: Answer) -> None:
        if answer.trace:
            self.broken.emit(answer.trace)
        if answer.error is None and not answer.trace:
            self._take_made()
            self.made.emit()
            return
        self._has_changed = self._is_due = True  # so the next half hour tries again, and the end
        _log.warning("A backup could not be made.")
        if answer.error is not None:
            self.failed.emit(str(answer.error))

    def _take_made(self) -> None:
        """Remember that the library has the backup that it should have, and where."""
        from readinglist.storage.backup_folder import folder_of

        self._settings.put(self._left, False)
        if self._library is not None:
            remember(self._settings, self._identity, folder_of(self._library))


def _writable(library: Library) -> tuple[Path, str] | None:
    return None if library.read_only else (library.path, library.identity)


def _lacks_backup(library: Library) -> bool:
    from readinglist.library import backups  # not needed at most starts

    return backups.are_lacking(library.path)


def _run(backer: Backer, library: Path, reason: Reason) -> None:
    """Have a backup made, and say of when the newest is where it could not be."""
    try:
        backer.run(library, reason)
    except ReadingListError as error:
        raise ReadingListError(f"{error} {_newest(library)}".strip()) from error


def _newest(library: Path) -> str:
    from readinglist.gui.backups import sentences
    from readinglist.library import backups

    try:
        return sentences.newest(backups.kept(library))
    except ReadingListError:  # what is wrong with the folder has been said
        return ""
