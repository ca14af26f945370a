"""The sources of an import as a tree."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from readinglist.domain.imports import PastSource
from readinglist.domain.records import Skipped
from readinglist.gui.imports.source_model import SourceModel

ONE = PastSource(1, "one.txt", "/papers/one.txt", "CSV", "ab" * 32, 5, 2, 1, 2, ("Guessed.",), 3, False)
TWO = PastSource(2, "two.txt", "", "arXiv mail", "cd" * 32, 1, 1, 0, 0, (), 1, False)
SKIPPED = [Skipped(1_007, "no title", "An abstract\nalone"), Skipped(9, "no title", "")]


@pytest.fixture
def model() -> SourceModel:
    model = SourceModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal, model)
    return model


def lines(model: SourceModel, row: int) -> list[str]:
    below = model.index(row, 0)
    return [model.index(line, 0, below).data() for line in range(model.rowCount(below))]


def test_a_source_says_its_format_and_its_counts_of_then_and_now(model: SourceModel) -> None:
    model.show_sources([ONE, replace(TWO, is_gone=True)])
    assert [model.index(row, 0).data() for row in range(2)] == [
        "one.txt  ·  CSV  ·  5 found, 2 new, 1 known, 2 skipped  ·  3 papers in your library now",
        "two.txt  ·  arXiv mail  ·  1 found, 1 new, 0 known, 0 skipped  ·  no longer in the sidebar",
    ]


def test_below_it_stand_its_file_its_hash_and_how_it_was_read(model: SourceModel) -> None:
    model.show_sources([ONE, TWO])
    assert lines(model, 0) == ["File: /papers/one.txt", f"SHA-256: {'ab' * 32}", "Guessed."]
    assert lines(model, 1) == [f"SHA-256: {'cd' * 32}"]


def test_what_was_skipped_is_asked_for_once_and_only_where_there_is_some(model: SourceModel) -> None:
    wanted: list[int] = []
    model.wanted.connect(wanted.append)
    model.show_sources([ONE, TWO])
    for row in (0, 0, 1):
        if model.canFetchMore(model.index(row, 0)):
            model.fetchMore(model.index(row, 0))
    assert wanted == [1]
    model.add_skipped(1, SKIPPED)
    assert lines(model, 0)[3:] == ["Line 1,007: no title   An abstract alone", "Line 9: no title"]


def test_what_was_skipped_in_a_source_that_is_shown_no_more_is_dropped(model: SourceModel) -> None:
    model.show_sources([TWO])
    model.add_skipped(1, SKIPPED)
    assert lines(model, 0) == [f"SHA-256: {'cd' * 32}"]


def test_the_same_sources_with_other_counts_keep_what_was_read(model: SourceModel) -> None:
    model.show_sources([ONE])
    model.add_skipped(1, SKIPPED)
    model.show_sources([replace(ONE, papers=2)])
    assert "2 papers in your library now" in model.index(0, 0).data()
    assert len(lines(model, 0)) == 5


def test_a_line_belongs_to_its_source(model: SourceModel) -> None:
    model.show_sources([ONE, TWO])
    below = model.index(0, 0, model.index(1, 0))
    assert model.source(below) == TWO
    assert model.source(model.index(0, 0)) == ONE
    assert model.source(QModelIndex()) == ONE
    assert SourceModel().source(QModelIndex()) is None
