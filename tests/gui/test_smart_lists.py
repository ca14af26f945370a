"""Smart lists are kept, changed, put in order and counted in the window."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from readinglist.gui.palette.palette import Palette
from readinglist.gui.sidebar.model import ENTRY_ROLE, SidebarModel
from readinglist.gui.sidebar_menu import menu_for
from readinglist.library import Library, lists
from tests.gui.parts import TITLES, Program

FIRST = ("Unread", "Folding", "Starred")


@pytest.fixture(autouse=True)
def _three_lists(program: Program) -> None:
    with Library.open(program.path) as library:
        library.tag(library.search("").ids[:2], add=["maths (pure)"])
        for name, query in zip(FIRST, ("is:unread", "fold protein", "is:starred"), strict=True):
            lists.add_smart_list(library, name, query)
    program.wait(lambda: names(program) == list(FIRST))


def names(program: Program) -> list[str]:
    """The smart lists in the sidebar, from top to bottom."""
    return list(counts(program))


def counts(program: Program) -> dict[str, int | None]:
    """The smart lists in the sidebar with their counts."""
    model = program.desk.sidebar.model()
    assert isinstance(model, SidebarModel)
    heading = model.item_of("smart-lists")
    items = [heading.child(row) for row in range(heading.rowCount())] if heading is not None else []
    return {item.text(): item.data(ENTRY_ROLE).count for item in items}


def is_order(program: Program, expected: list[str]) -> bool:
    return names(program) == expected


def queries(program: Program) -> dict[str, str]:
    return {one.name: one.query for one in program.desk.snapshot.overview.smart_lists}


def choose(program: Program, name: str) -> None:
    number = next(one.id for one in program.desk.snapshot.overview.smart_lists if one.name == name)
    assert program.desk.sidebar.choose(f"smart-list:{number}")
    program.settle()


def action(program: Program, action_id: str) -> QAction:
    found = program.window.findChild(QAction, action_id)
    assert found is not None
    return found


def do(program: Program, action_id: str) -> None:
    program.wait(action(program, action_id).isEnabled)
    action(program, action_id).trigger()
    program.wait_for_writes()


def press(program: Program, pane: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    pane.setFocus()
    QTest.keyClick(pane, key, modifier)
    program.wait_for_writes()


def keep_search(program: Program, text: str, name: str) -> None:
    program.desk.search.setText(text)
    program.settle()
    program.answers.text_answer = name
    do(program, "save-search")


def test_each_list_is_counted_and_counted_again_after_a_change(program: Program) -> None:
    program.wait(lambda: counts(program) == {"Unread": 5, "Folding": 1, "Starred": 0})
    do(program, "mark-read")
    program.wait(lambda: counts(program)["Unread"] == 4)
    with Library.open(program.path) as elsewhere:
        elsewhere.mark(elsewhere.search("is:unread").ids[:2], "dismissed")
    program.wait(lambda: counts(program)["Unread"] == 2)


def test_a_list_that_finds_something_else_has_no_count_until_it_is_counted(program: Program) -> None:
    program.wait(lambda: counts(program)["Unread"] == 5)
    choose(program, "Unread")
    program.answers.text_answer = "is:unread proteins"
    action(program, "edit-query").trigger()
    program.wait(lambda: queries(program)["Unread"] == "is:unread proteins")
    assert counts(program)["Unread"] is None
    program.wait(lambda: counts(program)["Unread"] == 1)


def test_the_papers_of_a_list_follow_its_query(program: Program) -> None:
    choose(program, "Starred")
    assert program.titles() == []
    program.answers.text_answer = "protein"
    do(program, "edit-query")
    program.wait(lambda: program.titles() == [TITLES[1]])
    do(program, "undo")
    program.wait(lambda: program.titles() == [])


def test_a_search_within_an_entry_is_kept_with_it(program: Program) -> None:
    program.desk.sidebar.choose("unread")
    keep_search(program, "learning OR diffusion", "Both")
    assert queries(program)["Both"] == "is:unread (learning OR diffusion)"
    assert names(program)[-1] == "Both"
    choose(program, "Both")
    keep_search(program, "surfaces", "One")
    assert queries(program)["One"] == "is:unread (learning OR diffusion) surfaces"


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("all", "x"),
        ("dismissed", "is:dismissed x"),
        ("star", "is:starred x"),
        ("code", "has:code x"),
        ("recent", "added:7d x"),
        ("trash", "is:trash x"),
        ("tag:1", 'tag:"maths (pure)" x'),
        ("listing:1", "in:page.txt x"),
    ],
)
def test_every_entry_has_words_that_are_kept(program: Program, key: str, expected: str) -> None:
    assert program.desk.sidebar.choose(key)
    keep_search(program, "x", "Kept")
    assert queries(program)["Kept"] == expected


def test_a_name_that_is_taken_is_refused_and_nothing_is_lost(program: Program) -> None:
    keep_search(program, "diffusion", "unread")
    assert program.notice() == "There is a smart list “Unread” already; choose another name."
    assert names(program) == list(FIRST)
    assert program.desk.search.text() == "diffusion"


def test_a_list_moves_by_key_while_the_keyboard_is_in_the_sidebar(program: Program) -> None:
    choose(program, "Unread")
    for expected in (["Folding", "Unread", "Starred"], ["Folding", "Starred", "Unread"]):
        press(program, program.desk.sidebar, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        program.wait(partial(is_order, program, expected))
        assert program.desk.sidebar.entry.text == "Unread"
    press(program, program.desk.papers.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(program) == ["Folding", "Starred", "Unread"]
    press(program, program.desk.sidebar, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert names(program) == ["Folding", "Unread", "Starred"]


def test_keys_pressed_faster_than_the_library_writes_all_count(program: Program) -> None:
    choose(program, "Unread")
    program.desk.sidebar.setFocus()
    for _ in range(2):
        QTest.keyClick(program.desk.sidebar, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    program.wait_for_writes()
    program.wait(lambda: names(program) == ["Folding", "Starred", "Unread"])


def test_a_list_at_the_end_moves_no_further(program: Program) -> None:
    choose(program, "Unread")
    program.wait(lambda: not action(program, "move-up").isEnabled())
    assert action(program, "move-down").isEnabled()
    choose(program, "Starred")
    program.wait(lambda: not action(program, "move-down").isEnabled())
    assert action(program, "move-up").isEnabled()
    program.desk.sidebar.choose("all")
    program.wait(lambda: not action(program, "move-up").isEnabled())


def test_a_list_that_is_dropped_elsewhere_moves_there(program: Program) -> None:
    choose(program, "Starred")
    entry = program.desk.sidebar.entry
    program.desk.sidebar.dropped.emit(entry, 0)
    program.wait(lambda: names(program) == ["Starred", "Unread", "Folding"])
    do(program, "undo")
    program.wait(lambda: names(program) == list(FIRST))
    do(program, "redo")
    program.wait(lambda: names(program) == ["Starred", "Unread", "Folding"])


def test_the_menu_of_a_list_offers_all_that_can_be_done_with_it(program: Program) -> None:
    choose(program, "Folding")
    menu = menu_for(program.desk.sidebar.entry, program.desk, program.window)
    assert menu is not None
    texts = [made.text().partition("\t")[0] for made in menu.actions() if made.text()]
    assert texts == [
        "Triage Smart List…",
        "Rename Smart List…",
        "Edit Search of Smart List…",
        "Keep Smart List Up to Date in a File…",
        "Move Smart List Up",
        "Move Smart List Down",
        "Delete Smart List",
    ]


def test_the_palette_moves_a_list(program: Program) -> None:
    choose(program, "Folding")
    do(program, "palette")
    line = program.window.findChild(QLineEdit, "palette-line")
    assert isinstance(line, QLineEdit)
    QTest.keyClicks(line, "smart list up")
    QTest.keyClick(line, Qt.Key.Key_Return)
    program.wait(lambda: not any(palette.isVisible() for palette in program.window.findChildren(Palette)))
    program.wait_for_writes()
    program.wait(lambda: names(program) == ["Folding", "Unread", "Starred"])


def test_del_in_the_sidebar_deletes_the_list_and_not_the_paper(program: Program) -> None:
    choose(program, "Unread")
    press(program, program.desk.sidebar, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier)
    program.wait(lambda: names(program) == ["Folding", "Starred"])
    assert program.desk.snapshot.overview.trashed == 0
    assert program.notice() == "The smart list “Unread” was deleted; its papers stay."
    do(program, "undo")
    program.wait(lambda: names(program) == list(FIRST))


def test_a_list_that_asks_for_a_tag_shows_the_same_papers_under_the_new_name_of_the_tag(program: Program) -> None:
    keep_search(program, 'tag:"maths (pure)"', "Maths")
    program.desk.search.clear()
    choose(program, "Maths")
    before = program.titles()
    assert len(before) == 2
    program.desk.sidebar.choose("tag:1")
    program.answers.text_answer = "theory"
    do(program, "rename-entry")
    program.wait(lambda: queries(program)["Maths"] == "tag:theory")
    choose(program, "Maths")
    assert program.titles() == before
