"""The form shows a paper as it is, keeps what is typed, and closes only on what can be kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from readinglist.domain.errors import DiskFull, InvalidValue
from readinglist.gui.editing.draft import Draft, Field
from readinglist.gui.editing.edit_dialog import EditDialog
from readinglist.library import typed_fields
from tests.gui.details import papers

PAPER = replace(
    papers.PAPER,
    title="Learning to Fold",
    abstract="Proteins\u00a0fold.",
    authors=("Ada Lovelace", "Kurt Gödel"),
    year=2021,
    venue="",
    arxiv="2103.00020",
    doi=None,
    cite_key="lovelace-2021-fold",
)


def shown(qtbot: QtBot, draft: Draft) -> EditDialog:
    dialog = EditDialog(draft)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


@pytest.fixture
def dialog(qtbot: QtBot) -> EditDialog:
    return shown(qtbot, Draft(PAPER))


def field(dialog: EditDialog, name: Field) -> QLineEdit | QPlainTextEdit:
    found = dialog.findChild(QLineEdit, f"edit-{name}") or dialog.findChild(QPlainTextEdit, f"edit-{name}")
    assert isinstance(found, QLineEdit | QPlainTextEdit)
    return found


def text(dialog: EditDialog, name: Field) -> str:
    found = field(dialog, name)
    return found.text() if isinstance(found, QLineEdit) else found.toPlainText()


def type_into(qtbot: QtBot, dialog: EditDialog, name: Field, words: str) -> None:
    found = field(dialog, name)
    found.selectAll()
    qtbot.keyClick(found, Qt.Key.Key_Delete)
    qtbot.keyClicks(found, words)


def complaint(dialog: EditDialog) -> str:
    return dialog.findChild(QLabel, "complaint").text()


def test_it_shows_the_paper_with_its_authors_one_a_line(dialog: EditDialog) -> None:
    assert text(dialog, Field.TITLE) == "Learning to Fold"
    assert text(dialog, Field.AUTHORS) == "Ada Lovelace\nKurt Gödel"
    assert (text(dialog, Field.YEAR), text(dialog, Field.VENUE), text(dialog, Field.DOI)) == ("2021", "", "")


def test_it_begins_with_the_title(dialog: EditDialog) -> None:
    assert field(dialog, Field.TITLE).hasFocus()


def test_fields_of_several_lines_wrap_and_scroll_down_only(dialog: EditDialog) -> None:
    for name in (Field.TITLE, Field.AUTHORS, Field.LINKS, Field.ABSTRACT):
        shown_in = field(dialog, name)
        assert isinstance(shown_in, QPlainTextEdit)
        assert shown_in.lineWrapMode() is QPlainTextEdit.LineWrapMode.WidgetWidth
        assert shown_in.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def test_every_field_has_a_name_that_can_be_said(dialog: EditDialog) -> None:
    assert all(field(dialog, name).accessibleName() for name in Field)


def test_what_nobody_typed_in_is_no_change(qtbot: QtBot, dialog: EditDialog) -> None:
    qtbot.mouseClick(dialog.findChild(QPushButton, "save"), Qt.MouseButton.LeftButton)
    assert dialog.result() == EditDialog.DialogCode.Accepted
    assert dialog.draft.changes() == {}


@pytest.mark.parametrize(
    ("name", "words", "value"),
    [
        (Field.TITLE, "Folding", "Folding"),
        (Field.AUTHORS, "Emmy Noether", ["Emmy Noether"]),
        (Field.YEAR, "2022", 2022),
        (Field.YEAR, "", None),
        (Field.DOI, "10.1000/182", "10.1000/182"),
        (Field.ARXIV, "", ""),
        (Field.LINKS, "example.org/a", ["example.org/a"]),
    ],
)
def test_only_what_was_changed_is_saved(
    qtbot: QtBot, dialog: EditDialog, name: Field, words: str, value: object
) -> None:
    type_into(qtbot, dialog, name, words)
    assert dialog.draft.changes() == {name.value: value}


def test_enter_begins_a_line_for_another_author(qtbot: QtBot, dialog: EditDialog) -> None:
    authors = field(dialog, Field.AUTHORS)
    qtbot.keyClick(authors, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(authors, Qt.Key.Key_Return)
    qtbot.keyClicks(authors, "Emmy Noether")
    assert dialog.isVisible()
    assert dialog.draft.changes() == {"authors": ["Ada Lovelace", "Kurt Gödel", "Emmy Noether"]}


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_control_and_enter_save_from_any_field(qtbot: QtBot, dialog: EditDialog, key: Qt.Key) -> None:
    abstract = field(dialog, Field.ABSTRACT)
    abstract.setFocus()
    qtbot.keyClick(abstract, key, Qt.KeyboardModifier.ControlModifier)
    assert dialog.result() == EditDialog.DialogCode.Accepted


def test_a_title_of_several_lines_is_kept_as_one(qtbot: QtBot, dialog: EditDialog) -> None:
    type_into(qtbot, dialog, Field.TITLE, "Learning")
    qtbot.keyClick(field(dialog, Field.TITLE), Qt.Key.Key_Return)
    qtbot.keyClicks(field(dialog, Field.TITLE), "to Unfold")
    assert typed_fields.checked(dialog.draft.changes()) == {"title": "Learning to Unfold"}


def test_escape_cancels(qtbot: QtBot, dialog: EditDialog) -> None:
    with qtbot.waitSignal(dialog.rejected):
        qtbot.keyClick(field(dialog, Field.ABSTRACT), Qt.Key.Key_Escape)


def test_tab_leads_from_field_to_field(qtbot: QtBot, dialog: EditDialog) -> None:
    for before, after in zip(list(Field), list(Field)[1:], strict=False):
        qtbot.keyClick(field(dialog, before), Qt.Key.Key_Tab)
        assert field(dialog, after).hasFocus(), after


@pytest.mark.parametrize(
    ("name", "words", "sentence"),
    [
        (Field.TITLE, "  ", "A paper needs a title"),
        (Field.YEAR, "soon", "A year is a number from 0 to 9999"),
        (Field.ARXIV, "x", "“x” is not an arXiv id (such as 2103.00020)"),
        (Field.DOI, "<b>x</b>", "“<b>x</b>” is not a DOI (such as 10.1000/182)"),
        (Field.LINKS, "https://example.org thing",
         "“thing” is no kind of link, which are repository, project, demo, model, dataset, paper, video, other"),
        (Field.CITE_KEY, "a b", "A citation key has letters, digits and : _ . + / - only"),
    ],
)  # fmt: skip
def test_an_impossible_value_is_said_and_can_be_put_right(
    qtbot: QtBot, dialog: EditDialog, name: Field, words: str, sentence: str
) -> None:
    type_into(qtbot, dialog, Field.VENUE, "Here")
    type_into(qtbot, dialog, name, words)
    dialog.accept()
    assert dialog.isVisible()
    assert complaint(dialog) == f"{sentence}; nothing was changed."
    assert field(dialog, name).hasFocus()
    assert (text(dialog, name), text(dialog, Field.VENUE)) == (words, "Here")


def test_a_long_refused_value_does_not_widen_the_form(qtbot: QtBot, dialog: EditDialog) -> None:
    width = dialog.width()
    type_into(qtbot, dialog, Field.ARXIV, "x" * 300)
    dialog.accept()
    assert complaint(dialog).startswith("“xxx")
    assert dialog.minimumSizeHint().width() < dialog.width() == width


def test_an_endless_year_is_refused_like_any_other(qtbot: QtBot) -> None:
    dialog = shown(qtbot, Draft(PAPER, {Field.YEAR: "9" * 5_000}))
    dialog.accept()
    assert complaint(dialog) == "A year is a number from 0 to 9999; nothing was changed."


def test_what_the_library_refused_is_shown_again_with_the_reason(qtbot: QtBot) -> None:
    refusal = InvalidValue("Another paper has the citation key “x”; nothing was changed.", "cite_key")
    dialog = shown(qtbot, Draft(PAPER, {Field.CITE_KEY: "x", Field.TITLE: "Folding"}, refusal))
    assert (text(dialog, Field.CITE_KEY), text(dialog, Field.TITLE)) == ("x", "Folding")
    assert complaint(dialog) == str(refusal)
    assert field(dialog, Field.CITE_KEY).hasFocus()
    type_into(qtbot, dialog, Field.CITE_KEY, "y")
    assert dialog.draft == Draft(PAPER, {Field.CITE_KEY: "y", Field.TITLE: "Folding"})


def test_a_refusal_that_is_of_no_field_is_shown_too(qtbot: QtBot) -> None:
    dialog = shown(qtbot, Draft(PAPER, {Field.TITLE: "Folding"}, DiskFull("The disk is full; nothing was changed.")))
    assert complaint(dialog) == "The disk is full; nothing was changed."
    assert dialog.draft.changes() == {"title": "Folding"}


def test_what_was_typed_is_dropped_only_when_that_is_said_twice(qtbot: QtBot, dialog: EditDialog) -> None:
    type_into(qtbot, dialog, Field.VENUE, "Owls")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.findChild(QLabel, "complaint").text().startswith("What you changed is not saved.")
    type_into(qtbot, dialog, Field.VENUE, "Owls and others")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_a_form_that_says_what_the_paper_does_closes_at_once(qtbot: QtBot, dialog: EditDialog) -> None:
    type_into(qtbot, dialog, Field.TITLE, PAPER.title)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
