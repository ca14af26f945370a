"""In the window: words are completed from the library, and what was really searched for is offered again."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from readinglist.domain.paper import State
from readinglist.domain.resources import resource_dir
from readinglist.gui.operations import marking, tagging
from readinglist.gui.snapshot import NOTHING
from readinglist.gui.suggesting.completer import icon_of
from readinglist.gui.suggesting.library_names import names_of
from readinglist.search.completing import completions
from readinglist.search.prefixes import Prefix
from tests.gui.parts import TITLES, Program, fill, open_program

KEY = Qt.Key


def type_keys(program: Program, text: str) -> None:
    program.desk.search.setFocus()
    QTest.keyClicks(program.desk.search, text)


def press(program: Program, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(program.desk.search, key, modifiers)


def offered(program: Program) -> list[str]:
    """What the list below the search line shows."""
    popup = program.desk.search.suggestions
    rows = popup.findChildren(QListView)[0].model()
    return [rows.index(row, 0).data() for row in range(rows.rowCount())] if popup.isVisible() else []


def searches(program: Program) -> tuple[str, ...]:
    return program.desk.search.earlier.history.searches


def search_for(program: Program, text: str) -> None:
    """Put a search into the line and confirm it."""
    program.desk.search.setFocus()
    program.desk.search.setText(text)
    press(program, KEY.Key_Return)
    program.settle()


def stay(program: Program) -> None:
    """Let what is typed stay for as long as it takes to look at what was found."""
    timer = program.desk.search.findChild(QTimer, "search-stay")
    assert timer is not None
    if timer.isActive():
        timer.stop()
        timer.timeout.emit()


# Completion


def test_a_prefix_and_then_a_tag_are_completed_with_tab(program: Program) -> None:
    tagging.add(program.desk, [1, 2], ["to read", "vision"])
    program.wait(lambda: len(program.desk.snapshot.overview.tags) == 2)
    program.settle()
    type_keys(program, "ta")
    assert offered(program) == ["tag:"]
    press(program, KEY.Key_Tab)
    assert sorted(offered(program)) == ["to read", "vision"]
    type_keys(program, "t")
    press(program, KEY.Key_Tab)
    assert program.desk.search.text() == 'tag:"to read" '
    program.settle()
    assert program.titles() == list(TITLES[:2])
    assert program.desk.search.hasFocus()


def test_a_listing_is_chosen_with_the_arrows_and_enter(program: Program) -> None:
    type_keys(program, "weak in:")
    press(program, KEY.Key_Down)
    press(program, KEY.Key_Return)
    assert program.desk.search.text() == "weak in:page "
    program.settle()
    assert program.titles() == [TITLES[3]]


def test_sites_are_read_when_they_are_asked_for(program: Program) -> None:
    type_keys(program, "site:")
    program.wait(lambda: offered(program) == ["github.com"])
    press(program, KEY.Key_Tab)
    program.settle()
    assert program.titles() == [TITLES[0]]


def test_an_emoji_before_the_word_is_counted_once(program: Program) -> None:
    program.desk.search.setText("😀 is:unr")
    program.desk.search.setCursorPosition(len("😀 is:unr") + 1)
    type_keys(program, "e")
    press(program, KEY.Key_Tab)
    assert program.desk.search.text() == "😀 is:unread "


def test_a_word_that_was_completed_can_be_taken_back(program: Program) -> None:
    type_keys(program, "is:unr")
    press(program, KEY.Key_Tab)
    program.desk.search.undo()
    assert program.desk.search.text() == "is:unr"


def test_enter_leads_into_the_list_while_something_is_offered(program: Program) -> None:
    type_keys(program, "ti")
    assert offered(program) == ["title:"]
    press(program, KEY.Key_Return)
    assert program.desk.search.text() == "ti"
    assert program.desk.papers.list.hasFocus() or not program.desk.papers.list.isVisible()
    assert offered(program) == []


def test_escape_first_closes_the_list_and_then_clears(program: Program) -> None:
    type_keys(program, "ti")
    press(program, KEY.Key_Escape)
    assert (offered(program), program.desk.search.text()) == ([], "ti")
    press(program, KEY.Key_Escape)
    assert program.desk.search.text() == ""


def test_plain_words_have_the_line_for_themselves(program: Program) -> None:
    for letter in "contrastve lerning":
        type_keys(program, letter)
        assert offered(program) == []
    press(program, KEY.Key_Down)
    assert program.desk.papers.list.hasFocus()


def test_what_is_set_from_elsewhere_offers_nothing(program: Program) -> None:
    program.desk.search.setFocus()
    program.desk.search.setText("tag:")
    assert offered(program) == []


@pytest.mark.parametrize("text", [*Prefix, *(prefix[:2] for prefix in Prefix)])
def test_every_proposal_has_its_icon(text: str) -> None:
    names = names_of(NOTHING, [("github.com", 1)], date(2026, 3, 20))
    for one in completions(text, len(text), names):
        assert (resource_dir() / "icons" / f"{icon_of(one)}.svg").is_file()


# History


def test_what_was_confirmed_is_offered_in_the_empty_line(program: Program) -> None:
    search_for(program, "weak")
    search_for(program, "is:unread diffusion")
    program.desk.search.clear_search()
    program.desk.search.setFocus()
    press(program, KEY.Key_Down)
    assert offered(program) == ["is:unread diffusion", "weak"]
    press(program, KEY.Key_Down)
    press(program, KEY.Key_Return)
    program.settle()
    assert program.desk.search.text() == "weak"
    assert program.titles() == [TITLES[3]]
    assert searches(program) == ("weak", "is:unread diffusion")


def test_down_leads_into_the_list_while_nothing_is_remembered(program: Program) -> None:
    program.desk.search.setFocus()
    press(program, KEY.Key_Down)
    assert program.desk.papers.list.hasFocus()


def test_what_is_typed_in_passing_is_not_remembered(program: Program) -> None:
    type_keys(program, "weak")
    press(program, KEY.Key_Escape)
    assert searches(program) == ()


def test_what_stays_is_remembered_as_what_it_became(program: Program) -> None:
    type_keys(program, "wea")
    stay(program)
    assert searches(program) == ("wea",)
    type_keys(program, "k")
    stay(program)
    assert searches(program) == ("weak",)


def test_half_a_word_that_is_being_completed_is_not_remembered(program: Program) -> None:
    type_keys(program, "is:unr")
    stay(program)
    assert searches(program) == ()


def test_marking_what_was_found_remembers_the_search(program: Program) -> None:
    type_keys(program, "weak")
    program.settle()
    marking.mark(program.desk, [4], State.READ)
    program.wait_for_writes()
    assert searches(program) == ("weak",)


def test_choosing_a_paper_remembers_the_search(program: Program) -> None:
    type_keys(program, "learning")
    program.settle()
    rows = program.desk.papers.list
    place = rows.visualRect(rows.model().index(1, 0)).center()
    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert searches(program) == ("learning",)


def test_a_search_is_forgotten_with_delete(program: Program) -> None:
    for text in ("weak", "learning", "diffusion"):
        search_for(program, text)
    program.desk.search.setFocus()
    press(program, KEY.Key_Down, Qt.KeyboardModifier.AltModifier)
    press(program, KEY.Key_Down)
    press(program, KEY.Key_Delete)
    assert offered(program) == ["diffusion", "weak"]
    press(program, KEY.Key_Delete)
    press(program, KEY.Key_Delete)
    assert (offered(program), searches(program)) == ([], ())
    assert program.desk.search.text() == "diffusion"


def test_the_button_at_the_side_shows_them_too(program: Program) -> None:
    def button() -> QToolButton:
        return next(one for one in program.desk.search.findChildren(QToolButton) if "Earlier" in one.toolTip())

    assert not button().isVisible()
    search_for(program, "weak")
    program.wait(button().isVisible)
    QTest.mouseClick(button(), Qt.MouseButton.LeftButton)
    assert offered(program) == ["weak"]
    assert program.desk.search.hasFocus()


def test_the_menu_shows_them_and_clears_them_with_a_way_back(program: Program) -> None:
    shown, clear = (
        program.window.findChild(QAction, action_id) for action_id in ("earlier-searches", "clear-search-history")
    )
    assert (shown.isEnabled(), clear.isEnabled()) == (False, False)
    search_for(program, "weak")
    shown.trigger()
    assert offered(program) == ["weak"]
    clear.trigger()
    assert searches(program) == ()
    assert not clear.isEnabled()
    assert program.notice() == "The search history was cleared."
    QTest.mouseClick(program.window.findChild(QPushButton, "notice-button"), Qt.MouseButton.LeftButton)
    assert searches(program) == ("weak",)


def test_what_still_stands_in_the_line_at_the_next_start_is_not_taken_for_used(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    program.desk.search.setText("wea")
    program.close()
    again = open_program(qtbot, program.path, tmp_path / "window.ini")
    stay(again)
    assert (again.desk.search.text(), searches(again)) == ("wea", ())
    again.close()


def test_each_library_remembers_its_own(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    odd = 'in:"a, b" -"ü=%;😀" weak'
    for text in ("weak", odd):
        search_for(program, text)
    program.close()
    fill(tmp_path / "other.db", ["Something Else"])
    other = open_program(qtbot, tmp_path / "other.db", tmp_path / "window.ini")
    assert searches(other) == ()
    other.close()
    again = open_program(qtbot, program.path, tmp_path / "window.ini")
    assert searches(again) == (odd, "weak")
    again.close()
