"""The list of pairs stays where one looks while others are found."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from readinglist.domain.duplicates import PossibleDuplicate, Why
from readinglist.gui.duplicates.pair_list import PairList
from readinglist.gui.duplicates.pair_model import PairModel
from readinglist.gui.duplicates.pairs import Pair

EXACT = [
    Pair(PossibleDuplicate(one, one + 1, 1.0, Why.SAME_TITLE), f"Title {one}", f"Title {one}")
    for one in range(100, 150, 2)
]
LIKE = [
    Pair(PossibleDuplicate(one, one + 50, round(0.99 - one / 100, 3), Why.MISTYPED), f"Title {one}", f"Titel {one}")
    for one in range(1, 30)
]


@pytest.fixture
def shown(qtbot: QtBot) -> PairList:
    shown = PairList(PairModel())
    qtbot.addWidget(shown)
    shown.resize(300, 400)
    shown.show()
    return shown


def found(shown: PairList, *pairs: Pair) -> None:
    model = shown.model()
    assert isinstance(model, PairModel)
    model.add(pairs)


def is_in_sight(shown: PairList) -> bool:
    return shown.viewport().rect().contains(shown.visualRect(shown.currentIndex()))


def test_the_chosen_pair_stays_in_sight_when_better_ones_are_found(shown: PairList) -> None:
    found(shown, *LIKE)
    found(shown, *EXACT)
    assert shown.current() == LIKE[0]
    assert is_in_sight(shown)


def test_it_stays_in_sight_when_they_are_found_one_by_one_between_it_and_the_top(shown: PairList) -> None:
    *others, first = [*EXACT, *LIKE]
    for pair in (first, *others):
        found(shown, pair)
        assert shown.current() == first
        assert is_in_sight(shown)


def test_pairs_that_are_found_below_move_nothing(shown: PairList) -> None:
    found(shown, *EXACT)
    shown.step(2)
    top = shown.visualRect(shown.currentIndex()).top()
    found(shown, *LIKE)
    assert shown.visualRect(shown.currentIndex()).top() == top


def test_one_that_looks_further_down_goes_on_looking_there(shown: PairList) -> None:
    found(shown, *LIKE)
    shown.verticalScrollBar().setValue(700)
    looked_at = shown.indexAt(shown.viewport().rect().center()).data()
    found(shown, *EXACT)
    assert shown.indexAt(shown.viewport().rect().center()).data() == looked_at
