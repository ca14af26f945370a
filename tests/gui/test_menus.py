"""The table of actions is whole."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from readinglist.domain.exports import EXPORT_KINDS, ExportKind
from readinglist.domain.resources import resource_dir
from readinglist.gui.actions import Action, Menu
from readinglist.gui.keys.all_keys import keys_of, lines
from readinglist.gui.menus import MENUS
from readinglist.gui.menus.paper_menu import ON_PAPERS
from readinglist.gui.situation import Situation
from tests.gui.parts import Program

ACTIONS = [action for menu in MENUS for action in menu.actions()]


def test_no_two_actions_share_an_id() -> None:
    assert [name for name, count in Counter(action.id for action in ACTIONS).items() if count > 1] == []


def test_no_key_does_two_things() -> None:
    keys = Counter(QKeySequence(key).toString() for action in ACTIONS for key in (*action.keys, *action.list_keys))
    assert [key for key, count in keys.items() if count > 1] == []


def test_no_key_does_two_things_in_one_pane() -> None:
    for pane in ("list_keys", "sidebar_keys"):
        keys = [QKeySequence(key).toString() for action in ACTIONS for key in (*action.keys, *getattr(action, pane))]
        assert [key for key, count in Counter(keys).items() if count > 1] == []


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_an_action_is_described(action: Action) -> None:
    assert action.text_in(Situation())
    assert action.tip
    assert action.tip[0].isupper()
    assert all(QKeySequence(key).toString() for key in action.all_keys)
    assert not action.icon or (resource_dir() / "icons" / f"{action.icon}.svg").is_file()


def test_what_the_menu_of_a_paper_offers_stands_in_the_menu_bar_too() -> None:
    assert {action.id for action in ON_PAPERS.actions()} <= {action.id for action in ACTIONS}


@pytest.mark.parametrize(
    ("keys", "action_id"),
    [
        ("Ctrl+F", "find"), ("/", "find"), ("Ctrl+O", "import"), ("Ctrl+I", "import"), ("Ctrl+V", "import-clipboard"),
        ("Ctrl+Shift+O", "import-folder"), ("Ctrl+Shift+I", "import-ready"),
        ("Ctrl+E", "export"), ("Ctrl+Shift+M", "copy-markdown"),
        ("Ctrl+Shift+C", "copy-bibtex"), ("Ctrl+Shift+K", "copy-key"), ("Ctrl+Z", "undo"), ("Ctrl+Shift+Z", "redo"),
        ("Ctrl+Y", "redo"), ("1", "tag-1"), ("9", "tag-9"), ("Alt+1", "mark-unread"), ("Alt+5", "mark-dismissed"),
        ("J", "next"), ("K", "previous"), ("Return", "open-link"), ("O", "open-link"), ("R", "mark-read"),
        ("U", "mark-unread"), ("Q", "mark-queued"), ("X", "mark-dismissed"), ("S", "star"), ("T", "tag"), ("?", "keys"),
        ("E", "edit-paper"), ("Del", "trash"), ("F2", "rename-entry"), ("Ctrl+K", "palette"),
    ],
)  # fmt: skip
def test_hands_that_already_know_find_their_keys(keys: str, action_id: str) -> None:
    found = [action.id for action in ACTIONS if keys in (*action.keys, *action.list_keys)]
    assert found == [action_id]


def test_every_action_can_be_reached_from_the_menu_bar(program: Program) -> None:
    reached: set[str] = set()
    menus = [action.menu() for action in program.window.menuBar().actions()]
    while menus:
        menu = menus.pop()
        assert isinstance(menu, QMenu)
        reached |= {action.objectName() for action in menu.actions()}
        menus += [action.menu() for action in menu.actions() if action.menu() is not None]
    assert {action.id for action in ACTIONS} <= reached


@pytest.mark.parametrize("kind", EXPORT_KINDS, ids=lambda kind: kind.name)
def test_every_format_can_be_exported_and_one_that_is_one_text_copied(kind: ExportKind) -> None:
    offered = {action.id for action in ACTIONS}
    assert f"export-{kind.name}" in offered
    assert (f"copy-{kind.name}" in offered) != kind.is_folder


def test_every_menu_opens_with_a_letter_of_its_own() -> None:
    letters = [menu.title[0] for menu in MENUS]
    assert sorted(set(letters)) == sorted(letters)


def test_actions_without_a_paper_are_not_offered(empty_program: Program) -> None:
    for action_id in ("mark-read", "star", "edit-paper", "trash", "copy-bibtex", "undo", "select-all", "empty-trash"):
        found = empty_program.window.findChild(QAction, action_id)
        assert found is not None
        assert not found.isEnabled(), action_id


def test_a_submenu_in_which_nothing_can_be_done_is_not_offered(empty_program: Program) -> None:
    menu = next(action.menu() for action in empty_program.window.menuBar().actions() if action.text() == "&Paper")
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    below = {action.text(): action.isEnabled() for action in menu.actions() if action.menu() is not None}
    assert below["Search the Title"] is False


def test_a_text_with_an_ampersand_is_shown_as_it_is() -> None:
    from readinglist.gui.actions import _menu_text

    action = Action("x", "Undo Tag 1 paper R&D", "Tip", lambda _desk: None)
    assert _menu_text(action, Situation()) == "Undo Tag 1 paper R&&D"


def test_the_dialog_of_keys_names_each_key() -> None:
    assert keys_of(next(action for action in ACTIONS if action.id == "find")) == "Ctrl+F   /"
    assert isinstance(MENUS[0], Menu)


def test_the_dialog_of_keys_has_one_line_for_a_submenu_in_which_all_have_keys() -> None:
    said = dict(line for menu in MENUS for line in lines(menu))
    assert said["Numbered Tags"] == "1 … 9"
    assert said["Import Ready Files…"] == "Ctrl+Shift+I"
    assert "Watched Folder" not in said
