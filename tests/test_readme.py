"""What the README names is there: menus, keys, commands and formats."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

from readinglist.cli.arguments import COMMANDS
from readinglist.domain.exports import EXPORT_KINDS
from readinglist.gui.actions import Menu
from readinglist.gui.menus import MENUS
from readinglist.gui.situation import Situation

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
PROSE = " ".join(README.split())
OF_WINDOWS = {"Alt+↑", "Alt+↓"}
"""Keys that are written otherwise there than in the table of actions, or are those of one window."""


def entries(menu: Menu) -> list[str]:
    found = []
    for entry in (entry for section in menu.sections for entry in section):
        found += [entry.title, *entries(entry)] if isinstance(entry, Menu) else [entry.text_in(Situation())]
    return found


@pytest.mark.parametrize("menu", MENUS, ids=lambda menu: menu.title)
def test_what_stands_behind_the_name_of_a_menu_is_in_it(menu: Menu) -> None:
    named = re.findall(rf"\b{menu.title} > ([A-Z][^,.;:()`*]{{3,40}})", PROSE)
    there = entries(menu)
    assert [text for text in named if not text.startswith(tuple(there))] == []


def test_a_key_is_one_of_an_action() -> None:
    named = set(re.findall(r"`((?:(?:Ctrl|Alt|Shift)\+|F\d)[^`]*)`", README)) - OF_WINDOWS
    there = {QKeySequence(key) for menu in MENUS for action in menu.actions() for key in action.all_keys}
    assert len(named) > 40
    assert [key for key in sorted(named) if QKeySequence(key) not in there] == []


def test_each_command_of_the_terminal_is_shown() -> None:
    shown = re.search(r"## In the terminal\n\n```\n(.*?)```", README, re.DOTALL)
    assert shown is not None
    named = set(re.findall(r"(?:^readinglist|   readinglist|\|) ([a-z]+)", shown[1], re.MULTILINE))
    assert set(COMMANDS) <= named


def test_each_format_has_its_line() -> None:
    assert [kind.name for kind in EXPORT_KINDS if f"\n| `{kind.name}` |" not in README] == []
