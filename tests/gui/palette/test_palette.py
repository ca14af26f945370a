"""Ctrl+K: anything is done, and any place gone to, by typing a part of its name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QWidget

from readinglist.domain.paper import State
from readinglist.gui.palette.model import COMMAND_ROLE
from readinglist.gui.palette.palette import Palette
from readinglist.gui.palette.uses import Uses
from readinglist.gui.settings import Settings
from readinglist.gui.theme import ThemeChoice
from readinglist.library import Library, tagging
from tests.gui.parts import Program


def open_palette(program: Program) -> QLineEdit:
    QTest.keySequence(program.window, QKeySequence("Ctrl+K"))
    line = program.window.findChild(QLineEdit, "palette-line")
    assert isinstance(line, QLineEdit)
    assert line.hasFocus()
    return line


def is_open(program: Program) -> bool:
    return any(palette.isVisible() for palette in program.window.findChildren(Palette))


def shown(program: Program) -> QListView:
    view = program.window.findChild(QListView, "palette-list")
    assert isinstance(view, QListView)
    return view


def chosen(program: Program) -> str:
    return str(shown(program).currentIndex().data())


def test_enter_does_what_is_typed(program: Program) -> None:
    line = open_palette(program)
    QTest.keyClicks(line, "mark queu")
    assert chosen(program) == "Mark Queued"
    QTest.keyClick(line, Qt.Key.Key_Return)
    program.wait_for_writes()
    assert not is_open(program)
    paper = program.desk.papers.current_paper()
    assert paper is not None
    assert paper.state is State.QUEUED


def test_a_tag_is_gone_to(program: Program) -> None:
    with Library.open(program.path) as library:
        tagging.tag(library, library.search("").ids[:2], add=["vision/3d"])
    program.wait(lambda: program.desk.snapshot.overview.tags)
    line = open_palette(program)
    QTest.keyClicks(line, "3d")
    QTest.keyClick(line, Qt.Key.Key_Return)
    program.settle()
    assert program.desk.sidebar.entry.tip == "vision/3d"
    assert len(program.titles()) == 2
    assert program.desk.papers.list.hasFocus()


def test_escape_closes_and_gives_the_keyboard_back(program: Program) -> None:
    program.desk.search.setFocus()
    QTest.keyClick(open_palette(program), Qt.Key.Key_Escape)
    assert not is_open(program)
    assert program.desk.search.hasFocus()


def test_its_own_key_closes_it(program: Program) -> None:
    QTest.keySequence(open_palette(program), QKeySequence("Ctrl+K"))
    assert not is_open(program)


def test_a_press_beside_the_card_closes_it(program: Program) -> None:
    open_palette(program)
    palette = program.window.findChild(Palette)
    assert palette is not None
    QTest.mouseClick(palette, Qt.MouseButton.LeftButton, pos=QPoint(8, palette.height() - 8))
    assert not is_open(program)


def test_a_click_does_what_was_clicked(program: Program) -> None:
    QTest.keyClicks(open_palette(program), "star")
    view = shown(program)
    assert view.model().index(0, 0).data() == "Star"
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(view.model().index(0, 0)).center())
    program.wait_for_writes()
    paper = program.desk.papers.current_paper()
    assert paper is not None
    assert paper.starred


@pytest.mark.parametrize(
    ("keys", "row"),
    [
        ([Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up], 1), ([Qt.Key.Key_Tab], 1),
        ([Qt.Key.Key_PageDown], 9), ([Qt.Key.Key_PageDown, Qt.Key.Key_PageUp], 0),
        ([Qt.Key.Key_Up, Qt.Key.Key_Down], 0),
    ],
)  # fmt: skip
def test_arrows_move_in_the_list_while_the_line_keeps_the_keyboard(
    program: Program, keys: list[Qt.Key], row: int
) -> None:
    line = open_palette(program)
    for key in keys:
        QTest.keyClick(line, key)
    assert shown(program).currentIndex().row() == row
    assert line.hasFocus()


def test_no_key_of_the_window_works_while_it_is_open(program: Program) -> None:
    line = open_palette(program)
    for keys in ("x", "Alt+4", "Ctrl+4", "Ctrl+A"):
        QTest.keySequence(line, QKeySequence(keys))
    program.settle()
    paper = program.desk.papers.current_paper()
    assert paper is not None
    assert (paper.state, paper.rating) == (State.UNREAD, 0)
    assert line.text() == "x"


def test_what_nothing_is_called_is_said(program: Program) -> None:
    line = open_palette(program)
    line.setText("<b>xqzvw")
    program.settle()
    nothing = program.window.findChild(QLabel, "palette-nothing")
    assert nothing.isVisible()
    assert nothing.text() == "Nothing is called “<b>xqzvw”."
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert is_open(program)


def test_what_is_not_possible_any_more_is_not_done(program: Program) -> None:
    line = open_palette(program)
    QTest.keyClicks(line, "mark read")
    program.desk.papers.list.clearSelection()
    QTest.keyClick(line, Qt.Key.Key_Return)
    program.wait_for_writes()
    assert program.desk.snapshot.undo_label.startswith("Import")


def test_it_stands_at_the_top_in_the_middle_of_the_window_whatever_its_size(program: Program) -> None:
    open_palette(program)
    card = program.window.findChild(QWidget, "palette-card")
    for width, height in ((1280, 800), (800, 500), (960, 640)):
        program.window.resize(width, height)
        program.settle()
        assert abs(card.geometry().center().x() - program.window.width() / 2) <= 1
        assert card.geometry().bottom() < program.window.height()


def test_the_line_names_the_chosen_command_to_a_screen_reader(program: Program) -> None:
    line = open_palette(program)
    QTest.keyClicks(line, "mark read")
    assert line.accessibleDescription() == "Mark Read, Paper, R"
    assert line.accessibleName()
    assert shown(program).accessibleName()


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_it_wears_the_theme(program: Program, choice: ThemeChoice) -> None:
    program.desk.theme.choose(choice)
    open_palette(program)
    theme = program.desk.theme.theme
    image = shown(program).grab().toImage()
    colours = {image.pixelColor(2, y).name() for y in range(0, image.height(), 8)}
    assert colours == {theme.raised}
    program.desk.theme.choose(ThemeChoice.SYSTEM)


def test_it_is_opened_from_its_menu_too(program: Program) -> None:
    program.window.findChild(QAction, "palette").trigger()
    assert is_open(program)
    assert QGuiApplication.focusObject() is program.window.findChild(QLineEdit, "palette-line")


def test_a_paper_is_found_by_its_title_and_selected_in_the_list(program: Program) -> None:
    line = open_palette(program)
    QTest.keyClicks(line, "fold protiens")
    program.settle()
    assert chosen(program) == "Learning to Fold Proteins by Looking at Them"
    assert str(shown(program).currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)).endswith(", Paper")
    QTest.keyClick(line, Qt.Key.Key_Return)
    program.settle()
    assert program.current() == "Learning to Fold Proteins by Looking at Them"
    assert len(program.titles()) == 5
    assert program.desk.papers.list.hasFocus()


def test_a_paper_that_is_not_listed_is_gone_to_in_the_whole_library(program: Program) -> None:
    program.desk.search.setText("diffusion")
    program.settle()
    program.desk.sidebar.choose("unread")
    program.settle()
    line = open_palette(program)
    QTest.keyClicks(line, "weak teachers")
    QTest.keyClick(line, Qt.Key.Key_Return)  # before the answer is here
    program.wait(lambda: not is_open(program))
    program.settle()
    assert program.current() == "Weak Teachers and Strong Students"
    assert program.desk.sidebar.entry.key == "all"
    assert program.desk.search.text() == ""
    assert program.desk.papers.list.selected_count() == 1


def test_papers_come_after_what_is_called_so_and_leave_the_choice_where_it_was(program: Program) -> None:
    line = open_palette(program)
    QTest.keyClicks(line, "co")
    QTest.keyClick(line, Qt.Key.Key_Down)
    before = chosen(program)
    program.settle()
    assert chosen(program) == before
    model = shown(program).model()
    places = [model.index(row, 0).data(COMMAND_ROLE).place for row in range(model.rowCount())]
    assert "Paper" in places[:10]
    assert places[0] != "Paper"


def test_marks_leave_actions_or_tags_alone(program: Program) -> None:
    with Library.open(program.path) as library:
        tagging.tag(library, library.search("").ids[:2], add=["contrast"])
    program.wait(lambda: program.desk.snapshot.overview.tags)
    line = open_palette(program)
    for typed, places in (("#", {"Tag"}), ("#cont", {"Tag"}), (">copy citation", {"Edit"})):
        line.setText(typed)
        program.settle()
        model = shown(program).model()
        assert {model.index(row, 0).data(COMMAND_ROLE).place for row in range(model.rowCount())} == places


def test_what_is_used_comes_first_also_after_a_restart(program: Program) -> None:
    for _ in range(2):
        line = open_palette(program)
        QTest.keyClicks(line, "sort by title")
        QTest.keyClick(line, Qt.Key.Key_Return)
        program.settle()
    open_palette(program)
    assert chosen(program) == "Sort By › Title"
    program.desk.settings.save()
    assert Uses(Settings(program.path.with_name("window.ini"))).weight("sort-title") > 1


def test_papers_that_are_found_when_it_has_been_left_are_passed_over(program: Program) -> None:
    line = open_palette(program)
    QTest.keyClicks(line, "proteins")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    QTest.keyClicks(line, "weak")  # typed before it is quite gone
    program.settle()
    assert not is_open(program)
    assert program.bugs == []
