"""The window of living exports, over a real library and real files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from readinglist.domain.exports import ExportChoice
from readinglist.domain.paper import State
from readinglist.domain.query import Sort, SortKey
from readinglist.gui.choice_button import ChoiceButton
from readinglist.gui.living_exports.keep_dialog import KeepDialog
from readinglist.gui.living_exports.living_window import LivingWindow
from readinglist.gui.living_exports.ticks_dialog import TicksDialog
from readinglist.gui.operations import keeping
from readinglist.gui.sidebar_menu import menu_for
from readinglist.library import Library, lists
from tests.gui.living_exports.conftest import bind, tick
from tests.gui.parts import TITLES, Program, fill, open_program


@pytest.fixture(autouse=True)
def follows_when_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have files follow when the window asks for it: each process that is started takes its time."""
    monkeypatch.setattr("readinglist.gui.living_exports.updating.IDLE_MILLISECONDS", 60_000)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """The folder of two files that are kept up to date, and of one that cannot be written."""
    library, folder = tmp_path / "library.db", tmp_path / "files"
    folder.mkdir()
    fill(library)
    bind(library, "plain", folder / "plain.bib", ExportChoice("bibtex"))
    bind(library, "", folder / "all.md")
    bind(library, "is:read", tmp_path / "nowhere" / "read.html", ExportChoice("html"))
    return folder


@pytest.fixture
def kept(qtbot: QtBot, files: Path, tmp_path: Path) -> Program:
    """A window on the library of these files."""
    return open_program(qtbot, files.parent / "library.db", tmp_path / "window.ini")


def wait(program: Program, condition: Callable[[], object]) -> None:
    program.qtbot.waitUntil(lambda: bool(condition()), timeout=20_000)


def window(program: Program) -> LivingWindow:
    action = program.window.findChild(QAction, "living-exports")
    assert action is not None
    action.trigger()
    shown = program.window.findChild(LivingWindow)
    assert shown is not None
    rest(program)
    return shown


def rest(program: Program) -> None:
    """Wait until no file is being written, and that is shown."""
    wait(program, lambda: not program.desk.background.is_busy)
    program.settle()
    wait(program, lambda: not program.desk.updating.is_running)
    program.settle()


def rows(shown: LivingWindow) -> list[list[str]]:
    model = shown.exports
    return [[model.index(row, column).data() for column in (0, 1, 2, 3, 5)] for row in range(model.rowCount())]


def press(parent: QWidget, name: str) -> None:
    button = parent.findChild(QPushButton, name)
    assert button is not None
    assert button.isVisible()
    assert button.isEnabled()
    button.click()


def text(parent: QWidget, name: str) -> str:
    label = parent.findChild(QLabel, name)
    assert label is not None
    return label.text()


def dialog(program: Program) -> KeepDialog:
    found = program.window.findChildren(KeepDialog)[-1]
    program.settle()
    return found


def fill_in(form: KeepDialog, file: Path, query: str, format: str) -> None:
    for name, value in (("keep-query", query), ("keep-file", str(file))):
        line = form.findChild(QLineEdit, name)
        assert line is not None
        line.setText(value)
    kinds = form.findChild(ChoiceButton, "keep-format")
    assert kinds is not None
    next(entry for entry in kinds.menu().actions() if entry.text() == format).trigger()


def test_each_export_is_told_with_how_it_stands(kept: Program) -> None:
    shown = window(kept)
    assert rows(shown) == [
        ["plain", "plain.bib", "BibTeX", "1", "Up to date"],
        ["All papers", "all.md", "Markdown", "5", "Up to date"],
        ["is:read", "read.html", "Web Page", "", "Failed"],
    ]
    assert text(shown, "export-standing") == "1 paper, as the library has them."
    shown.table.selectRow(2)
    assert "could not be written" in text(shown, "export-standing")


def test_the_name_of_a_smart_list_stands_for_its_query(kept: Program) -> None:
    kept.desk.background.write(lambda library: lists.add_smart_list(library, "Simple ones", "plain"))
    kept.wait_for_writes()
    assert rows(window(kept))[0][0] == "Simple ones"


def test_what_cannot_be_written_is_told_in_the_window_and_leads_here(kept: Program) -> None:
    wait(kept, lambda: "could not be written" in kept.notice())
    kept.desk.notices.notice.pressed()
    shown = kept.window.findChild(LivingWindow)
    rest(kept)
    assert shown.table.export.path.name == "read.html"


