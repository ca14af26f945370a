"""The history on the screen, over a real library: what was done, and the ways back and forward again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QTreeWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from readinglist.domain.paper import State
from readinglist.gui.history.history_window import HistoryWindow
from readinglist.gui.operations import trashing
from readinglist.library import Library
from tests.gui.parts import TITLES, Program, fill, open_program


@pytest.fixture
def worked(qtbot: QtBot, tmp_path: Path) -> Program:
    """A window on a library in which five papers were imported, two marked, and one tagged."""
    path = tmp_path / "library.db"
    fill(path)
    with Library.open(path) as library:
        library.mark([1, 2], "read")
        library.tag([3], add=["vision"])
    return open_program(qtbot, path, tmp_path / "window.ini")


def history(program: Program) -> HistoryWindow:
    program.window.findChild(QAction, "history").trigger()
    shown = program.window.findChild(HistoryWindow)
    program.settle()
    return shown


def rows(program: Program, shown: HistoryWindow) -> list[list[str]]:
    """What was done, to how many papers, and whether it stands."""
    model = shown.changes
    cells = [[model.index(row, column).data() for column in (2, 3, 4)] for row in range(model.rowCount())]
    program.settle()
    return cells


def press(program: Program, shown: HistoryWindow, name: str) -> None:
    button = shown.findChild(QPushButton, name)
    assert button.isEnabled()
    button.click()
    program.wait_for_writes()


def enabled(shown: HistoryWindow) -> list[str]:
    names = ("undo-back", "undo-alone", "redo-forward")
    return [name for name in names if shown.findChild(QPushButton, name).isEnabled()]


def told(shown: HistoryWindow) -> str:
    return shown.findChild(QLabel, "status").text()


def papers(shown: HistoryWindow) -> list[str]:
    found = shown.findChild(QTreeWidget, "changed-papers")
    return [found.topLevelItem(row).text(0) for row in range(found.topLevelItemCount())]


def states(program: Program) -> list[State]:
    with Library.open(program.path) as library:
        return [paper.state for paper in library.papers([1, 2, 3])]


def test_all_that_was_done_is_told_of_the_newest_first(worked: Program) -> None:
    shown = history(worked)
    assert rows(worked, shown) == [
        ["Tag 1 paper “vision”", "1", ""],
        ["Mark 2 papers read", "2", ""],
        ["Import 5 papers", "5", ""],
    ]
    assert shown.changes.index(0, 1).data() == "just now"


def test_the_papers_of_the_chosen_one_are_shown(worked: Program) -> None:
    shown = history(worked)
    assert papers(shown) == [TITLES[2]]
    shown.table.selectRow(1)
    worked.settle()
    assert papers(shown) == [TITLES[0], TITLES[1]]
    assert shown.findChild(QLabel, "change-label").text().startswith("Mark 2 papers read  ·  ")


def test_all_that_was_done_since_is_undone_and_redone_by_a_button(worked: Program) -> None:
    shown = history(worked)
    shown.table.selectRow(2)
    press(worked, shown, "undo-back")
    assert told(shown) == "Undone: 2 changes."
    assert [row[2] for row in rows(worked, shown)] == ["undone", "undone", ""]
    assert states(worked) == [State.UNREAD] * 3
    assert shown.table.currentIndex().row() == 2
    assert shown.focusWidget() is shown.table
    press(worked, shown, "status-undo")
    assert told(shown) == "Done again: 2 changes."
    assert [row[2] for row in rows(worked, shown)] == ["", "", ""]
    assert states(worked) == [State.READ, State.READ, State.UNREAD]


def test_one_is_undone_alone_and_what_was_undone_is_redone_up_to_any_point(worked: Program) -> None:
    shown = history(worked)
    shown.table.selectRow(1)
    press(worked, shown, "undo-alone")
    assert told(shown) == "Undone: Mark 2 papers read."
    assert enabled(shown) == ["undo-back", "redo-forward"]
    press(worked, shown, "redo-forward")
    assert told(shown) == "Done again: Mark 2 papers read."
    assert enabled(shown) == ["undo-back", "undo-alone"]


def test_where_there_is_nothing_to_undo_it_says_so(worked: Program) -> None:
    shown = history(worked)
    press(worked, shown, "undo-back")
    assert "nothing was changed" in told(shown)


def test_it_reaches_back_to_what_was_done_before_this_start_and_to_the_beginning(worked: Program) -> None:
    shown = history(worked)
    shown.table.selectRow(2)
    press(worked, shown, "undo-back")
    press(worked, shown, "undo-alone")
    assert told(shown) == "Undone: Import 5 papers."
    assert worked.titles() == []


def test_what_is_deleted_for_good_stands_there_and_ends_the_ways_back(worked: Program) -> None:
    worked.answers.choice_answer = 1
    trashing.trash(worked.desk, [4])
    worked.wait_for_writes()
    trashing.empty(worked.desk)
    worked.wait_for_writes()
    shown = history(worked)
    assert rows(worked, shown)[:2] == [
        ["Delete 1 paper for good", "1", "final"],
        ["Move 1 paper to Trash", "1", "final"],
    ]
    shown.table.selectRow(2)
    assert enabled(shown) == ["undo-back"]
    assert "deleted for good" in shown.findChild(QLabel, "change-standing").text()
    press(worked, shown, "undo-back")
    assert "deleted for good since" in told(shown)


def test_it_follows_what_is_done_meanwhile(worked: Program) -> None:
    shown = history(worked)
    shown.table.selectRow(1)
    trashing.trash(worked.desk, [2])
    worked.wait_for_writes()
    assert rows(worked, shown)[0] == ["Move 1 paper to Trash", "1", ""]
    assert shown.table.currentIndex().row() == 2
    assert papers(shown) == [TITLES[0], f"{TITLES[1]} (in the trash)"]


def test_words_narrow_it(worked: Program) -> None:
    shown = history(worked)
    line = shown.findChild(QLineEdit, "history-words")
    line.setText("paper MARK")
    worked.settle()
    assert [row[0] for row in rows(worked, shown)] == ["Mark 2 papers read"]
    line.setText("nonsense")
    worked.settle()
    assert shown.findChild(QLabel, "no-changes").text() == "Nothing that was done says that."
    assert enabled(shown) == []
    line.clear()
    worked.settle()
    assert len(rows(worked, shown)) == 3


def test_a_paper_of_it_is_shown_in_the_window(worked: Program) -> None:
    shown = history(worked)
    shown.table.selectRow(1)
    worked.settle()
    listed = shown.findChild(QTreeWidget, "changed-papers")
    listed.itemActivated.emit(listed.topLevelItem(1), 0)
    worked.wait(lambda: worked.titles() == [TITLES[1]])
    assert worked.desk.sidebar.entry.key == "read"


def test_in_a_library_without_changes_it_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Library.open(path).close()
    program = open_program(qtbot, path, tmp_path / "window.ini")
    shown = history(program)
    assert shown.findChild(QLabel, "no-changes").text() == "Nothing has been done here yet."
    assert enabled(shown) == []


def test_of_thousands_of_changes_only_those_on_the_screen_are_read(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    fill(path)
    with Library.open(path, waits=False) as library:
        for turn in range(700):
            library.mark([1], ("read", "queued")[turn % 2])
    program = open_program(qtbot, path, tmp_path / "window.ini")
    shown = history(program)
    tester = ModelTester(shown.changes)
    tester.check(shown.changes)
    asked: list[int] = []
    shown.changes.wanted.connect(lambda ids: asked.extend(ids))
    qtbot.keyClick(shown.table, Qt.Key.Key_End)
    program.wait(lambda: shown.table.past is not None)
    assert shown.changes.rowCount() == 701
    assert shown.table.past.label == "Import 5 papers"
    assert len(asked) <= 300
