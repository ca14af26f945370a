"""Papers that are dropped on a line of the sidebar become what the line says, in one change."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractItemView, QPushButton

from readinglist.domain.paper import State
from readinglist.gui.sidebar.entries import Entry
from readinglist.library import Library
from tests.gui.dragged import drag_papers
from tests.gui.parts import Program


def entry(program: Program, text: str) -> Entry:
    entries = list(program.desk.sidebar.entries)
    for one in entries:
        entries.extend(one.children)
    return next(one for one in entries if one.text == text)


def drop(program: Program, text: str, ids: list[int]) -> None:
    program.desk.sidebar.papers_dropped.emit(entry(program, text), ids)
    program.wait_for_writes()


def found(program: Program, query: str) -> set[int]:
    with Library.open(program.path) as library:
        return set(library.search(query).ids)


def test_on_a_tag_they_are_tagged_below_its_whole_name(program: Program) -> None:
    with Library.open(program.path) as library:
        library.tag([5], add=["vision/depth"])
    program.desk.background.refreshed.emit()
    program.settle()
    drop(program, "depth", [1, 3])
    assert found(program, "tag:vision/depth") == {1, 3, 5}
    assert program.notice() == "2 papers are tagged “vision/depth” now."
    drop(program, "vision", [2])  # no tag itself until now
    assert found(program, "tag:vision -tag:vision/depth") == {2}
    undo = program.window.findChild(QPushButton, "notice-button")
    assert isinstance(undo, QPushButton)
    undo.click()
    program.wait_for_writes()
    assert found(program, "tag:vision") == {1, 3, 5}


def test_on_a_state_they_are_marked_in_one_change(program: Program) -> None:
    drop(program, "Queued", [1, 2, 4])
    assert found(program, "is:queued") == {1, 2, 4}
    with Library.open(program.path) as library:
        library.undo()
    assert found(program, "is:queued") == set()


def test_on_the_trash_they_are_put_there(program: Program) -> None:
    drop(program, "Trash", [3])
    assert found(program, "is:trash") == {3}


def test_no_other_line_takes_papers(program: Program) -> None:
    with Library.open(program.path) as library:
        library.tag([1], add=["seen"])
    program.desk.background.refreshed.emit()
    program.settle()
    entries = list(program.desk.sidebar.entries)
    for one in entries:
        entries.extend(one.children)
    assert {one.text for one in entries if one.takes_papers} == {
        *(state.value.capitalize() for state in State), "Trash", "seen"
    }  # fmt: skip


def test_once_they_are_dropped_the_mouse_drags_nothing_more(program: Program) -> None:
    sidebar = program.desk.sidebar
    queued = next(
        sidebar.model().index(row, 0)
        for row in range(sidebar.model().rowCount())
        if sidebar.model().index(row, 0).data() == "Queued"
    )
    drag_papers([1], program.desk.papers.list, sidebar, [sidebar.visualRect(queued).center()])
    program.wait_for_writes()
    assert found(program, "is:queued") == {1}
    assert sidebar.state() is QAbstractItemView.State.NoState
