"""Keys that turn something on and off do so however quickly they are pressed."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton

from readinglist.domain.paper import Paper, State
from readinglist.gui.operations import marking, tagging
from readinglist.library import Library
from readinglist.library import tagging as tags
from tests.gui.parts import Program


def stored(program: Program, *ids: int) -> list[Paper]:
    with Library.open(program.path) as library:
        return library.papers(ids)


def test_a_star_pressed_twice_at_once_is_gone(program: Program) -> None:
    marking.toggle_star(program.desk)
    marking.toggle_star(program.desk)
    program.wait_for_writes()
    assert not any(paper.starred for paper in stored(program, 1, 2, 3, 4, 5))


def test_a_star_is_given_to_all_where_one_has_none(program: Program) -> None:
    marking.star(program.desk, [1], True)
    program.desk.papers.list.select_ids([1, 2])
    marking.toggle_star(program.desk)
    program.wait_for_writes()
    assert [paper.starred for paper in stored(program, 1, 2)] == [True, True]


def test_a_numbered_tag_pressed_twice_at_once_is_gone(program: Program) -> None:
    def prepare(library: Library) -> None:
        library.tag([5], add=["vision"])
        tags.number(library, library.overview().tags[0][0].id, 3)

    program.desk.background.write(prepare)
    program.wait(lambda: program.desk.snapshot.numbered_tag(3))
    program.desk.papers.list.select_ids([1, 2])
    tagging.toggle_numbered(program.desk, 3)
    tagging.toggle_numbered(program.desk, 3)
    program.wait_for_writes()
    assert [paper.tags for paper in stored(program, 1, 2, 5)] == [(), (), ("vision",)]
    tagging.toggle_numbered(program.desk, 3)
    program.wait_for_writes()
    assert [paper.tags for paper in stored(program, 1, 2)] == [("vision",)] * 2


def test_one_paper_is_marked_without_a_word(program: Program) -> None:
    marking.mark(program.desk, [1], State.READ)
    program.wait_for_writes()
    assert program.notice() == ""


def test_many_papers_are_marked_with_a_way_back(program: Program) -> None:
    marking.mark(program.desk, [1, 2, 3], State.DISMISSED)
    program.wait_for_writes()
    assert program.notice() == "3 papers are marked dismissed now."
    program.window.findChild(QPushButton, "notice-button").click()
    program.wait_for_writes()
    assert [paper.state for paper in stored(program, 1, 2, 3)] == [State.UNREAD] * 3
