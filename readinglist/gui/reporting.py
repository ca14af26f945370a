"""Bugs: every road by which an exception could leave the program unseen ends in the log and in one notice."""

from __future__ import annotations

import logging
import re
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

from readinglist.domain.fault_report import report_of

AT_ONCE = 3  # bugs that are told of one by one
SECONDS = 10.0  # within which more are only counted: one in what is painted comes back with every picture
KINDS = 50  # so many different ones are told of once, however fast they come
_log = logging.getLogger("readinglist")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_QUOTED = re.compile(r'"[^"]*"')


class BugReporter(QObject):
    """Hears of exceptions from any thread; `bug` carries the report, on the GUI thread.

    What anything of ours logs as an error while it listens is a bug, too.
    """

    bug = Signal(str)
    _heard = Signal(str)

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(parent)
        self._flood = _Flood(clock)
        self._heard.connect(self.bug, Qt.ConnectionType.QueuedConnection)

    def report(self, report: str) -> None:
        """Write a report to the log, from where it is passed on; in a flood of them it is only counted."""
        if self._flood.takes(report):
            _log.error("%s%s", self._flood.left_out(), report)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Listen on all roads, and give them back in the end."""
        before = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._report_exception
        threading.excepthook = lambda hook: self._report_exception(hook.exc_type, hook.exc_value, hook.exc_traceback)
        sys.unraisablehook = lambda hook: self._report_exception(hook.exc_type, hook.exc_value, hook.exc_traceback)
        before_qt = qInstallMessageHandler(self._take_qt_message)
        errors = _Errors(self._heard.emit)
        _log.addHandler(errors)
        try:
            yield
        finally:
            sys.excepthook, threading.excepthook, sys.unraisablehook = before
            qInstallMessageHandler(before_qt)
            _log.removeHandler(errors)

    def _report_exception(
        self, kind: type[BaseException], error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            self.report(report_of(error) if error is not None else kind.__qualname__)

    def _take_qt_message(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        """Log what Qt says; what it quotes may be the name of a file."""
        level, said = _LEVELS.get(kind, logging.WARNING), "Qt: " + _QUOTED.sub('"…"', message)
        if level >= logging.ERROR:
            self.report(said)
        else:
            _log.log(level, "%s", said)


class _Errors(logging.Handler):
    """Passes on what is logged as an error."""

    def __init__(self, heard: Callable[[str], None]) -> None:
        super().__init__(logging.ERROR)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        """Pass `record` on."""
        self._heard(record.getMessage())


class _Flood:
    """Lets a few bugs through in a while, from any thread, and each new kind; counts the rest."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lock = threading.RLock()  # a finalizer may fail while this is held
        self._taken: deque[float] = deque(maxlen=AT_ONCE)
        self._known: set[int] = set()
        self._left_out = 0

    def takes(self, report: str) -> bool:
        """Tell whether one more bug is told of now."""
        kind = hash(report)
        with self._lock:
            now = self._clock()
            is_new = kind not in self._known and len(self._known) < KINDS
            if not is_new and len(self._taken) == AT_ONCE and now - self._taken[0] < SECONDS:
                self._left_out += 1
                return False
            if is_new:
                self._known.add(kind)
            self._taken.append(now)
            return True

    def left_out(self) -> str:
        """Say how many were left out since this was last asked; nothing where none were."""
        with self._lock:
            number, self._left_out = self._left_out, 0
        return f"({number:,} more came too fast before this one.)\n" if number else ""
