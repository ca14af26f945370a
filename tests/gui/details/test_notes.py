"""Notes: saved by themselves, and no keystroke is ever lost."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QToolButton
from pytestqt.qtbot import QtBot

from readinglist.gui.details.markdown_preview import MarkdownPreview
from readinglist.gui.details.notes import SAVING_MILLISECONDS, NotesEditor
from readinglist.gui.details.notes_text import NotesText
from readinglist.gui.papers.dragging import mark_papers


@pytest.fixture
def notes(qtbot: QtBot) -> NotesEditor:
    notes = NotesEditor()
    qtbot.addWidget(notes)
    notes.show_notes(1, "old")
    return notes


@pytest.fixture
def saved(notes: NotesEditor) -> list[tuple[int, str]]:
    emitted: list[tuple[int, str]] = []
    notes.edited.connect(lambda paper_id, text: emitted.append((paper_id, text)))
    return emitted


def type_in(qtbot: QtBot, notes: NotesEditor, text: str) -> None:
    field = notes.findChild(QPlainTextEdit)
    assert field is not None
    field.moveCursor(field.textCursor().MoveOperation.End)
    qtbot.keyClicks(field, text)


def test_showing_a_paper_saves_nothing(notes: NotesEditor, saved: list[tuple[int, str]]) -> None:
    notes.show_notes(2, "other")
    notes.save()
    assert saved == []


def test_a_pause_saves(qtbot: QtBot, notes: NotesEditor, saved: list[tuple[int, str]]) -> None:
    type_in(qtbot, notes, "er")
    qtbot.waitUntil(lambda: saved == [(1, "older")], timeout=SAVING_MILLISECONDS + 1_000)


def test_typing_on_does_not_put_the_saving_off(qtbot: QtBot, notes: NotesEditor, saved: list[tuple[int, str]]) -> None:
    for _ in range(100):
        if saved:
            break
        type_in(qtbot, notes, "r")
        qtbot.wait(SAVING_MILLISECONDS // 10)
    assert saved


def test_another_paper_saves_the_notes_of_the_one_before(
    qtbot: QtBot, notes: NotesEditor, saved: list[tuple[int, str]]
) -> None:
    type_in(qtbot, notes, "er")
    notes.show_notes(2, "other")
    assert saved == [(1, "older")]
    assert notes.text == "other"


def test_no_paper_saves_the_notes_of_the_one_before(
    qtbot: QtBot, notes: NotesEditor, saved: list[tuple[int, str]]
) -> None:
    type_in(qtbot, notes, "er")
    notes.leave()
    assert saved == [(1, "older")]


def test_leaving_the_field_saves(qtbot: QtBot, notes: NotesEditor, saved: list[tuple[int, str]]) -> None:
    elsewhere = QLineEdit(notes)
    with qtbot.waitActive(notes):
        notes.show()
        notes.activateWindow()
    notes.focus_text()
    type_in(qtbot, notes, "er")
    elsewhere.setFocus()
    assert saved == [(1, "older")]


def test_a_refresh_while_typing_takes_nothing_back(
    qtbot: QtBot, notes: NotesEditor, saved: list[tuple[int, str]]
) -> None:
    type_in(qtbot, notes, "er")
    notes.show_notes(1, "from elsewhere")
    assert notes.text == "older"
    notes.save()
    assert saved == [(1, "older")]


def test_a_refresh_that_was_read_before_the_saving_takes_nothing_back(qtbot: QtBot, notes: NotesEditor) -> None:
    type_in(qtbot, notes, "er")
    notes.save()
    notes.show_notes(1, "old")
    assert notes.text == "older"


def test_notes_still_on_their_way_are_those_of_their_paper(qtbot: QtBot, notes: NotesEditor) -> None:
    type_in(qtbot, notes, "er")
    notes.show_notes(2, "other")
    notes.show_notes(1, "old")
    assert notes.text == "older"


def test_an_undo_shows_the_notes_as_they_were(qtbot: QtBot, notes: NotesEditor) -> None:
    type_in(qtbot, notes, "er")
    notes.save()
    notes.arrived(1, "older")
    notes.show_notes(1, "old")
    assert notes.text == "old"


def test_an_older_text_that_arrives_leaves_the_newer_one_on_its_way(qtbot: QtBot, notes: NotesEditor) -> None:
    for letters in ("er", " and older"):
        type_in(qtbot, notes, letters)
        notes.save()
    notes.arrived(1, "older")
    notes.show_notes(1, "older")
    assert notes.text == "older and older"


def test_notes_that_could_not_be_saved_are_saved_again(
    qtbot: QtBot, notes: NotesEditor, saved: list[tuple[int, str]]
) -> None:
    type_in(qtbot, notes, "er")
    notes.save()
    notes.refused(1)
    notes.show_notes(2, "other")
    assert saved == [(1, "older"), (1, "older")]


def test_notes_that_could_not_be_saved_come_back_with_their_paper(
    qtbot: QtBot, notes: NotesEditor, saved: list[tuple[int, str]]
) -> None:
    type_in(qtbot, notes, "er")
    notes.show_notes(2, "other")
    notes.refused(1)
    notes.show_notes(1, "old")
    assert notes.text == "older"
    notes.save()
    assert saved == [(1, "older"), (1, "older")]


def test_at_the_end_all_that_is_kept_is_saved_once_more(
    qtbot: QtBot, notes: NotesEditor, saved: list[tuple[int, str]]
) -> None:
    type_in(qtbot, notes, "er")
    notes.show_notes(2, "other")
    notes.refused(1)
    notes.save_all()
    notes.arrived(1, "older")
    notes.save_all()
    assert saved == [(1, "older"), (1, "older")]


def test_notes_that_are_only_shown_take_no_keystroke(
    qtbot: QtBot, notes: NotesEditor, saved: list[tuple[int, str]]
) -> None:
    notes.set_read_only(True)
    type_in(qtbot, notes, "er")
    notes.save_all()
    assert saved == []
    assert notes.text == "old"


def test_a_dropped_file_is_not_taken_for_text(notes: NotesEditor) -> None:
    field = notes.findChild(QPlainTextEdit)
    dropped = QMimeData()
    dropped.setUrls([QUrl("file:///tmp/page.txt")])
    assert not field.canInsertFromMimeData(dropped)


def test_the_preview_shows_markdown_and_saves(qtbot: QtBot, notes: NotesEditor, saved: list[tuple[int, str]]) -> None:
    type_in(qtbot, notes, " **bold**")
    toggle = notes.findChild(QToolButton, "notes-preview")
    qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert saved == [(1, "old **bold**")]
    assert notes.findChild(MarkdownPreview).isVisibleTo(notes)
    assert notes.findChild(MarkdownPreview).toPlainText() == "old bold"


def test_the_preview_stays_for_other_papers_and_takes_no_keyboard(qtbot: QtBot, notes: NotesEditor) -> None:
    elsewhere = QLineEdit(notes)
    with qtbot.waitActive(notes):
        notes.show()
        notes.activateWindow()
    qtbot.mouseClick(notes.findChild(QToolButton, "notes-preview"), Qt.MouseButton.LeftButton)
    elsewhere.setFocus()
    notes.show_notes(2, "**other**")
    assert notes.findChild(MarkdownPreview).isVisibleTo(notes)
    assert notes.findChild(MarkdownPreview).toPlainText() == "other"
    assert elsewhere.hasFocus()


def test_where_there_are_no_notes_they_can_be_typed_though_the_preview_is_preferred(
    qtbot: QtBot, notes: NotesEditor, saved: list[tuple[int, str]]
) -> None:
    qtbot.mouseClick(notes.findChild(QToolButton, "notes-preview"), Qt.MouseButton.LeftButton)
    notes.show_notes(2, "")
    assert notes.findChild(QPlainTextEdit).isVisibleTo(notes)
    notes.show_notes(3, "third")
    assert notes.findChild(MarkdownPreview).isVisibleTo(notes)
    assert saved == []


def field_of(notes: NotesEditor) -> NotesText:
    field = notes.findChild(NotesText)
    assert field is not None
    field.moveCursor(QTextCursor.MoveOperation.End)
    return field


def firefox(url: str, title: str) -> QMimeData:
    """A link as that browser drags it."""
    dragged = QMimeData()
    dragged.setUrls([QUrl(url)])
    dragged.setData("text/x-moz-url", f"{url}\n{title}".encode("utf-16-le"))
    return dragged


def test_a_dropped_link_is_put_in_by_its_title(notes: NotesEditor) -> None:
    field = field_of(notes)
    link = firefox("https://example.org/a?b=1&c", "A [very] *good* page")
    assert field.canInsertFromMimeData(link)
    field.insertFromMimeData(link)
    assert notes.text == r"old[A \[very\] \*good\* page](<https://example.org/a?b=1&amp;c>)"


def test_a_link_without_a_title_is_put_in_as_it_is(notes: NotesEditor) -> None:
    link = QMimeData()
    link.setUrls([QUrl("https://example.org/a"), QUrl("file:///etc/passwd"), QUrl("javascript:alert(1)")])
    field_of(notes).insertFromMimeData(link)
    assert notes.text == "oldhttps://example.org/a"


def test_papers_are_mentioned_where_they_were_dropped(notes: NotesEditor) -> None:
    wanted: list[tuple[list[int], Callable[[str], None]]] = []
    notes.papers_dropped.connect(lambda ids, put: wanted.append((list(ids), put)))
    papers = QMimeData()
    papers.setText("@misc{...}")
    mark_papers(papers, [7, 8])
    field = field_of(notes)
    field.insertFromMimeData(papers)
    field.insertPlainText("er")
    (ids, put) = wanted[0]
    put("[Seven] ")
    assert (ids, notes.text) == ([7, 8], "old[Seven] er")


def test_papers_are_not_put_into_the_notes_on_another_paper(notes: NotesEditor) -> None:
    wanted: list[Callable[[str], None]] = []
    notes.papers_dropped.connect(lambda _ids, put: wanted.append(put))
    papers = QMimeData()
    mark_papers(papers, [7])
    field_of(notes).insertFromMimeData(papers)
    notes.show_notes(2, "other")
    wanted[0]("[Seven]")
    assert notes.text == "other"


def test_the_preview_is_toggled_with_the_keyboard_kept(qtbot: QtBot, notes: NotesEditor) -> None:
    notes.show()
    notes.activateWindow()
    notes.focus_text()
    qtbot.waitUntil(field_of(notes).hasFocus)
    left: list[bool] = []
    notes.left.connect(lambda: left.append(True))
    notes.toggle_preview()
    shown = notes.findChild(MarkdownPreview)
    assert shown is not None
    assert shown.hasFocus()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert left == [True]
    notes.toggle_preview()
    assert field_of(notes).hasFocus()
