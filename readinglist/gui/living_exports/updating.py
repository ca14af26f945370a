"""When living exports are brought up to date: once the window is idle, in a child process, never two at once."""

from __future__ import annotations

import time
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from readinglist.domain.change import Change, Entity
from readinglist.domain.living import LivingExport, Standing
from readinglist.gui.background import Background
from readinglist.gui.worker import Answer, Job, Worker

if TYPE_CHECKING:
    from readinglist.gui.living_exports.updates import Updates
    from readinglist.library.library import Library

IDLE_MILLISECONDS = 1_000  # without a change, before the files follow
AWAY_SECONDS = 30.0  # since the latest update, when who comes back to the window may have changed files elsewhere
UPDATE = ("--update",)
_TROUBLED = (Standing.EDITED, Standing.FAILED)


@dataclass(frozen=True, slots=True)
class Kept:
    """The library that files are kept for, how many, and those that could not be written."""

    library: Path
    count: int
    troubled: tuple[LivingExport, ...]


NOTHING = Kept(Path(), 0, ())


class Updating(QObject):
    """Has the files follow what changes in the library; `moved` tells that they may stand otherwise by now.

    `troubled` tells of exports that somebody else wrote to, or that could not be written, once of each. After a long
    update the next begins as much later. What is under way when the window is closed is taken up by a process that
    nobody waits for.
    """

    moved = Signal()
    troubled = Signal(object)  # tuple[LivingExport, ...]
    refused = Signal(str)  # why none could be looked at
    broken = Signal(str)  # the trace of a bug
    _arrived = Signal(object)  # Answer

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._kept = NOTHING
        self._told: frozenset[tuple[int, Standing]] = frozenset()
        self._wanted: list[tuple[str, ...]] = []  # what is to be done, in order
        self._is_urgent = False  # and whether somebody waits for it
        self._is_running = self._has_ended = False
        self._begun = self._rested = 0.0  # when the latest one began, and from when on the next one may
        self._updates: Updates | None = None
        self._worker: Worker | None = None
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._start)
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)

    @property
    def is_running(self) -> bool:
        """Whether files are being written just now."""
        return self._is_running

    @property
    def troubled_exports(self) -> tuple[LivingExport, ...]:
        """The exports that are not up to date, since they could not be written or somebody else wrote to them."""
        return self._kept.troubled

    def begin(self) -> None:
        """Look which files are to be kept up to date, and do so from now on."""
        self._background.changed.connect(self._take_change)
        self._background.refreshed.connect(self._look)
        QGuiApplication.instance().applicationStateChanged.connect(self._take_return)  # type: ignore[union-attr]
        self._look()

    def follow(self) -> None:
        """Bring all files up to date when nothing has changed for a while."""
        self._want(UPDATE)
        self._wait()

    def update(self) -> None:
        """Bring all files up to date at once, or as soon as what goes on is done."""
        self._hurry(UPDATE)

    def overwrite(self, number: int) -> None:
        """Write a living export although somebody else wrote to its file."""
        self._hurry(("--overwrite", str(number)))

    def end(self) -> None:
        """Do no more here; what is still to be done is left to a process that nobody waits for."""
        self._idle.stop()
        self._has_ended = True
        if self._updates is not None and self._worker is not None:
            self._updates.end()
            self._worker.close(0.0)
        if self._kept.count and (self._is_running or self._wanted):
            from readinglist.gui.living_exports.updates import leave_behind

            leave_behind(self._kept.library)
        self._kept = NOTHING

    def _take_change(self, change: Change) -> None:
        if change.changes(Entity.LIVING_EXPORT):
            self._look()
        else:
            self.follow()

    def _take_return(self, state: Qt.ApplicationState) -> None:
        """Look at the files when the user comes back, perhaps from ticking in one of them."""
        if state is Qt.ApplicationState.ApplicationActive and time.monotonic() > self._rested + AWAY_SECONDS:
            self.follow()

    def _look(self) -> None:
        """Look which files are to be kept up to date by now, and then do so."""
        self._want(UPDATE)
        self._read()

    def _read(self) -> None:
        self._background.gather(_read, self._take_kept, topic="kept files")

    def _take_kept(self, kept: Kept) -> None:
        self._kept = kept
        standings = {one: (one.id, one.standing) for one in kept.troubled}
        news = tuple(one for one, standing in standings.items() if standing not in self._told)
        self._told = frozenset(standings.values())
        self.moved.emit()
        if news:
            self.troubled.emit(news)
        self._wait()

    def _want(self, options: tuple[str, ...]) -> None:
        if options not in self._wanted:
            self._wanted.append(options)

    def _hurry(self, options: tuple[str, ...]) -> None:
        """Do this next, and do not wait."""
        self._wanted = [options, *(others for others in self._wanted if others != options)]
        self._is_urgent = True
        self._start()

    def _wait(self) -> None:
        """Do what is to be done when nothing has changed for a while."""
        if not self._kept.count:
            self._wanted.clear()
        elif self._is_urgent:
            self._start()
        elif self._wanted and not self._is_running:
            rest = round(1_000 * (self._rested - time.monotonic()))
            self._idle.start(max(IDLE_MILLISECONDS, rest))

    def _start(self) -> None:
        if self._is_running or not self._wanted or not self._kept.count:
            return
        self._idle.stop()
        self._is_running = True
        self._begun = time.monotonic()
        library, options = self._kept.library, self._wanted.pop(0)
        self._is_urgent = False
        self._its_worker().put(Job(0, lambda updates: updates.run(library, *options)))
        self.moved.emit()

    def _its_worker(self) -> Worker:
        if self._worker is None:
            from readinglist.gui.living_exports.updates import Updates  # most users keep no files

            updates = self._updates = Updates()
            self._worker = Worker("updater", lambda: nullcontext(updates), self._hear, lambda _job: False)
        return self._worker

    def _hear(self, answer: Answer) -> None:
        """Pass an answer on from the updater's thread, which nobody waits for at the end."""
        if not self._has_ended:
            self._arrived.emit(answer)

    def _take(self, answer: Answer) -> None:
        self._is_running = False
        now = time.monotonic()
        self._rested = 2 * now - self._begun
        if answer.error is not None:
            self.refused.emit(str(answer.error))
        if answer.trace:
            self.broken.emit(answer.trace)
        self._read()


def _read(library: Library) -> Kept:
    from readinglist.library import living_exports

    exports = living_exports.all_of(library)
    troubled = tuple(one for one in exports if one.standing in _TROUBLED)
    return Kept(library.path, 0 if library.read_only else len(exports), troubled)
