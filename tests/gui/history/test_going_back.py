"""A long way back says how far it is, and can be stopped."""

from __future__ import annotations

import time

import pytest
from PySide6.QtWidgets import QLabel, QPushButton

from readinglist.domain.change import Change
from readinglist.domain.errors import ReadingListError
from readinglist.gui.history.going_back import GoingBack, Tell
from readinglist.gui.history.history_window import HistoryWindow
from readinglist.gui.operations import past_changes
from readinglist.library import Library
from tests.gui.parts import Program


def go_for_ever(_library: Library, tell: Tell) -> Change:
    while True:
        tell(1, 2)
        time.sleep(0.005)


def test_a_way_that_is_stopped_is_refused(program: Program) -> None:
    way = GoingBack(program.desk.background, program.window)
    refused: list[ReadingListError] = []
    way.advanced.connect(lambda _done, _total: way.stop())
    way.begin(go_for_ever, lambda _change: None, refused.append)
    program.wait(lambda: refused)
    assert str(refused[0]) == "Stopped; your library is as it was."


def test_the_window_says_how_far_it_is_and_stops_it(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Library, "undo_to", lambda library, _number, tell: go_for_ever(library, tell))
    past_changes.show(program.desk)
    shown = program.window.findChild(HistoryWindow)
    program.settle()
    shown.findChild(QPushButton, "undo-back").click()
    assert not shown.findChild(QPushButton, "undo-back").isEnabled()
    stop = shown.findChild(QPushButton, "status-undo")
    program.wait(lambda: stop.text() == "Stop" and stop.isVisible())
    assert shown.findChild(QLabel, "status").text() == "Undoing: 1 of 2 done…"
    stop.click()
    program.wait_for_writes()
    assert shown.findChild(QLabel, "status").text() == "Stopped; your library is as it was."
    assert shown.findChild(QPushButton, "undo-back").isEnabled()


def test_a_way_goes_on_where_the_history_is_closed_meanwhile(program: Program) -> None:
    with Library.open(program.path) as elsewhere:
        elsewhere.mark([1], "read")
    past_changes.show(program.desk)
    shown = program.window.findChild(HistoryWindow)
    program.settle()
    shown.table.selectRow(1)
    shown.findChild(QPushButton, "undo-back").click()
    shown.close()
    program.wait_for_writes()
    assert program.notice() == "Undone: Mark 1 paper read."
