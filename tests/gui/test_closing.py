"""A window closes once everything is saved, and never takes its user prisoner."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from readinglist.domain.change import Change
from readinglist.domain.errors import DiskFull
from readinglist.domain.paper import State
from readinglist.gui.closing import CLOSE, COPY, STAY
from readinglist.gui.operations import marking
from readinglist.library import Library
from readinglist.storage.store import Store
from readinglist.storage.transaction import Transaction
from tests.gui.parts import Program, fill, open_program

FULL = "The disk is full; nothing was changed."


class ReadOnly(Library):
    """A library in a place that its user may not write to; root may write anywhere, so the place is only said to be."""

    def __init__(self, store: Store, *, waits: bool = True) -> None:
        super().__init__(store, waits=waits)
        self.read_only = store.read_only = True


@pytest.fixture
def read_only(qtbot: QtBot, tmp_path: Path) -> Program:
    fill(tmp_path / "library.db")
    program = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini", opened=ReadOnly)
    program.wait(program.window.findChild(QWidget, "read-only-bar").isVisible)
    program.settle()
    return program


def refuse(_library: Library) -> None:
    raise DiskFull(FULL)


def notes_of(program: Program) -> QPlainTextEdit:
    return next(field for field in program.desk.details.findChildren(QPlainTextEdit, "notes") if field.isVisible())


class Full(Library):
    """A library on a full disk."""

    def do(self, verb: Callable[[Transaction], str], *, going_on: timedelta | None = None) -> Change | None:  # noqa: ARG002
        raise DiskFull(FULL)


@pytest.fixture
def full(qtbot: QtBot, tmp_path: Path) -> Program:
    """A window on a full disk, with notes typed on the first paper."""
    fill(tmp_path / "library.db")
    program = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini", opened=Full)
    program.qtbot.keyClicks(notes_of(program), "My words.")
    return program


def test_what_is_being_written_is_waited_for(program: Program) -> None:
    marking.mark(program.desk, [1], State.READ)
    program.window.close()
    program.wait(lambda: not program.window.isVisible())
    with Library.open(program.path) as library:
        assert library.papers([1])[0].state is State.READ


def test_a_change_that_cannot_be_saved_is_asked_about_and_the_window_stays(program: Program) -> None:
    program.desk.background.write(refuse)
    program.window.close()
    program.wait(lambda: program.answers.asked)
    assert program.answers.asked[0].startswith(FULL)
    assert program.window.isVisible()
    assert program.notice() == FULL


def test_a_change_that_cannot_be_saved_can_be_given_up(program: Program) -> None:
    program.answers.choice_answer = (STAY, CLOSE).index(CLOSE)
    program.desk.background.write(refuse)
    program.window.close()
    program.wait(lambda: not program.window.isVisible())


def test_notes_that_cannot_be_saved_can_be_copied_before_they_are_given_up(full: Program) -> None:
    full.answers.choice_answer = (STAY, COPY, CLOSE).index(COPY)
    full.window.close()
    full.wait(lambda: full.answers.asked)
    assert "Your notes are not saved" in full.answers.asked[0]
    assert full.desk.clipboard.text() == "My words."
    assert full.window.isVisible()
    full.answers.choice_answer = (STAY, COPY, CLOSE).index(CLOSE)
    full.close()


def test_who_stays_with_unsaved_notes_is_asked_again_at_the_next_close(full: Program) -> None:
    for times in (1, 2):
        full.window.close()
        full.wait(lambda times=times: len(full.answers.asked) == times)
        assert full.window.isVisible()
        assert notes_of(full).toPlainText() == "My words."
    full.answers.choice_answer = (STAY, COPY, CLOSE).index(CLOSE)
    full.close()


def test_a_library_that_can_only_be_read_takes_no_notes_and_is_closed_at_once(read_only: Program) -> None:
    read_only.qtbot.keyClicks(notes_of(read_only), "hello")
    assert notes_of(read_only).toPlainText() == ""
    read_only.close()
    assert read_only.answers.asked == []


@pytest.mark.parametrize("name", ["state-queued", "star", "tag-field"])
def test_a_library_that_can_only_be_read_offers_no_changes(read_only: Program, name: str) -> None:
    shown = [one for one in read_only.desk.details.findChildren(QWidget, name) if one.isVisible()]
    assert shown
    assert not any(one.isEnabled() for one in shown)
    read_only.close()


def test_a_paper_that_can_only_be_read_is_not_edited(read_only: Program) -> None:
    read_only.desk.papers.list.select_ids([1])
    read_only.settle()
    assert not read_only.window.findChild(QAction, "edit-paper").isEnabled()
    read_only.close()
