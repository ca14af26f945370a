"""The list keeps its selection by id, whatever it becomes, and paints anything."""

from __future__ import annotations

from array import array
from dataclasses import replace

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QDragEnterEvent, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from readinglist.domain.links import Link
from readinglist.domain.paper import State
from readinglist.gui.papers.dragging import TAG
from readinglist.gui.papers.model import PAGE
from readinglist.gui.papers.places import places_of
from readinglist.gui.papers.view import PaperListView, Reason
from tests.gui.papers.test_model import paper

HOSTILE = (
    "", " ", "<b>x</b><img src='file:///dev/zero'>", "\u202eright to left\u0000", "&amp; & %s {0}", "x" * 4_000,
    "漢字" * 300, "\ud800 alone", "🎉" * 200, "a\nb\tc", "العربية " * 50,
)  # fmt: skip


@pytest.fixture
def view(qtbot: QtBot) -> PaperListView:
    view = PaperListView()
    qtbot.addWidget(view)
    view.resize(500, 400)
    view.show_papers(range(1, 101), [paper(number) for number in range(1, 101)], Reason.NEW_PLACE)
    view.show()
    return view


def show(view: PaperListView, ids: list[int], reason: Reason) -> None:
    view.show_papers(ids, [paper(number) for number in ids], reason)


def test_the_first_paper_is_selected_at_first(view: PaperListView) -> None:
    assert list(view.selected_ids()) == [1]


def test_what_is_selected_stays_so_in_another_order(view: PaperListView) -> None:
    view.select_ids([5, 6, 9], 6)
    show(view, list(range(100, 0, -1)), Reason.NEW_PLACE)
    assert list(view.selected_ids()) == [9, 6, 5]
    assert view.current_id() == 6


def test_what_stays_selected_in_another_list_stands_amid_its_neighbours(view: PaperListView) -> None:
    view.go_to(50)
    show(view, list(range(100, 0, -1)), Reason.NEW_PLACE)
    middle, row = view.viewport().rect().center().y(), view.visualRect(view.currentIndex())
    assert abs(row.center().y() - middle) <= row.height()


def test_when_the_selected_paper_leaves_the_next_one_takes_its_place(view: PaperListView) -> None:
    view.go_to(4)
    show(view, [number for number in range(1, 101) if number != 5], Reason.SAME)
    assert list(view.selected_ids()) == [6]


def test_when_the_last_paper_leaves_the_one_before_it_is_selected(view: PaperListView) -> None:
    view.go_to(99)
    show(view, list(range(1, 100)), Reason.SAME)
    assert list(view.selected_ids()) == [99]


def test_other_words_select_the_best_match(view: PaperListView) -> None:
    view.go_to(4)
    show(view, [9, 5], Reason.NEW_WORDS)
    assert list(view.selected_ids()) == [9]


def test_an_empty_list_selects_nothing(view: PaperListView) -> None:
    show(view, [], Reason.SAME)
    assert list(view.selected_ids()) == []
    assert view.current_id() is None


def test_the_list_does_not_jump_when_a_paper_in_it_changes(view: PaperListView) -> None:
    view.verticalScrollBar().setValue(900)
    view.go_to(view.indexAt(view.rect().center()).row())
    before = view.verticalScrollBar().value()
    show(view, list(range(1, 101)), Reason.SAME)
    assert view.verticalScrollBar().value() == before


def test_papers_far_down_are_selected_again_once_it_is_known_where_they_stand(view: PaperListView) -> None:
    selected, ids = [1, 35_001], array("q", range(1, 40_001))
    view.show_papers(ids, [], Reason.NEW_PLACE)
    for row in (0, 35_000):
        view.selectionModel().select(view.papers.index(row), QItemSelectionModel.SelectionFlag.Select)
    fewer = ids[:1] + ids[2:]
    view.show_papers(fewer, [], Reason.SAME, is_whole=False)
    assert list(view.sought_ids) == selected
    view.show_papers(fewer, [], Reason.SAME, places=places_of(view.sought_ids, fewer))
    assert list(view.selected_ids()) == selected


