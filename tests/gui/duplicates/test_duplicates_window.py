"""Possible Duplicates: pairs are found, seen side by side and decided on, and every decision can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from readinglist.gui.duplicates.comparison_view import ComparisonView
from readinglist.gui.duplicates.duplicates_window import DuplicatesWindow
from readinglist.gui.duplicates.pair_list import PairList
from readinglist.gui.duplicates.side import Side
from readinglist.library import Library, duplicates, editing
from tests.gui.duplicates.parts import chain, fill_with_doubles
from tests.gui.parts import Program, fill, open_program

Key = tuple[int, int]
CONTROL = Qt.KeyboardModifier.ControlModifier


class Shown:
    """The window of a program, with what can be seen in it."""

    def __init__(self, program: Program) -> None:
        self.program = program
        program.window.findChild(QAction, "find-duplicates").trigger()
        self.window: QDialog = program.window.findChild(DuplicatesWindow)
        self.pairs: PairList = self.window.findChild(PairList)
        self.view: ComparisonView = self.window.findChild(ComparisonView)
        self.wait_for_search()

    def wait_for_search(self) -> None:
        self.program.wait(lambda: self.button("stop-or-search").text() == "Search Again")
        self.settle()

    def settle(self) -> None:
        self.program.wait_for_writes()
        self.program.settle()

    def keys(self) -> list[Key]:
        return [pair.key for pair in self.pairs.model().pairs]  # type: ignore[attr-defined]

    def at(self) -> Key | None:
        pair = self.pairs.current()
        return pair.key if pair else None

    def sides(self) -> tuple[int, int] | None:
        shown = self.view.comparison if self.view.isVisible() else None
        return (shown.keep.id, shown.other.id) if shown else None

    def go_to(self, key: Key) -> None:
        self.pairs.go_to_pair(key)
        self.settle()
        assert self.at() == key

    def button(self, name: str) -> QPushButton:
        found = self.window.findChild(QPushButton, name)
        assert found is not None
        return found

    def text(self, name: str) -> str:
        return self.window.findChild(QLabel, name).text()

    def side(self, name: str) -> Side:
        found = self.window.findChild(Side, name)
        assert found is not None
        return found

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focus = self.window.focusWidget() or self.window
        self.program.qtbot.keyClick(focus, key, modifier)
        self.settle()

    def click(self, widget: QWidget) -> None:
        self.program.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def library(self) -> Library:
        return Library.open(self.program.path)

    def there(self) -> list[int]:
        with self.library() as library:
            return sorted(library.search("").ids)


def opened(qtbot: QtBot, path: Path) -> Program:
    return open_program(qtbot, path / "library.db", path / "window.ini")


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    fill_with_doubles(tmp_path / "library.db")
    program = opened(qtbot, tmp_path)
    yield Shown(program)
    program.close()


@pytest.fixture
def chained(qtbot: QtBot, tmp_path: Path) -> Iterator[Shown]:
    chain(tmp_path / "library.db")
    program = opened(qtbot, tmp_path)
    yield Shown(program)
    program.close()


def test_pairs_stand_with_the_exact_ones_first_and_the_first_is_shown(shown: Shown) -> None:
    assert shown.keys() == [(3, 6), (2, 5), (1, 4)]
    assert (shown.at(), shown.sides()) == ((3, 6), (3, 6))
    assert (shown.text("pairs-found"), shown.text("pairs-progress")) == ("3 pairs", "7 papers compared")


def test_the_keyboard_goes_from_pair_to_pair(shown: Shown) -> None:
    for key, wanted in (
        (Qt.Key.Key_J, (2, 5)),
        (Qt.Key.Key_Down, (1, 4)),
        (Qt.Key.Key_J, (1, 4)),
        (Qt.Key.Key_K, (2, 5)),
    ):
        shown.press(key)
        assert (shown.at(), shown.sides()) == (wanted, wanted)
    shown.click(shown.button("later"))
    assert shown.at() == (1, 4)


def test_long_papers_are_read_by_key(shown: Shown) -> None:
    shown.go_to((1, 4))
    shown.window.resize(760, 420)
    shown.settle()
    shown.press(Qt.Key.Key_PageDown)
    assert shown.view.verticalScrollBar().value() > 0
    shown.press(Qt.Key.Key_PageUp)
    assert shown.view.verticalScrollBar().value() == 0


def test_what_differs_is_marked_and_foreign_text_is_no_markup(shown: Shown) -> None:
    shown.go_to((1, 4))
    title = shown.side("goes-title").text
    assert title.toPlainText() == "Reading Papers Slowly: A Study of <b>Readers</b>"
    (mark,) = title.extraSelections()
    assert mark.cursor.selectedText() == ": A Study of <b>Readers</b>"
    assert mark.format.fontUnderline()
    assert not shown.side("stays-title").text.extraSelections()


@pytest.mark.parametrize("key", [Qt.Key.Key_M, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_pair_is_merged_at_a_key_and_the_next_is_shown(shown: Shown, key: Qt.Key) -> None:
    shown.go_to((1, 4))
    shown.press(key)
    assert shown.there() == [1, 2, 3, 5, 6, 7]
    assert shown.keys() == [(3, 6), (2, 5)]
    assert shown.sides() == shown.at() == (2, 5)
    with shown.library() as library:
        (paper,) = library.papers([1])
    assert (paper.title, paper.year, paper.doi, paper.state, paper.rating) == (
        "Reading Papers Slowly", 2024, "10.1000/slow", "read", 4,
    )  # fmt: skip
    assert (paper.tags, paper.notes) == (("reading", "study"), "Read twice.\n\nSeen there.")


def test_each_field_comes_from_the_side_that_was_clicked(shown: Shown) -> None:
    shown.go_to((1, 4))
    shown.click(shown.side("goes-title").text.viewport())
    shown.click(shown.side("stays-doi").radio)
    shown.click(shown.side("goes-abstract"))
    shown.press(Qt.Key.Key_M)
    with shown.library() as library:
        (paper,) = library.papers([1])
    assert (paper.title, paper.doi) == ("Reading Papers Slowly: A Study of <b>Readers</b>", None)
    assert "nine owls" in paper.abstract


def test_the_other_one_can_be_kept(shown: Shown) -> None:
    shown.go_to((1, 4))
    shown.press(Qt.Key.Key_S)
    assert shown.sides() == (4, 1)
    shown.press(Qt.Key.Key_M)
    assert shown.there() == [2, 3, 4, 5, 6, 7]


def test_a_pair_that_is_different_is_proposed_no_more(shown: Shown) -> None:
    shown.go_to((2, 5))
    shown.press(Qt.Key.Key_D)
    assert shown.keys() == [(3, 6), (1, 4)]
    assert shown.text("status").startswith("The two stay apart")
    shown.click(shown.button("stop-or-search"))
    shown.wait_for_search()
    assert shown.keys() == [(3, 6), (1, 4)]


def test_all_exact_ones_are_merged_as_one_action(shown: Shown) -> None:
    assert shown.button("merge-exact").text() == "Merge All 1 Exact"
    shown.click(shown.button("merge-exact"))
    assert shown.there() == [1, 2, 3, 4, 5, 7]
    assert shown.keys() == [(2, 5), (1, 4)]
    assert shown.text("status") == "Merged 1 duplicate; what went is in the trash."
    assert not shown.button("merge-exact").isEnabled()
    assert shown.pairs.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_M, Qt.Key.Key_D])
def test_what_is_undone_comes_back_and_is_shown(shown: Shown, key: Qt.Key) -> None:
    shown.go_to((2, 5))
    shown.press(key)
    shown.press(Qt.Key.Key_Z, CONTROL)
    assert shown.keys() == [(3, 6), (2, 5), (1, 4)]
    assert shown.at() == shown.sides() == (2, 5)
    assert shown.text("status").startswith("Undone: ")
    shown.press(Qt.Key.Key_Y, CONTROL)
    assert shown.keys() == [(3, 6), (1, 4)]


def test_the_button_beside_what_was_done_takes_it_back(shown: Shown) -> None:
    shown.press(Qt.Key.Key_M)
    shown.click(shown.button("status-undo"))
    assert shown.at() == (3, 6)
    assert not shown.button("status-undo").isVisible()


def test_the_main_windows_undo_brings_pairs_back_too(shown: Shown) -> None:
    shown.press(Qt.Key.Key_M)
    undo = shown.program.window.findChild(QAction, "undo")
    assert undo.text() == "Undo Merge 2 Papers"
    undo.trigger()
    shown.settle()
    assert shown.keys() == [(3, 6), (2, 5), (1, 4)]


def test_nothing_to_undo_is_said(qtbot: QtBot, tmp_path: Path) -> None:
    Library.open(tmp_path / "library.db").close()
    program = opened(qtbot, tmp_path)
    shown = Shown(program)
    shown.press(Qt.Key.Key_Z, CONTROL)
    assert shown.text("status") == "There is nothing to undo."
    assert shown.text("no-pair-headline") == "No possible duplicates"
    program.close()


def test_after_a_merge_the_pairs_of_what_went_are_those_of_what_stayed(chained: Shown) -> None:
    assert sorted(chained.keys()) == [(1, 2), (1, 3), (2, 3)]
    chained.go_to((1, 2))
    chained.press(Qt.Key.Key_M)
    assert chained.keys() == [(1, 3)]
    chained.press(Qt.Key.Key_M)
    assert chained.keys() == []
    assert chained.there() == [1]
    assert chained.text("no-pair-headline") == "No possible duplicates"
    chained.press(Qt.Key.Key_Z, CONTROL)
    assert chained.keys() == [(1, 3)]
    chained.press(Qt.Key.Key_Z, CONTROL)
    assert sorted(chained.keys()) == [(1, 2), (1, 3), (2, 3)]


def test_merging_as_fast_as_one_can_type_is_no_error(chained: Shown) -> None:
    for _ in range(6):
        chained.program.qtbot.keyClick(chained.pairs, Qt.Key.Key_M)
    chained.settle()
    assert chained.text("status").startswith("The two are one paper now")
    for _ in range(2):
        chained.press(Qt.Key.Key_M)
    assert chained.there() == [1]


def test_pairs_follow_what_is_done_in_the_main_window(shown: Shown) -> None:
    desk = shown.program.desk
    desk.background.write(lambda library: library.trash([6]))
    shown.settle()
    assert shown.keys() == [(2, 5), (1, 4)]
    desk.background.write(lambda library: editing.edit(library, 2, title="Something Else"))
    shown.settle()
    assert [pair.title for pair in shown.pairs.model().pairs] == ["Reading Papers Slowly"]  # type: ignore[attr-defined]


def test_pairs_follow_what_another_program_does(shown: Shown) -> None:
    with shown.library() as library:
        duplicates.merge(library, 3, 6)
        editing.edit(library, 1, title="Reading papers slowly")
    shown.program.wait(lambda: shown.keys() == [(2, 5), (1, 4)])
    shown.go_to((1, 4))
    assert shown.side("stays-title").text.toPlainText() == "Reading papers slowly"


def test_a_paper_that_is_changed_while_it_is_shown_is_shown_anew(shown: Shown) -> None:
    shown.program.desk.background.write(lambda library: editing.edit(library, 6, venue="NeurIPS"))
    shown.settle()
    assert shown.side("goes-venue").text.toPlainText() == "NeurIPS"


def test_what_cannot_be_written_is_said_and_the_pair_stays(shown: Shown) -> None:
    with shown.library() as library:
        library.purge([])
        library.trash([6])
        shown.program.qtbot.keyClick(shown.pairs, Qt.Key.Key_M)  # before the window can know
        shown.settle()
    assert shown.text("status").startswith("One of the two papers is no longer in the library")
    shown.program.wait(lambda: shown.keys() == [(2, 5), (1, 4)])


def test_a_library_that_can_only_be_read_can_be_looked_through(qtbot: QtBot, tmp_path: Path) -> None:
    fill_with_doubles(tmp_path / "library.db")
    program = opened(qtbot, tmp_path)
    program.desk.snapshot.is_read_only = True
    shown = Shown(program)
    assert shown.keys() == [(3, 6), (2, 5), (1, 4)]
    assert shown.sides() == (3, 6)
    assert not any(shown.button(name).isEnabled() for name in ("merge", "apart", "merge-exact", "swap"))
    assert shown.text("status").startswith("This library can only be read")
    shown.press(Qt.Key.Key_M)
    assert shown.there() == [1, 2, 3, 4, 5, 6, 7]
    program.close()


def test_a_search_can_be_stopped_and_begun_again(qtbot: QtBot, tmp_path: Path) -> None:
    fill(tmp_path / "library.db")
    program = opened(qtbot, tmp_path)
    program.window.findChild(QAction, "find-duplicates").trigger()
    window = program.window.findChild(DuplicatesWindow)
    button = window.findChild(QPushButton, "stop-or-search")
    assert button.text() == "Stop"
    assert window.findChild(QLabel, "no-pair-headline").text() == "Looking for papers that may be one…"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.text() == "Search Again"
    assert window.findChild(QLabel, "no-pair-headline").text() == "The search was stopped"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    program.wait(lambda: button.text() == "Search Again")
    assert window.findChild(QLabel, "no-pair-headline").text() == "No possible duplicates"
    program.close()


def test_closing_ends_the_search_and_the_size_is_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    fill_with_doubles(tmp_path / "library.db")
    program = opened(qtbot, tmp_path)
    shown = Shown(program)
    shown.window.resize(780, 500)
    shown.press(Qt.Key.Key_Escape)
    assert not shown.window.isVisible()
    assert Shown(program).window is shown.window
    program.close()
    again = opened(qtbot, tmp_path)
    assert Shown(again).window.size().toTuple() == (780, 500)
    again.close()


def test_closing_the_program_while_it_searches_waits_for_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    fill_with_doubles(tmp_path / "library.db")
    program = opened(qtbot, tmp_path)
    program.window.findChild(QAction, "find-duplicates").trigger()
    program.close()


def test_every_side_can_be_reached_and_is_named_for_who_cannot_see(shown: Shown) -> None:
    shown.go_to((1, 4))
    radio = shown.side("goes-title").radio
    assert radio.accessibleName().startswith("Title of the paper that goes: Reading Papers Slowly: A Study")
    radio.setFocus()
    shown.press(Qt.Key.Key_Space)
    assert radio.isChecked()
    assert QGuiApplication.focusObject() is radio
