"""The thread that looks at one watched folder: nothing else waits for it, should its drive not answer."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import nullcontext
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from readinglist.gui.worker import Answer, Job, Worker

if TYPE_CHECKING:
    from readinglist.library.watched_folder import WatchedFolder


class Looking(QObject):
    """Looks when told to, one look at a time; `looked` tells what was seen."""

    looked = Signal(object)  # Look
    broken = Signal(str)  # the trace of a bug; nothing is looked at any more
    _arrived = Signal(object)  # Answer

    def __init__(self, folder: str, parent: QObject, watched: Callable[[str], WatchedFolder] | None = None) -> None:
        """Look at `folder`, as `watched` opens it on the thread."""
        super().__init__(parent)
        self.folder = folder
        self._is_busy = False
        self._ended = threading.Event()
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)
        open_folder = watched or _watched
        self._worker = Worker("watcher", lambda: nullcontext(open_folder(folder)), self._deliver, lambda _job: False)

    def look(self, known: frozenset[str]) -> None:
        """Look at the folder, unless an earlier look still goes on; the library knows the bytes with these hashes."""
        if not self._is_busy:
            self._is_busy = True
            ended = self._ended.is_set
            self._worker.put(Job(0, lambda watched: watched.look(known, ended)))

    def end(self, seconds: float = 0.0) -> None:
        """Look no more, and wait at most so long for a look that goes on; what it sees is not told."""
        self._ended.set()
        self._worker.close(seconds)

    def _deliver(self, answer: Answer) -> None:
        if not self._ended.is_set():
            self._arrived.emit(answer)

    def _take(self, answer: Answer) -> None:
        if self._ended.is_set():
            return
        if answer.trace:
            self.end()
            self.broken.emit(answer.trace)
        else:
            self._is_busy = False
            self.looked.emit(answer.value)


def _watched(folder: str) -> WatchedFolder:
    from readinglist.library.location import watch_memory
    from readinglist.library.watched_folder import WatchedFolder  # most users watch no folder

    return WatchedFolder(folder, watch_memory(folder))