def test_selecting_all_of_many_papers_is_one_range_and_looks_at_no_more_than_the_screen(
    view: PaperListView, qtbot: QtBot
) -> None:
    asked: set[int] = set()
    view.papers.wanted.connect(lambda ids, _turn: asked.update(ids))
    for ids in (range(52_000), range(1, 52_000)):
        view.show_papers(ids, [], Reason.SAME)
        view.selectAll()
        assert view.selected_count() == len(view.selected_ids()) == len(ids)
        assert view.selectionModel().selection().count() == 1
        view.grab()
        qtbot.wait(10)
    assert 0 < len(asked) <= 3 * PAGE


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("width", [40, 240, 900])
def test_any_text_is_painted(view: PaperListView, text: str, width: int) -> None:
    view.rows.marks = lambda text, _field: [(0, 3), (1, len(text)), (len(text) - 1, len(text) + 9)]
    papers = [
        replace(
            paper(number),
            title=text,
            abstract=text,
            authors=(text,) * (number % 3),
            venue=text,
            tags=(text, f"a/{text}", "x", "y"),
            state=state,
            starred=bool(number % 2),
            links=tuple(Link.to(f"https://example.org/{at}") for at in range(number)),
        )
        for number, state in enumerate(State, start=1)
    ]
    view.show_papers([one.id for one in papers], papers, Reason.NEW_PLACE)
    view.resize(width, 400)
    assert view.grab().toImage().format() != QImage.Format.Format_Invalid


def test_rows_that_are_not_here_yet_are_painted_too(view: PaperListView) -> None:
    view.show_papers(range(1_000, 2_000), [], Reason.NEW_PLACE)
    assert not view.grab().isNull()


def test_letters_are_not_searched_for(view: PaperListView, qtbot: QtBot) -> None:
    qtbot.keyClicks(view, "p")
    assert list(view.selected_ids()) == [1]


def test_a_double_click_opens(view: PaperListView, qtbot: QtBot) -> None:
    place = view.visualRect(view.model().index(2, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(view.opened):
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.current_id() == 3


@pytest.mark.parametrize("kind", [TAG, "text/uri-list"])
def test_what_is_dragged_from_elsewhere_is_for_the_window(view: PaperListView, kind: str) -> None:
    data = QMimeData()
    data.setData(kind, b"file:///page.txt")
    copy, alone = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(40, 40), copy, data, Qt.MouseButton.LeftButton, alone)
    QApplication.sendEvent(view.viewport(), enter)
    assert not enter.isAccepted()


@pytest.fixture
def foot(view: PaperListView) -> QWidget:
    """Something that stands over the last sixty pixels of the list."""
    foot = QWidget(view)
    foot.setGeometry(50, 340, 300, 40)
    foot.show()
    return foot


def clear_rows(view: PaperListView, foot: QWidget) -> int:
    """The first pixel of the list that is covered."""
    return view.viewport().mapFromGlobal(foot.mapToGlobal(QPoint())).y()


def last_row(view: PaperListView) -> QRect:
    return view.visualRect(view.papers.index(len(view.papers.ids) - 1))


def test_the_last_row_is_seen_above_what_stands_over_the_foot(view: PaperListView, foot: QWidget) -> None:
    view.keep_clear_of(foot)
    view.go_to(99)
    assert last_row(view).bottom() < clear_rows(view, foot)
    view.verticalScrollBar().setValue(0)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    assert last_row(view).bottom() < clear_rows(view, foot)


def test_a_current_row_that_is_covered_comes_up_and_others_stay(view: PaperListView, foot: QWidget) -> None:
    foot.hide()
    view.keep_clear_of(foot)
    view.go_to(2)
    foot.show()
    view.keep_clear_of(foot)
    assert view.verticalScrollBar().value() == 0
    foot.hide()
    view.go_to(99)
    view.keep_clear_of(foot)
    at_the_end = view.verticalScrollBar().value()
    foot.show()
    view.keep_clear_of(foot)
    assert view.verticalScrollBar().value() > at_the_end
    foot.hide()
    view.keep_clear_of(foot)
    assert view.verticalScrollBar().value() == at_the_end


def test_what_stands_beside_the_list_covers_nothing(view: PaperListView, foot: QWidget) -> None:
    foot.move(600, 340)
    view.keep_clear_of(foot)
    view.go_to(99)
    assert last_row(view).bottom() == view.viewport().height() - 1
