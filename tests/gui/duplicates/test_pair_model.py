"""The list of pairs is in order, however they come and go."""

from __future__ import annotations

import random

from PySide6.QtCore import QPersistentModelIndex
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from readinglist.domain.duplicates import PossibleDuplicate, Why
from readinglist.gui.duplicates.pair_model import PairModel
from readinglist.gui.duplicates.pairs import Pair


def pair(one: int, other: int, alike: float, why: Why = Why.MISTYPED) -> Pair:
    return Pair(PossibleDuplicate(one, other, alike, why), f"Title {one}", f"Title {other}")


EXACT = pair(7, 8, 1.0, Why.SAME_TITLE)
MANY = [EXACT, *(pair(one, one + 100, round(0.99 - one / 100, 3)) for one in range(1, 40))]


def model_of(*pairs: Pair) -> PairModel:
    model = PairModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    model.add(pairs)
    return model


def test_exact_ones_come_first_and_then_the_most_alike(qtbot: QtBot) -> None:  # noqa: ARG001
    shuffled = random.Random(1).sample(MANY, len(MANY))
    model = model_of()
    for one in shuffled:
        model.add([one, one])
    assert model.pairs == MANY


def test_what_is_shown_anew_leaves_the_rest_where_it_is(qtbot: QtBot) -> None:  # noqa: ARG001
    model = model_of(*MANY)
    here = QPersistentModelIndex(model.place(MANY[20].key))
    changed = pair(*MANY[3].key, 0.5, Why.SUBTITLE)
    came = model.show([*MANY[10:], changed])
    assert came == [changed]
    assert model.pairs == [*MANY[10:], changed]
    assert model.pair(here) == MANY[20]


def test_what_stands_together_comes_and_goes_together(qtbot: QtBot) -> None:  # noqa: ARG001
    model = model_of(*MANY[10:20])
    steps: list[tuple[str, int, int]] = []
    model.rowsInserted.connect(lambda _parent, first, last: steps.append(("came", first, last)))
    model.rowsRemoved.connect(lambda _parent, first, last: steps.append(("went", first, last)))
    model.show(MANY)
    assert steps == [("came", 10, 29), ("came", 0, 9)]
    steps.clear()
    model.show([*MANY[5:10], *MANY[12:39]])
    assert steps == [("went", 39, 39), ("went", 10, 11), ("went", 0, 4)]
    assert model.pairs == [*MANY[5:10], *MANY[12:39]]


def test_a_pair_that_is_not_here_stands_nowhere(qtbot: QtBot) -> None:  # noqa: ARG001
    model = model_of(EXACT)
    assert model.place((1, 2)).isValid() is False
    model.clear()
    assert model.rowCount() == 0
