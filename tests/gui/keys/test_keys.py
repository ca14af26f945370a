"""Keys of the user's own choice are in force at once, wherever they are shown, and after a restart."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from readinglist.domain.paper import State
from readinglist.gui.actions import Action
from readinglist.gui.keys.all_keys import lines
from readinglist.gui.keys.keys import CHOSEN, Keys
from readinglist.gui.keys.refusals import refusal
from readinglist.gui.menus import MENUS
from readinglist.gui.palette.commands import actions
from readinglist.gui.settings import Settings
from readinglist.gui.sidebar_menu import menu_for
from readinglist.gui.situation import Situation
from readinglist.library import Library, tagging
from tests.gui.parts import Program

ACTIONS = {action.id: action for menu in MENUS for action in menu.actions()}
STAR, READ, TRASH, OPEN, UNDO = (ACTIONS[name] for name in ("star", "mark-read", "trash", "open-link", "undo"))


@pytest.fixture
def settings(qapp: QApplication, tmp_path: Path) -> Settings:  # noqa: ARG001
    return Settings(tmp_path / "window.ini")


@pytest.fixture
def keys(settings: Settings) -> Keys:
    return Keys(MENUS, settings)


def made(program: Program, action: Action) -> QAction:
    found = program.window.findChild(QAction, action.id)
    assert isinstance(found, QAction)
    return found


def test_a_chosen_key_works_and_the_usual_one_no_longer(program: Program) -> None:
    program.desk.keys.give(READ, ("W",))
    program.desk.papers.take_keyboard()
    QTest.keyClick(program.desk.papers.list, Qt.Key.Key_R)
    QTest.keyClick(program.desk.papers.list, Qt.Key.Key_S)
    program.wait_for_writes()
    paper = program.desk.papers.current_paper()
    assert paper is not None
    assert (paper.state, paper.starred) == (State.UNREAD, True)
    QTest.keyClick(program.desk.papers.list, Qt.Key.Key_W)
    program.wait_for_writes()
    with Library.open(program.path) as library:
        assert library.search("is:read").total == 1


def test_a_key_of_the_list_is_another_there(program: Program) -> None:
    program.desk.keys.give(TRASH, ("Backspace",))
    program.desk.papers.take_keyboard()
    QTest.keyClick(program.desk.papers.list, Qt.Key.Key_Backspace)
    program.wait_for_writes()
    assert program.desk.snapshot.overview.trashed == 1


def test_it_is_shown_in_menus_tips_the_palette_and_the_list_of_keys(program: Program) -> None:
    program.desk.keys.give(STAR, ("Ctrl+G", "W"))
    program.desk.keys.give(TRASH, ("Backspace",))
    star, trash = made(program, STAR), made(program, TRASH)
    assert [key.toString() for key in star.shortcuts()] == ["Ctrl+G", "W"]
    assert "(Ctrl+G, W)" in star.toolTip()
    assert trash.text() == "Move to Trash\tBackspace"
    offered = {one.text: one.keys for one in actions(program.desk.keys.menus, Situation(selected=1), print)}
    assert (offered["Star"], offered["Move to Trash"]) == ("Ctrl+G", "Backspace")
    said = dict(line for menu in program.desk.keys.menus for line in lines(menu))
    assert said["Star"] == "Ctrl+G   W"


def test_the_menu_of_a_tag_shows_it(program: Program) -> None:
    with Library.open(program.path) as library:
        tagging.tag(library, library.search("").ids[:1], add=["vision"])
    program.wait(lambda: program.desk.snapshot.overview.tags)
    program.desk.keys.give(ACTIONS["rename-entry"], ("Ctrl+R",))
    program.desk.sidebar.choose(f"tag:{program.desk.snapshot.overview.tags[0][0].id}")
    menu = menu_for(program.desk.sidebar.entry, program.desk, program.window)
    assert menu is not None
    assert "Rename Tag…\tCtrl+R" in [action.text() for action in menu.actions()]


def test_what_was_chosen_is_there_after_a_restart(keys: Keys, settings: Settings, tmp_path: Path) -> None:
    keys.give(STAR, ())
    keys.give(READ, ("W", ";"))
    keys.give(UNDO, ("Ctrl+Z", ","))
    again = Keys(MENUS, Settings(tmp_path / "window.ini"))
    assert [again.of(action).keys for action in (STAR, READ, UNDO)] == [(), ("W", ";"), ("Ctrl+Z", ",")]
    assert settings.texts(CHOSEN)


def test_the_usual_keys_given_again_are_no_choice(keys: Keys, settings: Settings) -> None:
    keys.give(STAR, ("W",))
    keys.give(STAR, STAR.keys)
    assert not keys.has_chosen
    assert settings.texts(CHOSEN) == []


def test_all_usual_keys_come_back(keys: Keys) -> None:
    keys.give(STAR, ("W",))
    keys.give(TRASH, ("Backspace",))
    keys.reset()
    assert keys.actions == tuple(ACTIONS.values())
    assert keys.menus == MENUS


def test_a_settings_file_that_says_nonsense_costs_what_it_says(settings: Settings) -> None:
    settings.put(CHOSEN, ["", "no-such-action W", "star W W nonsense Ctrl+G Ctrl+B"])
    assert Keys(MENUS, settings).of(STAR).keys == ("W", "Ctrl+G")


def test_a_chosen_key_that_is_usual_for_another_action_is_taken_from_that_one(settings: Settings) -> None:
    settings.put(CHOSEN, ["star R", "trash Return"])
    keys = Keys(MENUS, settings)
    assert keys.of(READ).keys == ("Alt+4",)
    assert keys.of(OPEN).list_keys == ("Enter",)


@pytest.mark.parametrize(
    ("action", "key", "said"),
    [
        (STAR, "W", ""), (STAR, "S", ""), (STAR, "Ctrl+G", ""), (STAR, "F6", ""), (UNDO, "Ctrl+Z", ""),
        (STAR, "R", "“Mark Read”"), (STAR, "r", "“Mark Read”"), (STAR, "Alt+4", "“Mark Read”"),
        (STAR, "Del", "needed for typing"), (STAR, "Return", "needed for typing"), (STAR, "Ctrl+C", "needed"),
        (STAR, "Ctrl+X", "needed for typing"), (STAR, "Left", "needed"), (STAR, "Shift+Down", "moving about"),
        (STAR, "Space", "needed"), (STAR, "Tab", "needed"), (STAR, "Backspace", "needed"),
        (STAR, "Alt+P", "menu Paper"),
        (TRASH, "Backspace", ""), (TRASH, "Del", ""), (TRASH, "Ctrl+X", ""), (TRASH, "Down", "needed"),
        (TRASH, "Ctrl+C", "“Copy Titles”"), (TRASH, "Return", "“Open Link”"), (TRASH, "S", "“Star”"),
        (ACTIONS["delete-entry"], "Ctrl+C", ""), (ACTIONS["delete-entry"], "S", "“Star”"),
    ],
)  # fmt: skip
def test_a_key_that_is_taken_or_needed_is_refused_with_the_name_of_its_holder(
    keys: Keys, action: Action, key: str, said: str
) -> None:
    found = refusal(key, action, keys)
    assert said in found
    assert bool(found) == bool(said)


def test_no_usual_key_would_be_refused(keys: Keys) -> None:
    refused = {
        (action.id, key): said
        for action in ACTIONS.values()
        for key in action.all_keys
        if key in keys.own(action) and (said := refusal(key, action, keys))
    }
    assert refused == {}


def test_a_key_that_was_given_away_can_be_had_again_when_it_is_free(keys: Keys) -> None:
    keys.give(READ, ("W",))
    assert refusal("R", STAR, keys) == ""
    keys.give(STAR, ("R",))
    assert "“Star”" in refusal("R", READ, keys)
    assert QKeySequence(keys.of(STAR).keys[0]) == QKeySequence("R")
