"""Change Keys: a key is given by pressing it."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QToolButton, QWidget

from readinglist.gui.keys.action_tree import ActionTree
from readinglist.gui.keys.all_keys import AllKeys
from readinglist.gui.keys.choosing import KeyChoice
from readinglist.gui.keys.key_field import KeyField
from readinglist.gui.menus import MENUS
from tests.gui.parts import Program

W = TypeVar("W", bound=QWidget)
ACTIONS = {action.id: action for menu in MENUS for action in menu.actions()}


class Dialog:
    """The dialog over a window, as hands find it."""

    def __init__(self, program: Program) -> None:
        self.keys = program.desk.keys
        QTest.keySequence(program.window, QKeySequence("Ctrl+,"))
        shown = program.window.findChild(KeyChoice)
        assert isinstance(shown, KeyChoice)
        program.wait(shown.isActiveWindow)
        self.shown = shown
        self.tree = self.part(ActionTree, "key-actions")
        self.filter = self.part(QLineEdit, "key-filter")
        self.fields = [self.part(KeyField, f"key-{number}") for number in (1, 2)]

    def part(self, kind: type[W], name: str) -> W:
        found = self.shown.findChild(kind, name)
        assert isinstance(found, kind)
        return found

    def choose(self, typed: str) -> None:
        self.filter.setText(typed)

    def press(self, at: int, key: str) -> None:
        self.fields[at].setFocus()
        QTest.keySequence(self.fields[at], QKeySequence(key))

    def button(self, name: str) -> QPushButton:
        return self.part(QPushButton, name)

    def said(self) -> str:
        return self.part(QLabel, "key-refusal").text()

    def line(self) -> list[str]:
        """Name and keys of the chosen line."""
        item = self.tree.currentItem()
        assert item is not None
        return [item.text(0), item.text(1)]

    def keys_of(self, name: str) -> tuple[str, ...]:
        return self.keys.own(ACTIONS[name])


@pytest.fixture
def dialog(program: Program) -> Dialog:
    return Dialog(program)


def test_every_action_is_there_by_menu_with_its_keys(dialog: Dialog) -> None:
    model = dialog.tree.model()
    menus = [model.index(row, 0) for row in range(model.rowCount())]
    assert [menu.data() for menu in menus] == [menu.title for menu in MENUS]
    lines = [(menu, row) for menu in menus for row in range(model.rowCount(menu))]
    assert len(lines) == len(ACTIONS)
    said = {model.index(row, 0, menu).data(): model.index(row, 1, menu).data() for menu, row in lines}
    assert said["Find…"] == "Ctrl+F, /"
    assert said["Open Link"] == "O, Return in the list, Enter in the list"
    assert said["Rating › ★★★"] == "Ctrl+3"
    assert said["Move Smart List Up"] == "Alt+Up in the sidebar"


def test_a_pressed_key_is_in_force_at_once(dialog: Dialog, program: Program) -> None:
    dialog.choose("dismissed")
    dialog.press(0, "W")
    assert dialog.keys_of("mark-dismissed") == ("W", "Alt+5")
    made = program.window.findChild(QAction, "mark-dismissed")
    assert isinstance(made, QAction)
    assert made.shortcut().toString() == "W"
    dialog.press(1, "Ctrl+Alt+W")
    assert dialog.keys_of("mark-dismissed") == ("W", "Ctrl+Alt+W")
    assert dialog.line() == ["Mark Dismissed", "W, Ctrl+Alt+W"]


def test_a_key_that_another_action_has_is_refused_and_the_old_one_shown_again(dialog: Dialog) -> None:
    dialog.choose("dismissed")
    dialog.press(0, "S")
    assert dialog.said() == "S is the key of “Star”. Choose another one, or change that one first."
    assert dialog.keys_of("mark-dismissed") == ("X", "Alt+5")
    assert dialog.fields[0].keySequence() == QKeySequence("X")
    dialog.press(0, "W")
    assert dialog.said() == ""


def test_a_key_is_taken_away_with_backspace_or_its_button(dialog: Dialog) -> None:
    dialog.choose("dismissed")
    dialog.press(0, "Backspace")
    assert dialog.keys_of("mark-dismissed") == ("Alt+5",)
    clear = dialog.part(QToolButton, "clear-key")
    clear.click()
    assert dialog.keys_of("mark-dismissed") == ()
    assert not clear.isEnabled()


def test_one_action_gets_its_usual_keys_again(dialog: Dialog) -> None:
    dialog.choose("dismissed")
    assert not dialog.button("key-reset").isEnabled()
    dialog.press(0, "W")
    dialog.button("key-reset").click()
    assert dialog.keys_of("mark-dismissed") == ("X", "Alt+5")


def test_usual_keys_that_another_action_has_got_stay_there(dialog: Dialog) -> None:
    dialog.choose("dismissed")
    dialog.press(0, "W")
    dialog.choose("paper star")
    dialog.press(0, "X")
    assert dialog.keys_of("star") == ("X",)
    dialog.choose("dismissed")
    dialog.button("key-reset").click()
    assert "“Star”" in dialog.said()
    assert dialog.keys_of("mark-dismissed") == ("W", "Alt+5")


def test_all_keys_are_reset_after_a_question(dialog: Dialog, program: Program) -> None:
    dialog.choose("dismissed")
    dialog.press(0, "W")
    dialog.button("keys-reset").click()
    assert dialog.keys.has_chosen
    program.answers.choice_answer = 0
    dialog.button("keys-reset").click()
    assert not program.desk.keys.has_chosen
    assert not dialog.button("keys-reset").isEnabled()


def test_it_is_worked_by_the_keyboard_alone(dialog: Dialog) -> None:
    QTest.keyClicks(dialog.filter, "dismissed")
    QTest.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert dialog.tree.hasFocus()
    QTest.keyClick(dialog.tree, Qt.Key.Key_Return)
    assert dialog.fields[0].hasFocus()
    QTest.keyClick(dialog.fields[0], Qt.Key.Key_W)
    QTest.keyClick(dialog.fields[0], Qt.Key.Key_Tab)
    assert not dialog.fields[0].hasFocus()
    dialog.fields[1].setFocus()
    QTest.keyClick(dialog.fields[1], Qt.Key.Key_Escape)
    assert dialog.tree.hasFocus()
    assert dialog.shown.isVisible()
    QTest.keyClick(dialog.tree, Qt.Key.Key_Escape)
    assert not dialog.shown.isVisible()
    assert dialog.keys_of("mark-dismissed") == ("W", "Alt+5")


def test_keys_are_found_too_and_what_is_not_there_is_said(dialog: Dialog) -> None:
    dialog.choose("ctrl+shift+k")
    assert dialog.line()[0] == "Copy Citation Keys"
    dialog.choose("xqzvw")
    assert dialog.part(QLabel, "key-action").text() == "Nothing is called so."
    assert not dialog.fields[0].isEnabled()


def test_the_list_of_all_keys_leads_there(program: Program) -> None:
    QTest.keyClick(program.desk.papers.list, Qt.Key.Key_Question)
    listed = program.window.findChild(AllKeys)
    assert isinstance(listed, AllKeys)
    change = listed.findChild(QPushButton, "change-keys")
    assert isinstance(change, QPushButton)
    change.click()
    assert not listed.isVisible()
    shown = program.window.findChild(KeyChoice)
    assert isinstance(shown, KeyChoice)
    assert shown.isVisible()
