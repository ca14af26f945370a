"""Several tags are asked for by clicks in the sidebar, and stand in the search line."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest

from readinglist.gui.desk import Desk
from readinglist.library import Library
from tests.gui.parts import TITLES, Program

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def desk(program: Program) -> Desk:
    with Library.open(program.path) as library:
        library.tag([1, 2, 3], add=["one"])
        library.tag([2, 3, 4], add=["to do"])
        library.tag([3], add=["third"])
    program.wait(lambda: len(program.desk.snapshot.overview.tags) == 3)
    return program.desk


def click(program: Program, name: str, keys: Qt.KeyboardModifier) -> None:
    sidebar = program.desk.sidebar
    model = sidebar.model()
    tags = next(model.index(row, 0) for row in range(model.rowCount()) if model.index(row, 0).data() == "Tags")
    line: QModelIndex = next(
        model.index(row, 0, tags) for row in range(model.rowCount(tags)) if model.index(row, 0, tags).data() == name
    )
    sidebar.scrollTo(line)
    QTest.mouseClick(sidebar.viewport(), Qt.MouseButton.LeftButton, keys, sidebar.visualRect(line).center())
    program.settle()


def test_a_click_with_ctrl_asks_for_one_more_tag_and_once_more_for_one_less(program: Program, desk: Desk) -> None:
    click(program, "one", ALONE)
    click(program, "to do", CTRL)
    assert (desk.sidebar.entry.key, desk.search.text()) == ("all", 'tag:one tag:"to do"')
    assert set(program.titles()) == {TITLES[1], TITLES[2]}
    click(program, "third", CTRL)
    assert program.titles() == [TITLES[2]]
    click(program, "to do", CTRL)
    assert desk.search.text() == "tag:one tag:third"


def test_a_tag_that_is_chosen_and_searched_for_stands_in_the_line_once(program: Program, desk: Desk) -> None:
    click(program, "one", SHIFT)
    click(program, "one", ALONE)
    click(program, "third", CTRL)
    assert desk.search.text() == "tag:one tag:third"


def test_no_proposals_cover_the_sidebar_that_is_clicked_in(program: Program, desk: Desk) -> None:
    click(program, "one", CTRL)
    assert desk.search.text() == "tag:one"
    assert not desk.search.suggestions.isVisible()


def test_a_click_with_shift_finds_the_papers_of_either_tag(program: Program, desk: Desk) -> None:
    click(program, "one", SHIFT)
    assert desk.search.text() == "tag:one"
    click(program, "to do", SHIFT)
    assert desk.search.text() == 'tag:one OR tag:"to do"'
    assert len(program.titles()) == 4
    click(program, "third", CTRL)
    assert desk.search.text() == '(tag:one OR tag:"to do") tag:third'
    assert program.titles() == [TITLES[2]]


def test_tags_are_looked_for_within_what_else_is_chosen_and_typed(program: Program, desk: Desk) -> None:
    with Library.open(program.path) as library:
        library.mark([2], "read")
    desk.sidebar.choose("unread")
    desk.search.setText("contrastive")
    click(program, "one", CTRL)
    assert (desk.sidebar.entry.key, desk.search.text()) == ("unread", "contrastive tag:one")
    assert program.titles() == [TITLES[2]]


def test_the_tags_that_are_asked_for_look_chosen(program: Program, desk: Desk) -> None:
    def picture() -> object:
        return desk.sidebar.viewport().grab().toImage()

    program.settle()
    before = picture()
    desk.search.setText("tag:Third/ x")
    assert picture() != before
    desk.search.setText("third -tag:third")
    assert picture() == before


def test_the_menu_does_the_same_for_the_line_that_is_chosen(program: Program, desk: Desk) -> None:
    click(program, "one", ALONE)
    program.window.findChild(QAction, "and-tag").trigger()
    assert (desk.sidebar.entry.key, desk.search.text()) == ("all", "tag:one")
    click(program, "third", ALONE)
    program.window.findChild(QAction, "or-tag").trigger()
    assert (desk.sidebar.entry.key, desk.search.text()) == ("all", "tag:one OR tag:third")
