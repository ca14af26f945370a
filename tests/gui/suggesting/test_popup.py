"""The list below a line is worked by keys that the line keeps, and by mouse."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from readinglist.gui.palette.commands import Command
from readinglist.gui.suggesting.popup import LINES, SuggestionPopup

KEY = Qt.Key


class Line:
    """A window with a line, another one below, and the list of the first."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        self.line, self.other = QLineEdit(), QLineEdit()
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.line)
        layout.addStretch(1)
        layout.addWidget(self.other)
        self.window.resize(600, 500)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitUntil(self.window.isActiveWindow)
        self.line.setFocus()
        self.popup = SuggestionPopup(self.line)
        self.list = self.popup.findChildren(QListView)[0]
        self.taken: list[str] = []
        self.entered: list[str] = []
        self.line.returnPressed.connect(lambda: self.entered.append(self.line.text()))

    def offer(self, *texts: str, chosen: int = -1) -> None:
        commands = [Command(text, "", partial(self.taken.append, text)) for text in texts]
        self.popup.offer(commands, chosen=chosen)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.line, key)

    def chosen(self) -> str:
        index = self.list.currentIndex()
        return str(index.data()) if index.isValid() else ""


@pytest.fixture
def line(qtbot: QtBot) -> Line:
    return Line(qtbot)


def test_nothing_is_chosen_until_the_arrows_choose(line: Line) -> None:
    line.offer("one", "two")
    assert (line.popup.isVisible(), line.chosen()) == (True, "")
    line.press(KEY.Key_Down)
    assert line.chosen() == "one"


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        ([KEY.Key_Down, KEY.Key_Down], "two"),
        ([KEY.Key_Down, KEY.Key_Up], ""),
        ([KEY.Key_Up], "three"),
        ([KEY.Key_Down] * 4, ""),
        ([KEY.Key_PageDown], "three"),
        ([KEY.Key_PageDown, KEY.Key_PageUp], "one"),
    ],
)
def test_arrows_move_through_the_rows_and_back_into_the_line(line: Line, keys: list[Qt.Key], chosen: str) -> None:
    line.offer("one", "two", "three")
    line.press(*keys)
    assert line.chosen() == chosen
    assert line.line.hasFocus()


def test_enter_takes_what_is_chosen_and_the_line_never_hears_of_it(line: Line) -> None:
    line.offer("one", "two")
    line.press(KEY.Key_Down, KEY.Key_Down, KEY.Key_Return)
    assert (line.taken, line.entered, line.popup.isVisible()) == (["two"], [], False)


def test_enter_with_nothing_chosen_is_the_lines_own(line: Line) -> None:
    line.line.setText("graph")
    line.offer("one", "two")
    line.press(KEY.Key_Return)
    assert (line.taken, line.entered) == ([], ["graph"])


def test_tab_takes_what_is_chosen_or_else_the_first(line: Line) -> None:
    line.offer("one", "two")
    line.press(KEY.Key_Tab)
    line.offer("one", "two")
    line.press(KEY.Key_Up, KEY.Key_Tab)
    assert line.taken == ["one", "two"]
    assert line.line.hasFocus()


def test_tab_without_a_list_leaves_the_line(line: Line) -> None:
    line.press(KEY.Key_Tab)
    assert line.other.hasFocus()


def test_escape_closes_only_the_list(line: Line) -> None:
    line.line.setText("graph")
    line.offer("one")
    line.press(KEY.Key_Escape)
    assert (line.popup.isVisible(), line.line.text()) == (False, "graph")


def test_typing_goes_on_in_the_line_and_closes_a_list_that_is_not_renewed(line: Line) -> None:
    line.offer("one")
    QTest.keyClicks(line.line, "ab")
    assert (line.line.text(), line.popup.isVisible()) == ("ab", False)


def test_moving_in_the_line_closes_the_list(line: Line) -> None:
    line.line.setText("graph")
    line.offer("one")
    line.press(KEY.Key_Left)
    assert not line.popup.isVisible()


def test_leaving_the_line_closes_the_list(line: Line) -> None:
    line.offer("one")
    line.other.setFocus()
    assert not line.popup.isVisible()


def test_a_click_takes_a_row(line: Line) -> None:
    line.offer("one", "two")
    place = line.list.visualRect(line.list.model().index(1, 0)).center()
    QTest.mouseClick(line.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert line.taken == ["two"]
    assert line.line.hasFocus()


def test_nothing_offered_closes_it(line: Line) -> None:
    line.offer("one")
    line.offer()
    assert not line.popup.isVisible()


def test_rows_are_forgotten_only_where_they_can_be(line: Line) -> None:
    forgotten: list[int] = []
    line.line.setText("graph")
    line.line.setCursorPosition(0)
    line.popup.offer([Command("one", "", list), Command("two", "", list)], chosen=1, forget=forgotten.append)
    line.press(KEY.Key_Delete)
    assert (forgotten, line.line.text()) == ([1], "graph")
    line.offer("one", chosen=0)
    line.press(KEY.Key_Delete)
    assert (forgotten, line.line.text()) == ([1], "raph")


def test_it_stands_below_the_line_within_the_window(line: Line) -> None:
    line.offer(*(f"row {number}" for number in range(50)))
    place = line.popup.geometry()
    assert place.top() > line.line.geometry().bottom()
    assert place.left() == line.line.geometry().left()
    assert line.list.height() == LINES * line.list.sizeHintForRow(0)
    assert place.bottom() < line.window.height()
    line.window.resize(300, 200)
    assert line.popup.geometry().bottom() < 200
    assert line.popup.width() <= 300


def test_the_line_speaks_of_the_chosen_row(line: Line) -> None:
    line.popup.offer([Command("tag:", "a tag", list, keys="Tab")])
    assert line.line.accessibleDescription() == ""
    line.press(KEY.Key_Down)
    assert line.line.accessibleDescription() == "tag:, a tag, Tab"
    line.press(KEY.Key_Escape)
    assert line.line.accessibleDescription() == ""


def test_foreign_text_stands_on_one_line(line: Line) -> None:
    line.offer("a\nb\u202ec<b>x</b>", chosen=0)
    assert line.chosen() == "a b\ufffdc<b>x</b>"
