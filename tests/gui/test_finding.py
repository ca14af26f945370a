"""What is asked as one types, and in which words it is counted."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from readinglist.domain.paper import State
from readinglist.gui.answering import Found
from readinglist.gui.details.seen_in import long_date
from readinglist.gui.operations import marking
from readinglist.gui.papers.remark import Remark
from readinglist.gui.papers.row_text import when
from tests.gui.parts import TITLES, Program


@pytest.fixture(params=["Etc/GMT+12", "Etc/GMT-14"])
def far_away(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The ends of the world: at every hour it is another day than in Greenwich in one of them."""
    if not hasattr(time, "tzset"):
        pytest.skip("the time zone of a running program cannot be changed here")
    with monkeypatch.context() as place:
        place.setenv("TZ", request.param)
        time.tzset()
        yield
    time.tzset()


@pytest.mark.usefixtures("far_away")
def test_what_was_just_added_was_added_today_wherever_one_is(program: Program) -> None:
    program.desk.search.setText("added:today")
    program.settle()
    assert len(program.titles()) == 5


@pytest.mark.usefixtures("far_away")
def test_what_was_just_added_is_recent_wherever_one_is(program: Program) -> None:
    program.desk.sidebar.choose("recent")
    program.settle()
    assert len(program.titles()) == program.desk.sidebar.entry.count == 5


@pytest.mark.usefixtures("far_away")
def test_rows_and_details_mean_the_same_day_as_a_search(program: Program) -> None:
    today = datetime.now(UTC).date()
    paper = program.desk.papers.current_paper()
    assert when(paper, today) == "today"
    assert long_date(paper.added) == f"{today.day} {today:%B %Y}"


def test_a_long_list_that_is_gathered_makes_way_for_a_write_and_comes_after_it(program: Program) -> None:
    arrived: list[Found] = []
    finder, background, gate = program.desk.finder, program.desk.background, Event()
    finder.found.connect(arrived.append)
    background.gather(lambda _library: gate.wait(10), lambda _done: None, topic="gate")
    finder.complete()
    background.write(lambda library: library.mark([], "read"))  # which changes nothing
    gate.set()
    program.wait(lambda: not background.is_busy)
    program.settle()
    assert [found.is_whole for found in arrived] == [True]
    assert len(program.titles()) == 5


def search(program: Program, text: str) -> None:
    program.desk.search.setText(text)
    program.settle()


def order(program: Program) -> str:
    return program.desk.papers.sort_button.text()


def choose_order(program: Program, key: str) -> None:
    program.window.findChild(QAction, f"sort-{key}").trigger()
    program.settle()


def test_without_words_the_newest_stand_first_and_with_words_the_best(program: Program) -> None:
    assert order(program) == "Newest First"
    search(program, "weak")
    assert order(program) == "Best First"
    search(program, "is:unread")
    assert order(program) == "Newest First"


def test_an_order_to_look_around_does_not_hide_the_best_match(program: Program) -> None:
    choose_order(program, "title")
    assert program.titles() == sorted(TITLES)
    search(program, "learning of meaning")
    assert order(program) == "Best First"
    search(program, "is:unread")
    assert order(program) == "Title"


def test_an_order_chosen_for_a_search_ends_with_the_search(program: Program) -> None:
    search(program, "learn")
    choose_order(program, "title")
    search(program, "learning")
    assert order(program) == "Title"
    search(program, "weak")
    assert order(program) == "Best First"
    search(program, "")
    assert order(program) == "Newest First"


def test_best_is_no_order_where_nothing_was_asked(program: Program) -> None:
    best = program.window.findChild(QAction, "sort-best")
    assert not best.isEnabled()
    search(program, "weak")
    assert best.isEnabled()


def count(program: Program) -> str:
    return program.window.findChild(QLabel, "paper-count").text()


def test_what_was_found_is_counted_among_the_papers_there_are_by_now(program: Program) -> None:
    program.desk.sidebar.choose("unread")
    search(program, "learning")
    assert count(program) == "2 of 5"
    gate = Event()
    program.desk.background.gather(lambda _library: gate.wait(10), lambda _done: None, topic="gate")  # where one counts
    marking.mark_selected(program.desk, State.READ)
    program.wait(lambda: count(program).startswith("1 "))
    gate.set()
    program.settle()
    assert count(program) == "1 of 4"


def remark(program: Program) -> str:
    shown = program.window.findChild(Remark)
    return shown.text() if shown.isVisible() else ""


def offer(program: Program) -> QPushButton:
    return program.window.findChild(QPushButton, "remark-offer")


def test_what_means_nothing_is_said(program: Program) -> None:
    assert remark(program) == ""
    search(program, "is:unred")
    assert remark(program) == "“is:unred” is not understood."
    search(program, "is:")
    assert remark(program) == ""


def test_where_nothing_is_found_a_mistyped_filter_is_named(program: Program) -> None:
    search(program, "is:unred learning")
    said = program.window.findChild(QLabel, "nothing-found-sentence")
    assert said.text() == "No paper matches “is:unred learning”. “is:unred” is no filter; it was taken as a word."
    search(program, '"is:unred" title:absent')
    assert said.text() == 'No paper matches “"is:unred" title:absent”.'


def test_a_word_spelt_nearly_so_is_said_to_be_found_instead(program: Program) -> None:
    search(program, "contrastve")
    assert program.titles() == [TITLES[2]]
    assert remark(program) == "Nothing for “contrastve”; showing “contrastive”."
    search(program, "contrastve sentense")
    assert remark(program) == "Nothing for “contrastve” and “sentense”; showing “contrastive” and “sentence”."
    search(program, "contrastive")
    assert remark(program) == ""


def test_one_can_insist_on_the_spelling(program: Program) -> None:
    search(program, "contrastve learning")
    assert offer(program).text() == "Search only for “contrastve”"
    QTest.mouseClick(offer(program), Qt.MouseButton.LeftButton)
    assert program.desk.search.text() == '"contrastve" learning'
    program.settle()
    assert (program.titles(), remark(program)) == ([], "")


def test_one_can_insist_on_the_spelling_by_key_and_of_all_words(program: Program) -> None:
    action = program.window.findChild(QAction, "search-as-spelt")
    assert not action.isEnabled()
    search(program, "contrastve sentense")
    assert offer(program).text() == "Search as spelt"
    assert action.isEnabled()
    QTest.keyClick(
        program.window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert program.desk.search.text() == '"contrastve" "sentense"'
    program.settle()
    assert not action.isEnabled()


def test_what_was_typed_is_never_markup_in_the_remark(program: Program) -> None:
    search(program, "is:<b>unred</b>")
    assert remark(program) == "“is:<b>unred</b>” is not understood."
    shown = program.window.findChild(Remark)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in shown.findChildren(QLabel))
