"""The menu of a line in the sidebar: of all that the menu Sidebar offers, what is possible with that very line."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QMenu, QWidget

from readinglist.gui.actions import Action, Menu, bring_in_line, made_from, native
from readinglist.gui.desk import Desk
from readinglist.gui.menus.paper_menu import EMPTY_TRASH
from readinglist.gui.menus.sidebar_menu import menu_on
from readinglist.gui.sidebar.entries import Entry
from readinglist.gui.situation import Situation, situation_of


def menu_for(entry: Entry, desk: Desk, parent: QWidget) -> QMenu | None:
    """Return the menu of an entry; None where there is nothing to be done with it."""
    menu = Menu("Trash", ((EMPTY_TRASH,),)) if entry.key == "trash" else menu_on(lambda _desk: entry)
    situation = replace(situation_of(desk), entry=entry)
    if not any(action.is_possible(situation) for action in menu.actions()):
        return None
    made = QMenu(parent)
    _fill(made, menu, situation, desk)
    return made


def _fill(made: QMenu, menu: Menu, situation: Situation, desk: Desk) -> None:
    """Fill a menu with what is possible; a section of which nothing is left has no line either."""
    for section in menu.sections:
        possible = [entry for entry in section if _is_possible(entry, situation)]
        if possible and made.actions():
            made.addSeparator()
        for entry in possible:
            if isinstance(entry, Menu):
                _fill(made.addMenu(entry.title), entry, situation, desk)
            else:
                entry = desk.keys.of(entry)
                action = made_from(entry, desk, made)
                bring_in_line(action, entry, situation)
                if entry.keys:  # the keys themselves are those of the menu bar
                    action.setText(f"{action.text()}\t{native(entry.keys[0])}")
                made.addAction(action)


def _is_possible(entry: Action | Menu, situation: Situation) -> bool:
    actions = entry.actions() if isinstance(entry, Menu) else (entry,)
    return any(action.is_possible(situation) for action in actions)
