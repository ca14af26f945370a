"""Tags, smart lists and listings are changed from their lines in the sidebar."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from readinglist.domain.tags import Tag
from readinglist.gui.sidebar.entries import Entry, Kind
from readinglist.gui.sidebar_menu import menu_for
from readinglist.library import Library, editing, lists, tagging
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
        action: QAction = next(action for action in menu.actions() if label(action) == text)
        menu = action.menu() or action.trigger()
    program.settle()  # what would be touched is counted first
    program.wait_for_writes()


def label(action: QAction) -> str:
    """The text of an action without the key behind it."""
    return action.text().partition("\t")[0]


def tags(program: Program) -> dict[str, Tag]:
    with Library.open(program.path) as library:
        return {tag.name: tag for tag, _count in library.overview().tags}


def test_a_level_that_is_no_tag_can_be_renamed_and_nothing_else(program: Program) -> None:
    with Library.open(program.path) as library:
        tagging.tag(library, [1], ["maths/topology"])
    program.wait(lambda: program.desk.sidebar.choose("level:maths"))
    entry = program.desk.sidebar.entry
    menu = menu_for(entry, program.desk, program.window)
    assert menu is not None
    assert [label(action) for action in menu.actions()] == [
        "Rename Tag…", "Move Tag…", "", "And With This Tag", "Or With This Tag",
    ]  # fmt: skip
    program.answers.text_answer = "theory"
    choose(program, entry, "Rename Tag…")
    assert "theory/topology" in tags(program)


def test_a_tag_is_renamed_and_stays_chosen(program: Program) -> None:
    entry = entry_of(program, "tag:")
    program.answers.text_answer = "computer vision"
    choose(program, entry, "Rename Tag…")
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
    program.answers.choice_answer = 0
    choose(program, entry_of(program, "tag:"), "Delete Tag…")
    assert program.answers.asked[-1].startswith("Delete the tag “vision”? 2 papers lose it.")
    assert set(tags(program)) == {"to read"}
    assert program.desk.sidebar.entry.key == "all"
    program.window.findChild(QAction, "undo").trigger()
    program.wait_for_writes()
    assert set(tags(program)) == {"to read", "vision"}


def test_a_smart_list_is_renamed_and_deleted(program: Program) -> None:
    program.answers.text_answer = "To see"
    choose(program, entry_of(program, "smart-list:"), "Rename Smart List…")
    program.wait(lambda: program.desk.sidebar.entry.text == "To see")
    choose(program, entry_of(program, "smart-list:"), "Delete Smart List")
    assert program.desk.snapshot.overview.smart_lists == ()


def test_a_forgotten_listing_leaves_its_papers(program: Program) -> None:
    choose(program, entry_of(program, "listing:"), "Forget Listing")
    program.settle()
    assert program.desk.snapshot.overview.listings == ()
    assert len(program.titles()) == 5


def test_nothing_can_be_done_with_a_state(program: Program) -> None:
    assert menu_for(Entry("unread", "Unread", Kind.LIBRARY), program.desk, program.window) is None


@pytest.mark.parametrize("key_begins", ["tag:", "listing:", "smart-list:"])
def test_what_is_deleted_with_its_key_comes_back_by_undo_as_it_was(program: Program, key_begins: str) -> None:
    program.answers.choice_answer = 0  # where it is asked whether to
    entry = entry_of(program, key_begins)
    program.settle()
    program.wait(lambda: program.desk.sidebar.entry.count is not None)
    found, counted = program.titles(), program.desk.sidebar.entry.count
    program.desk.sidebar.setFocus()
    QTest.keySequence(program.desk.sidebar, QKeySequence("Del"))
    program.settle()
    program.wait_for_writes()
    assert not program.desk.sidebar.choose(entry.key)
    program.desk.papers.take_keyboard()
    QTest.keySequence(program.window, QKeySequence("Ctrl+Z"))
    program.wait_for_writes()
    assert program.desk.sidebar.choose(entry.key)
    program.settle()
    program.wait(lambda: program.desk.sidebar.entry.count == counted)
    assert program.titles() == found


def test_a_smart_list_has_neither_colour_nor_number(program: Program) -> None:
    menu = menu_for(entry_of(program, "smart-list:"), program.desk, program.window)
    assert menu is not None
    assert [label(action) for action in menu.actions()] == [
        "Triage Smart List…", "",
        "Rename Smart List…", "Edit Search of Smart List…", "Keep Smart List Up to Date in a File…", "",
        "Delete Smart List",
    ]  # fmt: skip


def test_the_keys_stand_beside_what_they_do(program: Program) -> None:
    menu = menu_for(entry_of(program, "smart-list:"), program.desk, program.window)
    assert isinstance(menu, QMenu)
    shown = dict(action.text().partition("\t")[::2] for action in menu.actions())
    assert shown["Rename Smart List…"] == "F2"
    assert shown["Delete Smart List"] == "Del"
    assert shown["Edit Search of Smart List…"] == ""


def test_the_number_of_a_tag_is_ticked(program: Program) -> None:
    choose(program, entry_of(program, "tag:"), "Number Key", "3")
    menu = menu_for(entry_of(program, "tag:"), program.desk, program.window)
    assert menu is not None
    numbers = next(action.menu() for action in menu.actions() if action.text() == "Number Key")
    assert isinstance(numbers, QMenu)
    assert [action.text() for action in numbers.actions() if action.isChecked()] == ["3"]


def test_the_trash_can_be_emptied_once_something_is_in_it(program: Program) -> None:
    trash = Entry("trash", "Trash", Kind.LIBRARY)
    assert menu_for(trash, program.desk, program.window) is None
    with Library.open(program.path) as library:
        editing.trash(library, library.search("").ids[:1])
    program.wait(lambda: program.desk.snapshot.overview.trashed == 1)
    menu = menu_for(trash, program.desk, program.window)
    assert menu is not None
    assert [label(action) for action in menu.actions()] == ["Empty the Trash…"]


def test_a_menu_changes_the_line_that_was_clicked_though_another_is_chosen(program: Program) -> None:
    clicked = entry_of(program, "tag:")
    program.desk.sidebar.choose("all")
    program.answers.choice_answer = 0
    choose(program, clicked, "Delete Tag…")
    assert set(tags(program)) == {"to read"}


def test_the_menu_bar_offers_the_same_for_the_line_that_is_chosen(program: Program) -> None:
    rename = program.window.findChild(QAction, "rename-entry")
    assert not rename.isEnabled()
    entry_of(program, "tag:")
    program.wait(rename.isEnabled)
    assert rename.text() == "Rename Tag…"
    program.answers.text_answer = "sight"
    rename.trigger()
    program.wait(lambda: program.desk.sidebar.entry.text == "sight")
    program.window.findChild(QAction, "colour-teal").trigger()
    program.window.findChild(QAction, "number-7").trigger()
    program.wait_for_writes()
    assert (tags(program)["sight"].colour, tags(program)["sight"].number) == ("#2a9d9d", 7)
    program.answers.choice_answer = 0
    program.window.findChild(QAction, "delete-entry").trigger()
    program.settle()
    program.wait_for_writes()
    assert set(tags(program)) == {"to read"}
    assert not rename.isEnabled()


def test_the_menu_bar_names_what_is_chosen(program: Program) -> None:
    delete = program.window.findChild(QAction, "delete-entry")
    entry_of(program, "listing:")
    program.wait(lambda: label(delete) == "Forget Listing")
    entry_of(program, "smart-list:")
    program.wait(lambda: label(delete) == "Delete Smart List")
    assert not program.window.findChild(QAction, "colour-red").isEnabled()
