"""The list answers from what it holds and asks for the rest, a page at a time."""

from __future__ import annotations

from array import array
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from readinglist.domain.paper import Paper
from readinglist.gui.papers.model import MOST_AWAITED, MOST_KEPT, PAGE, PAPER_ROLE, PaperListModel
from tests.gui.details.papers import PAPER


def paper(number: int, title: str = "") -> Paper:
    return replace(PAPER, id=number, title=title or f"Paper {number}")


@pytest.fixture
def model(qtbot: QtBot) -> PaperListModel:  # noqa: ARG001
    model = PaperListModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def title(model: PaperListModel, row: int) -> str | None:
    shown: str | None = model.index(row).data()
    return shown


def test_a_row_that_is_not_here_is_empty_and_asked_for_with_its_page(qtbot: QtBot, model: PaperListModel) -> None:
    model.show(range(1, 201), [paper(number) for number in range(1, PAGE + 1)])  # the model's tester looks at the first
    with qtbot.waitSignal(model.wanted) as wanted:
        assert title(model, 60) is None
        assert title(model, 61) is None
    assert wanted.args == [tuple(range(51, 51 + PAGE)), 0]


def test_a_page_is_asked_for_once(qtbot: QtBot, model: PaperListModel) -> None:
    model.show(range(1, 101))
    qtbot.waitSignal(model.wanted).wait()
    with qtbot.assertNotEmitted(model.wanted, wait=20):
        title(model, 1)


def test_who_drags_the_list_along_waits_for_no_page_that_has_gone_by(qtbot: QtBot, model: PaperListModel) -> None:
    model.show(range(1, 2_001))
    asked: list[int] = []
    model.wanted.connect(lambda ids, _turn: asked.append(ids[0]))
    for row in range(0, 2_000, PAGE):
        title(model, row)
        qtbot.wait(1)
    assert asked == [1]
    with qtbot.waitSignal(model.wanted) as wanted:
        model.fill([paper(1)], 0)
    assert wanted.args[0] == tuple(range(2_001 - MOST_AWAITED, 2_001))


def test_a_page_that_could_not_be_read_holds_up_no_other(qtbot: QtBot, model: PaperListModel) -> None:
    model.show(range(1, 201))
    qtbot.waitSignal(model.wanted).wait()
    title(model, 60)
    qtbot.wait(1)
    with qtbot.waitSignal(model.wanted) as wanted:
        model.fill([], 0)
    assert wanted.args[0][0] == PAGE + 1


def test_what_could_not_be_read_is_not_asked_for_with_each_painting(qtbot: QtBot, model: PaperListModel) -> None:
    model.show(range(1, 101))
    qtbot.waitSignal(model.wanted).wait()
    model.fill([], 0)
    with qtbot.assertNotEmitted(model.wanted, wait=20):
        assert title(model, 1) is None
    with qtbot.waitSignal(model.wanted) as wanted:
        title(model, 60)
    assert wanted.args[0] == tuple(range(51, 101))


def test_what_could_not_be_read_is_asked_for_again_after_a_change(qtbot: QtBot, model: PaperListModel) -> None:
    model.show(range(1, 11))
    qtbot.waitSignal(model.wanted).wait()
    model.fill([], 0)
    model.forget()
    with qtbot.waitSignal(model.wanted):
        title(model, 1)


def test_what_could_not_be_read_is_painted_and_so_asked_for_again_after_a_while(qtbot: QtBot) -> None:
    model = PaperListModel(again=1)
    model.show(range(1, 11))
    with qtbot.waitSignal(model.wanted):
        title(model, 1)
    with qtbot.waitSignal(model.dataChanged):
        model.fill([], 0)
    with qtbot.waitSignal(model.wanted):
        title(model, 1)


def test_a_longer_list_with_the_same_beginning_only_grows(qtbot: QtBot, model: PaperListModel) -> None:
    model.show(array("q", range(1, 201)))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted) as inserted:
        model.show(array("q", range(1, 1_001)))
    assert inserted.args[1:] == [200, 999]
    assert model.rowCount() == 1_000


def test_the_same_list_is_left_alone(qtbot: QtBot, model: PaperListModel) -> None:
    model.show(array("q", range(1, 201)))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.assertNotEmitted(model.rowsInserted):
        assert model.show(array("q", range(1, 201)))