def test_the_sidebar_says_what_is_not_up_to_date_for_as_long_as_that_is_so(kept: Program, tmp_path: Path) -> None:
    strip = kept.desk.trouble
    wait(kept, strip.isVisible)
    assert text(strip, "trouble-count") == "1"
    assert "read.html" in strip.toolTip()
    press(strip, "trouble-show")
    shown = kept.window.findChild(LivingWindow)
    rest(kept)
    assert shown.table.export.path.name == "read.html"
    (tmp_path / "nowhere").mkdir()
    kept.desk.updating.update()
    wait(kept, lambda: not strip.isVisible())


def test_what_is_searched_can_be_kept_in_a_new_file(kept: Program, files: Path) -> None:
    kept.desk.search.setText("learning")
    kept.settle()
    shown = window(kept)
    press(shown, "new-export")
    form = dialog(kept)
    assert form.query == "learning"
    assert text(form, "keep-count") == "2 papers"
    fill_in(form, files / "learning.bib", "learning", "RIS")
    assert form.place.endswith("learning.ris")
    press(form, "save")
    rest(kept)
    assert rows(shown)[-1] == ["learning", "learning.ris", "RIS", "2", "Up to date"]
    assert shown.table.export.path == files / "learning.ris"
    assert (files / "learning.ris").read_text("utf-8").count("TY  - ") == 2


def test_what_is_shown_is_kept_in_the_order_that_was_chosen(kept: Program) -> None:
    kept.desk.finder.ask(sort=Sort(SortKey.YEAR, descending=False))
    kept.settle()
    assert keeping.searched(kept.desk) == "sort:-year"
    kept.desk.search.setText("learning sort:title")
    kept.settle()
    assert keeping.searched(kept.desk) == "learning sort:title"


def test_a_file_that_is_taken_is_said_in_the_form(kept: Program, files: Path) -> None:
    press(window(kept), "new-export")
    form = dialog(kept)
    fill_in(form, files / "plain.bib", "", "BibTeX")
    press(form, "save")
    rest(kept)
    assert "is kept up to date already" in text(form, "complaint")
    assert form.isVisible()


def test_a_file_that_was_there_is_replaced_only_if_that_was_agreed_to(kept: Program, files: Path) -> None:
    old = files / "old.md"
    old.write_text("mine", "utf-8")
    shown = window(kept)
    press(shown, "new-export")
    fill_in(dialog(kept), old, "plain", "Markdown")
    press(dialog(kept), "save")
    rest(kept)
    assert rows(shown)[-1][-1] == "Changed elsewhere"
    assert old.read_text("utf-8") == "mine"
    press(shown, "remove-export")
    rest(kept)
    press(shown, "new-export")
    fill_in(dialog(kept), files / "other.md", "plain", "Markdown")
    kept.answers.path = str(old)
    press(dialog(kept), "keep-choose")
    press(dialog(kept), "save")
    rest(kept)
    assert rows(shown)[-1][-1] == "Up to date"
    assert "- [ ]" in old.read_text("utf-8")


def test_an_export_is_edited(kept: Program, files: Path) -> None:
    shown = window(kept)
    press(shown, "edit-export")
    form = dialog(kept)
    assert (form.query, form.place) == ("plain", str(files / "plain.bib"))
    fill_in(form, files / "plain.bib", "learning", "BibTeX")
    press(form, "save")
    rest(kept)
    assert rows(shown)[0] == ["learning", "plain.bib", "BibTeX", "2", "Up to date"]


def test_an_export_is_removed_with_del_and_comes_back(kept: Program, files: Path) -> None:
    shown = window(kept)
    kept.qtbot.keyClick(shown.table, Qt.Key.Key_Delete)
    rest(kept)
    assert [row[1] for row in rows(shown)] == ["all.md", "read.html"]
    assert (files / "plain.bib").exists()
    press(shown, "status-undo")
    rest(kept)
    assert [row[1] for row in rows(shown)] == ["plain.bib", "all.md", "read.html"]


def test_what_was_changed_elsewhere_is_overwritten_once_agreed(kept: Program, files: Path) -> None:
    (files / "plain.bib").write_text("mine", "utf-8")
    shown = window(kept)
    assert rows(shown)[0][-1] == "Changed elsewhere"
    press(shown, "overwrite-export")
    rest(kept)
    assert (files / "plain.bib").read_text("utf-8") == "mine"
    kept.answers.choice_answer = 1
    press(shown, "overwrite-export")
    rest(kept)
    assert rows(shown)[0][-1] == "Up to date"
    assert "@" in (files / "plain.bib").read_text("utf-8")


