"""The window does what its user asks, by key, by menu and by mouse."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from readinglist.domain.paper import Paper, State
from readinglist.domain.query import TextField
from readinglist.gui.details.notes import NotesEditor
from readinglist.gui.details.notes_text import NotesText
from readinglist.gui.papers.dragging import mark_papers
from readinglist.library import Library, marking
from tests.gui.parts import TITLES, Program, open_program


def stored(program: Program) -> dict[str, Paper]:
    with Library.open(program.path) as library:
        ids = [*library.search("").ids, *library.search("is:dismissed").ids, *library.search("is:trash").ids]
        return {paper.title: paper for paper in library.papers(ids)}


def press(program: Program, keys: str) -> None:
    QTest.keySequence(program.window, QKeySequence(keys))
    program.wait_for_writes()


def type_text(program: Program, text: str) -> None:
    program.desk.search.setText(text)
    program.settle()


def menu_text(program: Program, action_id: str) -> str:
    action = program.window.findChild(QAction, action_id)
    assert action is not None
    return action.text()


def test_all_papers_are_listed_and_the_first_is_shown(program: Program) -> None:
    assert program.titles() == list(TITLES)
    assert program.current() == TITLES[0]
    assert program.window.findChild(QLabel, "paper-count").text() == "5 papers"


def test_all_panes_fit_on_a_narrow_screen(program: Program) -> None:
    assert program.window.minimumSizeHint().width() <= 800


def test_j_and_k_go_down_and_up(program: Program) -> None:
    press(program, "j")
    press(program, "j")
    press(program, "k")
    assert program.current() == TITLES[1]


@pytest.mark.parametrize(
    ("key", "state"),
    [("r", State.READ), ("q", State.QUEUED), ("x", State.DISMISSED), ("Alt+3", State.READING), ("Alt+4", State.READ)],
)
def test_a_key_sets_the_state(program: Program, key: str, state: State) -> None:
    press(program, key)
    assert stored(program)[TITLES[0]].state is state


def test_what_is_marked_read_leaves_the_inbox_and_the_next_paper_is_current(program: Program) -> None:
    program.desk.sidebar.choose("unread")
    program.settle()
    press(program, "j")
    press(program, "r")
    assert TITLES[1] not in program.titles()
    assert program.current() == TITLES[2]


def test_undo_names_what_it_undoes_and_takes_it_back(program: Program) -> None:
    press(program, "r")
    assert menu_text(program, "undo") == "Undo Mark 1 paper read"
    press(program, "Ctrl+Z")
    assert stored(program)[TITLES[0]].state is State.UNREAD
    assert program.notice() == "Undone: Mark 1 paper read."
    assert menu_text(program, "redo") == "Redo Mark 1 paper read"
    press(program, "Ctrl+Shift+Z")
    assert stored(program)[TITLES[0]].state is State.READ


def test_undo_reaches_back_over_a_restart(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    press(program, "s")
    program.close()
    again = open_program(qtbot, program.path, tmp_path / "window.ini")
    press(again, "Ctrl+Z")
    assert not stored(again)[TITLES[0]].starred
    again.close()


def test_star_is_toggled(program: Program) -> None:
    press(program, "s")
    assert stored(program)[TITLES[0]].starred
    press(program, "s")
    assert not stored(program)[TITLES[0]].starred


def test_a_rating_is_set_for_all_that_is_selected(program: Program) -> None:
    press(program, "Ctrl+A")
    press(program, "Ctrl+4")
    assert {paper.rating for paper in stored(program).values()} == {4}


def test_delete_goes_to_the_trash_and_can_be_undone_from_the_notice(program: Program) -> None:
    program.desk.papers.list.setFocus()
    QTest.keyClick(program.desk.papers.list, Qt.Key.Key_Delete)
    program.wait_for_writes()
    assert stored(program)[TITLES[0]].trashed is not None
    assert program.notice() == "1 paper is in the trash now."
    QTest.mouseClick(program.window.findChild(QPushButton, "notice-button"), Qt.MouseButton.LeftButton)
    program.wait_for_writes()
    assert stored(program)[TITLES[0]].trashed is None
    assert program.desk.papers.list.hasFocus()


def test_a_misspelt_title_is_found_first_with_its_words_marked(program: Program) -> None:
    type_text(program, "contrastve sentense")
    assert program.current() == TITLES[2]
    marks = program.desk.papers.list.rows.marks(TITLES[2], TextField.TITLE)
    assert [TITLES[2][start:end] for start, end in marks] == ["Contrastive", "Sentence"]


def test_only_the_last_of_many_keystrokes_is_answered(program: Program) -> None:
    shown: list[str] = []
    program.desk.finder.found.connect(lambda found: shown.append(found.question.text))
    for end in range(1, len("diffusion") + 1):
        program.desk.search.setText("diffusion"[:end])
    program.settle()
    assert shown == ["diffusion"]
    assert program.desk.papers.found.question.text == "diffusion"
    assert program.titles() == [TITLES[4]]


def test_nothing_found_says_so_and_offers_to_clear(program: Program) -> None:
    type_text(program, "xqzvwkjhgf")
    assert program.window.findChild(QLabel, "nothing-found-sentence").text() == "No paper matches “xqzvwkjhgf”."
    program.window.findChild(QPushButton, "empty-clear").click()
    program.settle()
    assert len(program.titles()) == 5


def test_escape_in_the_search_line_clears_it_and_the_paper_found_stays_selected(program: Program) -> None:
    type_text(program, "weak teachers")
    QTest.keyClick(program.desk.search, Qt.Key.Key_Escape)
    program.settle()
    assert program.desk.search.text() == ""
    assert program.current() == TITLES[3]


def test_letters_typed_into_the_search_line_are_text(program: Program) -> None:
    press(program, "/")
    assert program.desk.search.hasFocus()
    QTest.keyClicks(program.desk.search, "rx")
    program.settle()
    assert program.desk.search.text() == "rx"
    assert all(paper.state is State.UNREAD for paper in stored(program).values())


def test_the_best_link_is_opened_by_key_and_by_enter(program: Program) -> None:
    press(program, "o")
    program.desk.papers.list.setFocus()
    QTest.keyClick(program.desk.papers.list, Qt.Key.Key_Return)
    assert program.links == ["https://github.com/example/plain"] * 2


def test_a_paper_without_a_link_says_where_to_search(program: Program) -> None:
    press(program, "j")
    press(program, "o")
    assert program.links == []
    assert "search its title" in program.notice()
    program.window.findChild(QAction, "search-arxiv").trigger()
    assert program.links[0].startswith("https://arxiv.org/search/?")


def test_the_link_and_the_citation_key_are_copied(program: Program) -> None:
    press(program, "Ctrl+Shift+L")
    assert QGuiApplication.clipboard().text() == "https://github.com/example/plain"
    press(program, "Ctrl+Shift+K")
    program.wait(lambda: QGuiApplication.clipboard().text() == stored(program)[TITLES[0]].cite_key)


def test_a_search_becomes_a_smart_list(program: Program) -> None:
    type_text(program, "is:starred")
    program.answers.text_answer = "My stars"
    press(program, "Ctrl+Shift+S")
    program.wait(lambda: [one.name for one in program.desk.snapshot.overview.smart_lists] == ["My stars"])


def test_t_goes_to_where_a_tag_is_typed(program: Program) -> None:
    press(program, "t")
    assert isinstance(QGuiApplication.focusObject(), QLineEdit)
    QTest.keyClicks(QGuiApplication.focusObject(), "vision")
    QTest.keyClick(QGuiApplication.focusObject(), Qt.Key.Key_Return)
    program.wait_for_writes()
    assert stored(program)[TITLES[0]].tags == ("vision",)


def drop(program: Program, mime: QMimeData) -> None:
    """Drag what `mime` holds into the window, and let it go there."""
    overlay = program.window._overlay
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(9, 9).toPoint(), copy, mime, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(program.window, enter)
    assert overlay.isVisible()
    overlay.dropEvent(QDropEvent(QPointF(9, 9), copy, mime, Qt.MouseButton.LeftButton, none))
    assert not overlay.isVisible()


def test_what_is_dragged_to_the_notes_is_put_in_there_and_not_imported(program: Program) -> None:
    field = program.desk.details.findChild(NotesText)
    inside = field.mapTo(program.window, field.rect().center())
    mime = QMimeData()
    mime.setText("a quotation")
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(program.window, QDragEnterEvent(QPoint(9, 9), copy, mime, Qt.MouseButton.LeftButton, none))
    overlay = program.window._overlay
    assert overlay.isVisible()
    assert overlay.mask().contains(QPoint(9, 9))
    assert not overlay.mask().contains(inside)
    overlay.hide()


def test_papers_dropped_on_the_notes_are_mentioned_there(program: Program) -> None:
    mime = QMimeData()
    mark_papers(mime, [1])
    program.desk.details.findChild(NotesText).insertFromMimeData(mime)
    program.settle()
    program.desk.details.findChild(NotesEditor).save()
    program.wait_for_writes()
    with Library.open(program.path) as library:
        paper = library.papers([program.desk.papers.list.current_id()])[0]
        key = library.papers([1])[0].cite_key
    assert paper.notes == f"[{TITLES[0]}](<https://github.com/example/plain>) [@{key}]"


@pytest.mark.parametrize("dropped", ["papers/page.txt", "papers"])
def test_files_and_folders_dropped_anywhere_are_imported(empty_program: Program, tmp_path: Path, dropped: str) -> None:
    page = tmp_path / "papers" / "page.txt"
    page.parent.mkdir()
    page.write_text((Path(__file__).parents[2] / "resources" / "sample-listing.txt").read_text())
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / dropped))])
    drop(empty_program, mime)
    empty_program.wait(lambda: len(empty_program.desk.papers.list.papers.ids) == 12)


def test_links_dropped_from_a_browser_are_read_as_a_list_of_links(empty_program: Program) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://arxiv.org/abs/2401.00001"), QUrl("https://huggingface.co/papers/2402.12345")])
    drop(empty_program, mime)
    empty_program.wait(lambda: len(empty_program.desk.papers.list.papers.ids) == 2)
    with Library.open(empty_program.path) as library:
        assert {paper.arxiv for paper in library.papers([1, 2])} == {"2401.00001", "2402.12345"}
        assert library.imports()[0].sources[0].name == "Dropped links"


def test_text_that_is_dropped_is_read(empty_program: Program) -> None:
    mime = QMimeData()
    mime.setText((Path(__file__).parents[2] / "resources" / "sample-listing.txt").read_text())
    drop(empty_program, mime)
    empty_program.wait(lambda: len(empty_program.desk.papers.list.papers.ids) == 12)


@pytest.mark.parametrize("address", ["ftp://example.org/page.txt", "javascript:alert(1)", "smb://host/page.txt"])
def test_other_addresses_are_not_taken(empty_program: Program, address: str) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl(address)])
    copy, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPointF(9, 9).toPoint(), copy, mime, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(empty_program.window, enter)
    assert not empty_program.window._overlay.isVisible()


def test_what_is_dropped_on_the_search_line_is_for_the_window(program: Program) -> None:
    assert not program.desk.search.acceptDrops()


def test_an_empty_library_offers_the_sample(empty_program: Program) -> None:
    assert empty_program.window.findChild(QLabel, "empty-library-title").text() == "Your reading list is empty"
    empty_program.window.findChild(QPushButton, "empty-sample").click()
    empty_program.wait(lambda: len(empty_program.desk.papers.list.papers.ids) == 12)
    empty_program.settle()
    assert empty_program.current()


def test_after_an_import_the_first_new_paper_is_selected(program: Program) -> None:
    press(program, "j")
    program.window.findChild(QAction, "import-sample").trigger()
    program.wait(lambda: len(program.desk.papers.list.papers.ids) == 17)
    program.wait(lambda: program.current() == program.titles()[0])
    assert program.current() not in TITLES


def test_no_search_and_no_place_hide_what_was_imported(program: Program) -> None:
    program.desk.sidebar.choose("star")
    type_text(program, "weak teachers")
    program.window.findChild(QAction, "import-sample").trigger()
    program.wait(lambda: len(program.desk.papers.list.papers.ids) == 17)
    program.wait(lambda: program.current() == program.titles()[0])
    assert (program.desk.search.text(), program.desk.sidebar.entry.key) == ("", "all")


def test_after_the_only_import_was_undone_the_library_says_again_what_to_do_first(program: Program) -> None:
    press(program, "Ctrl+Z")
    assert program.titles() == []
    assert program.window.findChild(QPushButton, "empty-sample").isVisible()
    program.desk.sidebar.choose("trash")
    program.settle()
    assert sorted(program.titles()) == sorted(TITLES)


def test_a_page_is_pasted(empty_program: Program) -> None:
    text = (Path(__file__).parents[2] / "resources" / "sample-listing.txt").read_text()
    QGuiApplication.clipboard().setText(text)
    press(empty_program, "Ctrl+V")
    empty_program.wait(lambda: len(empty_program.desk.papers.list.papers.ids) == 12)


def test_a_page_pasted_into_the_search_line_is_imported_too(empty_program: Program) -> None:
    text = (Path(__file__).parents[2] / "resources" / "sample-listing.txt").read_text()
    QGuiApplication.clipboard().setText(text)
    empty_program.desk.search.setFocus()
    QTest.keySequence(empty_program.desk.search, QKeySequence("Ctrl+V"))
    assert empty_program.desk.search.text() == ""
    empty_program.wait(lambda: len(empty_program.desk.papers.list.papers.ids) == 12)


def test_words_pasted_into_the_search_line_are_searched_for(program: Program) -> None:
    QGuiApplication.clipboard().setText("weak teachers")
    program.desk.search.setFocus()
    QTest.keySequence(program.desk.search, QKeySequence("Ctrl+V"))
    program.settle()
    assert program.titles() == [TITLES[3]]


def test_selecting_many_says_how_many(program: Program) -> None:
    press(program, "Ctrl+A")
    assert program.window.findChild(QLabel, "selected-count").text() == "5 papers selected"
    press(program, "j")
    assert len(program.desk.papers.selected_ids()) == 1


def test_panes_can_be_hidden_and_stay_so(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    press(program, "F9")
    press(program, "F8")
    assert program.desk.sidebar.isHidden()
    assert program.desk.details.isHidden()
    program.close()
    again = open_program(qtbot, program.path, tmp_path / "window.ini")
    assert again.desk.sidebar.isHidden()
    assert again.desk.details.isHidden()
    again.close()


def test_what_another_program_changes_is_shown(program: Program) -> None:
    with Library.open(program.path) as library:
        marking.mark(library, library.search("").ids[:2], "read")
    program.wait(lambda: program.desk.snapshot.overview.states.get(State.READ) == 2)
    program.wait(lambda: (paper := program.desk.papers.current_paper()) and paper.state is State.READ)


def test_search_scope_order_and_selection_are_remembered(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    program.desk.sidebar.choose("unread")
    program.desk.search.setText("o")
    program.window.findChild(QAction, "sort-title").trigger()
    program.settle()
    press(program, "j")
    chosen = program.current()
    program.close()
    again = open_program(qtbot, program.path, tmp_path / "window.ini")
    assert again.desk.sidebar.entry.key == "unread"
    assert again.desk.search.text() == "o"
    assert again.titles() == sorted(again.titles())
    assert again.current() == chosen
    again.close()


def test_a_bug_is_one_notice_with_details(program: Program) -> None:
    program.window.show_bug("Traceback: one")
    program.window.show_bug("Traceback: two")
    assert program.notice().startswith("Something did not work as it should")
    assert program.window.findChild(QPushButton, "notice-button").text() == "Details"


def test_every_label_of_the_window_shows_plain_text(program: Program) -> None:
    labels = [label for label in program.window.findChildren(QLabel) if label.text()]
    assert labels
    assert [label.objectName() for label in labels if label.textFormat() is not Qt.TextFormat.PlainText] == []


def test_a_change_that_takes_long_is_seen_to_be_written(program: Program) -> None:
    line = program.window.findChild(QProgressBar, "busy-line")
    gate = threading.Event()
    program.desk.background.write(lambda _library: gate.wait(5))
    program.wait(line.isVisible)
    gate.set()
    program.wait(lambda: not line.isVisible())
