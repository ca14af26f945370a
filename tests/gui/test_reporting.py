"""No exception leaves the program unseen."""

from __future__ import annotations

import logging
import stat
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qCritical, qWarning
from pytestqt.qtbot import QtBot

from readinglist.gui.reporting import BugReporter, log_in


class Unraisable:
    """Fails where nobody can catch it."""

    def __del__(self) -> None:
        raise ValueError("in a finalizer")


def in_a_slot() -> None:
    QTimer.singleShot(0, lambda: 1 / 0)


def in_a_thread() -> None:
    threading.Thread(target=lambda: 1 / 0).start()


def in_a_finalizer() -> None:
    Unraisable()


@pytest.mark.no_qt_log
@pytest.mark.parametrize("fail", [in_a_slot, in_a_thread, in_a_finalizer, lambda: qCritical("from Qt")])
def test_a_bug_is_heard_from_every_road(qtbot: QtBot, fail: object, tmp_path: Path) -> None:
    reporter = BugReporter()
    with qtbot.captureExceptions(), log_in(tmp_path), reporter.listening(), qtbot.waitSignal(reporter.bug) as bug:
        fail()  # type: ignore[operator]
    assert any(word in bug.args[0] for word in ("ZeroDivisionError", "in a finalizer", "from Qt"))


def test_the_roads_are_given_back(qtbot: QtBot) -> None:  # noqa: ARG001
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    with BugReporter().listening():
        assert sys.excepthook is not before[0]
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


@pytest.mark.no_qt_log
def test_a_warning_of_qt_goes_to_the_log_alone(qtbot: QtBot, tmp_path: Path) -> None:
    reporter = BugReporter()
    with log_in(tmp_path), reporter.listening(), qtbot.assertNotEmitted(reporter.bug):
        qWarning("only a warning")
    assert "Qt: only a warning" in (tmp_path / "readinglist.log").read_text()


def test_the_log_is_for_its_user_alone(tmp_path: Path) -> None:
    with log_in(tmp_path / "log"):
        logging.getLogger("readinglist").error("one line")
    for name in ("readinglist.log", "crash.log"):
        assert stat.S_IMODE((tmp_path / "log" / name).stat().st_mode) == 0o600


def test_where_no_log_can_be_written_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with log_in(tmp_path / "file" / "log"):
        logging.getLogger("readinglist").error("lost")
