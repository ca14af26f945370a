"""A change is taken back by the button that came with it, whatever was done since."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QPushButton

from readinglist.domain.paper import Paper, State
from readinglist.gui.desk import Desk
from readinglist.gui.operations import lists, marking, tag_tree, tagging, trashing, undoing
from readinglist.library import Library
from tests.gui.parts import Program


def stored(program: Program, paper_id: int) -> Paper:
    with Library.open(program.path) as library:
        return library.papers([paper_id])[0]


def press_button(program: Program) -> None:
    program.window.findChild(QPushButton, "notice-button").click()
    program.wait_for_writes()


def test_the_button_of_a_notice_takes_back_what_the_notice_tells(program: Program) -> None:
    trashing.trash(program.desk, [1])
    program.wait_for_writes()
    marking.mark(program.desk, [2], State.READ)
    program.wait_for_writes()
    with Library.open(program.path) as elsewhere:
        elsewhere.mark([3], "read")
    press_button(program)
    assert program.notice() == "Undone: Move 1 paper to Trash."
    assert stored(program, 1).trashed is None
    assert (stored(program, 2).state, stored(program, 3).state) == (State.READ, State.READ)


def test_what_was_undone_in_the_meantime_is_not_undone_twice(program: Program) -> None:
    trashing.trash(program.desk, [1])
    program.wait_for_writes()
    pressed = program.desk.notices.notice.pressed
    undoing.undo(program.desk)
    program.wait_for_writes()
    pressed()
    program.wait_for_writes()
    assert "undone already" in program.notice()
    assert stored(program, 1).trashed is None


def test_what_comes_back_to_the_list_by_an_undo_is_selected_again(program: Program) -> None:
    program.desk.sidebar.choose("unread")
    program.settle()
    papers = program.desk.papers.list
    papers.go_to(1)
    taken = list(papers.selected_ids())
    marking.mark(program.desk, taken, State.READ)
    program.wait_for_writes()
    program.wait(lambda: taken[0] not in papers.papers.ids)
    undoing.undo(program.desk)
    program.wait_for_writes()
    program.wait(lambda: taken[0] in papers.papers.ids)
    assert list(papers.selected_ids()) == taken


def test_an_undo_of_what_stands_in_the_list_leaves_the_selection(program: Program) -> None:
    papers = program.desk.papers.list
    papers.go_to(1)
    chosen = list(papers.selected_ids())
    marking.mark(program.desk, [papers.papers.ids[3]], State.READ)
    program.wait_for_writes()
    undoing.undo(program.desk)
    program.settle()
    assert list(papers.selected_ids()) == chosen


def delete_tag(desk: Desk) -> None:
    tag_tree.delete(desk, desk.snapshot.overview.tags[0][0])


def delete_smart_list(desk: Desk) -> None:
    lists.delete_smart_list(desk, desk.snapshot.overview.smart_lists[0])


def delete_listing(desk: Desk) -> None:
    lists.delete_listing(desk, desk.snapshot.overview.listings[0][0])


@pytest.mark.parametrize("delete", [delete_tag, delete_smart_list, delete_listing])
def test_what_is_deleted_from_the_sidebar_comes_back_alone(program: Program, delete: Callable[[Desk], None]) -> None:
    desk = program.desk
    program.answers.text_answer = "Mine"
    desk.search.setText("plain")
    tagging.add(desk, [1], ["vision"])
    lists.save_search(desk)
    program.wait_for_writes()
    before = desk.snapshot.overview
    program.answers.choice_answer = 0
    delete(desk)
    program.settle()
    program.wait_for_writes()
    assert desk.snapshot.overview != before
    marking.star(desk, [2], True)
    program.wait_for_writes()
    press_button(program)
    after = desk.snapshot.overview
    assert (after.tags, after.smart_lists, after.listings) == (before.tags, before.smart_lists, before.listings)
    assert stored(program, 2).starred
