"""The form of a new paper: what it shows, what it says, and what it asks for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from readinglist.domain.errors import InvalidValue
from readinglist.domain.paper import State
from readinglist.domain.records import Record
from readinglist.gui.adding.add_dialog import AddDialog
from readinglist.gui.adding.new_paper import NewPaper
from readinglist.gui.adding.sentences import resemblance
from readinglist.gui.editing.draft import Field
from readinglist.library.adding import NOTHING, Pasted
from readinglist.library.resembling import Resembling

ENTRY = Record(1, "On Folding", "On Folding", authors=("Ada Lovelace",), year=2021, tags=("biology",), state=State.READ)


@pytest.fixture
def dialog(qtbot: QtBot) -> AddDialog:
    dialog = AddDialog([])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def field(dialog: AddDialog, name: Field) -> QLineEdit | QPlainTextEdit:
    found = dialog.findChild(QLineEdit, f"edit-{name}") or dialog.findChild(QPlainTextEdit, f"edit-{name}")
    assert isinstance(found, QLineEdit | QPlainTextEdit)
    return found


def asked(dialog: AddDialog) -> list[NewPaper]:
    wanted: list[NewPaper] = []
    dialog.add_wanted.connect(wanted.append)
    return wanted


def test_the_keyboard_is_where_things_are_pasted_and_tab_leads_through_the_form(
    qtbot: QtBot, dialog: AddDialog
) -> None:
    paste = dialog.findChild(QPlainTextEdit, "add-paste")
    assert paste.hasFocus()
    qtbot.keyClick(paste, Qt.Key.Key_Tab)
    for name, following in zip(Field, list(Field)[1:], strict=False):
        assert field(dialog, name).hasFocus(), name
        qtbot.keyClick(field(dialog, name), Qt.Key.Key_Tab)
        assert field(dialog, following).hasFocus(), following


def test_every_field_and_button_has_a_name_that_can_be_said(dialog: AddDialog) -> None:
    assert dialog.findChild(QPlainTextEdit, "add-paste").accessibleName() == "Paste here"
    assert all(field(dialog, name).accessibleName() for name in Field)


def test_on_a_small_screen_the_form_scrolls_and_its_buttons_stay(qtbot: QtBot, dialog: AddDialog) -> None:
    dialog.resize(QSize(680, 400))
    qtbot.waitUntil(lambda: dialog.height() == 400)
    assert dialog.findChild(QScrollArea).verticalScrollBar().maximum() > 0
    assert dialog.findChild(QPushButton, "add").geometry().bottom() < 400


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_control_and_enter_add_from_any_field(qtbot: QtBot, dialog: AddDialog, key: Qt.Key) -> None:
    wanted = asked(dialog)
    qtbot.keyClicks(field(dialog, Field.TITLE), "On Folding")
    qtbot.keyClick(field(dialog, Field.ABSTRACT), key, Qt.KeyboardModifier.ControlModifier)
    assert wanted == [NewPaper(NOTHING, {Field.TITLE: "On Folding"})]


def test_it_is_asked_for_once_until_it_was_refused(dialog: AddDialog) -> None:
    wanted = asked(dialog)
    dialog.accept()
    dialog.accept()
    assert len(wanted) == 1
    dialog.refuse(InvalidValue("A paper needs a title.", "title"))
    assert field(dialog, Field.TITLE).hasFocus()
    dialog.accept()
    assert len(wanted) == 2


def test_what_was_pasted_a_moment_ago_is_read_before_it_is_added(dialog: AddDialog) -> None:
    wanted, read = asked(dialog), []
    dialog.pasted.connect(read.append)
    dialog.paste("@misc{a, title={On Folding}}")
    dialog.accept()
    assert (wanted, read) == ([], [dialog.pasted_text])
    dialog.take(dialog.pasted_text, Pasted(ENTRY, 1))
    assert [new.recorded() for new in wanted] == [ENTRY]


def test_what_was_pasted_and_cannot_be_read_is_not_added_unseen(dialog: AddDialog) -> None:
    wanted = asked(dialog)
    dialog.paste("?")
    dialog.accept()
    dialog.take("?", Pasted(error="No paper can be read from this."))
    assert wanted == []
    dialog.accept()
    assert len(wanted) == 1


def test_what_was_read_comes_with_its_state_and_tags(dialog: AddDialog) -> None:
    dialog.take("…", Pasted(ENTRY, 1))
    assert dialog.paper == NewPaper(ENTRY, {}, State.READ, ("biology",))
    assert field(dialog, Field.YEAR).text() == "2021"


def test_another_text_replaces_what_was_filled_in_and_leaves_what_was_typed(qtbot: QtBot, dialog: AddDialog) -> None:
    dialog.take("…", Pasted(ENTRY, 1))
    qtbot.keyClicks(field(dialog, Field.VENUE), "Here")
    dialog.take("…", Pasted(replace(ENTRY, title="Other", venue="There", year=None), 1))
    assert (field(dialog, Field.TITLE).toPlainText(), field(dialog, Field.YEAR).text()) == ("Other", "")
    assert dialog.paper.recorded() == replace(ENTRY, title="Other", venue="Here", year=None)


def test_another_text_takes_away_the_state_and_tags_of_the_one_before(qtbot: QtBot, dialog: AddDialog) -> None:
    dialog.take("…", Pasted(ENTRY, 1))
    tag_field = dialog.findChild(QLineEdit, "tag-field")
    qtbot.keyClicks(tag_field, "mine")
    qtbot.keyClick(tag_field, Qt.Key.Key_Return)
    dialog.take("…", Pasted(replace(ENTRY, title="Other", tags=("physics",), state=None), 1))
    assert (dialog.paper.state, dialog.paper.tags) == (State.UNREAD, ("mine", "physics"))


def test_a_tag_that_was_typed_and_not_entered_counts_as_well(qtbot: QtBot, dialog: AddDialog) -> None:
    wanted = asked(dialog)
    qtbot.keyClicks(field(dialog, Field.TITLE), "On Folding")
    qtbot.keyClicks(dialog.findChild(QLineEdit, "tag-field"), "biology,proteins")
    qtbot.keyClick(field(dialog, Field.TITLE), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [new.tags for new in wanted] == [("biology", "proteins")]


def test_a_text_that_says_nothing_leaves_all_as_it_is(dialog: AddDialog) -> None:
    dialog.take("…", Pasted(ENTRY, 1))
    dialog.take("…", Pasted(error="No paper can be read from this."))
    assert dialog.findChild(QLabel, "understood").text() == "No paper can be read from this."
    assert dialog.paper.recorded() == ENTRY


def test_what_a_library_says_is_no_markup(dialog: AddDialog) -> None:
    dialog.show_resembling(Resembling(1, "<b>Bold</b>\n" * 50, is_same=True))
    label = dialog.findChild(QLabel, "resembles")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert label.text().startswith("“<b>Bold</b> <b>Bold</b>")
    assert len(label.text()) < 120


def test_it_is_added_anyway_only_where_one_was_told_that_it_is_there(qtbot: QtBot, dialog: AddDialog) -> None:
    add = dialog.findChild(QPushButton, "add")
    dialog.show_resembling(Resembling(1, "On Folding", is_same=True))
    assert (add.text(), dialog.paper.anyway) == ("Add Anyway", True)
    qtbot.keyClicks(field(dialog, Field.TITLE), "Else")
    assert not dialog.paper.anyway  # for nobody has looked for that yet
    with qtbot.waitSignal(dialog.typed):
        pass
    assert not dialog.paper.anyway  # for nobody has answered yet
    dialog.show_resembling(Resembling(1, "On Folding", is_same=False))
    assert (add.text(), dialog.paper.anyway) == ("Add", False)


@pytest.mark.parametrize(
    ("found", "sentence"),
    [
        (None, ""),
        (Resembling(1, "T", is_same=True), "“T” is in your library."),
        (Resembling(1, "T", is_same=True, state=State.DISMISSED), "“T” is in your library, dismissed."),
        (Resembling(1, "T", is_same=True, is_trashed=True), "“T” is in the trash."),
        (Resembling(1, "T", is_same=False), "“T”, in your library, may be this paper."),
    ],
)
def test_it_is_said_where_a_paper_is_and_how_sure_that_is(found: Resembling | None, sentence: str) -> None:
    assert resemblance(found) == sentence


def test_what_was_typed_by_hand_is_dropped_only_when_that_is_said_twice(qtbot: QtBot, dialog: AddDialog) -> None:
    qtbot.keyClicks(field(dialog, Field.TITLE), "On Owls")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.findChild(QLabel, "resembles").text().startswith("The paper is not added.")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_was_pasted_is_on_the_clipboard_still_and_dropped_at_once(qtbot: QtBot, dialog: AddDialog) -> None:
    dialog.paste("2103.00020")
    dialog.take("2103.00020", Pasted(papers=1, record=ENTRY))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
