"""Tags, smart lists and listings are changed from their lines in the sidebar."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from readinglist.domain.tags import Tag
from readinglist.gui.sidebar.entries import Entry, Kind
from readinglist.gui.sidebar_menu import menu_for
from readinglist.library import Library, lists, tagging
from tests.gui.parts import Program


@pytest.fixture(autouse=True)
def _things_to_change(program: Program) -> None:
    with Library.open(program.path) as library:
        ids = library.search("").ids
        tagging.tag(library, ids[:2], add=["vision", "to read"])
        lists.add_smart_list(library, "Inbox", "is:unread")
    program.wait(lambda: len(program.desk.snapshot.overview.tags) == 2)


def entry_of(program: Program, key_begins: str) -> Entry:
    program.desk.sidebar.choose(next(key for key in keys(program) if key.startswith(key_begins)))
    return program.desk.sidebar.entry


def keys(program: Program) -> list[str]:
    overview = program.desk.snapshot.overview
    return [
        *(f"tag:{tag.id}" for tag, _ in overview.tags if tag.name == "vision"),
        *(f"listing:{listing.id}" for listing, _ in overview.listings),
        *(f"smart-list:{one.id}" for one in overview.smart_lists),
    ]


def choose(program: Program, entry: Entry, *path: str) -> None:
    menu = menu_for(entry, program.desk, program.window)
    for text in path:
        assert isinstance(menu, QMenu)
        action: QAction = next(action for action in menu.actions() if action.text() == text)
        menu = action.menu() or action.trigger()
    program.wait_for_writes()


def tags(program: Program) -> dict[str, Tag]:
    with Library.open(program.path) as library:
        return {tag.name: tag for tag, _count in library.overview().tags}


def test_a_tag_is_renamed_and_stays_chosen(program: Program) -> None:
    entry = entry_of(program, "tag:")
    program.answers.text_answer = "computer vision"
    choose(program, entry, "Rename…")
    program.wait(lambda: program.desk.sidebar.entry.text == "computer vision")
    program.settle()
    assert len(program.titles()) == 2


def test_a_tag_gets_a_colour(program: Program) -> None:
    choose(program, entry_of(program, "tag:"), "Colour", "Green")
    assert tags(program)["vision"].colour == "#4a9d5b"
    program.answers.colour_answer = "#123456"
    choose(program, entry_of(program, "tag:"), "Colour", "Other…")
    assert tags(program)["vision"].colour == "#123456"
    choose(program, entry_of(program, "tag:"), "Colour", "None")
    assert tags(program)["vision"].colour == ""


def test_a_numbered_tag_is_toggled_by_its_key(program: Program) -> None:
    choose(program, entry_of(program, "tag:"), "Number Key", "3")
    program.desk.sidebar.choose("all")
    program.settle()
    program.wait(lambda: program.window.findChild(QAction, "tag-3").isEnabled())
    program.desk.papers.list.go_to(4)
    program.window.findChild(QAction, "tag-3").trigger()
    program.wait_for_writes()
    assert program.desk.papers.current_paper().tags == ("vision",)
    program.window.findChild(QAction, "tag-3").trigger()
    program.wait_for_writes()
    assert program.desk.papers.current_paper().tags == ()


def test_a_tag_is_deleted_and_that_can_be_undone(program: Program) -> None:
    choose(program, entry_of(program, "tag:"), "Delete")
    assert set(tags(program)) == {"to read"}
    assert program.desk.sidebar.entry.key == "all"
    program.window.findChild(QAction, "undo").trigger()
    program.wait_for_writes()
    assert set(tags(program)) == {"to read", "vision"}


def test_a_smart_list_is_renamed_and_deleted(program: Program) -> None:
    program.answers.text_answer = "To see"
    choose(program, entry_of(program, "smart-list:"), "Rename…")
    program.wait(lambda: program.desk.sidebar.entry.text == "To see")
    choose(program, entry_of(program, "smart-list:"), "Delete")
    assert program.desk.snapshot.overview.smart_lists == ()


def test_a_forgotten_listing_leaves_its_papers(program: Program) -> None:
    choose(program, entry_of(program, "listing:"), "Forget")
    program.settle()
    assert program.desk.snapshot.overview.listings == ()
    assert len(program.titles()) == 5


def test_nothing_can_be_done_with_a_state(program: Program) -> None:
    assert menu_for(Entry("unread", "Unread", Kind.LIBRARY), program.desk, program.window) is None
