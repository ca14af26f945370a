"""A library that can only be read says so for as long as it is open, and offers nothing that cannot be done."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from readinglist.domain.tags import Tag
from readinglist.gui.chip import TagChip
from readinglist.gui.details.rating import RatingStars
from readinglist.gui.details.state_selector import StateSelector
from readinglist.gui.details.two_tone_button import TwoToneButton
from readinglist.gui.menus import MENUS
from readinglist.gui.palette import commands
from readinglist.gui.read_only import CHANGING, WHY, changes_library
from readinglist.gui.sidebar.entries import Entry, Kind
from readinglist.gui.sidebar_menu import menu_for
from readinglist.gui.situation import situation_of
from readinglist.library import Library
from tests.gui.parts import Program, fill, open_program

SELECT = QItemSelectionModel.SelectionFlag.Select
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


@pytest.mark.parametrize("name", ["mark-read", "star", "tag", "trash", "edit-paper", "import", "new-tag", "notes"])
def test_what_would_change_it_is_not_offered_and_says_why(reader: Program, name: str) -> None:
    action = reader.window.findChild(QAction, name)
    assert not action.isEnabled()
    assert action.statusTip().endswith(f". {WHY}.")
    assert WHY in action.toolTip()


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


def choose(reader: Program, *rows: int) -> None:
    papers = reader.desk.papers.list
    papers.clearSelection()
    for row in rows:
        papers.selectionModel().select(papers.model().index(row, 0), SELECT)
    papers.setCurrentIndex(papers.model().index(rows[0], 0)) if len(rows) == 1 else None
    reader.settle()


@pytest.mark.parametrize("rows", [(0,), (0, 1)])
def test_what_would_change_a_paper_is_greyed_and_says_why(reader: Program, rows: tuple[int, ...]) -> None:
    choose(reader, *rows)
    shown = reader.desk.details.currentWidget()
    names = ["state-selector", "tag-field", *(["star", "rating"] if len(rows) == 1 else ["star-all", "trash-papers"])]
    for name in names:
        widget = shown.findChild(QWidget, name)
        assert not widget.isEnabled(), name
        assert widget.toolTip() == f"{WHY}.", name


@pytest.mark.parametrize("kind", [StateSelector, RatingStars, lambda: TwoToneButton("star", "")])
def test_what_cannot_be_chosen_looks_so(qtbot: QtBot, kind: Callable[[], QWidget]) -> None:
    widget = kind()
    qtbot.addWidget(widget)
    widget.show()
    before = widget.grab().toImage()
    widget.setEnabled(False)
    assert widget.grab().toImage() != before


def test_a_tag_can_be_followed_and_not_taken_off(qtbot: QtBot, tmp_path: Path) -> None:
    fill(tmp_path / "library.db")
    with Library.open(tmp_path / "library.db") as library:
        library.tag(library.search().ids, add=["vision"])
    reader = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini", ReadOnly)
    choose(reader, 0)
    chip = reader.desk.details.findChild(TagChip)
    with qtbot.assertNotEmitted(reader.desk.details.tags_removed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
    with qtbot.waitSignal(reader.desk.details.tag_chosen):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(chip.width() - 8, chip.height() // 2))
    assert "takes it off" not in chip.toolTip()


def test_nothing_can_be_dropped_that_would_change_it(reader: Program) -> None:
    for pane in (reader.desk.sidebar, reader.desk.papers.list):
        assert not pane.acceptDrops()
        assert not pane.viewport().acceptDrops()
    assert not reader.window.acceptDrops()


def test_a_search_cannot_be_kept_and_says_why(reader: Program) -> None:
    reader.desk.search.setText("folding")
    kept = next(action for action in reader.desk.search.actions() if "smart list" in action.text())
    assert not kept.isEnabled()
    assert WHY in kept.toolTip()


def test_an_import_is_refused_before_anybody_goes_through_it(reader: Program) -> None:
    reviewed: list[object] = []
    reader.answers.decide = reviewed.append
    reader.desk.imports.import_text("# A list\n\n- [A Title of a Paper](https://arxiv.org/abs/2403.00001)\n")
    reader.wait(reader.notice)
    assert "can only be read; nothing was changed" in reader.notice()
    assert reviewed == []


@pytest.mark.parametrize(
    ("action", "buttons"),
    [
        ("backups", ("restore-backup", "make-backup")),
        ("history", ("undo-back", "undo-alone", "redo-forward")),
        ("living-exports", ("new-export",)),
        ("tag-rules", ("new-rule",)),
        ("similar-tags", ("merge-similar", "not-the-same")),
        ("citation-keys", ("change-keys", "use-pattern")),
        ("find-duplicates", ("merge", "apart")),
    ],
)
def test_a_window_says_why_nothing_can_be_done_in_it(reader: Program, action: str, buttons: tuple[str, ...]) -> None:
    reader.window.findChild(QAction, action).trigger()
    reader.settle()
    for name in buttons:
        button = next(one for one in QApplication.allWidgets() if one.objectName() == name and one.isVisible())
        assert (button.isEnabled(), button.toolTip()) == (False, f"{WHY}."), name


def test_what_a_check_finds_is_said_and_not_mended(reader: Program) -> None:
    with sqlite3.connect(reader.path) as other:
        other.execute("UPDATE paper SET title='x' WHERE id=2")
    other.close()
    reader.window.findChild(QAction, "check").trigger()
    reader.wait(lambda: reader.answers.asked)
    assert reader.answers.offered == ["Close"]


def test_an_empty_one_offers_no_import(qtbot: QtBot, tmp_path: Path) -> None:
    Library.open(tmp_path / "library.db").close()
    reader = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini", ReadOnly)
    for name in ("empty-import", "empty-sample"):
        button = reader.window.findChild(QPushButton, name)
        assert (button.isEnabled(), button.toolTip()) == (False, f"{WHY}.")


def test_every_action_that_is_named_is_there() -> None:
    for name in CHANGING:
        assert any(one.startswith(name) if name.endswith("-") else one == name for one in ALL), name


def test_showing_and_taking_along_change_nothing() -> None:
    looking = ("export", "copy-", "drag-", "sort-", "theme-", "open-", "recent-", "search-", "go-", "tag-rules")
    assert not [one for one in ALL if one.startswith(looking) and changes_library(one)]
