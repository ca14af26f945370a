"""What is done in the details is done to the library."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTextEdit,
    QWidget,
)

from readinglist.domain.paper import Paper, State
from readinglist.library import Library
from tests.gui.parts import TITLES, Program


def visible(program: Program, name: str) -> QWidget:
    return next(child for child in program.desk.details.findChildren(QWidget, name) if child.isVisible())


def click(program: Program, name: str) -> None:
    button = visible(program, name)
    assert isinstance(button, QAbstractButton)
    program.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    program.wait_for_writes()


def stored(program: Program, paper_id: int = 1) -> Paper:
    with Library.open(program.path) as library:
        return library.papers([paper_id])[0]


def choose(program: Program, *ids: int) -> None:
    program.desk.papers.list.select_ids(ids)
    program.settle()


def test_the_chosen_paper_is_shown(program: Program) -> None:
    choose(program, 1)
    title = visible(program, "title")
    assert isinstance(title, QTextEdit)
    assert title.toPlainText() == TITLES[0]


def test_state_and_star_are_kept(program: Program) -> None:
    choose(program, 1)
    click(program, "state-queued")
    click(program, "star")
    assert (stored(program).state, stored(program).starred) == (State.QUEUED, True)


def test_a_typed_tag_is_kept_and_shown(program: Program) -> None:
    choose(program, 1)
    program.desk.details.focus_tags()
    field = visible(program, "tag-field")
    program.qtbot.keyClicks(field, "vision/networks")
    program.qtbot.keyClick(field, Qt.Key.Key_Return)
    program.wait_for_writes()
    assert stored(program).tags == ("vision/networks",)
    assert visible(program, "tag-chip").accessibleName() == "Tag vision/networks"


def test_notes_are_kept_when_another_paper_is_chosen(program: Program) -> None:
    choose(program, 1)
    notes = visible(program, "notes")
    assert isinstance(notes, QPlainTextEdit)
    program.qtbot.keyClicks(notes, "Worth a second look.")
    choose(program, 2)
    program.wait_for_writes()
    assert stored(program).notes == "Worth a second look."
    assert notes.toPlainText() == ""


def test_notes_are_kept_when_the_window_closes(program: Program) -> None:
    choose(program, 1)
    program.qtbot.keyClicks(visible(program, "notes"), "Last words.")
    program.close()
    assert stored(program).notes == "Last words."


def test_a_link_is_opened_through_the_one_opener(program: Program) -> None:
    choose(program, 1)
    click(program, "link-button")
    assert program.links == ["https://github.com/example/plain"]


def test_many_are_marked_in_one_go(program: Program) -> None:
    choose(program, 1, 2)
    click(program, "state-read")
    assert [stored(program, number).state for number in (1, 2)] == [State.READ] * 2


def test_a_tag_that_all_have_can_be_taken_off_all(program: Program) -> None:
    with Library.open(program.path) as library:
        library.tag([1, 2], add=["shared"])
        library.tag([1], add=["own"])
    choose(program, 1, 2)
    chip = visible(program, "tag-chip")
    assert chip.accessibleName() == "Tag shared"
    chip.setFocus()
    program.qtbot.keyClick(chip, Qt.Key.Key_Delete)
    program.wait_for_writes()
    assert (stored(program, 1).tags, stored(program, 2).tags) == (("own",), ())


def test_escape_in_a_field_leads_back_to_the_list(program: Program) -> None:
    choose(program, 1)
    program.desk.details.focus_tags()
    program.qtbot.keyClick(visible(program, "tag-field"), Qt.Key.Key_Escape)
    assert program.desk.papers.list.hasFocus()


def test_one_escape_is_enough_and_the_next_key_is_for_the_list(program: Program) -> None:
    choose(program, 1)
    before = program.desk.papers.list.current_id()
    program.desk.details.focus_tags()
    field = visible(program, "tag-field")
    program.qtbot.keyClicks(field, "vis")
    program.qtbot.keyClick(QApplication.activePopupWidget(), Qt.Key.Key_Escape)
    program.qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_J)
    program.settle()
    assert program.desk.papers.list.hasFocus()
    assert program.desk.papers.list.current_id() != before
    assert isinstance(field, QLineEdit)
    assert field.text() == ""


def test_while_one_types_the_details_wait_for_the_last_letter(program: Program) -> None:
    choose(program, 1)
    pause = program.window.findChild(QTimer, "details-pause")
    pause.setInterval(60_000)
    program.desk.search.setText("weak teachers")
    program.wait(lambda: program.current() == TITLES[3])
    assert visible(program, "title").toPlainText() == TITLES[0]
    pause.setInterval(0)
    program.desk.search.setText("weak teachers and")
    program.wait(lambda: visible(program, "title").toPlainText() == TITLES[3])


def test_a_link_is_copied_with_the_keyboard_where_it_has_it(program: Program) -> None:
    program.desk.papers.list.select_ids([1])
    program.settle()
    button = program.window.findChild(QPushButton, "link-button")
    assert isinstance(button, QPushButton)
    button.setFocus()
    program.qtbot.keyClick(button, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert program.desk.clipboard.text() == "https://github.com/example/plain"


def test_what_the_details_say_can_be_selected_and_copied(program: Program) -> None:
    program.desk.papers.list.select_ids([1])
    program.settle()
    for name in ("title", "abstract"):
        shown = program.window.findChild(QTextEdit, name)
        assert isinstance(shown, QTextEdit)
        shown.selectAll()
        shown.copy()
        assert program.desk.clipboard.text() == shown.toPlainText() != ""
    key = program.window.findChild(QLabel, "cite-key")
    assert isinstance(key, QLabel)
    key.setFocus()
    key.setSelection(0, 5)
    program.qtbot.keyClick(key, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert program.desk.clipboard.text() == "plain"
