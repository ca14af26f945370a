"""Citation Keys: a pattern is typed or chosen, every change is shown, and only what is ticked is made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from readinglist.gui.citation_keys.key_model import Column
from readinglist.gui.citation_keys.key_table import KeyTable
from readinglist.gui.citation_keys.keys_window import CitationKeysWindow
from readinglist.gui.citation_keys.pattern_field import PatternField
from readinglist.library import Library, citation_keys, editing
from tests.gui.parts import Program, fill, open_program

TITLES = ("On Notes", "On Numbers", "On Looms", "On Cards")
NO_KEY = "No key would change; 1 that was given stays."


class Shown:
    """The window of citation keys, with what can be seen in it."""

    def __init__(self, program: Program) -> None:
        self.program = program
        program.window.findChild(QAction, "citation-keys").trigger()
        program.wait(lambda: program.window.findChild(CitationKeysWindow) is not None)
        self.window: CitationKeysWindow = program.window.findChild(CitationKeysWindow)
        self.field: PatternField = self.window.findChild(PatternField)
        self.table: KeyTable = self.window.findChild(KeyTable)
        self.settle()

    def type(self, pattern: str) -> None:
        self.field.selectAll()
        self.program.qtbot.keyClicks(self.field, pattern)
        self.settle()

    def settle(self) -> None:
        self.program.wait_for_writes()
        self.program.wait(lambda: not self.text("key-counts").startswith("Looking…"))

    def text(self, name: str) -> str:
        return self.window.findChild(QLabel, name).text()

    def button(self, name: str) -> QPushButton:
        found = self.window.findChild(QPushButton, name)
        assert found is not None
        return found

    def click(self, widget: QWidget) -> None:
        self.program.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def rows(self) -> list[tuple[bool, str, str]]:
        """Which are ticked, the keys of now and those of then."""
        model = self.table.model()
        return [
            (
                model.index(row, Column.TICK).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked,
                model.index(row, Column.NOW).data(),
                model.index(row, Column.THEN).data(),
            )
            for row in range(model.rowCount())
        ]

    def turn(self, row: int) -> None:
        place = self.table.visualRect(self.table.model().index(row, Column.TICK)).center()
        self.program.qtbot.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        self.settle()

    def keys(self) -> list[str]:
        with Library.open(self.program.path) as library:
            return [paper.cite_key for paper in library.papers([1, 2, 3, 4])]

    def pattern(self) -> str:
        with Library.open(self.program.path) as library:
            return citation_keys.pattern_in_force(library).text


@pytest.fixture
def shown(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shown]:
    """The window on four papers of 1842, by two authors; the key of the third was typed."""
    monkeypatch.setattr("readinglist.gui.citation_keys.looking.PAUSE", 1)
    path = tmp_path / "library.db"
    fill(path, TITLES)
    with Library.open(path) as library:
        for number, key in enumerate(("lovelace-1842-notes", "lovelace-1842-numbers", "Jacquard"), start=1):
            editing.edit(library, number, authors=["Ada Lovelace"], year=1842, cite_key=key)
        editing.edit(library, 4, authors=["Charles Babbage"], year=1842, cite_key="babbage-1842-cards")
    program = open_program(qtbot, path, tmp_path / "window.ini")
    yield Shown(program)
    program.close()


def test_the_pattern_in_force_stands_in_the_field_and_changes_nothing(shown: Shown) -> None:
    assert shown.field.toPlainText() == 'auth.lower + year.prefix("-") + words(3).lower.condense("-").prefix("-")'
    assert shown.text("key-counts") == NO_KEY
    assert shown.rows() == [(False, "Jacquard", "lovelace-1842-looms")]
    assert not shown.button("change-keys").isEnabled()
    assert not shown.button("use-pattern").isEnabled()


def test_every_change_is_shown_while_one_types(shown: Shown) -> None:
    shown.type("auth + year")
    assert shown.rows() == [
        (True, "lovelace-1842-notes", "Lovelace1842"),
        (True, "lovelace-1842-numbers", "Lovelace1842-2"),
        (False, "Jacquard", "Lovelace1842"),
        (True, "babbage-1842-cards", "Babbage1842"),
    ]
    assert shown.text("key-counts") == "3 of 4 keys would change; 1 that was given stays."
    assert shown.button("change-keys").text() == "Change 3 Keys"
    assert shown.text("pattern-told") == "“BERT” of 2019 would be Devlin2019"


def test_a_pattern_that_means_nothing_is_said_and_marked(shown: Shown) -> None:
    shown.type("auth + yaer")
    assert shown.text("pattern-told") == "At character 8: “yaer” is no word of a pattern; did you mean year?"
    (mark,) = shown.field.extraSelections()
    assert mark.cursor.selectedText() == "yaer"
    assert not shown.button("change-keys").isEnabled()
    assert not shown.button("use-pattern").isEnabled()
    shown.type("auth + year")
    assert shown.field.extraSelections() == []


def test_the_ticked_keys_are_changed_and_one_undo_takes_all_back(shown: Shown) -> None:
    before = shown.keys()
    shown.type("auth + year")
    shown.click(shown.button("change-keys"))
    assert shown.keys() == ["Lovelace1842", "Lovelace1842-2", "Jacquard", "Babbage1842"]
    assert shown.pattern() == "auth + year"
    assert shown.text("key-counts") == NO_KEY
    assert shown.program.desk.snapshot.undo_label == "Change Citation Keys of 3 Papers"
    shown.click(shown.button("status-undo"))
    assert (shown.keys(), shown.pattern()) == (before, "")
    assert shown.button("change-keys").text() == "Change 3 Keys"


def test_a_key_that_is_left_out_stays_and_others_get_their_numbers_accordingly(shown: Shown) -> None:
    shown.type("auth + year")
    shown.turn(0)
    assert shown.rows()[:2] == [
        (False, "lovelace-1842-notes", "Lovelace1842"),
        (True, "lovelace-1842-numbers", "Lovelace1842"),
    ]
    assert shown.text("key-counts") == ("2 of 4 keys would change; 1 that was given and 1 that is not ticked stay.")
    shown.turn(2)
    shown.click(shown.button("change-keys"))
    assert shown.keys() == ["lovelace-1842-notes", "Lovelace1842", "Lovelace1842-2", "Babbage1842"]


def test_space_turns_the_ticks_of_all_selected_rows(shown: Shown) -> None:
    shown.type("auth + year")
    shown.table.selectAll()
    shown.program.qtbot.keyClick(shown.table, Qt.Key.Key_Space)
    shown.settle()
    assert [ticked for ticked, _, _ in shown.rows()] == [False, False, False, False]


def test_given_keys_are_taken_in_by_one_tick(shown: Shown) -> None:
    shown.type("auth + year")
    also = shown.window.findChild(QCheckBox, "also-given")
    assert also.text() == "Also those that were given (1)"
    also.click()
    shown.settle()
    assert shown.rows()[2] == (True, "Jacquard", "Lovelace1842-3")
    assert shown.button("change-keys").text() == "Change 4 Keys"


def test_a_pattern_is_used_for_new_papers_alone(shown: Shown) -> None:
    before = shown.keys()
    shown.type("auth + year")
    shown.click(shown.button("use-pattern"))
    assert (shown.keys(), shown.pattern()) == (before, "auth + year")
    assert not shown.button("use-pattern").isEnabled()
    assert shown.button("change-keys").isEnabled()


def test_only_what_has_the_typed_text_is_listed_and_all_is_counted(shown: Shown) -> None:
    before = shown.keys()
    shown.type("auth + year")
    line = shown.window.findChild(QLineEdit, "key-filter")
    shown.program.qtbot.keyClicks(line, "BABB")
    shown.program.qtbot.keyClick(line, Qt.Key.Key_Return)  # which presses no button
    shown.settle()
    assert shown.keys() == before
    assert [now for _, now, _ in shown.rows()] == ["babbage-1842-cards"]
    assert shown.button("change-keys").text() == "Change 3 Keys"


def test_a_ready_pattern_is_chosen_from_the_menu(shown: Shown) -> None:
    (entry,) = [one for one in shown.button("ready-patterns").menu().actions() if one.text().startswith("Better")]
    assert entry.text() == "Better BibTeX\tdevlinBERTPretrainingDeep2019"
    entry.trigger()
    shown.settle()
    assert shown.rows()[0] == (True, "lovelace-1842-notes", "lovelaceNotes1842")


def test_the_words_are_shown_on_demand_and_put_in_where_the_cursor_is(shown: Shown) -> None:
    shown.type("auth")
    words = shown.window.findChild(QWidget, "pattern-words")
    if words.isHidden():
        shown.window.findChild(QToolButton, "explain-patterns").click()
    assert words.isVisible()
    (button,) = [one for one in words.findChildren(QPushButton) if one.text() == "shortyear"]
    button.click()
    assert shown.field.toPlainText() == "auth + shortyear"


def test_what_changes_elsewhere_is_followed(shown: Shown) -> None:
    with Library.open(shown.program.path) as library:
        editing.edit(library, 4, cite_key="typed")
    shown.program.wait(lambda: len(shown.rows()) == 2)
    assert shown.rows()[1] == (False, "typed", "babbage-1842-cards")
    shown.program.window.findChild(QAction, "citation-keys").trigger()  # which brings the window to the front
    shown.settle()
    assert shown.program.window.findChildren(CitationKeysWindow) == [shown.window]


def test_a_fault_while_keys_are_changed_leaves_the_window_usable(shown: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_words: object) -> None:
        raise TypeError

    shown.type("auth + year")
    before = shown.keys()
    with monkeypatch.context() as faulty:
        faulty.setattr(citation_keys, "change_keys", fail)
        shown.click(shown.button("change-keys"))
        shown.program.wait(lambda: bool(shown.program.bugs))
    shown.program.bugs.clear()
    assert (
        shown.text("status") == "Something went wrong; the keys are as they were, or all changed. Look, and try again."
    )
    shown.click(shown.button("change-keys"))
    assert shown.keys() != before
