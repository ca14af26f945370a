"""A paper is edited in a form, and the library keeps what was changed there and nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from readinglist.domain.errors import NotFound
from readinglist.domain.paper import Paper
from readinglist.gui.editing.draft import Field
from readinglist.gui.editing.edit_dialog import EditDialog
from readinglist.gui.operations import editing
from readinglist.gui.questions import DialogQuestions
from readinglist.library import Library
from readinglist.library import editing as verbs
from tests.gui.parts import TITLES, Program


def stored(program: Program, paper_id: int = 1) -> Paper:
    with Library.open(program.path) as library:
        return library.papers([paper_id])[0]


def press(program: Program) -> None:
    """Choose the first paper and press the key."""
    program.desk.papers.list.select_ids([1])
    program.settle()
    program.desk.papers.take_keyboard()
    program.qtbot.keyClick(program.desk.papers.list, Qt.Key.Key_E)
    program.settle()
    program.wait_for_writes()


def is_offered(program: Program) -> bool:
    return program.window.findChild(QAction, "edit-paper").isEnabled()


def test_a_key_opens_the_form_of_the_paper(program: Program) -> None:
    press(program)
    assert [draft.paper.title for draft in program.answers.drafts] == [TITLES[0]]


def test_what_was_changed_is_kept_shown_and_can_be_taken_back(program: Program) -> None:
    program.answers.typed = [{Field.TITLE: "Convolutions Again", Field.YEAR: "2021", Field.VENUE: ""}]
    press(program)
    assert (stored(program).title, stored(program).year) == ("Convolutions Again", 2021)
    assert (program.current(), program.notice()) == ("Convolutions Again", "The paper was edited.")
    with Library.open(program.path) as library:
        assert library.undo().label == "Edit Title, Year"
    assert stored(program).title == TITLES[0]


def test_what_another_changed_meanwhile_is_left_alone(program: Program) -> None:
    press(program)
    with Library.open(program.path) as library:
        verbs.edit(library, 1, venue="Elsewhere")
    program.answers.save(replace(program.answers.drafts[0], typed={Field.TITLE: "Mine"}))
    program.wait_for_writes()
    assert (stored(program).title, stored(program).venue) == ("Mine", "Elsewhere")


def test_a_form_that_is_left_alone_changes_nothing(program: Program) -> None:
    before = stored(program)
    program.answers.typed = [{}]
    press(program)
    assert stored(program) == before
    assert program.notice() == ""


def test_a_refusal_brings_the_form_back_with_what_was_typed(program: Program) -> None:
    taken = stored(program, 2).cite_key
    program.answers.typed = [{Field.TITLE: "Kept", Field.CITE_KEY: taken}, {Field.CITE_KEY: "mine"}]
    press(program)
    refused = program.answers.drafts[1]
    assert str(refused.refusal) == f"“{TITLES[1]}” has the citation key “{taken}”; nothing was changed."
    assert refused.typed == {Field.TITLE: "Kept", Field.CITE_KEY: taken}
    program.wait(lambda: stored(program).cite_key == "mine")
    assert stored(program).title == "Kept"


def test_what_was_typed_about_a_paper_that_is_gone_can_still_be_copied(program: Program) -> None:
    press(program)
    with Library.open(program.path) as library:
        library.trash([1])
        library.purge([1])
    program.answers.save(replace(program.answers.drafts[0], typed={Field.ABSTRACT: "My words."}))
    program.wait_for_writes()
    assert isinstance(program.answers.drafts[-1].refusal, NotFound)
    assert program.answers.drafts[-1].text(Field.ABSTRACT) == "My words."


@pytest.mark.parametrize(("ids", "offered"), [([1], True), ([1, 2], False)])
def test_it_is_offered_for_one_paper(program: Program, ids: list[int], offered: bool) -> None:
    program.desk.papers.list.select_ids(ids)
    program.settle()
    assert is_offered(program) is offered


def test_the_real_form_saves_with_enter(program: Program) -> None:
    program.desk.papers.list.select_ids([1])
    program.settle()
    editing.edit_selected(replace(program.desk, questions=DialogQuestions(program.window)))
    program.wait(lambda: program.window.findChild(EditDialog) is not None)
    dialog = program.window.findChild(EditDialog)
    venue = dialog.findChild(QLineEdit, "edit-venue")
    program.qtbot.keyClicks(venue, "Typed for Real")
    program.qtbot.keyClick(venue, Qt.Key.Key_Return)
    program.wait(lambda: program.notice() == "The paper was edited.")
    assert stored(program).venue == "Typed for Real"
    program.wait(lambda: program.window.findChild(EditDialog) is None)
