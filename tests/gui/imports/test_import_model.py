"""The table of imports grows as one scrolls."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from readinglist.domain.history import Standing
from readinglist.domain.imports import PastImport, PastSource
from readinglist.gui.imports.import_model import COLUMNS, ImportModel


def past(change: int, standing: Standing = Standing.DONE, name: str = "page.txt") -> PastImport:
    source = PastSource(change, name, f"/papers/{name}", "CSV", "ab" * 32, 1_204, 1_000, 200, 4, (), 990, False)
    at = datetime(2026, 3, 3, 12, tzinfo=UTC)
    return PastImport(change, "Import 1,000 papers", at, standing, (source,), source.papers)


@pytest.fixture
def model() -> ImportModel:
    model = ImportModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def shown(model: ImportModel) -> list[int]:
    found = [model.past(row) for row in range(model.rowCount())]
    return [one.change for one in found if one is not None]


def test_a_row_says_what_was_found_and_what_is_left(model: ImportModel) -> None:
    model.show_imports([past(1)], is_more=False)
    cells = [model.index(0, column).data() for column in range(len(COLUMNS))]
    assert cells[1:] == ["page.txt", "1,204", "1,000", "200", "4", "990"]
    assert cells[0].endswith(datetime(2026, 3, 3, 12, tzinfo=UTC).astimezone().strftime("3 Mar 2026, %H:%M"))


def test_an_import_that_was_undone_says_so_and_is_muted(model: ImportModel) -> None:
    model.show_imports([past(1, Standing.UNDONE), past(0, Standing.FINAL)], is_more=False)
    assert [model.index(row, len(COLUMNS) - 1).data() for row in range(2)] == ["undone", "990"]
    muted = [model.index(row, 0).data(Qt.ItemDataRole.ForegroundRole) is not None for row in range(2)]
    assert muted == [True, False]


def test_a_name_that_would_turn_the_line_round_is_made_visible(model: ImportModel) -> None:
    model.show_imports([past(1, name="a\u202egpj.txt\n")], is_more=False)
    assert model.index(0, 1).data() == "a\ufffdgpj.txt"


def test_older_imports_are_asked_for_once_and_come_below(model: ImportModel) -> None:
    wanted: list[int] = []
    model.wanted.connect(wanted.append)
    model.show_imports([], is_more=False)
    assert not model.canFetchMore(QModelIndex())
    model.show_imports([past(9), past(8)], is_more=True)
    while model.canFetchMore(QModelIndex()):
        model.fetchMore(QModelIndex())
    assert wanted == [8]
    model.add([past(7), past(6)], is_more=False)
    assert shown(model) == [9, 8, 7, 6]
    assert not model.canFetchMore(QModelIndex())


def test_what_comes_late_and_follows_no_more_is_dropped(model: ImportModel) -> None:
    model.show_imports([past(9), past(8), past(7)], is_more=False)
    model.add([past(7), past(6)], is_more=False)
    assert shown(model) == [9, 8, 7]


def test_an_import_is_found_by_its_change(model: ImportModel) -> None:
    model.show_imports([past(9), past(8)], is_more=False)
    assert (model.row_of(8), model.row_of(3)) == (1, None)
