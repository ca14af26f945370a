"""No exception leaves the program unseen, and none comes so often that it hides what was first."""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer, qCritical, qWarning
from pytestqt.qtbot import QtBot

from readinglist.gui.logs import log_in
from readinglist.gui.reporting import AT_ONCE, KINDS, SECONDS, BugReporter


class Unraisable:
    """Fails where nobody can catch it."""

    def __del__(self) -> None:
        raise RuntimeError("in a finalizer")


def in_a_slot() -> None:
    QTimer.singleShot(0, lambda: 1 / 0)


def in_a_thread() -> None:
    threading.Thread(target=lambda: 1 / 0).start()


def in_a_finalizer() -> None:
    Unraisable()


def in_qt() -> None:
    qCritical("from Qt")


def logged() -> None:
    logging.getLogger("readinglist.library.reading_process").error("told by a child")


@pytest.fixture
def log(tmp_path: Path) -> Callable[[], str]:
    return lambda: (tmp_path / "log" / "readinglist.log").read_text()


@pytest.mark.no_qt_log
@pytest.mark.parametrize(
    ("fail", "told"),
    [
        (in_a_slot, "ZeroDivisionError"),
        (in_a_thread, "ZeroDivisionError"),
        (in_a_finalizer, "in a finalizer"),
        (in_qt, "from Qt"),
        (logged, "told by a child"),
    ],
)
def test_a_bug_is_heard_from_every_road_and_is_in_the_log(
    qtbot: QtBot, fail: Callable[[], None], told: str, tmp_path: Path, log: Callable[[], str]
) -> None:
    reporter = BugReporter()
    with (
        qtbot.captureExceptions(),
        log_in(tmp_path / "log"),
        reporter.listening(),
        qtbot.waitSignal(reporter.bug) as bug,
    ):
        fail()
    assert told in bug.args[0]
    assert told in log()
    assert log().count(" ERROR ") == 1


def test_the_roads_are_given_back(qtbot: QtBot) -> None:  # noqa: ARG001
    before = sys.excepthook, threading.excepthook, sys.unraisablehook, logging.getLogger("readinglist").handlers[:]
    with BugReporter().listening():
        assert sys.excepthook is not before[0]
    after = sys.excepthook, threading.excepthook, sys.unraisablehook, logging.getLogger("readinglist").handlers
    assert after == before


@pytest.mark.no_qt_log
def test_a_warning_of_qt_goes_to_the_log_alone_without_what_it_quotes(
    qtbot: QtBot, tmp_path: Path, log: Callable[[], str]
) -> None:
    reporter = BugReporter()
    with log_in(tmp_path / "log"), reporter.listening(), qtbot.assertNotEmitted(reporter.bug):
        qWarning('QIODevice::read (QFile, "/home/anna/private.bib"): device not open')
    assert 'Qt: QIODevice::read (QFile, "…"): device not open' in log()


def test_a_flood_of_bugs_is_counted_and_does_not_fill_the_log(
    qtbot: QtBot, tmp_path: Path, log: Callable[[], str]
) -> None:
    time = [0.0]
    reporter = BugReporter(clock=lambda: time[0])
    heard: list[str] = []
    reporter.bug.connect(heard.append)
    with log_in(tmp_path / "log"), reporter.listening():
        for _ in range(1_000):
            reporter.report("bug")
        time[0] = SECONDS
        reporter.report("bug")
    qtbot.waitUntil(lambda: len(heard) > AT_ONCE)
    assert heard[:AT_ONCE] == ["bug"] * AT_ONCE
    assert heard[AT_ONCE:] == ["(997 more came too fast before this one.)\nbug"]
    assert len([line for line in log().splitlines() if line.endswith("bug")]) == AT_ONCE + 1


def test_each_bug_of_a_flood_of_different_ones_is_in_the_log_once_up_to_a_bound(
    tmp_path: Path, log: Callable[[], str]
) -> None:
    reporter = BugReporter(clock=lambda: 0.0)
    with log_in(tmp_path / "log"), reporter.listening():
        for number in range(1_000):
            reporter.report(f"bug {number % (KINDS - 1)}")
        for number in range(1_000):
            reporter.report(f"other {number}")
    assert log().count("bug ") == KINDS - 1
    assert log().count("other ") == 1
