"""The process that reads, seen from the one that asks: started, asked, watched, and ended when it misbehaves."""

from __future__ import annotations

import logging
import queue
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from types import TracebackType
from typing import Self, TypeAlias

from readinglist.domain.errors import NoPapers, ReadingListError, UnreadableSource
from readinglist.formats import frames
from readinglist.formats.packed import MAX_UNPACKED, is_packed
from readinglist.library import own_process

_Answers: TypeAlias = "queue.SimpleQueue[frames.Part | frames.Failure | None]"

log = logging.getLogger(__name__)

SECONDS = 30.0  # that one file may take by the clock, and one more for each million bytes
MOST_DETAILS = 10_000  # characters of a report that go to the log
_GLANCE = 0.05  # seconds between two looks at the clock and at the user


class ReadingCancelled(ReadingListError):
    """The user stopped the reading before anything was imported."""


class ReadingProcess:
    """A child process that reads one file after the other; one that was ended is replaced for the next file."""

    def __init__(self, cancelled: Callable[[], bool], seconds: float = SECONDS) -> None:
        self._cancelled = cancelled
        self._seconds = seconds
        self._child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        self._child = _started()  # it starts up while the first file is opened
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._end()

    def read(self, data: bytes, name: str) -> Iterator[frames.Part]:
        """Yield what is read from `data`, in parts; `name` is what messages call it.

        Raises:
            NoPapers: it is no list of papers.
            UnreadableSource: nothing could be read, or not within the limits of time and memory.
            ReadingCancelled: the user stopped it; the child is ended.
        """
        child = self._child = self._child or _started()
        seconds = self._seconds + (MAX_UNPACKED if is_packed(data) else len(data)) / 1_000_000
        answers: _Answers = queue.SimpleQueue()
        asking = _Asking(child, data, name, answers)
        del data  # the child has it soon, and it may be much
        asking.start()
        answered = False
        try:
            for part in self._watched(answers, name, seconds):
                answered = isinstance(part, frames.Failure) or part.is_last
                if isinstance(part, frames.Failure):
                    raise NoPapers(part.sentence) if part.no_papers else UnreadableSource(_why(part, name))
                yield part
                if answered:
                    return
        finally:
            if not answered:
                child.kill()
            asking.join()
            if not answered:
                self._end()

    def _watched(self, answers: _Answers, name: str, seconds: float) -> Iterator[frames.Part | frames.Failure]:
        """Yield the answer part by part as it comes, with an eye on the clock and on the user."""
        deadline = time.monotonic() + seconds
        while True:
            if self._cancelled():
                raise ReadingCancelled("Reading was cancelled; nothing was imported.")
            try:
                part = answers.get(timeout=_GLANCE)
            except queue.Empty:
                if time.monotonic() < deadline:
                    continue
                late = f"Reading “{name}” took too long, so nothing was imported from it; part it in two."
                raise UnreadableSource(late) from None
            if part is None:
                raise UnreadableSource(_stopped(name))
            yield part

    def _end(self) -> None:
        if self._child is not None:
            self._child.kill()
            self._child.communicate()  # closes the pipes and takes leave of the process
            self._child = None


def _started() -> subprocess.Popen[bytes]:
    return own_process.started("readinglist.formats.child", pipe=subprocess.PIPE)


class _Asking(threading.Thread):
    """Hands `data` to the child and puts its answer into `answers`, part by part; None where none can be had."""

    def __init__(self, child: subprocess.Popen[bytes], data: bytes, name: str, answers: _Answers) -> None:
        super().__init__(daemon=True)
        self._child = child
        self._data = data
        self._name = name
        self._answers = answers

    def run(self) -> None:
        """Ask, and read the answer to its end."""
        try:
            for part in self._parts():
                self._answers.put(part)
        except (OSError, ValueError):  # the child was ended, its pipes were closed, or what it says is no answer
            self._answers.put(None)

    def _parts(self) -> Iterator[frames.Part | frames.Failure | None]:
        requests, answers = self._child.stdin, self._child.stdout
        assert requests is not None
        assert answers is not None
        frames.send(requests, {"name": self._name, "size": len(self._data)})
        requests.write(self._data)
        requests.flush()
        self._data = b""
        while frame := frames.receive(answers):
            yield frames.part_of(frame)
            if frames.is_last(frame):
                return
        yield None


def _why(failure: frames.Failure, name: str) -> str:
    """Return the sentence of a failure; a bug of ours goes to the log and has a plain one."""
    if failure.sentence:
        return failure.sentence
    log.error("A format failed while reading a file:\n%s", failure.details[:MOST_DETAILS])
    return f"“{name}” could not be read because of a fault in this program, so nothing was imported from it."


def _stopped(name: str) -> str:
    return f"Reading “{name}” had to be stopped, so nothing was imported from it; the file may be damaged."
