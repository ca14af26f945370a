"""What stands in a form when the program is ended is there again at the next start, and nothing of it was saved."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from readinglist.domain.paper import State
from readinglist.gui.adding.add_dialog import AddDialog
from readinglist.gui.editing.draft import Field
from readinglist.gui.editing.edit_dialog import EditDialog
from readinglist.gui.unfinished import Unfinished, as_text, from_text
from readinglist.library import Library, editing
from tests.gui.parts import TITLES, Program, fill, open_program

TOLD = "What you had typed and not saved when Reading List was ended is here again."
HOSTILE = "a\0b\ud800 \u202ec \u2028d\r\n%n; [e]=f"


@pytest.fixture(autouse=True)
def looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look twenty times a second, not once, at what stands in a form."""
    monkeypatch.setattr("readinglist.gui.keeping.PAUSE_MILLISECONDS", 50)


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path) -> Callable[[], Program]:
    fill(tmp_path / "library.db")
    return lambda: open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini", is_answered=False)


def form(program: Program, kind: type[EditDialog] | type[AddDialog]) -> EditDialog | AddDialog:
    def found() -> list[QWidget]:
        return [one for one in program.window.findChildren(kind) if one.isVisible()]

    program.wait(found)
    return found()[0]


def begin(program: Program, action: str) -> None:
    program.desk.papers.list.select_ids([1])
    program.settle()
    program.window.findChild(QAction, action).trigger()


def end(program: Program) -> None:
    """End the program as the system would: its forms are told to close first, and would not."""
    for dialog in program.window.findChildren(EditDialog) + program.window.findChildren(AddDialog):
        dialog.close()
    program.leave()


def line(dialog: QWidget, name: Field) -> QLineEdit:
    return dialog.findChild(QLineEdit, f"edit-{name}")


def test_a_paper_that_was_being_edited_is_in_its_form_again(start: Callable[[], Program]) -> None:
    program = start()
    begin(program, "edit-paper")
    program.qtbot.keyClicks(line(form(program, EditDialog), Field.YEAR), "20x")  # no year yet, but typed
    end(program)
    again = start()
    dialog = form(again, EditDialog)
    assert line(dialog, Field.YEAR).text() == "20x"
    assert dialog.draft.paper.title == TITLES[0]
    assert dialog.findChild(QLabel, "came-back").text() == TOLD
    with Library.open(again.path) as library:
        assert library.papers([1])[0].year is None
    dialog.reject()
    dialog.reject()
    again.leave()
    third = start()
    assert not third.window.findChildren(EditDialog)
    third.leave()


def test_a_paper_that_was_being_added_is_in_its_form_again(start: Callable[[], Program]) -> None:
    program = start()
    begin(program, "add-paper")
    dialog = form(program, AddDialog)
    dialog.paste("2103.00020")
    program.wait(lambda: line(dialog, Field.ARXIV).text())
    program.qtbot.keyClicks(line(dialog, Field.VENUE), "Somewhere")
    dialog.findChild(QLineEdit, "tag-field").setText("vision")
    end(program)
    again = start()
    dialog = form(again, AddDialog)
    again.wait(lambda: line(dialog, Field.ARXIV).text() == "2103.00020")
    assert dialog.pasted_text == "2103.00020"
    assert (dialog.paper.typed, dialog.paper.tags) == ({Field.VENUE: "Somewhere"}, ("vision",))
    assert again.titles() == list(TITLES)
    dialog.reject()
    dialog.reject()
    again.leave()


def kept(program: Program) -> list[str]:
    """What is kept of this window's forms just now, outside of any library."""
    texts = []
    for path in program.path.with_name("unfinished").glob("[!.]*"):
        with suppress(FileNotFoundError):  # dropped just now
            texts.append(path.read_text())
    return texts


def test_what_is_typed_is_kept_while_the_form_is_open_until_it_is_dropped(start: Callable[[], Program]) -> None:
    program = start()
    for action, kind in (("edit-paper", EditDialog), ("add-paper", AddDialog)):
        begin(program, action)
        dialog = form(program, kind)
        program.qtbot.keyClicks(line(dialog, Field.VENUE), "Here")
        program.wait(lambda: any("Here" in text for text in kept(program)))
        program.qtbot.keyClicks(line(dialog, Field.VENUE), " and There")
        program.wait(lambda: any("There" in text for text in kept(program)))
        dialog.reject()
        dialog.reject()
        program.wait(lambda: not kept(program))
    program.leave()


