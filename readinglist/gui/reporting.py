"""Bugs: every road by which an exception could leave the program unseen ends in the log and in one notice."""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, qInstallMessageHandler

LOG_BYTES = 1_000_000
LOG_FILES = 5
_log = logging.getLogger("readinglist")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


class BugReporter(QObject):
    """Hears of exceptions from any thread; `bug` carries the trace, on the GUI thread."""

    bug = Signal(str)
    _heard = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard.connect(self.bug, Qt.ConnectionType.QueuedConnection)

    def report(self, trace: str) -> None:
        """Write a trace to the log and pass it on."""
        _log.error("%s", trace)
        self._heard.emit(trace)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Listen on all five roads, and give them back in the end."""
        before = sys.excepthook, threading.excepthook, sys.unraisablehook
        sys.excepthook = self._report_exception
        threading.excepthook = lambda hook: self._report_exception(hook.exc_type, hook.exc_value, hook.exc_traceback)
        sys.unraisablehook = lambda hook: self._report_exception(hook.exc_type, hook.exc_value, hook.exc_traceback)
        before_qt = qInstallMessageHandler(self._take_qt_message)
        try:
            yield
        finally:
            sys.excepthook, threading.excepthook, sys.unraisablehook = before
            qInstallMessageHandler(before_qt)

    def _report_exception(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            return
        self.report("".join(traceback.format_exception(kind, error, trace)))

    def _take_qt_message(self, kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        _log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)
        if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
            self._heard.emit(f"Qt: {message}")


@contextmanager
def log_in(folder: Path) -> Iterator[None]:
    """Keep a log in `folder` that only its user can read; where that cannot be done, do without."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = _PrivateHandler(folder / "readinglist.log", maxBytes=LOG_BYTES, backupCount=LOG_FILES - 1)
        crashes = open(folder / "crash.log", "a", encoding="utf-8", opener=_open_private)  # noqa: SIM115
    except OSError:
        yield
        return
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)
    faulthandler.enable(crashes)
    try:
        yield
    finally:
        faulthandler.disable()
        crashes.close()
        _log.removeHandler(handler)
        handler.close()


class _PrivateHandler(RotatingFileHandler):
    """A rotating log that nobody else can read."""

    def _open(self):  # type: ignore[no-untyped-def]  # the type of the base class is private
        return open(self.baseFilename, self.mode, encoding="utf-8", errors="replace", opener=_open_private)


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
