"""The help on searching: every example of the table, each a click away from the search line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QToolButton

from readinglist.gui.search_help import SearchHelp
from readinglist.search.examples import chapters
from tests.gui.parts import TITLES, Program

EXAMPLES = [example for chapter in chapters() for example in chapter.examples]


@pytest.fixture
def shown(program: Program) -> SearchHelp:
    action = program.window.findChild(QAction, "search-help")
    assert action is not None
    action.trigger()
    found = program.window.findChild(SearchHelp)
    assert found is not None
    return found


def button(shown: SearchHelp, typed: str) -> QPushButton:
    return next(one for one in shown.findChildren(QPushButton) if one.text() == typed)


def test_it_shows_every_example_with_what_it_finds(shown: SearchHelp) -> None:
    assert [one.text() for one in shown.findChildren(QPushButton)] == [example.typed for example in EXAMPLES]
    labels = {label.text() for label in shown.findChildren(QLabel)}
    assert {example.finds for example in EXAMPLES} <= labels
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in shown.findChildren(QLabel))


def test_an_example_that_is_chosen_is_searched_and_the_help_stays(program: Program, shown: SearchHelp) -> None:
    program.desk.search.setText("diffusion")
    QTest.mouseClick(button(shown, "contrastve lerning"), Qt.MouseButton.LeftButton)
    assert program.desk.search.text() == "contrastve lerning"
    program.settle()
    assert program.current() == TITLES[2]
    assert shown.isVisible()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_an_example_can_be_chosen_by_key(program: Program, shown: SearchHelp, key: Qt.Key) -> None:
    button(shown, "is:unread").setFocus()
    QTest.keyClick(button(shown, "is:unread"), key)
    assert program.desk.search.text() == "is:unread"
    program.settle()


def test_the_arrows_lead_from_one_example_to_the_next(shown: SearchHelp) -> None:
    button(shown, "pre-training").setFocus()
    QTest.keyClick(button(shown, "pre-training"), Qt.Key.Key_Down)
    assert shown.focusWidget() is button(shown, "schrodinger")


def test_the_first_and_the_last_example_are_a_key_away(shown: SearchHelp) -> None:
    area = shown.findChild(QScrollArea)
    assert area is not None
    bar = area.verticalScrollBar()
    QTest.keyClick(button(shown, "pre-training"), Qt.Key.Key_End)
    assert bar.value() == bar.maximum() > 0
    QTest.keyClick(button(shown, "pre-training"), Qt.Key.Key_Home)
    assert bar.value() == 0


def test_it_is_no_higher_than_the_window_it_stands_over(program: Program) -> None:
    program.window.resize(1000, 480)
    action = program.window.findChild(QAction, "search-help")
    assert action is not None
    action.trigger()
    found = program.window.findChild(SearchHelp)
    assert found is not None
    bottom = program.window.mapToGlobal(program.window.rect().bottomLeft()).y()
    assert found.y() + found.height() <= bottom


def test_asked_for_again_it_is_the_same_window(program: Program, shown: SearchHelp) -> None:
    beside_the_line = program.window.findChild(QToolButton, "tool-search-help")
    assert beside_the_line is not None
    beside_the_line.click()
    assert program.window.findChildren(SearchHelp) == [shown]


def test_escape_closes_it(program: Program, shown: SearchHelp) -> None:
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    program.wait(lambda: program.window.findChild(SearchHelp) is None)