@pytest.mark.parametrize(("action", "kind"), [("edit-paper", EditDialog), ("add-paper", AddDialog)])
def test_what_is_saved_is_kept_until_it_is_in_the_library(
    start: Callable[[], Program], action: str, kind: type[EditDialog] | type[AddDialog]
) -> None:
    program = start()
    may_write = threading.Event()
    begin(program, action)
    dialog = form(program, kind)
    title = dialog.findChild(QPlainTextEdit, f"edit-{Field.TITLE}")
    title.setFocus()
    title.selectAll()
    program.qtbot.keyClicks(title, "Typed by Hand")
    program.desk.background.write(lambda _library: may_write.wait())  # as a long import does
    dialog.accept()
    program.wait(lambda: any("Typed by Hand" in text for text in kept(program)))
    may_write.set()
    program.wait(lambda: not kept(program))
    program.wait(lambda: "Typed by Hand" in program.titles())
    program.leave()


def test_what_the_library_refuses_is_kept_with_the_form(start: Callable[[], Program]) -> None:
    program = start()
    begin(program, "edit-paper")
    dialog = form(program, EditDialog)
    program.qtbot.keyClicks(line(dialog, Field.VENUE), "Here")
    with Library.open(program.path) as library:
        library.trash([1])
        library.store.purge([1])
    dialog.accept()
    program.wait(lambda: form(program, EditDialog) is not dialog)
    assert any("Here" in text for text in kept(program))
    again = form(program, EditDialog)
    again.reject()
    again.reject()
    program.wait(lambda: not kept(program))
    program.leave()


def test_two_windows_on_a_library_keep_what_is_typed_apart(start: Callable[[], Program]) -> None:
    first = start()
    begin(first, "edit-paper")
    dialog = form(first, EditDialog)
    first.qtbot.keyClicks(line(dialog, Field.VENUE), "Here")
    first.wait(lambda: kept(first))
    second = start()
    assert not second.window.findChildren(EditDialog)
    begin(second, "edit-paper")
    second.qtbot.keyClicks(line(form(second, EditDialog), Field.VENUE), "There")
    second.wait(lambda: len(kept(second)) == 2)
    dialog.reject()
    dialog.reject()
    first.wait(lambda: len(kept(first)) == 1)
    end(second)
    assert "There" in kept(first)[0]
    first.leave()


def test_what_was_saved_just_before_the_end_does_not_come_back(start: Callable[[], Program]) -> None:
    program = start()
    begin(program, "edit-paper")
    program.qtbot.keyClicks(line(form(program, EditDialog), Field.VENUE), "Here")
    end(program)
    with Library.open(program.path) as library:
        editing.edit(library, 1, venue="Here")
    again = start()
    again.wait(lambda: not kept(again))
    assert not again.window.findChildren(EditDialog)
    again.leave()


def test_a_form_in_which_nothing_was_typed_is_not_opened_again(start: Callable[[], Program]) -> None:
    for action in ("edit-paper", "add-paper"):
        program = start()
        begin(program, action)
        form(program, EditDialog if action == "edit-paper" else AddDialog)
        end(program)
    again = start()
    assert not again.window.findChildren(EditDialog) + again.window.findChildren(AddDialog)
    again.leave()


def test_any_text_is_kept_as_it_was_typed() -> None:
    one = Unfinished(3, {Field.ABSTRACT: HOSTILE}, HOSTILE, State.QUEUED, (HOSTILE,))
    assert from_text(as_text(one)) == one


@pytest.mark.parametrize("text", ["", "[]", "{}", "nonsense", '{"paper": 1, "typed": {"no field": "x"}}'])
def test_what_is_no_such_text_is_nothing(text: str) -> None:
    assert from_text(text) is None


def test_a_long_text_is_in_its_field_again(start: Callable[[], Program]) -> None:
    program = start()
    begin(program, "edit-paper")
    abstract = form(program, EditDialog).findChild(QPlainTextEdit, f"edit-{Field.ABSTRACT}")
    abstract.insertPlainText("Much text.\n" * 2_000)
    typed = abstract.toPlainText()
    end(program)
    again = start()
    dialog = form(again, EditDialog)
    assert dialog.findChild(QPlainTextEdit, f"edit-{Field.ABSTRACT}").toPlainText() == typed
    dialog.reject()
    dialog.reject()
    again.leave()