def test_ticks_are_counted_reviewed_and_taken_over(kept: Program, files: Path) -> None:
    tick(files / "all.md", TITLES[1], TITLES[3])
    shown = window(kept)
    shown.table.selectRow(1)
    wait(kept, lambda: text(shown, "export-standing").endswith("2 of its boxes say otherwise than the library."))
    press(shown, "review-ticks")
    wait(kept, lambda: shown.findChild(TicksDialog))
    review = shown.findChild(TicksDialog)
    assert sorted(one.title for one in review.chosen) == sorted([TITLES[1], TITLES[3]])
    assert "leared" not in text(review, "ticks-summary")
    table = review.findChild(QTableView, "ticks")
    kept.qtbot.keyClick(table, Qt.Key.Key_Space)
    assert review.findChild(QPushButton, "take-ticks").text() == "Mark 1 Paper Read"
    press(review, "take-ticks")
    rest(kept)
    with Library.open(kept.path) as library:
        assert len(library.search("is:read").ids) == 1
    wait(kept, lambda: rows(shown)[1][-1] == "Up to date")
    assert shown.focusWidget() is shown.table
    assert (files / "all.md").read_text("utf-8").count("- [x]") == 1
    assert "Marked 1 paper read from “all.md”." in text(shown, "status")


def test_any_list_can_be_read_from_the_menu(kept: Program, tmp_path: Path) -> None:
    list_ = tmp_path / "list.md"
    list_.write_text(f"- [x] {TITLES[0]}\n  - unread\n- [x] Never Heard Of\n  - unread\n", "utf-8")
    kept.answers.files = [str(list_)]
    kept.window.findChild(QAction, "read-ticks").trigger()
    wait(kept, lambda: kept.window.findChild(TicksDialog))
    review = kept.window.findChild(TicksDialog)
    assert text(review, "ticks-missing") == "Ticked, but not in your library: “Never Heard Of”."
    press(review, "take-ticks")
    rest(kept)
    assert kept.notice() == "Marked 1 paper read from “list.md”."
    with Library.open(kept.path) as library:
        assert library.papers([1])[0].state is State.READ


def test_what_is_no_list_is_said(kept: Program, tmp_path: Path) -> None:
    wait(kept, kept.notice)
    kept.answers.files = [str(tmp_path / "gone.md")]
    kept.window.findChild(QAction, "read-ticks").trigger()
    wait(kept, lambda: "gone.md” was not found" in kept.notice())


def test_a_smart_list_is_kept_from_the_sidebar(kept: Program) -> None:
    kept.desk.background.write(lambda library: lists.add_smart_list(library, "Simple ones", "plain is:unread"))
    kept.wait_for_writes()
    (smart_list,) = kept.desk.snapshot.overview.smart_lists
    kept.desk.sidebar.choose(f"smart-list:{smart_list.id}")
    menu = menu_for(kept.desk.sidebar.entry, kept.desk, kept.window)
    next(action for action in menu.actions() if action.text().startswith("Keep Smart List")).trigger()
    assert dialog(kept).query == "plain is:unread"
    dialog(kept).reject()


def test_living_exports_are_none_at_first(program: Program) -> None:
    shown = window(program)
    assert text(shown, "no-exports").startswith("No file is kept up to date yet.")
    assert not shown.findChild(QPushButton, "edit-export").isVisible()
    with program.qtbot.waitSignal(shown.new_wanted):
        program.qtbot.keyClick(shown, Qt.Key.Key_Return)
    dialog(program).reject()


@pytest.mark.parametrize("is_saved", [False, True], ids=["left", "saved"])
def test_a_form_that_is_closed_before_its_answers_come_is_gone(
    program: Program, tmp_path: Path, is_saved: bool
) -> None:
    program.window.findChild(QAction, "keep-search").trigger()
    form = program.window.findChild(KeepDialog)
    fill_in(form, tmp_path / "kept.bib", "has:code", "BibTeX")
    if is_saved:
        press(form, "save")
    form.reject()
    QApplication.sendPostedEvents(form, QEvent.Type.DeferredDelete)
    program.wait_for_writes()
    assert program.window.findChildren(KeepDialog) == []
    assert program.bugs == []
    with Library.open(program.path) as library:
        assert len(library.store.living_exports()) == is_saved
