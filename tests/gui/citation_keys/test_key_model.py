"""The changes of keys grow as they are found, and are replaced row by row where the same are looked for again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from readinglist.domain.key_changes import KeyChange
from readinglist.gui.citation_keys.key_model import Column, KeyModel


def change(number: int, new: str = "new", *, is_given: bool = False) -> KeyChange:
    return KeyChange(number, f"<b>{number}</b>", f"old{number}", new, is_given, not is_given)


@pytest.fixture
def model(qtbot: QtBot) -> KeyModel:  # noqa: ARG001
    model = KeyModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def shown(model: KeyModel) -> list[str]:
    return [model.index(row, Column.NOW).data() for row in range(model.rowCount())]


def test_rows_come_behind_those_that_came_before(model: KeyModel) -> None:
    model.put([change(1), change(2)])
    model.put([change(3)])
    model.end()
    assert shown(model) == ["old1", "old2", "old3"]


def test_another_look_begins_anew_once_something_is_found(model: KeyModel) -> None:
    model.put([change(1), change(2)])
    model.begin(anew=True)
    assert shown(model) == ["old1", "old2"]
    model.put([change(3)])
    assert shown(model) == ["old3"]


def test_where_nothing_is_found_nothing_is_left(model: KeyModel) -> None:
    model.put([change(1)])
    model.begin(anew=True)
    model.put([])
    model.end()
    assert shown(model) == []


def test_the_same_look_again_replaces_rows_in_their_places(model: KeyModel) -> None:
    model.put([change(1), change(2), change(3)])
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.begin(anew=False)
    model.put([change(1, "other")])
    assert [model.index(row, Column.THEN).data() for row in range(3)] == ["other", "new", "new"]
    model.put([change(4)])
    model.end()
    assert shown(model) == ["old1", "old4"]
    assert resets == []


def test_a_given_key_says_so(model: KeyModel) -> None:
    model.put([change(1, is_given=True)])
    given = model.index(0, Column.GIVEN)
    assert given.data() == "given"
    assert "came with a file" in given.data(Qt.ItemDataRole.ToolTipRole)
    tick = model.index(0, Column.TICK)
    assert tick.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Unchecked
    assert tick.data(Qt.ItemDataRole.AccessibleTextRole) == "to stay"


def test_a_tick_is_turned_at_once(model: KeyModel) -> None:
    model.put([change(1), change(2)])
    model.turn([0])
    assert [model.change(row).is_chosen for row in range(2)] == [False, True]


def test_a_title_is_never_markup_in_a_tip(model: KeyModel) -> None:
    model.put([change(1)])
    assert model.index(0, Column.TITLE).data(Qt.ItemDataRole.ToolTipRole) == "<qt>&lt;b&gt;1&lt;/b&gt;</qt>"
