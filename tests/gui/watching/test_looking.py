"""Nothing in the window waits for the thread that looks at a folder."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from readinglist.gui.watching.looking import Looking
from readinglist.library.watched_folder import Look, WatchedFolder


class Drive(WatchedFolder):
    """A folder on a drive that answers when it is let."""

    def __init__(self, folder: str, memory: Path, answers: threading.Event) -> None:
        super().__init__(folder, memory)
        self._answers = answers
        self.looks = 0

    def look(self, known: object, stopped: Callable[[], bool]) -> Look:  # noqa: ARG002
        self.looks += 1
        self._answers.wait()
        return Look()


class Broken(WatchedFolder):
    """A folder that a bug of ours stands before."""

    def look(self, known: object, stopped: Callable[[], bool]) -> Look:  # noqa: ARG002
        raise ZeroDivisionError


@pytest.fixture
def answers() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


@pytest.fixture
def drive(tmp_path: Path, answers: threading.Event) -> Drive:
    return Drive(str(tmp_path), tmp_path / "memory.json", answers)


@pytest.fixture
def looking(drive: Drive) -> Iterator[Looking]:
    parent = QObject()
    looking = Looking("folder", parent, lambda _folder: drive)
    yield looking
    looking.end(5.0)


def test_what_is_seen_is_told(qtbot: QtBot, looking: Looking, answers: threading.Event) -> None:
    answers.set()
    with qtbot.waitSignal(looking.looked) as told:
        looking.look(frozenset())
    assert told.args == [Look()]


def test_while_a_look_goes_on_no_other_is_begun(
    qtbot: QtBot, looking: Looking, drive: Drive, answers: threading.Event
) -> None:
    for _ in range(3):
        looking.look(frozenset())
    with qtbot.waitSignal(looking.looked):
        answers.set()
    assert drive.looks == 1
    with qtbot.waitSignal(looking.looked):
        looking.look(frozenset())
    assert drive.looks == 2


def test_a_drive_that_does_not_answer_is_not_waited_for_and_not_listened_to(
    qtbot: QtBot, looking: Looking, drive: Drive, answers: threading.Event
) -> None:
    looking.look(frozenset())
    qtbot.waitUntil(lambda: drive.looks == 1)
    looking.end()
    with qtbot.assertNotEmitted(looking.looked, wait=50):
        answers.set()
    looking.look(frozenset())
    assert drive.looks == 1


def test_a_bug_is_told_once_and_ends_the_looking(qtbot: QtBot, tmp_path: Path) -> None:
    parent = QObject()
    looking = Looking("folder", parent, lambda folder: Broken(folder, tmp_path / "memory.json"))
    with qtbot.waitSignal(looking.broken) as told:
        looking.look(frozenset())
    assert "ZeroDivisionError" in told.args[0]
    with qtbot.assertNotEmitted(looking.broken, wait=50):
        looking.look(frozenset())