def test_what_arrives_fills_its_rows(qtbot: QtBot, model: PaperListModel) -> None:
    model.show([7, 8, 9])
    qtbot.waitSignal(model.wanted).wait()
    with qtbot.waitSignal(model.dataChanged):
        model.fill([paper(8), paper(9)], 0)
    assert [title(model, row) for row in range(3)] == [None, "Paper 8", "Paper 9"]


def test_a_late_arrival_for_another_list_does_no_harm(model: PaperListModel) -> None:
    model.show([1, 2], [paper(1), paper(2)])
    model.fill([paper(99)], 0)
    assert [title(model, row) for row in range(2)] == ["Paper 1", "Paper 2"]


def test_papers_are_kept_when_the_list_becomes_another(qtbot: QtBot, model: PaperListModel) -> None:
    model.show([1, 2, 3], [paper(1), paper(2), paper(3)])
    model.show([3, 1])
    with qtbot.assertNotEmitted(model.wanted, wait=20):
        assert [title(model, row) for row in range(2)] == ["Paper 3", "Paper 1"]


def test_a_changed_paper_stays_on_the_screen_until_the_new_one_is_here(qtbot: QtBot, model: PaperListModel) -> None:
    model.show([1, 2], [paper(1, "Old"), paper(2)])
    model.forget([1])
    with qtbot.waitSignal(model.wanted) as wanted:
        assert title(model, 0) == "Old"
    assert wanted.args == [(1,), 1]
    model.fill([paper(1, "New")], 1)
    assert title(model, 0) == "New"


def test_a_page_that_was_asked_for_before_a_change_is_shown_but_asked_for_again(
    qtbot: QtBot, model: PaperListModel
) -> None:
    model.show([1, 2])
    qtbot.waitSignal(model.wanted).wait()
    model.forget([1])
    model.fill([paper(1, "Old"), paper(2, "Old")], 0)
    with qtbot.waitSignal(model.wanted) as wanted:
        assert title(model, 0) == "Old"
    assert wanted.args == [(1, 2), 1]
    model.fill([paper(1, "New"), paper(2, "Old")], 1)
    with qtbot.assertNotEmitted(model.wanted, wait=20):
        assert title(model, 0) == "New"


def test_an_answer_from_before_a_change_does_not_keep_the_newer_one_from_coming(
    qtbot: QtBot, model: PaperListModel
) -> None:
    model.show([1])
    qtbot.waitSignal(model.wanted).wait()
    model.forget([1])
    with qtbot.waitSignal(model.wanted):
        title(model, 0)
    model.fill([paper(1, "Old")], 0)
    with qtbot.assertNotEmitted(model.wanted, wait=20):
        assert title(model, 0) == "Old"
    model.fill([paper(1, "New")], 1)
    assert title(model, 0) == "New"


def test_rows_near_the_top_and_around_a_place_are_found_by_id(model: PaperListModel) -> None:
    model.show([30, 10, 20])
    assert [model.places([number]).runs for number in (10, 20, 30, 40)] == [((1, 1),), ((2, 2),), ((0, 0),), ()]
    assert model.places([40, 20, 30]).runs == ((0, 0), (2, 2))
    model.show(range(100_000))  # the model's tester looks at each
    assert model.places([7, 8, 50_000, 99_999], around=50_100).runs == ((7, 8), (50_000, 50_000))


def test_a_paper_that_comes_with_the_next_answer_is_painted_though_it_was_never_asked_for(
    qtbot: QtBot, model: PaperListModel
) -> None:
    model.show([1, 2], [paper(1), paper(2)])
    model.forget([2])
    assert model.index(1).data(PAPER_ROLE) == paper(2)  # painted as it was, and to be asked for in a moment
    tagged = replace(paper(2), tags=("vision",))
    with qtbot.waitSignal(model.dataChanged) as changed:
        assert model.show([1, 2], [paper(1), tagged])
    assert (changed.args[0].row(), changed.args[1].row()) == (0, 1)
    assert model.index(1).data(PAPER_ROLE) == tagged


def test_only_so_many_papers_are_kept(model: PaperListModel) -> None:
    model.show(range(MOST_KEPT + 10), [paper(number) for number in range(MOST_KEPT + 10)])
    assert model.held(0) is None
    assert model.held(MOST_KEPT + 9) is not None


def test_a_row_can_be_heard(model: PaperListModel) -> None:
    model.show([1], [replace(PAPER, id=1, starred=True)])
    spoken = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "A Plain Convolutional Network, Revisited, unread, starred"
    assert model.index(0).data(PAPER_ROLE).id == 1
