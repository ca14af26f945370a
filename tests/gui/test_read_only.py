"""A library that can only be read says so for as long as it is open, and offers nothing that cannot be done."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from readinglist.domain.tags import Tag
from readinglist.gui.menus import MENUS
from readinglist.gui.palette import commands
from readinglist.gui.read_only import CHANGING, WHY, changes_library
from readinglist.gui.sidebar.entries import Entry, Kind
from readinglist.gui.sidebar_menu import menu_for
from readinglist.gui.situation import situation_of
from readinglist.library import Library
from tests.gui.parts import Program, fill, open_program

ALL = [action.id for menu in MENUS for action in menu.actions()]


class ReadOnly(Library):
    """A library as it is where nothing can be written, which whoever runs the tests may be allowed to."""

    def __init__(self, *given: object, **named: object) -> None:
        super().__init__(*given, **named)  # type: ignore[arg-type]
        self.read_only = self.store.read_only = True


@pytest.fixture
def reader(qtbot: QtBot, tmp_path: Path) -> Program:
    fill(tmp_path / "library.db")
    return open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini", ReadOnly)


def test_a_bar_says_so_and_why_for_as_long_as_it_is_so(reader: Program) -> None:
    bar = reader.window.findChild(QWidget, "read-only-bar")
    assert bar.isVisible()
    reader.desk.notices.clear()
    assert bar.isVisible()


def test_a_library_that_can_be_written_has_no_such_bar(program: Program) -> None:
    assert not program.window.findChild(QWidget, "read-only-bar").isVisible()


@pytest.mark.parametrize("name", ["mark-read", "star", "tag", "trash", "edit-paper", "import", "new-tag", "triage"])
def test_what_would_change_it_is_not_offered_and_says_why(reader: Program, name: str) -> None:
    action = reader.window.findChild(QAction, name)
    assert not action.isEnabled()
    assert action.statusTip().endswith(f". {WHY}.")


@pytest.mark.parametrize("name", ["export", "copy-bibtex", "select-all", "find", "history", "check", "open-library"])
def test_what_only_reads_is(reader: Program, name: str) -> None:
    assert reader.window.findChild(QAction, name).isEnabled()


def test_the_palette_and_the_menu_of_a_tag_offer_no_more_than_the_menus(reader: Program) -> None:
    reader.desk.papers.list.setCurrentIndex(reader.desk.papers.list.model().index(0, 0))
    situation = situation_of(reader.desk)
    offered = commands.actions(MENUS, situation, lambda _action: None)
    assert [command.name for command in offered if changes_library(command.name)] == []
    tag = Entry("tag", "vision", Kind.TAG, source=Tag(1, "vision"))
    menu = menu_for(tag, reader.desk, reader.window)
    assert menu is not None
    assert {action.objectName() for action in menu.actions()} == {"and-tag", "or-tag"}


def test_every_action_that_is_named_is_there() -> None:
    for name in CHANGING:
        assert any(one.startswith(name) if name.endswith("-") else one == name for one in ALL), name


def test_showing_and_taking_along_change_nothing() -> None:
    looking = ("export", "copy-", "drag-", "sort-", "theme-", "open-", "recent-", "search-", "go-", "tag-rules")
    assert not [one for one in ALL if one.startswith(looking) and changes_library(one)]
