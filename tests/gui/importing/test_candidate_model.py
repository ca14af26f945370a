"""The candidates of an import: ticks survive filtering, known papers cannot be ticked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from readinglist.domain.duplicates import Titled, Why
from readinglist.domain.records import Record
from readinglist.gui.importing.candidate_model import CandidateModel, Shown
from readinglist.gui.importing.findings import Difference, Findings, NearMatch
from readinglist.gui.importing.rows import Row
from tests.effort import effort

CHECKED, UNCHECKED, CHECK = Qt.CheckState.Checked, Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole


def row(position: int, title: str, known: bool = False) -> Row:
    return Row((0, position), title, "", "in your library" if known else "", title.casefold())


@pytest.fixture
def model() -> CandidateModel:
    model = CandidateModel((row(0, "Deep Reading"), row(1, "Old Reading", known=True), row(2, "Deep Writing")))
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def titles(model: CandidateModel) -> list[str]:
    return [model.row(model.index(number)).title for number in range(model.rowCount())]


def test_only_new_papers_are_shown_at_first_and_all_are_ticked(model: CandidateModel) -> None:
    assert titles(model) == ["Deep Reading", "Deep Writing"]
    assert model.decisions.ticked == 2


def test_known_papers_are_shown_above_the_others_on_request(model: CandidateModel) -> None:
    model.show_known(True)
    assert titles(model) == ["Old Reading", "Deep Reading", "Deep Writing"]
    assert model.shown_open == 2


def test_a_known_paper_cannot_be_ticked(model: CandidateModel) -> None:
    model.show_known(True)
    known = model.index(0)
    assert not model.setData(known, UNCHECKED, CHECK)
    assert known.data(CHECK) is None
    assert not model.flags(known) & Qt.ItemFlag.ItemIsUserCheckable


def test_a_tick_is_taken_off_and_put_back(qtbot: QtBot, model: CandidateModel) -> None:
    with qtbot.waitSignal(model.ticks_changed):
        model.setData(model.index(1), UNCHECKED, CHECK)
    assert (model.decisions.ticked, model.decisions.unticked) == (1, {(0, 2)})
    model.setData(model.index(1), CHECKED, CHECK)
    assert (model.decisions.ticked, model.decisions.unticked) == (2, set())


def test_the_filter_wants_all_words_in_any_order_and_case(model: CandidateModel) -> None:
    model.filter("WRIT deep")
    assert titles(model) == ["Deep Writing"]


@pytest.mark.parametrize("typed", ["writng", "deep wrting", "wrtin"])
def test_the_filter_forgives_where_nothing_is_spelt_so(model: CandidateModel, typed: str) -> None:
    model.filter(typed)
    assert titles(model) == ["Deep Writing"]


@pytest.mark.parametrize("typed", ["qqqqzzzz", "dip", "deep qqqqzzzz"])
def test_the_filter_finds_nothing_for_nonsense(model: CandidateModel, typed: str) -> None:
    model.filter(typed)
    assert titles(model) == []


def test_the_filter_changes_no_tick(model: CandidateModel) -> None:
    model.setData(model.index(0), UNCHECKED, CHECK)
    model.filter("writing")
    model.filter("")
    assert model.decisions.unticked == {(0, 0)}


def test_unticking_all_unticks_what_is_shown(model: CandidateModel) -> None:
    model.filter("writing")
    model.tick_shown(False)
    assert model.decisions.unticked == {(0, 2)}
    model.tick_shown(True)
    assert model.decisions.unticked == frozenset()


def test_fifty_thousand_rows_are_filtered_while_one_types() -> None:
    model = CandidateModel([row(number, f"Paper number {number} about reading") for number in range(50_000)])
    assert effort(lambda: model.filter("reading 99")) < 25  # usually three
    assert effort(lambda: model.filter("raeding 99")) < 25


def near(*positions: int) -> Findings:
    return Findings(0, 0, near=tuple(NearMatch((0, n), Titled(n, f"Yours {n}"), Why.MISTYPED) for n in positions))


def different(position: int) -> Findings:
    record = Record(1, "Old Reading", "Old Reading", abstract="New.")
    return Findings(0, 0, differences=(Difference((0, position), 5, record, (("abstract", "Old.", "New."),)),))


def test_papers_that_may_be_known_are_shown_alone_and_more_of_them_follow_below(model: CandidateModel) -> None:
    model.offer(near(2))
    model.show_only(Shown.NEAR)
    assert titles(model) == ["Deep Writing"]
    kept = QPersistentModelIndex(model.index(0))
    model.offer(near(0))
    assert titles(model) == ["Deep Writing", "Deep Reading"]
    assert kept.row() == 0
    model.show_only(Shown.NEW)
    assert titles(model) == ["Deep Reading", "Deep Writing"]


def test_of_what_is_found_later_the_filter_shows_what_it_matches(model: CandidateModel) -> None:
    model.show_only(Shown.NEAR)
    model.filter("reading")
    model.offer(near(0, 2))
    assert titles(model) == ["Deep Reading"]


def test_only_what_may_be_known_can_be_said_to_be_the_same(qtbot: QtBot, model: CandidateModel) -> None:
    model.offer(near(2))
    model.toggle_same(model.index(0))
    model.toggle_same(QModelIndex())
    assert model.decisions.joined == 0
    with qtbot.waitSignal(model.ticks_changed):
        model.toggle_same(model.index(1))
    assert model.decisions.joined == 1


def test_a_known_paper_that_differs_can_be_ticked_alone_and_all_of_them_at_once(model: CandidateModel) -> None:
    model.offer(different(1))
    model.show_known(True)
    assert [model.index(number).data(CHECK) for number in range(3)] == [UNCHECKED, CHECKED, CHECKED]
    model.tick_shown(True)
    assert model.decisions.updated == 0
    model.show_only(Shown.DIFFERENT)
    assert (titles(model), model.shown_open) == (["Old Reading"], 1)
    model.tick_shown(True)
    assert model.decisions.updated == 1
    assert model.setData(model.index(0), UNCHECKED, CHECK)
    assert (model.decisions.updated, model.decisions.ticked) == (0, 2)


def test_a_row_says_what_it_may_be_and_what_is_new_in_it(model: CandidateModel) -> None:
    model.offer(near(0))
    model.offer(different(1))
    model.show_known(True)
    spoken = [model.index(number).data(Qt.ItemDataRole.AccessibleTextRole) for number in range(3)]
    assert spoken == ["Old Reading, new abstract", "Deep Reading, May be: Yours 0 (a typo)", "Deep Writing"]
    model.toggle_same(model.index(1))
    assert model.index(1).data(Qt.ItemDataRole.AccessibleTextRole) == "Deep Reading, Joined with: Yours 0 (a typo)"


def test_what_is_found_in_fifty_thousand_rows_costs_next_to_nothing() -> None:
    model = CandidateModel([row(number, f"Paper {number}") for number in range(50_000)])
    model.show_only(Shown.NEAR)
    batches = [near(*range(start, start + 100, 4)) for start in range(0, 50_000, 100)]

    def take_all() -> None:
        for batch in batches:
            model.offer(batch)

    assert effort(take_all, tries=1) < 25  # usually four
    assert model.rowCount() == 12_500
