"""The button above the list that says in which order the papers stand, and its menu."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from readinglist.domain.query import Sort, SortKey
from readinglist.gui.papers.sort_button import SORT_NAMES, SortButton


def choose(button: SortButton, text: str) -> list[Sort]:
    """Choose from the menu as the mouse does; return the orders asked for."""
    asked: list[Sort] = []
    button.chosen.connect(asked.append)
    next(entry for entry in button.menu().actions() if entry.text() == text).trigger()
    button.chosen.disconnect(asked.append)
    return asked


@pytest.fixture
def button(qtbot: QtBot) -> SortButton:
    button = SortButton()
    qtbot.addWidget(button)
    return button


@pytest.mark.parametrize("key", SortKey)
def test_each_entry_of_the_menu_asks_for_its_order(button: SortButton, key: SortKey) -> None:
    assert choose(button, SORT_NAMES[key]) == [Sort(key)]


def test_a_direction_turns_the_order_in_force(button: SortButton) -> None:
    button.show_sort(Sort(SortKey.YEAR), has_best=True)
    assert choose(button, "Ascending") == [Sort(SortKey.YEAR, descending=False)]
    assert choose(button, "Descending") == [Sort(SortKey.YEAR, descending=True)]
