"""Papers are gone through one at a time, by single keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QProgressBar, QPushButton, QTextEdit
from pytestqt.qtbot import QtBot

from readinglist.domain.change import Change
from readinglist.domain.errors import DiskFull
from readinglist.domain.paper import Paper, State
from readinglist.gui.editing.draft import Field
from readinglist.gui.sidebar_menu import menu_for
from readinglist.gui.triage.view import TriageView
from readinglist.library import Library, marking, tagging
from readinglist.storage.transaction import Transaction
from tests.gui.parts import TITLES, Program, fill, open_program


def stored(program: Program) -> dict[str, Paper]:
    with Library.open(program.path) as library:
        ids = [*library.search("").ids, *library.search("is:dismissed").ids, *library.search("is:trash").ids]
        return {paper.title: paper for paper in library.papers(ids)}


def states(program: Program) -> list[str]:
    held = stored(program)
    return [held[title].state.value for title in TITLES]


def press(program: Program, *keys: str) -> None:
    for each in keys:
        QTest.keySequence(program.window, QKeySequence(each))
    program.wait_for_writes()


def begin(program: Program) -> TriageView:
    press(program, "Ctrl+T")
    program.settle()
    view = program.window.findChild(TriageView)
    assert view is not None
    return view


def title(program: Program) -> str:
    shown = program.window.findChild(QTextEdit, "triage-title")
    return shown.toPlainText() if shown.isVisible() else ""


def count(program: Program) -> str:
    return program.window.findChild(QLabel, "triage-count").text()


def click(program: Program, name: str) -> None:
    button = program.window.findChild(QPushButton, name)
    assert button.isVisible(), name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    program.wait_for_writes()


def summary(program: Program) -> dict[str, str]:
    names = ("read", "reading", "queued", "dismissed", "trashed", "unread")
    labels = {name: program.window.findChild(QLabel, f"triage-{name}-count") for name in names}
    return {name: label.text() for name, label in labels.items() if label.isVisible()}


def test_one_paper_takes_the_place_of_the_panes(program: Program) -> None:
    view = begin(program)
    assert view.isVisible()
    assert not program.desk.papers.isVisible()
    assert title(program) == TITLES[0]
    assert count(program) == "1 of 5"
    assert view.hasFocus()


def test_each_key_acts_and_moves_on(program: Program) -> None:
    begin(program)
    press(program, "r", "q", "x", "u")
    assert title(program) == TITLES[4]
    assert count(program) == "5 of 5"
    assert program.window.findChild(QProgressBar, "triage-bar").value() == 4
    assert states(program) == ["read", "queued", "dismissed", "unread", "unread"]


def test_keys_that_come_faster_than_the_library_writes_go_to_one_paper_each(program: Program) -> None:
    begin(program)
    for key in "rqxr":
        QTest.keyClick(program.window.findChild(TriageView), key)
    program.wait_for_writes()
    assert states(program) == ["read", "queued", "dismissed", "read", "unread"]


def test_a_key_that_comes_before_its_paper_waits_for_it(program: Program) -> None:
    view = begin(program)
    press(program, "r")
    program.desk.triage._sights.clear()
    for key in "xjkq":
        QTest.keyClick(view, key)
    assert set(states(program)[1:]) == {"unread"}
    program.desk.triage._move()
    program.wait_for_writes()
    assert states(program) == ["read", "dismissed", "queued", "unread", "unread"]


def test_keys_act_on_what_triage_will_show_and_not_on_the_list_before_it(program: Program) -> None:
    program.desk.papers.list.select_ids([4])
    for key in ("Ctrl+T", "r", "s", "q", "Ctrl+Z"):
        QTest.keySequence(program.window, QKeySequence(key))
    program.settle()
    program.wait_for_writes()
    assert states(program) == ["read", "unread", "unread", "unread", "unread"]
    assert stored(program)[TITLES[1]].starred
    assert title(program) == TITLES[1]


def test_keys_typed_before_it_turns_out_that_nothing_is_unread_do_nothing(program: Program) -> None:
    press(program, "Ctrl+A", "r", "j")
    for key in ("Ctrl+T", "x"):
        QTest.keySequence(program.window, QKeySequence(key))
    program.settle()
    assert not program.desk.triage.is_open
    assert set(states(program)) == {"read"}
    press(program, "q")
    assert "queued" in states(program)


def test_a_star_stays_at_the_paper(program: Program) -> None:
    begin(program)
    press(program, "s")
    assert (title(program), stored(program)[TITLES[0]].starred) == (TITLES[0], True)
    press(program, "s")
    assert not stored(program)[TITLES[0]].starred


def test_arrows_and_letters_go_on_and_back_without_acting(program: Program) -> None:
    view = begin(program)
    press(program, "j")
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert title(program) == TITLES[3]
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Up)
    press(program, "k")
    assert title(program) == TITLES[0]
    assert set(states(program)) == {"unread"}


def test_ctrl_z_takes_back_the_last_act_and_steps_back(program: Program) -> None:
    begin(program)
    press(program, "r", "u", "s", "j")
    press(program, "Ctrl+Z")
    assert (title(program), stored(program)[TITLES[2]].starred) == (TITLES[2], False)
    press(program, "Ctrl+Z")
    assert title(program) == TITLES[1]
    assert program.window.findChild(QAction, "undo").text() == "Undo Mark Read"
    press(program, "Ctrl+Z")
    assert title(program) == TITLES[0]
    assert set(states(program)) == {"unread"}
    press(program, "Ctrl+Z")  # the import before the sitting stays
    assert all(paper.trashed is None for paper in stored(program).values())


def test_what_was_taken_back_is_done_again(program: Program) -> None:
    begin(program)
    press(program, "r", "q", "Ctrl+Z", "Ctrl+Z", "Ctrl+Shift+Z", "Ctrl+Y")
    assert states(program)[:2] == ["read", "queued"]
    assert title(program) == TITLES[2]


def test_at_the_end_it_is_said_what_became_of_the_papers(program: Program) -> None:
    begin(program)
    press(program, "r", "r", "x", "u", "j")
    assert program.window.findChild(QLabel, "triage-done").text() == "You went through 5 papers"
    assert summary(program) == {"read": "2", "dismissed": "1", "unread": "2"}
    assert program.window.findChild(QProgressBar, "triage-bar").value() == 5
    press(program, "k")
    assert title(program) == TITLES[4]


def test_the_whole_sitting_is_undone_in_one_step(program: Program) -> None:
    begin(program)
    press(program, "r", "s", "q", "x", "r", "r")
    click(program, "triage-undo-triage")
    assert set(states(program)) == {"unread"}
    assert not stored(program)[TITLES[1]].starred
    assert program.notice() == "The whole sitting was undone: 5 papers are as before."
    assert program.desk.papers.isVisible()
    press(program, "Ctrl+Z")
    assert states(program) == ["read", "queued", "dismissed", "read", "read"]


def test_what_was_changed_elsewhere_since_is_kept_when_a_sitting_is_undone(program: Program) -> None:
    begin(program)
    press(program, "r", "r", "x", "r", "r")
    with Library.open(program.path) as library:
        marking.mark(library, [3], "reading")
    press(program, "Ctrl+Shift+T")
    assert states(program) == ["unread", "unread", "reading", "unread", "unread"]
    assert program.notice().endswith("1 value changed since then stayed.")


def test_a_sitting_that_was_left_is_undone_from_the_notice_and_begins_anew(program: Program) -> None:
    view = begin(program)
    press(program, "r", "u", "x")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert program.notice() == "You stopped at 4 of 5 (read 1 · dismissed 1)."
    click(program, "notice-button")
    assert set(states(program)) == {"unread"}
    begin(program)
    assert count(program) == "1 of 5"


def test_enter_on_the_summary_goes_back_to_the_list(program: Program) -> None:
    view = begin(program)
    press(program, "r", "r", "r", "r", "r")
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert program.desk.papers.isVisible()
    assert not program.desk.triage.is_open


def test_escape_goes_back_to_the_list_at_that_paper(program: Program) -> None:
    view = begin(program)
    press(program, "j", "j")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    program.settle()
    assert program.current() == TITLES[2]
    assert program.desk.papers.list.hasFocus()
    assert program.notice() == "You stopped at 3 of 5."


def test_the_list_is_asked_again_once_triage_is_left_and_not_before(program: Program) -> None:
    program.desk.sidebar.choose("unread")
    program.settle()
    found: list[object] = []
    program.desk.finder.found.connect(found.append)
    program.desk.snapshot.updated.connect(lambda: found.append("counts"))
    view = begin(program)
    press(program, "r", "s", "x")
    assert found == []
    QTest.keyClick(view, Qt.Key.Key_Escape)
    program.settle()
    assert program.titles() == list(TITLES[2:])
    assert program.desk.snapshot.overview.states[State.READ] == 1
    assert (found.count("counts"), len(found)) == (1, 2)


def test_coming_back_goes_on_where_one_stopped(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    view = begin(program)
    press(program, "r", "u")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    begin(program)
    assert (title(program), count(program)) == (TITLES[2], "3 of 5")
    press(program, "q")
    program.close()
    again = open_program(qtbot, program.path, tmp_path / "window.ini")
    begin(again)
    assert (title(again), count(again)) == (TITLES[3], "4 of 5")
    again.close()


def test_a_long_list_begins_with_its_first_papers_and_goes_on_where_one_stopped(qtbot: QtBot, tmp_path: Path) -> None:
    titles = [f"Paper {number}" for number in range(1, 251)]
    fill(tmp_path / "library.db", titles)
    program = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini")
    view = begin(program)
    press(program, "r", "u")
    assert (title(program), count(program)) == ("Paper 3", "3 of 250")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    begin(program)
    press(program, "r")
    assert (title(program), count(program)) == ("Paper 4", "4 of 250")
    program.close()


def test_papers_that_came_meanwhile_come_at_the_end(program: Program) -> None:
    view = begin(program)
    press(program, "r", "r")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    fill(program.path, ("Something New",), "later.txt")
    program.wait(lambda: len(program.desk.papers.list.papers.ids) == 6)
    begin(program)
    assert (title(program), count(program)) == (TITLES[2], "3 of 6")
    press(program, "r", "r", "r")
    assert title(program) == "Something New"


def test_after_a_whole_round_the_next_begins_with_what_was_left(program: Program) -> None:
    view = begin(program)
    press(program, "r", "u", "r", "u", "r")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    begin(program)
    assert (title(program), count(program)) == (TITLES[1], "1 of 2")


def test_each_list_has_its_own_place(program: Program) -> None:
    view = begin(program)
    press(program, "u", "u")
    QTest.keyClick(view, Qt.Key.Key_Escape)
    listing = program.desk.snapshot.overview.listings[0][0].id
    program.desk.sidebar.choose(f"listing:{listing}")
    program.settle()
    begin(program)
    assert count(program) == "1 of 5"


def test_a_search_is_gone_through(program: Program) -> None:
    program.desk.search.setText("learning")
    program.settle()
    begin(program)
    assert count(program) == f"1 of {len(program.titles())}"
    assert title(program) == program.titles()[0]
    assert program.window.findChild(QLabel, "triage-name").text() == "All papers: learning · unread"


def test_several_selected_papers_are_gone_through_whatever_their_state(program: Program) -> None:
    with Library.open(program.path) as library:
        marking.mark(library, [1, 2], "read")
    program.wait(lambda: program.desk.snapshot.overview.states.get(State.READ) == 2)
    press(program, "Ctrl+A")
    begin(program)
    assert count(program) == "1 of 5"


def test_the_queue_is_gone_through_though_nothing_there_is_unread(program: Program) -> None:
    press(program, "q")
    program.desk.sidebar.choose("queued")
    program.settle()
    begin(program)
    assert (title(program), count(program)) == (TITLES[0], "1 of 1")


def test_where_nothing_is_unread_that_is_said_and_all_are_offered(program: Program) -> None:
    press(program, "Ctrl+A", "r")
    press(program, "j")
    press(program, "Ctrl+T")
    program.settle()
    assert not program.desk.triage.is_open
    assert program.notice().startswith("Nothing here is unread.")
    QTest.mouseClick(program.window.findChild(QPushButton, "notice-button"), Qt.MouseButton.LeftButton)
    program.settle()
    assert count(program) == "1 of 5"


def test_tags_are_proposed_and_taken_by_key_or_click(program: Program) -> None:
    with Library.open(program.path) as library:
        tagging.tag(library, [3], add=["networks", "weather", "robots"])
    program.wait(lambda: len(program.desk.snapshot.tags()) == 3)
    begin(program)
    offered = [button.text() or button.accessibleName() for button in proposals(program)]
    assert offered == ["Add the tag networks"]
    press(program, "a")
    assert stored(program)[TITLES[0]].tags == ("networks",)
    assert proposals(program) == []
    press(program, "Ctrl+Z")
    assert stored(program)[TITLES[0]].tags == ()
    click(program, "triage-proposal")
    assert stored(program)[TITLES[0]].tags == ("networks",)
    assert title(program) == TITLES[0]


def proposals(program: Program) -> list[QPushButton]:
    found = program.window.findChildren(QPushButton, "triage-proposal")
    return [button for button in found if button.isVisible()]


def test_a_number_toggles_its_tag(program: Program) -> None:
    with Library.open(program.path) as library:
        tagging.tag(library, [5], add=["vision"])
        tagging.number(library, library.overview().tags[0][0].id, 3)
    program.wait(lambda: program.desk.snapshot.numbered_tag(3) is not None)
    begin(program)
    press(program, "3")
    assert stored(program)[TITLES[0]].tags == ("vision",)
    press(program, "3")
    assert stored(program)[TITLES[0]].tags == ()


def test_a_tag_is_typed_and_then_letters_are_keys_again(program: Program) -> None:
    begin(program)
    press(program, "t")
    field = program.window.focusWidget()
    QTest.keyClicks(field, "rare")
    QTest.keyClick(field, Qt.Key.Key_Return)
    press(program, "r")
    assert stored(program)[TITLES[0]].tags == ("rare",)
    assert states(program)[0] == "read"


def test_escape_in_the_field_of_tags_stays_in_triage(program: Program) -> None:
    view = begin(program)
    press(program, "t")
    QTest.keyClick(program.window.focusWidget(), Qt.Key.Key_Escape)
    assert program.desk.triage.is_open
    assert view.hasFocus()


def test_links_are_opened_by_enter_o_and_click(program: Program) -> None:
    view = begin(program)
    QTest.keyClick(view, Qt.Key.Key_Return)
    press(program, "o")
    shown = view.findChild(QPushButton, "link-button")
    QTest.mouseClick(shown, Qt.MouseButton.LeftButton)
    assert program.links == ["https://github.com/example/plain"] * 3
    assert program.desk.triage.is_open


def test_the_mouse_alone_does_it(program: Program) -> None:
    begin(program)
    for name, state in (("read", "read"), ("queued", "queued"), ("dismissed", "dismissed"), ("unread", "unread")):
        click(program, f"triage-mark-{name}")
        assert (states(program)[0], title(program)) == (state, TITLES[1])
        click(program, "triage-undo")
        assert title(program) == TITLES[0]
    click(program, "triage-star")
    assert stored(program)[TITLES[0]].starred
    click(program, "triage-next")
    click(program, "triage-previous")
    assert title(program) == TITLES[0]
    click(program, "triage-leave")
    assert program.desk.papers.isVisible()


def test_space_scrolls_and_the_next_paper_begins_at_its_top(qtbot: QtBot, tmp_path: Path) -> None:
    fill(tmp_path / "library.db", ("Long and " * 400, *TITLES))
    program = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini")
    view = begin(program)
    bar = view.page.verticalScrollBar()
    QTest.keyClick(view, Qt.Key.Key_Space)
    low = bar.value()
    assert low > view.page.height() // 2
    QTest.keyClick(view, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    assert bar.value() == 0
    QTest.keyClick(view, Qt.Key.Key_Space)
    press(program, "x")
    assert bar.value() == 0
    program.close()


def test_what_is_done_by_other_actions_is_done_to_the_paper_in_front(program: Program) -> None:
    begin(program)
    press(program, "j")
    QTest.keyClick(program.window.findChild(TriageView), Qt.Key.Key_Delete)
    program.wait_for_writes()
    assert stored(program)[TITLES[1]].trashed is not None
    assert title(program) == TITLES[2]
    press(program, "Ctrl+4")
    assert stored(program)[TITLES[2]].rating == 4
    press(program, "Ctrl+Z", "Ctrl+Z")
    assert stored(program)[TITLES[1]].trashed is None
    assert stored(program)[TITLES[2]].rating == 0


def test_a_paper_that_another_program_marks_shows_its_new_state(program: Program) -> None:
    begin(program)
    with Library.open(program.path) as library:
        marking.mark(library, [1], "reading")
    program.wait(lambda: program.window.findChild(QLabel, "triage-state").text() == "Reading")


def test_a_paper_that_is_gone_for_good_is_left_out(program: Program) -> None:
    begin(program)
    with Library.open(program.path) as library:
        library.trash([1])
        library.purge([1])
    program.wait(lambda: title(program) == TITLES[1])
    assert count(program) == "1 of 4"


def test_who_searches_or_goes_elsewhere_leaves_triage(program: Program) -> None:
    begin(program)
    press(program, "Ctrl+F")
    assert program.desk.search.hasFocus()
    begin(program)
    program.desk.sidebar.choose("star")
    assert not program.desk.triage.is_open


def test_notes_are_written_below_the_paper_and_letters_are_keys_again(program: Program) -> None:
    view = begin(program)
    assert not view.page.notes.isVisible()
    press(program, "n")
    write(program, "read me again, x and q")
    QTest.keyClick(notes(program), Qt.Key.Key_Escape)
    assert view.hasFocus()
    press(program, "q")
    held = stored(program)[TITLES[0]]
    assert (held.notes, held.state.value) == ("read me again, x and q", "queued")
    assert not view.page.notes.isVisible()
    press(program, "k")
    assert view.page.notes.text == held.notes


def test_notes_typed_in_pieces_are_one_step_of_undo(program: Program) -> None:
    view = begin(program)
    press(program, "s", "n")
    for piece in ("first ", "second ", "third"):
        write(program, piece)
        view.page.notes.save()
        program.wait_for_writes()
    assert stored(program)[TITLES[0]].notes == "first second third"
    view.take_keyboard()
    press(program, "x", "Ctrl+Z", "Ctrl+Z")
    assert (title(program), view.page.notes.text) == (TITLES[0], "")
    assert stored(program)[TITLES[0]].starred
    press(program, "Ctrl+Shift+Z")
    assert stored(program)[TITLES[0]].notes == "first second third"


def test_notes_not_saved_yet_are_kept_by_whatever_comes_next(program: Program) -> None:
    begin(program)
    press(program, "n")
    write(program, "typed and left")
    program.desk.sidebar.choose("star")
    program.wait_for_writes()
    assert stored(program)[TITLES[0]].notes == "typed and left"
    program.desk.sidebar.choose("all")
    program.settle()
    begin(program)
    press(program, "j", "n")
    write(program, "typed and closed")
    program.close()
    assert stored(program)[TITLES[1]].notes == "typed and closed"


def test_a_paper_is_edited_and_stays_in_front(program: Program) -> None:
    begin(program)
    press(program, "j", "e")
    program.settle()
    program.answers.save(replace(program.answers.drafts[0], typed={Field.TITLE: "Better"}))
    program.wait_for_writes()
    assert (title(program), count(program)) == ("Better", "2 of 5")
    press(program, "Ctrl+Z")
    assert title(program) == TITLES[1]
    press(program, "Ctrl+Y", "r", "Ctrl+Shift+T")
    assert program.desk.papers.isVisible()
    assert TITLES[1] in stored(program)
    assert states(program)[1] == "unread"


def test_an_edit_that_is_refused_comes_back_with_what_was_typed(program: Program) -> None:
    begin(program)
    press(program, "e")
    program.settle()
    taken = stored(program)[TITLES[1]].cite_key
    program.answers.save(replace(program.answers.drafts[0], typed={Field.CITE_KEY: taken}))
    program.wait_for_writes()
    assert program.answers.drafts[1].refusal is not None
    assert program.answers.drafts[1].text(Field.CITE_KEY) == taken


def test_a_listing_is_gone_through_from_its_line_in_the_sidebar(program: Program) -> None:
    fill(program.path, ("Something New", "Something Else"), "later.txt")
    program.wait(lambda: len(program.desk.snapshot.overview.listings) == 2)
    program.desk.search.setText("contrastive")
    program.settle()
    later = next(one for one, _count in program.desk.snapshot.overview.listings if one.name == "later.txt")
    program.desk.sidebar.choose(f"listing:{later.id}")
    entry = program.desk.sidebar.entry
    program.desk.sidebar.choose("all")
    menu = menu_for(entry, program.desk, program.window)
    assert menu is not None
    next(action for action in menu.actions() if action.text() == "Triage Listing…").trigger()
    program.settle()
    assert count(program) == "1 of 2"
    assert program.window.findChild(QLabel, "triage-name").text() == "later · unread"


def test_what_an_import_brought_is_gone_through_from_its_notice(program: Program, tmp_path: Path) -> None:
    page = tmp_path / "monday.bib"
    page.write_text("".join(f"@misc{{new{number}, title={{New {number}}}}}\n" for number in range(3)))
    program.desk.imports.start_import([page])
    program.wait(lambda: not program.desk.imports.is_busy)
    program.settle()
    click(program, "notice-also")
    program.settle()
    assert (title(program), count(program)) == ("New 0", "1 of 3")
    assert program.window.findChild(QLabel, "triage-name").text() == "3 new papers"


def notes(program: Program) -> QPlainTextEdit:
    field = program.window.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    return field


def write(program: Program, text: str) -> None:
    QTest.keyClicks(notes(program), text)


def test_what_cannot_be_written_is_said_and_the_paper_comes_back(qtbot: QtBot, tmp_path: Path) -> None:
    class Full(Library):
        """A library on a disk that is full."""

        def do(self, verb: Callable[[Transaction], str]) -> Change | None:  # noqa: ARG002
            raise DiskFull("The disk is full.")

    fill(tmp_path / "library.db")
    program = open_program(qtbot, tmp_path / "library.db", tmp_path / "window.ini", opened=Full)
    begin(program)
    press(program, "r", "r")
    assert title(program) == TITLES[0]
    assert program.notice().startswith("The disk is full.")
    program.close()


def test_it_fits_on_a_narrow_screen_and_has_names_for_everything(program: Program) -> None:
    view = begin(program)
    assert all(program.desk.triage._sights[number] is not None for number in (1, 2, 3, 4, 5))
    assert view.minimumSizeHint().width() <= 800
    assert program.window.minimumSizeHint().width() <= 800
    buttons = view.findChildren(QPushButton)
    assert buttons
    assert [button.objectName() for button in buttons if not (button.accessibleName() or button.text())] == []
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in view.findChildren(QLabel) if label.text())
