"""A paper is added by hand in the real window: from what is pasted or typed, and taken back."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton

from readinglist.domain.paper import State
from readinglist.gui.adding.add_dialog import AddDialog
from readinglist.gui.drop_overlay import DropOverlay
from readinglist.library import Library, editing
from tests.gui.parts import TITLES, Program

BIBTEX = "@article{noether,\n title = {Invariant Variation Problems},\n author = {Noether, Emmy}, year = 1918,\n}"


def press(program: Program, keys: str = "Ctrl+N") -> None:
    program.window.activateWindow()
    program.wait(program.window.isActiveWindow)
    QTest.keySequence(program.window, QKeySequence(keys))


def opened(program: Program) -> AddDialog:
    program.wait(lambda: shown(program) is not None)
    dialog = shown(program)
    assert dialog is not None
    return dialog


def shown(program: Program) -> AddDialog | None:
    return next((one for one in program.window.findChildren(AddDialog) if one.isVisible()), None)


def field(dialog: AddDialog, name: str) -> QLineEdit | QPlainTextEdit:
    found = dialog.findChild(QLineEdit, name) or dialog.findChild(QPlainTextEdit, name)
    assert isinstance(found, QLineEdit | QPlainTextEdit)
    return found


def text(dialog: AddDialog, name: str) -> str:
    found = field(dialog, name)
    return found.text() if isinstance(found, QLineEdit) else found.toPlainText()


def said(dialog: AddDialog, name: str) -> str:
    return dialog.findChild(QLabel, name).text()


def button(dialog: AddDialog, name: str) -> QPushButton:
    return dialog.findChild(QPushButton, name)


def click(program: Program, dialog: AddDialog, name: str) -> None:
    program.qtbot.mouseClick(button(dialog, name), Qt.MouseButton.LeftButton)


def add(program: Program, dialog: AddDialog) -> None:
    click(program, dialog, "add")
    program.wait(lambda: shown(program) is None)
    program.wait_for_writes()


def type_title(program: Program, words: str) -> AddDialog:
    press(program)
    dialog = opened(program)
    program.qtbot.keyClicks(field(dialog, "edit-title"), words)
    return dialog


def test_a_title_is_enough_and_the_new_paper_is_selected(program: Program) -> None:
    dialog = type_title(program, "Invariant Variation Problems")
    add(program, dialog)
    assert program.current() == "Invariant Variation Problems"
    assert program.notice() == "Added “Invariant Variation Problems”."
    assert len(program.titles()) == len(TITLES) + 1


def test_undo_takes_it_away_and_redo_brings_it_back(program: Program) -> None:
    add(program, type_title(program, "Invariant Variation Problems"))
    undo = program.window.findChild(QAction, "undo")
    assert undo.text() == "Undo Add “Invariant Variation Problems”"
    undo.trigger()
    program.wait_for_writes()
    assert "Invariant Variation Problems" not in program.titles()
    program.window.findChild(QAction, "redo").trigger()
    program.wait_for_writes()
    assert "Invariant Variation Problems" in program.titles()


def test_nothing_is_left_that_hides_the_new_paper(program: Program) -> None:
    program.desk.sidebar.choose("starred")
    program.desk.search.setText("weak teachers")
    program.settle()
    add(program, type_title(program, "Invariant Variation Problems"))
    program.wait(lambda: program.current() == "Invariant Variation Problems")
    assert program.desk.search.text() == ""


def test_a_pasted_identifier_fills_in_what_it_tells(program: Program) -> None:
    press(program)
    dialog = opened(program)
    assert field(dialog, "add-paste").hasFocus()
    QGuiApplication.clipboard().setText("https://arxiv.org/pdf/2403.00001v2")
    QTest.keySequence(field(dialog, "add-paste"), QKeySequence("Ctrl+V"))
    program.wait(lambda: text(dialog, "edit-arxiv") == "2403.00001")
    assert (text(dialog, "edit-title"), text(dialog, "edit-year")) == ("", "2024")
    assert text(dialog, "edit-links") == "https://arxiv.org/abs/2403.00001 paper"
    add(program, dialog)
    assert program.current() == "arXiv:2403.00001"


def test_a_pasted_entry_fills_in_the_form_but_for_what_was_typed(program: Program) -> None:
    dialog = type_title(program, "My Own Title")
    field(dialog, "add-paste").insertPlainText(BIBTEX)
    program.wait(lambda: text(dialog, "edit-cite_key") == "noether")
    assert (text(dialog, "edit-title"), text(dialog, "edit-authors")) == ("My Own Title", "Emmy Noether")
    add(program, dialog)
    with Library.open(program.path) as library:
        one = library.papers(library.search("own title").ids)[0]
    assert (one.title, one.authors, one.year, one.cite_key) == ("My Own Title", ("Emmy Noether",), 1918, "noether")


def test_what_was_copied_is_offered_where_a_paper_can_be_read_from_it(program: Program) -> None:
    QGuiApplication.clipboard().setText("10.1000/182")
    press(program)
    dialog = opened(program)
    assert said(dialog, "understood") == "On the clipboard: 10.1000/182"
    click(program, dialog, "understood-button")
    program.wait(lambda: text(dialog, "edit-doi") == "10.1000/182")
    assert field(dialog, "edit-title").hasFocus()


def test_words_on_the_clipboard_are_not_offered(program: Program) -> None:
    QGuiApplication.clipboard().setText("Dear Emmy, see you soon.")
    press(program)
    assert said(opened(program), "understood") == ""


def test_a_paper_that_is_there_is_named_while_one_types_and_can_be_opened(program: Program) -> None:
    dialog = type_title(program, TITLES[2].upper())
    program.wait(lambda: said(dialog, "resembles") == f"“{TITLES[2]}” is in your library.")
    assert button(dialog, "add").text() == "Add Anyway"
    click(program, dialog, "resembles-button")
    program.settle()
    assert shown(program) is None
    assert program.current() == TITLES[2]


def test_one_with_a_slip_may_be_the_same_and_can_be_added_all_the_same(program: Program) -> None:
    dialog = type_title(program, "Contrastive Lerning of Sentence Meaning")
    program.wait(lambda: said(dialog, "resembles") == f"“{TITLES[2]}”, in your library, may be this paper.")
    assert button(dialog, "add").text() == "Add"
    add(program, dialog)
    assert len(program.titles()) == len(TITLES) + 1


def test_who_is_quicker_than_the_answer_is_told_before_anything_is_added(program: Program) -> None:
    dialog = type_title(program, TITLES[2])
    click(program, dialog, "add")
    program.wait(lambda: said(dialog, "resembles") == f"“{TITLES[2]}” is in your library.")
    assert sorted(program.titles()) == sorted(TITLES)
    add(program, dialog)
    assert program.titles().count(TITLES[2]) == 2


def test_one_in_the_trash_is_opened_there(program: Program) -> None:
    with Library.open(program.path) as library:
        library.trash([3])
    dialog = type_title(program, TITLES[2])
    program.wait(lambda: said(dialog, "resembles") == f"“{TITLES[2]}” is in the trash.")
    click(program, dialog, "resembles-button")
    program.wait(lambda: program.current() == TITLES[2])
    assert program.desk.sidebar.entry.key == "trash"


def test_what_is_missing_or_impossible_is_said_and_nothing_is_lost(program: Program) -> None:
    press(program)
    dialog = opened(program)
    click(program, dialog, "add")
    program.wait(lambda: said(dialog, "resembles").startswith("A paper needs a title, or an identifier or a link"))
    assert field(dialog, "edit-title").hasFocus()
    program.qtbot.keyClicks(field(dialog, "edit-title"), "Kept")
    program.qtbot.keyClicks(field(dialog, "edit-doi"), "nonsense")
    program.settle()
    click(program, dialog, "add")
    program.wait(lambda: said(dialog, "resembles").startswith("“nonsense” is not a DOI"))
    assert (text(dialog, "edit-title"), field(dialog, "edit-doi").hasFocus()) == ("Kept", True)
    dialog.reject()


def test_state_and_tags_are_chosen_with_it(program: Program) -> None:
    dialog = type_title(program, "Invariant Variation Problems")
    program.qtbot.keyClicks(field(dialog, "tag-field"), "physics,")
    next(one for one in dialog.findChildren(QRadioButton) if one.text() == "Queued").click()
    add(program, dialog)
    with Library.open(program.path) as library:
        one = library.papers(library.search("variation").ids)[0]
    assert (one.state, one.tags) == (State.QUEUED, ("physics",))


def test_several_entries_can_be_imported_instead(program: Program) -> None:
    press(program)
    dialog = opened(program)
    field(dialog, "add-paste").insertPlainText(f"{BIBTEX}\n{BIBTEX.replace('noether', 'b').replace('Variation', 'X')}")
    program.wait(lambda: said(dialog, "understood") == "These are 2 papers; the first is filled in.")
    click(program, dialog, "understood-button")
    program.wait(lambda: len(program.titles()) == len(TITLES) + 2)


class TestPastingAndDropping:
    def pasted(self, program: Program, copied: str) -> None:
        QGuiApplication.clipboard().setText(copied)
        press(program, "Ctrl+V")

    def test_one_identifier_leads_to_the_form(self, program: Program) -> None:
        self.pasted(program, "10.1000/182")
        dialog = opened(program)
        program.wait(lambda: text(dialog, "edit-doi") == "10.1000/182")
        assert field(dialog, "edit-title").hasFocus()

    def test_so_does_an_address_that_is_dropped(self, program: Program) -> None:
        mime = QMimeData()
        mime.setUrls([QUrl("https://github.com/openai/CLIP")])
        overlay = program.window.findChild(DropOverlay)
        where, copy = QPointF(QPoint(5, 5)), Qt.DropAction.CopyAction
        overlay.dropEvent(QDropEvent(where, copy, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))
        dialog = opened(program)
        program.wait(lambda: text(dialog, "edit-links") == "https://github.com/openai/CLIP repository")

    def test_one_that_the_library_has_is_named(self, program: Program) -> None:
        with Library.open(program.path) as library:
            editing.edit(library, 2, doi="10.1000/182")
        self.pasted(program, "doi:10.1000/182")
        dialog = opened(program)
        program.wait(lambda: said(dialog, "resembles") == f"“{TITLES[1]}” is in your library.")

    def test_several_are_imported_as_before(self, program: Program) -> None:
        self.pasted(program, "10.1000/182\n10.1000/183\n2403.00001")
        program.wait(lambda: len(program.titles()) == len(TITLES) + 3)
        assert shown(program) is None


def test_nothing_comes_of_what_was_asked_by_a_form_that_is_gone(program: Program) -> None:
    def leave(do: Callable[[AddDialog], object]) -> None:
        dialog = type_title(program, TITLES[0])
        do(dialog)
        dialog.reject()
        dialog.reject()  # what was typed may be lost
        program.settle()
        program.wait(lambda: shown(program) is None)

    leave(lambda dialog: dialog.typed.emit(dialog.paper))
    leave(lambda dialog: dialog.pasted.emit(BIBTEX))
    assert sorted(program.titles()) == sorted(TITLES)
