"""Every line of the menus, as it stands in the real window: its text, tip, name for screen readers, and key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget

from readinglist.gui.keys.all_keys import AllKeys
from readinglist.gui.menus import MENUS
from readinglist.gui.palette.palette import Palette
from readinglist.library import Library, tagging
from tests.gui.parts import Program

ACTIONS = {action.id: action for menu in MENUS for action in menu.actions()}

WITHOUT_A_KEY = {
    "one of many, chosen by name": (
        "export-", "copy-", "drag-", "search-", "sort-", "theme-", "colour-", "number-", "recent-library-",
    ),
    "done once in a while": (
        "import-sample", "watch-folder", "stop-watching", "leave-out-ready", "keep-search", "read-ticks", "keep-entry",
        "open-library", "new-library", "show-library", "move-library", "copy-library", "check", "clear-search-history",
        "edit-query", "edit-key", "about", "show-log", "go-on",
        "new-tag", "move-tag", "merge-tag",
    ),
    "another one has it, for the line that is chosen": ("triage-entry",),
    "only in the trash, where a mistyped key would cost something": ("restore", "empty-trash"),
}  # fmt: skip
"""Why an action has no key: by the beginnings of their ids."""


class Line(NamedTuple):
    """A line of a menu, and where it stands."""

    menu: QMenu
    action: QAction


def menu_lines(program: Program) -> Iterator[Line]:
    """All lines of the menu bar, those of submenus too, as they are once their menus have been opened."""
    menus = [action.menu() for action in program.window.menuBar().actions()]
    while menus:
        menu = menus.pop()
        assert isinstance(menu, QMenu)
        menu.aboutToShow.emit()
        for action in menu.actions():
            below = action.menu()
            if isinstance(below, QMenu):
                menus.append(below)
            elif not action.isSeparator():
                yield Line(menu, action)


def key_shown(action: QAction) -> str:
    """The key that a menu shows beside the text."""
    return action.shortcut().toString() or action.text().partition("\t")[2]


def reason_for_no_key(action_id: str) -> str:
    return next((why for why, names in WITHOUT_A_KEY.items() if action_id.startswith(names)), "")


def test_every_line_has_a_text_a_tip_and_a_name_for_screen_readers(program: Program) -> None:
    lines = list(menu_lines(program))
    assert {line.action.objectName() for line in lines} == set(ACTIONS)
    for menu, action in lines:
        name = action.objectName()
        assert action.text().partition("\t")[0].strip(), name
        assert action.statusTip() == ACTIONS[name].tip, name
        assert action.toolTip().startswith("<qt>"), name
        spoken = QAccessible.queryAccessibleInterface(menu).child(menu.actions().index(action))
        assert spoken.text(QAccessible.Text.Name), name


def test_every_line_shows_its_key_or_there_is_a_reason_why_it_has_none(program: Program) -> None:
    unexplained = [
        line.action.objectName()
        for line in menu_lines(program)
        if not key_shown(line.action) and not reason_for_no_key(line.action.objectName())
    ]
    assert unexplained == []


def test_every_key_is_told_in_the_tip(program: Program) -> None:
    for line in menu_lines(program):
        tip = unescape(line.action.toolTip())
        for key in ACTIONS[line.action.objectName()].all_keys:
            assert QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) in tip


def test_no_key_does_two_things_at_one_place_of_the_window(program: Program) -> None:
    desk = program.desk
    window = _keys_at(program.window)
    for pane in (desk.papers.list, desk.sidebar):
        here = _keys_at(pane)
        assert window.keys() & here.keys() == set()
        assert [names for names in here.values() if len(names) > 1] == []
    assert [names for names in window.values() if len(names) > 1] == []


def _keys_at(widget: QWidget) -> dict[str, list[str]]:
    held = defaultdict(list)
    for action in widget.actions():
        for key in action.shortcuts():
            held[key.toString()].append(action.objectName())
    return held


def press(program: Program, *keys: str) -> None:
    for key in keys:
        QTest.keySequence(program.desk.papers.list, QKeySequence(key))
        program.wait_for_writes()


@pytest.mark.parametrize(
    ("key", "state"),
    [
        ("R", "read"), ("Q", "queued"), ("X", "dismissed"), ("Alt+2", "queued"), ("Alt+3", "reading"),
        ("Alt+4", "read"), ("Alt+5", "dismissed"),
    ],
)  # fmt: skip
def test_a_key_for_each_state(program: Program, key: str, state: str) -> None:
    program.desk.papers.take_keyboard()
    press(program, key)
    with Library.open(program.path) as library:
        assert library.search(f"is:{state}").total == 1
    press(program, "Ctrl+Z")
    with Library.open(program.path) as library:
        assert library.search(f"is:{state}").total == 0
    press(program, "Ctrl+Shift+Z", "Ctrl+Z", "Ctrl+Y")
    with Library.open(program.path) as library:
        assert library.search(f"is:{state}").total == 1


def test_keys_that_move_star_open_and_trash(program: Program) -> None:
    program.desk.papers.take_keyboard()
    first = program.current()
    press(program, "J")
    assert program.current() == program.titles()[1]
    press(program, "K")
    assert program.current() == first
    press(program, "S")
    with Library.open(program.path) as library:
        assert library.search("is:starred").total == 1
    press(program, "O", "Return")
    assert len(program.links) == 2
    press(program, "Del")
    assert program.desk.snapshot.overview.trashed == 1


def test_keys_that_tag(program: Program) -> None:
    with Library.open(program.path) as library:
        tagging.tag(library, library.search("").ids[-1:], add=["vision"])
        tagging.number(library, next(tag.id for tag, _count in library.overview().tags), 1)
    program.wait(lambda: any(tag.number == 1 for tag, _count in program.desk.snapshot.overview.tags))
    program.settle()
    program.desk.papers.take_keyboard()
    press(program, "1")
    with Library.open(program.path) as library:
        assert library.search("tag:vision").total == 2
    press(program, "T")
    program.wait(lambda: program.window.focusWidget() is not program.desk.papers.list)


def test_keys_that_search_and_clear(program: Program) -> None:
    for key in ("/", "Ctrl+F"):
        program.desk.papers.take_keyboard()
        press(program, key)
        assert program.desk.search.hasFocus()
    program.desk.search.setText("proteins")
    program.settle()
    program.desk.papers.take_keyboard()
    QTest.keyClick(program.desk.papers.list, Qt.Key.Key_Escape)
    assert program.desk.search.text() == ""


def test_keys_that_import_and_copy(program: Program) -> None:
    program.desk.papers.take_keyboard()
    press(program, "Ctrl+O", "Ctrl+I")
    assert len(program.answers.asked) == 2
    press(program, "Ctrl+Shift+C")
    assert program.desk.clipboard.text().startswith("@")
    press(program, "Ctrl+Shift+K")
    assert not program.desk.clipboard.text().startswith("@")
    program.desk.clipboard.setText("")
    press(program, "Ctrl+V")
    assert "clipboard" in program.notice()


def test_keys_that_show_the_palette_and_all_keys(program: Program) -> None:
    program.desk.papers.take_keyboard()
    press(program, "Ctrl+K")
    palette = program.window.findChild(Palette)
    assert palette is not None
    palette.leave()
    press(program, "?")
    assert program.window.findChild(AllKeys) is not None
