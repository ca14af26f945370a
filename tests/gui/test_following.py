"""The panes follow the library, whatever a change is about."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from readinglist.gui.answering import FIRST_SCREEN
from readinglist.gui.operations import tagging
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


def shown_tags(program: Program) -> tuple[str, ...]:
    paper = program.desk.papers.current_paper()
    return paper.tags if paper else ()


def test_a_row_shows_the_new_name_of_its_tag(long_program: Program) -> None:
    tag = long_program.desk.snapshot.overview.tags[0][0]
    long_program.desk.background.write(lambda library: tags.rename(library, tag.id, "new"))
    long_program.wait(lambda: shown_tags(long_program) == ("new",))


def test_a_row_loses_a_tag_that_was_deleted(long_program: Program) -> None:
    tagging.delete(long_program.desk, long_program.desk.snapshot.overview.tags[0][0])
    long_program.wait(lambda: shown_tags(long_program) == ())


def test_a_row_shows_what_another_program_made_of_its_paper(long_program: Program) -> None:
    with Library.open(long_program.path) as elsewhere:
        elsewhere.tag([long_program.desk.papers.list.current_id()], remove=["old"])
    long_program.wait(lambda: shown_tags(long_program) == ())
