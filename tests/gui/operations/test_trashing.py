"""The trash is emptied of what its user was asked about, and of nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtGui import QAction

from readinglist.domain.query import SortKey
from readinglist.gui.operations import trashing, viewing
from readinglist.gui.sidebar.entries import WHOLE_LIBRARY
from readinglist.library import Library
from tests.gui.parts import Answers, Program


class Meanwhile(Answers):
    """Agrees, while another program puts one more paper into the trash."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program

    def choice(self, title: str, sentence: str, buttons: Sequence[str], *, is_serious: bool = False) -> int:  # noqa: ARG002
        self.asked.append(sentence)
        with Library.open(self._program.path) as elsewhere:
            elsewhere.trash([2])
        return 1


def ids(program: Program, query: str) -> list[int]:
    with Library.open(program.path) as library:
        return sorted(library.search(query).ids)


@pytest.fixture
def trashed(program: Program) -> Program:
    """The window with one paper in the trash."""
    trashing.trash(program.desk, [1])
    program.wait_for_writes()
    return program


def test_it_is_said_that_papers_are_restored_and_no_longer_that_they_are_in_the_trash(trashed: Program) -> None:
    assert trashed.notice() == "1 paper is in the trash now."
    trashing.restore(trashed.desk, [1])
    trashed.wait(lambda: trashed.notice() == "1 paper is out of the trash again.")
    assert ids(trashed, "is:trash") == []


def test_nothing_is_deleted_unless_that_is_wanted(trashed: Program) -> None:
    trashed.window.findChild(QAction, "empty-trash").trigger()
    trashed.wait(lambda: trashed.answers.asked)
    trashed.wait_for_writes()
    assert ids(trashed, "is:trash") == [1]


def test_the_trash_is_emptied_for_good(trashed: Program) -> None:
    trashed.answers.choice_answer = 1
    trashed.window.findChild(QAction, "empty-trash").trigger()
    trashed.wait(lambda: trashed.notice() == "Deleted for good: 1 paper.")
    assert (ids(trashed, "is:trash"), ids(trashed, "")) == ([], [2, 3, 4, 5])


def test_what_comes_into_the_trash_while_one_is_asked_stays_there(trashed: Program) -> None:
    answers = Meanwhile(trashed)
    trashing.empty(replace(trashed.desk, questions=answers))
    trashed.wait(lambda: trashed.notice() == "Deleted for good: 1 paper.")
    assert answers.asked[0].startswith("Delete 1 paper for good?")
    assert ids(trashed, "is:trash") == [2]


def test_what_was_trashed_last_stands_first_in_the_trash(trashed: Program) -> None:
    for number in (3, 2):
        trashing.trash(trashed.desk, [number])
        trashed.wait_for_writes()
    trashed.desk.sidebar.choose("trash")
    trashed.settle()
    assert list(trashed.desk.papers.list.papers.ids) == [2, 3, 1]
    assert trashed.desk.papers.sort_button.text() == "Trashed"
    viewing.turn_order(trashed.desk)
    trashed.settle()
    assert list(trashed.desk.papers.list.papers.ids) == [1, 3, 2]


def test_the_order_of_the_trash_is_for_the_trash_alone(trashed: Program) -> None:
    trashed.desk.sidebar.choose("trash")
    trashed.settle()
    viewing.sort_by(trashed.desk, SortKey.TRASHED)
    trashed.settle()
    trashed.desk.sidebar.choose(WHOLE_LIBRARY.key)
    trashed.settle()
    assert trashed.desk.papers.sort_button.text() == "Newest First"
    assert not trashed.window.findChild(QAction, "sort-trashed").isVisible()
