"""A thread that does jobs one after the other, in a context that it opens for itself."""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from typing import Any

from readinglist.domain.errors import ReadingListError
from readinglist.domain.fault_report import report_of


@dataclass(frozen=True, slots=True)
class Job:
    """A function of the thread's context. It must hold values only: it may be freed on the thread."""

    ticket: int
    work: Callable[[Any], Any]
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a job: a value, or an error of the world, or the trace of a bug."""

    ticket: int
    value: Any = None
    error: ReadingListError | None = None
    trace: str = ""


class Worker:
    """Opens its context when the first job comes; where that fails the job fails, and the next one tries again."""

    def __init__(
        self,
        name: str,
        open_context: Callable[[], AbstractContextManager[Any]],
        deliver: Callable[[Answer], None],
        is_stale: Callable[[Job], bool],
    ) -> None:
        self._open_context = open_context
        self._deliver = deliver
        self._is_stale = is_stale
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._is_started = False
        self._is_closed = False

    def put(self, job: Job) -> None:
        """Queue a job; the first one starts the thread. Once it is closed, nothing more is done."""
        if self._is_closed:
            return
        self._jobs.put(job)
        if not self._is_started:
            self._is_started = True
            self._thread.start()

    def close(self, seconds: float) -> bool:
        """Do what is queued, close the context, and tell whether that was done within `seconds`."""
        self._is_closed = True
        if not self._is_started:
            return True
        self._jobs.put(None)
        self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        with ExitStack() as stack:
            context: Any = None
            while (job := self._jobs.get()) is not None:
                if self._is_stale(job):
                    continue
                try:
                    context = context or stack.enter_context(self._open_context())
                    answer = Answer(job.ticket, job.work(context))
                except ReadingListError as error:
                    answer = Answer(job.ticket, error=error)
                except BaseException as fault:  # the border of the thread: a panic of the search engine is no Exception
                    answer = Answer(job.ticket, trace=report_of(fault))
                if not self._is_closed:  # then nobody waits, and who would be told may be gone
                    self._deliver(answer)
                del job, answer
