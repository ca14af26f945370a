"""The one road to the library: threads that take functions and give back values.

Work travels to a thread, its value travels back, and only the GUI thread calls what waits for it; so what waits may
hold widgets, and work must not.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from readinglist.domain.errors import LibraryDamaged, LibraryMissing, ReadingListError
from readinglist.gui.worker import Answer, Job, Worker

if TYPE_CHECKING:
    from readinglist.domain.change import Change
    from readinglist.library.catching_up import Progress
    from readinglist.library.library import Library

T = TypeVar("T")
POLL_MILLISECONDS = 1_000
CLOSING_SECONDS = 20.0
UNOPENED_SECONDS = 3.0  # that closing waits for a library which is being opened: what is cut off there is undone


@dataclass(frozen=True, slots=True)
class _Waiting:
    """What is to be called on the GUI thread when a job is done, or refused by the world."""

    then: Callable[[Any], object] | None
    refused: Callable[[ReadingListError], object]


class _Closed(ReadingListError):
    """What ends the work on the index at closing."""


class Background(QObject):
    """Runs reads and writes off the GUI thread, each kind in its own order, and tells what changed.

    Four threads read: one answers what somebody waits for, one gathers what may follow later (the rest of a long list,
    the counts), one exports, one compares papers. One keeps the text index. The reader opens the library first; the
    other threads open it again when their first work comes, with `reopen`, which makes none where it has gone
    meanwhile. Nothing is opened before `start`.
    """

    opened = Signal()
    unopened = Signal(object)  # the ReadingListError that says why
    changed = Signal(object)  # a Change made through `write`
    refreshed = Signal()  # another process has changed the library
    failed = Signal(str)  # one sentence for the user
    gone = Signal(object)  # the LibraryMissing that says so: another file is in its place, or none
    damaged = Signal(object)  # the LibraryDamaged that says so
    broken = Signal(str)  # the trace of a bug
    busy = Signal(bool)  # whether there is work under way that must be finished
    _arrived = Signal(object)
    _announced = Signal(object)

    def __init__(
        self,
        open_library: Callable[[], Library],
        parent: QObject | None = None,
        *,
        reopen: Callable[[], Library] | None = None,
    ) -> None:
        super().__init__(parent)
        reopen = reopen or open_library
        self._waiting: dict[int, _Waiting] = {}
        self._latest: dict[str, int] = {}
        self._unfinished: set[int] = set()
        self._is_closing = threading.Event()
        self._tickets = 0
        self._revision = 0
        self._is_open = False
        self.path, self.identity = Path(), ""  # of the library, once it is open
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._announced.connect(self._tell_change, Qt.ConnectionType.QueuedConnection)
        self._reader = Worker("reader", open_library, self._arrived.emit, self._is_stale)
        self._writer = Worker("writer", lambda: self._listening(reopen()), self._arrived.emit, self._is_stale)
        self._gatherer = Worker("gatherer", reopen, self._arrived.emit, self._is_stale)
        self._indexer = Worker("indexer", reopen, self._arrived.emit, self._is_stale)
        self._exporter = Worker("exporter", reopen, self._arrived.emit, self._is_stale)
        self._comparer = Worker("comparer", reopen, self._arrived.emit, self._is_stale)
        self._keeper = Worker("keeper", nullcontext, self._arrived.emit, self._is_stale)
        self._side = Worker("side", nullcontext, self._arrived.emit, self._is_stale)
        self._poll = QTimer(self, interval=POLL_MILLISECONDS)
        self._poll.timeout.connect(self._look_for_changes)

    def start(self) -> None:
        """Open the library; `opened` or `unopened` follows. May be called again after `unopened`."""
        self._send(self._reader, _opened, self._note_opened, "", self.unopened.emit)

    def read(
        self,
        work: Callable[[Library], T],
        then: Callable[[T], object],
        *,
        topic: str = "",
        refused: Callable[[ReadingListError], object] | None = None,
    ) -> None:
        """Call `then` with what `work` returns. A newer read of the same `topic` makes this one forgotten.

        Where the world refuses, `refused` is called instead, or `failed` is emitted.
        """
        self._send(self._reader, work, then, topic, refused)

    def gather(
        self,
        work: Callable[[Library], T],
        then: Callable[[T], object],
        *,
        topic: str,
        refused: Callable[[ReadingListError], object] | None = None,
    ) -> None:
        """Do reading that may take a while beside the reader, as `read` does; no keystroke waits for it."""
        self._send(self._gatherer, work, then, topic, refused)

    def forget(self, topic: str) -> None:
        """Make the answer to the latest read of `topic` forgotten, if it has not come yet."""
        self._waiting.pop(self._latest.pop(topic, 0), None)

    def write(
        self,
        work: Callable[[Library], T],
        then: Callable[[T], object] | None = None,
        *,
        refused: Callable[[ReadingListError], object] | None = None,
    ) -> None:
        """Let `work` change the library; `changed` tells of it before `then` is called."""
        self._expect(self._send(self._writer, work, then, "", refused))

    def export(
        self,
        work: Callable[[Library], T],
        then: Callable[[T], object],
        *,
        refused: Callable[[ReadingListError], object] | None = None,
    ) -> None:
        """Do long reading beside the reader, so that searches are answered meanwhile; closing waits for it."""
        self._expect(self._send(self._exporter, work, then, "", refused))

    def compare(
        self,
        work: Callable[[Library, Callable[[], bool]], T],
        then: Callable[[T], object],
        *,
        topic: str,
        refused: Callable[[ReadingListError], object] | None = None,
    ) -> None:
        """Do reading that takes long beside all else. `work` can ask whether its answer is wanted no more, because
        of a newer question of the same `topic`, `forget` or the end.
        """
        ticket = self._tickets + 1

        def is_unwanted() -> bool:
            return self._is_closing.is_set() or self._latest.get(topic) != ticket

        self._send(self._comparer, lambda library: work(library, is_unwanted), then, topic, refused)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], object],
        *,
        refused: Callable[[ReadingListError], object] | None = None,
    ) -> None:
        """Do long work that needs no library, such as reading files, on a thread of its own."""
        self._send(self._side, lambda _nothing: work(), then, "", refused)

    def keep(self, work: Callable[[], T], then: Callable[[T], object] | None = None) -> None:
        """Keep, in turn, what is typed and not saved: short work that needs no library, and that closing waits for."""
        self._send(self._keeper, lambda _nothing: work(), then, "", None)

    def index(self, tell: Callable[[Progress], object], then: Callable[[bool], object]) -> None:
        """Bring the text index up to date beside all else, and call `then` with whether it is.

        `tell` is called on that thread. Where the world refuses, as where it is closed meanwhile, the index is behind.
        """
        told = self._unless_closing(tell)
        self._send(self._indexer, lambda library: library.catch_up(told), then, "index", lambda _error: then(False))

    def tell_failure(self, error: ReadingListError) -> None:
        """Say what the world refused, as where nothing else was to be done about it."""
        if isinstance(error, LibraryDamaged):
            self.damaged.emit(error)
        else:
            self.failed.emit(str(error))

    @property
    def is_busy(self) -> bool:
        """Whether writes or exports are under way."""
        return bool(self._unfinished)

    def close(self) -> bool:
        """Finish all writes and exports, then close the library; tell whether all were done. Answers are forgotten."""
        self._is_closing.set()
        self._poll.stop()
        self._waiting.clear()
        done = self._writer.close(CLOSING_SECONDS) and self._exporter.close(CLOSING_SECONDS)
        self._gatherer.close(CLOSING_SECONDS)
        self._comparer.close(CLOSING_SECONDS)
        self._reader.close(CLOSING_SECONDS if self._is_open else UNOPENED_SECONDS)
        self._indexer.close(CLOSING_SECONDS)
        self._keeper.close(CLOSING_SECONDS)
        self._side.close(1.0)
        return done

    def _send(
        self,
        worker: Worker,
        work: Callable[[Any], Any],
        then: Callable[[Any], object] | None,
        topic: str,
        refused: Callable[[ReadingListError], object] | None,
    ) -> int:
        self._tickets += 1
        self._waiting[self._tickets] = _Waiting(then, refused or self.tell_failure)
        if topic:
            self._waiting.pop(self._latest.get(topic, 0), None)
            self._latest[topic] = self._tickets
        worker.put(Job(self._tickets, work, topic))
        return self._tickets

    def _unless_closing(self, tell: Callable[[Progress], object]) -> Callable[[Progress], None]:
        def told(progress: Progress) -> None:
            if self._is_closing.is_set():
                raise _Closed("The library is being closed; the search index is kept as far as it has come.")
            tell(progress)

        return told

    def _expect(self, ticket: int) -> None:
        self._unfinished.add(ticket)
        if len(self._unfinished) == 1:
            self.busy.emit(True)

    def _is_stale(self, job: Job) -> bool:
        return bool(job.topic) and self._latest.get(job.topic) != job.ticket

    def _take(self, answer: Answer) -> None:
        try:
            self._hand_on(answer)
        finally:
            if answer.ticket in self._unfinished:
                self._unfinished.discard(answer.ticket)
                if not self._unfinished:
                    self.busy.emit(False)

    def _hand_on(self, answer: Answer) -> None:
        waiting = self._waiting.pop(answer.ticket, None)
        if answer.trace:
            self.broken.emit(answer.trace)
        elif waiting is not None and answer.error is not None:
            waiting.refused(answer.error)
        elif waiting is not None and waiting.then is not None:
            waiting.then(answer.value)

    def _listening(self, library: Library) -> Library:
        library.subscribe(self._announce)
        return library

    def _announce(self, change: Change) -> None:
        """Tell of a change, on the writer's thread: what the window asks of a million papers is gathered here."""
        change.gather()
        self._announced.emit(change)

    def _tell_change(self, change: Change) -> None:
        self._revision += change.steps  # as each change raises it; where it is higher, another process was there too
        self.changed.emit(change)

    def _note_opened(self, opened: tuple[int, Path, str]) -> None:
        self._revision, self.path, self.identity = opened
        self._is_open = True
        self._poll.start()
        self.opened.emit()

    def _look_for_changes(self) -> None:
        """Ask for the revision; a library that is busy just now is asked again a second later."""
        self.read(lambda library: library.revision(), self._compare, topic="revision", refused=self._look_no_more)

    def _look_no_more(self, error: ReadingListError) -> None:
        """Say, once, that the library is gone; anything else may pass."""
        if isinstance(error, LibraryMissing):
            self._poll.stop()
            self.gone.emit(error)

    def _compare(self, revision: int) -> None:
        """Tell of another process's changes; while a change of ours is under way, the next look will."""
        if revision != self._revision and not self._unfinished:
            self._revision = revision
            self.refreshed.emit()


def _opened(library: Library) -> tuple[int, Path, str]:
    return library.revision(), library.path, library.identity
