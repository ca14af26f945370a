"""The panes follow the library, whatever a change is about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from readinglist.domain.paper import State
from readinglist.gui.answering import FIRST_ROWS, FIRST_SCREEN
from readinglist.gui.operations import marking, tag_tree, tagging
from readinglist.library import Library
from readinglist.library import tagging as tags
from tests.gui.parts import Program, fill, open_program

FURTHER_DOWN = FIRST_SCREEN + 9  # a row that does not come along with each answer


@pytest.fixture
def long_program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """The window on a list that is longer than a screen, at a row further down; all papers have the tag "old"."""
    fill(tmp_path / "library.db", [f"Paper Number {number} of Many" for number in range(FIRST_SCREEN + 10)])
    program = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini")
    tagging.add(program.desk, list(program.desk.papers.list.papers.ids), ["old"])
    program.desk.papers.list.go_to(FURTHER_DOWN)
    program.wait(lambda: shown_tags(program) == ("old",) and program.desk.snapshot.overview.tags)
    yield program
    program.close()


@pytest.fixture
def unread_program(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """The window on unread papers, which are more than come first."""
    fill(tmp_path / "library.db", [f"Paper Number {number} of Many" for number in range(FIRST_ROWS + 50)])
    program = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini")
    program.desk.sidebar.choose("unread")
    program.settle()
    yield program
    program.close()


@pytest.mark.parametrize("renewed", [FIRST_ROWS, 2 * FIRST_ROWS])
@pytest.mark.parametrize("row", [0, 7])
def test_the_next_paper_of_a_long_list_does_not_wait_for_the_rest(
    unread_program: Program, monkeypatch: pytest.MonkeyPatch, row: int, renewed: int
) -> None:
    monkeypatch.setattr("readinglist.gui.answering.RENEWED_ROWS", renewed)
    desk, papers, gate = unread_program.desk, unread_program.desk.papers.list, Event()
    ids = list(papers.papers.ids)
    papers.go_to(row)
    desk.background.gather(lambda _library: gate.wait(30), lambda _done: None, topic="gate")
    for turn in range(3):
        marking.mark_selected(desk, State.READ)
        unread_program.wait(lambda turn=turn: papers.current_id() == ids[row + turn + 1])
        assert list(papers.papers.ids) == ids[:row] + ids[row + turn + 1 :]
    gate.set()
    unread_program.settle()
    assert list(papers.papers.ids) == ids[:row] + ids[row + 3 :]
    assert papers.current_id() == ids[row + 3]


def shown_tags(program: Program) -> tuple[str, ...]:
    paper = program.desk.papers.current_paper()
    return paper.tags if paper else ()


def test_a_row_shows_the_new_name_of_its_tag(long_program: Program) -> None:
    tag = long_program.desk.snapshot.overview.tags[0][0]
    long_program.desk.background.write(lambda library: tags.rename(library, tag.name, "new"))
    long_program.wait(lambda: shown_tags(long_program) == ("new",))


def test_a_row_loses_a_tag_that_was_deleted(long_program: Program) -> None:
    long_program.answers.choice_answer = 0
    tag_tree.delete(long_program.desk, long_program.desk.snapshot.overview.tags[0][0])
    long_program.wait(lambda: shown_tags(long_program) == ())


def test_a_row_shows_what_another_program_made_of_its_paper(long_program: Program) -> None:
    with Library.open(long_program.path) as elsewhere:
        elsewhere.tag([long_program.desk.papers.list.current_id()], remove=["old"])
    long_program.wait(lambda: shown_tags(long_program) == ())
