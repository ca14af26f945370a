"""The palette offers what the menus and the sidebar hold."""

from __future__ import annotations

from datetime import date

from readinglist.domain.overview import Overview, SmartList
from readinglist.domain.tags import Tag
from readinglist.gui.actions import Action
from readinglist.gui.menus import MENUS
from readinglist.gui.palette.commands import MOST_USEFUL, PALETTE, Command, actions, destinations
from readinglist.gui.sidebar.entries import Entry, Kind, entries
from readinglist.gui.situation import Situation
from readinglist.gui.theme import ThemeChoice

ACTIONS = {action.id: action for menu in MENUS for action in menu.actions()}
SOME = Situation(selected=2, listed=5, papers=5, undo_label="Mark 2 papers read")


def offered(situation: Situation = SOME) -> dict[str, Command]:
    return {command.text: command for command in actions(MENUS, situation, lambda _action: None)}


def test_exactly_the_actions_that_are_possible_are_offered() -> None:
    run: list[Action] = []
    for command in actions(MENUS, SOME, run.append):
        command.do()
    possible = {action.id for action in ACTIONS.values() if action.enabled(SOME)}
    assert {action.id for action in run} == possible - {PALETTE}
    assert len(run) == len({action.id for action in run})


def test_the_most_useful_actions_come_first() -> None:
    run: list[Action] = []
    for command in actions(MENUS, SOME, run.append):
        command.do()
    useful = [name for name in MOST_USEFUL if ACTIONS[name].enabled(SOME)]
    assert [action.id for action in run[: len(useful)]] == useful


def test_the_palette_itself_is_an_action() -> None:
    assert ACTIONS[PALETTE].keys == ("Ctrl+K",)


def test_a_command_says_its_menu_and_its_key() -> None:
    read = offered()["Mark Read"]
    assert (read.place, read.keys, read.icon) == ("Paper", "R", "read")
    assert read.hint == "Say that you have read the selected papers"


def test_a_command_says_what_would_be_undone() -> None:
    assert "Undo Mark 2 papers read" in offered()


def test_an_action_of_a_submenu_says_which() -> None:
    assert offered()["Export › BibTeX…"].place == "File"


def test_what_is_in_force_is_ticked() -> None:
    commands = offered(Situation(theme=ThemeChoice.DARK))
    assert commands["Theme › Dark"].icon == "check"
    assert commands["Theme › Light"].icon != "check"


def test_every_line_of_the_sidebar_can_be_gone_to() -> None:
    tags = ((Tag(1, "vision/3d", "#4a86d9"), 4), (Tag(2, "to read"), 2))
    overview = Overview(5, {}, 0, 0, 0, 0, tags, (), (SmartList(7, "Mine", "is:starred"),))
    gone: list[str] = []
    commands = destinations(entries(overview, date(2026, 3, 1), {}), gone.append)
    for command in commands:
        command.do()
    assert [key for key in gone if ":" in key] == ["smart-list:7", "tag:2", "level:vision", "tag:1"]
    places = {command.text: command.place for command in commands}
    assert places.items() >= {"Unread": "Go to", "Mine": "Smart list", "vision/3d": "Tag", "vision": "Tag"}.items()
    assert next(command.colour for command in commands if command.text == "vision/3d") == "#4a86d9"


def test_a_heading_is_no_place_to_go_to() -> None:
    inner = Entry("listing:1", "page", Kind.LISTING)
    commands = destinations([Entry("listings", "Listings", Kind.HEADING, children=(inner,))], print)
    assert [command.text for command in commands] == ["page"]
