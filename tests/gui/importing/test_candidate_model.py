"""The candidates of an import: ticks survive filtering, known papers cannot be ticked."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from readinglist.gui.importing.candidate_model import CandidateModel
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
    assert (model.decisions.ticked, model.decisions.unticked) == (2, frozenset())


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
