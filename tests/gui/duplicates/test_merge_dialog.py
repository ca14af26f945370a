"""Two papers that were selected are merged after a look at both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from readinglist.gui.duplicates.comparison_view import ComparisonView
from readinglist.gui.duplicates.merge_dialog import MergeDialog
from tests.gui.duplicates.parts import fill_with_doubles
from tests.gui.parts import Program, open_program


@pytest.fixture
def doubles(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    fill_with_doubles(tmp_path / "library.db")
    program = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini")
    yield program
    program.close()


def select(program: Program, *ids: int) -> QAction:
    program.desk.papers.list.select_ids(ids)
    program.settle()
    action = program.window.findChild(QAction, "merge-two")
    assert isinstance(action, QAction)
    return action


def ask(program: Program, *ids: int) -> MergeDialog:
    select(program, *ids).trigger()
    dialog = program.window.findChild(MergeDialog)
    assert isinstance(dialog, MergeDialog)
    program.settle()
    return dialog


def listed(program: Program) -> list[int]:
    return sorted(program.desk.papers.list.papers.ids)


def test_it_is_offered_for_two_papers_alone(doubles: Program) -> None:
    assert [select(doubles, *ids).isEnabled() for ids in ((1,), (1, 7), (1, 2, 7))] == [False, True, False]


def test_any_two_papers_are_merged_into_the_older(doubles: Program) -> None:
    dialog = ask(doubles, 7, 2)
    shown = dialog.findChild(ComparisonView).comparison
    assert (shown.keep.id, shown.other.id) == (2, 7)
    doubles.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    doubles.wait_for_writes()
    assert doubles.window.findChild(MergeDialog) is None
    doubles.wait(lambda: listed(doubles) == [1, 2, 3, 4, 5, 6])
    assert doubles.notice().startswith("The two are one paper now")


def test_enter_is_for_merging_from_the_beginning(doubles: Program) -> None:
    select(doubles, 7, 2).trigger()
    dialog = doubles.window.findChild(MergeDialog)
    assert dialog.focusWidget() is dialog.findChild(QPushButton, "merge")
    doubles.qtbot.keyClick(dialog, Qt.Key.Key_Return)
    doubles.settle()
    assert dialog.isVisible()  # nothing was to be seen yet


def test_a_merge_can_be_undone_by_the_notice(doubles: Program) -> None:
    dialog = ask(doubles, 7, 2)
    doubles.qtbot.keyClick(dialog, Qt.Key.Key_M)
    doubles.wait_for_writes()
    doubles.wait(lambda: listed(doubles) == [1, 2, 3, 4, 5, 6])
    doubles.qtbot.mouseClick(doubles.window.findChild(QPushButton, "notice-button"), Qt.MouseButton.LeftButton)
    doubles.wait(lambda: listed(doubles) == [1, 2, 3, 4, 5, 6, 7])


def test_two_papers_can_be_kept_apart(doubles: Program) -> None:
    dialog = ask(doubles, 1, 4)
    doubles.qtbot.mouseClick(dialog.findChild(QPushButton, "apart"), Qt.MouseButton.LeftButton)
    doubles.wait_for_writes()
    assert listed(doubles) == [1, 2, 3, 4, 5, 6, 7]
    assert doubles.notice().startswith("The two stay apart")


def test_nothing_is_done_where_it_is_cancelled(doubles: Program) -> None:
    dialog = ask(doubles, 1, 4)
    doubles.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    doubles.wait_for_writes()
    assert listed(doubles) == [1, 2, 3, 4, 5, 6, 7]


def test_a_paper_that_goes_meanwhile_is_said_to_be_gone(doubles: Program) -> None:
    dialog = ask(doubles, 1, 4)
    doubles.desk.background.write(lambda library: library.trash([4]))
    doubles.wait_for_writes()
    assert dialog.findChild(QLabel, "no-pair-headline").text() == "One of the two is gone"
    assert not dialog.findChild(QPushButton, "merge").isEnabled()
    dialog.reject()
