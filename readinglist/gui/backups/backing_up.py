"""When backups are made without being asked for: every half hour and at the end, where something has changed."""

from __future__ import annotations

import logging
from contextlib import nullcontext
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from readinglist.domain.backups import Reason
from readinglist.gui.background import Background
from readinglist.gui.worker import Answer, Job, Worker

HALF_HOUR = 30 * 60 * 1_000  # milliseconds
_log = logging.getLogger(__name__)


class Backer(Protocol):
    """What makes backups, in another process."""

    def run(self, library: Path, reason: Reason) -> None:
        """Make a backup and wait for it."""

    def leave(self, library: Path) -> None:
        """Make a backup that nobody waits for."""


class BackingUp(QObject):
    """Has backups made in a process of their own; `failed` says in a sentence why one could not be.

    The first half hour always ends with a look at whether there is one, since the program may have been killed before.
    """

    made = Signal()
    failed = Signal(str)
    broken = Signal(str)  # the trace of a bug
    _arrived = Signal(object)  # Answer

    def __init__(self, background: Background, backer: Backer, parent: QObject, *, every: int = HALF_HOUR) -> None:
        super().__init__(parent)
        self._background = background
        self._backer = backer
        self._library: Path | None = None
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
        self._background.read(lambda library: None if library.read_only else library.path, self._follow)

    def make_now(self) -> None:
        """Make a backup at once, whether anything has changed or not."""
        self._run(Reason.BY_HAND)

    def end(self) -> None:
        """Do no more here; what is still to be backed up is left to a process that nobody waits for."""
        self._has_ended = True
        self._timer.stop()
        self._worker.close(0.0)
        if self._library is not None and self._has_changed:
            self._backer.leave(self._library)
        self._library = None

    def _follow(self, library: Path | None) -> None:
        if library is not None and not self._has_ended:
            self._library = library
            self._timer.start()

    def _note(self) -> None:
        self._has_changed = self._is_due = True

    def _look(self) -> None:
        if self._is_due:
            self._run(Reason.HALF_HOUR)

    def _run(self, reason: Reason) -> None:
        library = self._library
        if library is not None:
            self._has_changed = self._is_due = False
            self._worker.put(Job(0, lambda _nothing: self._backer.run(library, reason)))

    def _hear(self, answer: Answer) -> None:
        """Pass an answer on from the thread that waits for the backup, which nobody waits for at the end."""
        if not self._has_ended:
            self._arrived.emit(answer)

    def _take(self, answer: Answer) -> None:
        if answer.trace:
            self.broken.emit(answer.trace)
        if answer.error is None and not answer.trace:
            self.made.emit()
            return
        self._has_changed = self._is_due = True  # so the next half hour tries again, and the end
        _log.warning("A backup could not be made.")
        if answer.error is not None:
            self.failed.emit(str(answer.error))
